"""The right pane: one paper, to be read, annotated and filed; or a quiet word on why there is none."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from desktop.records import Origins, SearchWord, ShelvedPaper
from desktop.translation import tr
from desktop.ui.look.action_row import ActionRow
from desktop.ui.reader.find_bar import FindBar
from desktop.ui.reader.note_editor import NoteEditor
from desktop.ui.reader.pinned_part import MOST_PINNED
from desktop.ui.reader.reader_column import ReaderColumn
from desktop.ui.reader.reader_page import ABSTRACT_LINE, NO_ORIGINS, ReaderPage
from desktop.ui.reader.reader_text import ReaderText, Span

LOWEST_WITH_NOTE = 440  # pixels of the pane
BUTTON_PADDING = 15  # pixels between a button's edge and its words


class Reader(QWidget):
    """Shows one paper at a time.

    Signals:
        tag_added, tag_removed: paper id and tag. tag_clicked: the tag.
        collection_clicked: its id. collection_removed: paper id and collection id.
        add_to_collection_requested, bibtex_wanted: paper id.
        link_activated: an address that may be opened (http, https, mailto). author_clicked: the name.
        reason_chosen: Reason, a list that the paper stood on. version_seen: paper id. split_wanted: the paper is two.
        origins_shown: Origins of the paper that is shown now; nothing but empty ones while none is.
        left: Escape was pressed in the note or in the tag field.
        escaped: it was pressed elsewhere in the reader, or the button that leaves the full screen was.
        read_on_wanted: Space was pressed.
    """

    tag_added = Signal(int, str)
    tag_removed = Signal(int, str)
    tag_clicked = Signal(str)
    collection_clicked = Signal(int)
    collection_removed = Signal(int, int)
    add_to_collection_requested = Signal(int)
    bibtex_wanted = Signal(int)
    link_activated = Signal(str)
    author_clicked = Signal(str)
    reason_chosen = Signal(object)
    version_seen = Signal(int)
    split_wanted = Signal()
    origins_shown = Signal(object)
    left = Signal()
    escaped = Signal()
    read_on_wanted = Signal()

    def __init__(
        self, actions: Sequence[QAction], save_note: Callable[[int, str], None], parent: QWidget | None = None
    ) -> None:
        """``actions`` stand at the head, in that order. ``save_note``: see NoteEditor."""
        super().__init__(parent)
        self.setObjectName("reader")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._paper_id: int | None = None
        self._zoom = 1.0
        self.page = ReaderPage(save_note)
        self.find_bar = FindBar((self.page.title, self.page.abstract, self.page.summary), self.reveal)
        self._scroll = QScrollArea()
        self.leave_full_screen = _quiet_button(tr("Leave full screen"), tr("Leave full screen  Esc"))
        self._head = ReaderColumn(beside_scroll_bar=False, outset=BUTTON_PADDING)
        self._line = QFrame()
        self._heading = _state_label("stateHeading")
        self._sentence = _state_label("stateSentence")
        self._state = self._build_state()
        self._pages = QStackedWidget()
        self._build_layout(actions)
        self._connect()
        self.show_paper(None)

    @property
    def note(self) -> NoteEditor:
        return self.page.note

    def show_paper(self, paper: ShelvedPaper | None, origins: Origins = NO_ORIGINS) -> None:
        """Show that paper from its top; the same paper again keeps scroll, cursor and selection. None: nothing is chosen."""
        if paper is None:
            self.show_state(tr("No paper chosen"), tr("Choose a paper in the list to read it here."))
            return
        another = self._paper_id != paper.paper_id
        self._paper_id = paper.paper_id
        # Of the page only: its head says the same of every paper.
        self.page.setUpdatesEnabled(False)
        try:
            # At the top a deed, as starring, may move the text; what arrives by itself may not.
            stays = not another and (self._scroll.verticalScrollBar().value() > 0 or self.page.would_tell_more(origins))
            place = self._place_of_text() if stays else None
            self.page.show_parts(paper, origins)
            self._turn_to(self._scroll, self.page.abstract)
            if another:
                self._scroll.verticalScrollBar().setValue(0)
            elif place:
                self._return_to(*place)
            self.find_bar.refresh()
        finally:
            self.page.setUpdatesEnabled(True)
        self.origins_shown.emit(origins)

    def show_state(self, heading: str, sentence: str) -> None:
        """Show two quiet lines instead of a paper. The note that was open is saved."""
        self._paper_id = None
        self.note.leave_paper()
        self.page.notices.leave()
        self.origins_shown.emit(NO_ORIGINS)
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self.find_bar.put_away()
        self._turn_to(self._state, self._state)

    def mark_words(self, words: tuple[SearchWord, ...]) -> None:
        """Paint these words in title and abstract from now on: what was searched."""
        self.page.mark_words(words)

    def set_bibtex(self, text: str) -> None:
        """Show that entry behind the fold BibTeX: the answer to ``bibtex_wanted``."""
        self.page.shelf.set_bibtex(text)

    def write_note(self) -> None:
        """Put the cursor at the end of the note and scroll to it; nothing where no paper is shown."""
        if self._paper_id is not None:
            self.note.write()
            self._follow_note()

    def write_tag(self) -> None:
        """Put the cursor into the field for another tag; nothing where no paper is shown."""
        if self._paper_id is not None:
            self.page.shelf.tag_field.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self._scroll.ensureWidgetVisible(self.page.shelf.tag_field)

    def toggle_changes(self) -> bool:
        """Open what changed since an earlier version, or close it; False where no paper with one is shown."""
        return self._paper_id is not None and self.page.notices.toggle_changes()

    def find_letters(self) -> None:
        """Open the bar that finds letters in the paper; nothing where no paper is shown."""
        if self._paper_id is not None:
            self.page.show_whole()
            self.find_bar.open_bar()

    def set_zoom(self, zoom: float) -> None:
        """Show texts and note in that size; 1.0 is the usual one."""
        if zoom != self._zoom:
            self._zoom = zoom
            self.page.set_zoom(zoom)
            self._head.set_zoom(zoom)

    def set_alone(self, alone: bool) -> None:
        """Offer the way back, because nothing but the reader is shown; or no more."""
        self.leave_full_screen.setVisible(alone)

    def take_focus(self) -> None:
        """Put the focus where the reader is scrolled and read."""
        target = self._state if self._paper_id is None else self.page.abstract
        target.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def scroll_page(self, pages: int = 1) -> bool:
        """Go so many pages down; returns False at the end, where the next paper is wanted."""
        bar = self._scroll.verticalScrollBar()
        before = bar.value()
        bar.setValue(before + pages * (bar.pageStep() - round(2 * ABSTRACT_LINE)))
        return self._paper_id is not None and bar.value() != before

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What nothing in the reader wanted for itself."""
        upwards = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Qt.Key.Key_Space if not upwards:
                self.read_on_wanted.emit()
            case Qt.Key.Key_Space:
                self.scroll_page(-1)
            case Qt.Key.Key_Escape:
                self.escaped.emit() if self.find_bar.isHidden() else self.find_bar.close_bar()
            case _:
                super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._pin_note()

    def _turn_to(self, page: QWidget, target: QWidget) -> None:
        """Show that page; the focus, if it is in the other one, goes to ``target`` instead of out of the reader."""
        focus = QApplication.focusWidget()
        was_inside = focus is not None and self._pages.isAncestorOf(focus)
        if self._pages.currentWidget() is not page:
            self._pages.setCurrentWidget(page)
            if was_inside:
                target.setFocus(Qt.FocusReason.OtherFocusReason)

    def reveal(self, text: ReaderText, span: Span) -> None:
        """Scroll so that this stretch of one of the texts can be seen."""
        place = text.cursorRect(text.cursor_over(span))
        middle = QRect(text.viewport().mapTo(self.page, place.topLeft()), place.size()).center()
        # The note may cover what is at the bottom.
        self._scroll.ensureVisible(middle.x(), middle.y(), 0, MOST_PINNED + 30)

    def _place_of_text(self) -> tuple[QWidget, int]:
        """What is being read, and how far below the upper edge of the pane it begins."""
        value, text = self._scroll.verticalScrollBar().value(), self.page.abstract
        above = text.mapTo(self.page, text.rect().bottomLeft()).y() < value
        read: QWidget = self.note if above or self.note.field.hasFocus() else text
        return read, read.mapTo(self.page, QPoint(0, 0)).y() - value

    def _return_to(self, read: QWidget, below: int) -> None:
        """What comes late, as a summary or a newer version, moves nothing that is being read."""
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
        self._scroll.verticalScrollBar().setValue(read.mapTo(self.page, QPoint(0, 0)).y() - below)

    def _pin_note(self) -> None:
        """The note stays in view, however long the abstract is, unless the pane is so low that it would cover the text."""
        height = self._scroll.viewport().height()
        self.page.note_place.pin_above(
            self._scroll.verticalScrollBar().value() + height if height >= LOWEST_WITH_NOTE else None
        )

    def _follow_note(self) -> None:
        # Only after this event it is known how much room a new line needs.
        QTimer.singleShot(0, self, self._show_note_cursor)

    def _show_note_cursor(self) -> None:
        self.page.note_place.updateGeometry()
        self._pin_note()
        field = self.note.field
        if field.hasFocus() and self.page.isAncestorOf(field):  # and not in the whole window
            place = field.cursorRect()
            middle = QRect(field.viewport().mapTo(self.page, place.topLeft()), place.size()).center()
            self._scroll.ensureVisible(middle.x(), middle.y(), 0, 30)

    def _build_layout(self, actions: Sequence[QAction]) -> None:
        head = self._head
        head.setObjectName("readerHead")
        head.layout_of_column.setContentsMargins(0, 11, 0, 9)
        row = QHBoxLayout()
        row.addWidget(ActionRow(actions), 1)
        row.addWidget(self.leave_full_screen, 0, Qt.AlignmentFlag.AlignTop)
        head.layout_of_column.addLayout(row)
        head.layout_of_column.addWidget(self.find_bar)
        self._line.setProperty("kind", "hairline")
        policy = self._line.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self._line.setSizePolicy(policy)
        self._line.hide()
        self._scroll.setWidget(self.page)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there and invisible while it has nothing to do: a bar that comes would wrap every line anew.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self._pages.addWidget(self._scroll)
        self._pages.addWidget(self._state)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for widget in (head, self._line):
            layout.addWidget(widget)
        layout.addWidget(self._pages, 1)

    def _build_state(self) -> QWidget:
        state = QWidget()
        state.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        layout = QVBoxLayout(state)
        layout.setSpacing(6)
        layout.addStretch(2)
        layout.addWidget(self._heading)
        layout.addWidget(self._sentence)
        layout.addStretch(3)
        return state

    def _connect(self) -> None:
        bar = self._scroll.verticalScrollBar()
        bar.rangeChanged.connect(self._on_range_changed)
        bar.valueChanged.connect(self._on_scrolled)
        self.page.authors.author_clicked.connect(self.author_clicked)
        self.page.facts.link_activated.connect(self.link_activated)
        self.note.grew.connect(self._follow_note)
        self.note.left.connect(self.left)
        self.note.link_activated.connect(self.link_activated)
        self.leave_full_screen.clicked.connect(lambda _checked: self.escaped.emit())
        self.find_bar.closed.connect(self.take_focus)
        shelf = self.page.shelf
        for theirs, ours in (
            (shelf.tag_added, self.tag_added),
            (shelf.tag_removed, self.tag_removed),
            (shelf.tag_clicked, self.tag_clicked),
            (shelf.collection_clicked, self.collection_clicked),
            (shelf.collection_removed, self.collection_removed),
            (shelf.add_to_collection_requested, self.add_to_collection_requested),
            (shelf.bibtex_wanted, self.bibtex_wanted),
            (shelf.left, self.left),
            (self.page.reasons.chosen, self.reason_chosen),
            (self.page.notices.seen, self.version_seen),
            (self.page.notices.split_wanted, self.split_wanted),
        ):
            theirs.connect(ours)

    def _on_scrolled(self, value: int) -> None:
        self._line.setVisible(value > 0)
        self._pin_note()

    def _on_range_changed(self, lowest: int, highest: int) -> None:
        self._scroll.verticalScrollBar().setEnabled(highest > lowest)
        self._pin_note()


def _state_label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label


def _quiet_button(words: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(words)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    button.hide()
    return button
