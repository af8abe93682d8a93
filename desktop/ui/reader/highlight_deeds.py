"""What the reader does with highlights: marks what is selected, gives it a colour and a comment, goes from one to the next."""

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.records import Highlight
from desktop.translation import tr
from desktop.ui.appearance import READER
from desktop.ui.reader.highlight_bar import COLOURS, HighlightBar
from desktop.ui.reader.reader import Reader
from desktop.ui.reader.reader_text import ReaderText, Span

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

REST = 160  # milliseconds without a change of selection or focus, then the bar follows


class HighlightDeeds(QObject):
    """Acts on the paper that the reader shows; ``bar`` floats at what is selected in it."""

    def __init__(self, window: "MainWindow", reader: Reader) -> None:
        super().__init__(window)
        self._window = window
        self._reader = reader
        self._library = window.library
        self._passages = reader.page.passages
        self._colour = "yellow"  # the last one
        self.bar = HighlightBar(self._write_comment, reader.page)
        self._rest = QTimer(self, singleShot=True, interval=REST)
        self._rest.timeout.connect(self.follow)
        self._connect()

    def do(self, deed: str) -> None:
        """What a command of HIGHLIGHTING says."""
        deeds: Mapping[str, Callable[[], object]] = {
            "last": lambda: self.mark(self._colour),
            **{colour: partial(self.mark, colour) for colour in COLOURS},
            "comment": self.comment,
            "delete": self.delete,
            "attach": self.attach,
            "next": lambda: self.step(1),
            "previous": lambda: self.step(-1),
        }
        self._window.appearance.show_pane(READER)
        deeds[deed]()

    def mark(self, colour: str) -> bool:
        """Highlight what is selected, or give the highlight that is chosen that colour; returns whether it is on disk."""
        self._colour = colour
        found, chosen = self._passages.selected(), self._chosen()
        if chosen is not None:
            return chosen.colour == colour or self._library.highlights.recolour(chosen.highlight_id, colour)
        if found is None:
            self._library.told.emit(tr("Select some words of the title or the abstract to highlight them."), False)
            return False
        text, place = found
        known = {highlight.highlight_id for _text, highlight, _span in self._passages.found}
        if not self._library.highlights.add(self._passages.paper_id, text.field, text.source, place, colour):
            return False
        new = [highlight for highlight, _ in text.found if highlight.highlight_id not in known]
        text.place.unselect()
        if new:
            self._passages.choose(new[0].highlight_id)
        self.bar.put_away()
        return True

    def comment(self) -> None:
        """Have the reader say something of the highlight that is chosen, or of what is selected."""
        if self._chosen() is None and not self.mark(self._colour):
            return
        chosen = self._chosen()
        if chosen is not None:
            self._go_to(chosen.highlight_id)
            self.bar.write_comment(chosen, self._place_of(chosen))

    def delete(self) -> None:
        """Delete the highlight that is chosen."""
        chosen = self._chosen()
        if chosen is None:
            self._library.told.emit(tr("No highlight is chosen: click into one, or go to one."), False)
        else:
            self._delete(chosen.highlight_id)

    def attach(self, highlight_id: int = 0) -> None:
        """Attach that highlight, by default the lost one that is shown, to what is selected."""
        tray = self._reader.page.highlights.tray
        highlight_id = highlight_id or (tray.current if tray is not None else 0)
        if not highlight_id:
            self._library.told.emit(tr("No highlight of this paper has lost its passage."), False)
            return
        found = self._passages.selected()
        if found is None:
            self._library.told.emit(tr("Select the words in title or abstract that it belongs to first."), True)
            return
        text, place = found
        if self._library.highlights.attach(highlight_id, text.field, text.source, place):
            text.place.unselect()
            self._passages.choose(highlight_id)
            self.bar.put_away()
            text.place.setFocus(Qt.FocusReason.OtherFocusReason)  # the button that was pressed may be gone

    def step(self, step: int) -> None:
        """Go to the next highlight, or with -1 to the one before; after the last comes the first."""
        ids = [highlight.highlight_id for _text, highlight, _span in self._passages.found]
        if not ids:
            self._library.told.emit(tr("Nothing is highlighted in this paper."), False)
            return
        here = ids.index(self._passages.current) if self._passages.current in ids else (-1 if step > 0 else 0)
        self._go_to(ids[(here + step) % len(ids)])

    def flush(self) -> bool:
        """Put the comment that is being typed on disk; returns whether it is."""
        return self.bar.flush()

    def follow(self) -> None:
        """Put the bar where the reader is, or away."""
        if QApplication.mouseButtons() != Qt.MouseButton.NoButton:
            self._rest.start()  # the selection is still being drawn
            return
        focus = QApplication.focusWidget()
        if focus is not None and self.bar.isAncestorOf(focus):
            return
        text = next((one for one in self._passages.texts if one.place is focus), None)
        if text is None:
            self.bar.put_away()
            return
        highlight = text.at_cursor(self._passages.current)
        self._passages.choose(highlight.highlight_id if highlight else 0)
        if highlight is not None:
            self.bar.offer_changes(highlight, self._place_of(highlight))
        elif text.selected() is not None:
            self.bar.offer_colours(self._rectangle(text.place, Span(*text.place.selected())))
        else:
            self.bar.put_away()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.bar.isVisible():
            self._rest.start()
        return super().eventFilter(watched, event)

    def _connect(self) -> None:
        for text in self._passages.texts:
            text.place.selectionChanged.connect(partial(self._on_moved, text.place))
            text.place.cursorPositionChanged.connect(partial(self._on_moved, text.place))
            text.place.comment_wanted.connect(self.comment)
            text.place.removal_wanted.connect(self._delete_at_cursor)
        beside = self._reader.page.highlights
        beside.chosen.connect(self._go_to)
        beside.comment_wanted.connect(self.comment)
        beside.removal_wanted.connect(self._delete)
        beside.attach_wanted.connect(self.attach)
        self._reader.page.installEventFilter(self)
        self.bar.colour_chosen.connect(self.mark)
        self.bar.comment_wanted.connect(self.comment)
        self.bar.removal_wanted.connect(self.delete)
        self.bar.left.connect(self._return_to_text)
        self.bar.focus_moved.connect(self._rest.start)

    def _chosen(self) -> Highlight | None:
        """The highlight that a key means: the one that is selected to the letter, else, while nothing is selected, the chosen one."""
        found = self._passages.selected()
        if found is None:
            return self._passages.highlight(self._passages.current) or self._passages.at_cursor()
        start, end = found[0].place.selected()
        return next((one for one, span in found[0].found if (span.start, span.end) == (start, end)), None)

    def _delete_at_cursor(self) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._delete(chosen.highlight_id)

    def _delete(self, highlight_id: int) -> None:
        if highlight_id and self._library.highlights.delete(highlight_id):
            self.bar.put_away()

    def _go_to(self, highlight_id: int) -> None:
        self._passages.choose(highlight_id)
        for text, highlight, span in self._passages.found:
            if highlight.highlight_id == highlight_id:
                text.place.put_cursor(span.start)
                self._reader.reveal(text.place, span)

    def _write_comment(self, highlight_id: int, comment: str) -> bool:
        return self._library.highlights.write_comment(highlight_id, comment)

    def _return_to_text(self) -> None:
        chosen = self._passages.highlight(self._passages.current)
        text = self._passages.title if chosen is not None and chosen.field == "title" else self._passages.abstract
        text.place.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place_of(self, highlight: Highlight) -> QRect:
        for text, other, span in self._passages.found:
            if other.highlight_id == highlight.highlight_id:
                return self._rectangle(text.place, span)
        return QRect()

    def _rectangle(self, place: ReaderText, span: Span) -> QRect:
        """Where the beginning of that stretch is on the page."""
        cursor = place.cursor_over(span)
        cursor.setPosition(cursor.selectionStart())
        rectangle = place.cursorRect(cursor)
        return QRect(place.viewport().mapTo(self._reader.page, rectangle.topLeft()), rectangle.size())

    def _on_moved(self, place: ReaderText) -> None:
        if place.hasFocus():
            self._rest.start()
