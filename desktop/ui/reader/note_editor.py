"""The note under a paper: saved while it is written, and shown as saved only once it is; typed, or read as Markdown."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.errors import PapershelfError
from desktop.translation import tr
from desktop.ui.look.theme import SCROLL_BAR, restyle
from desktop.ui.reader.note_field import NoteField
from desktop.ui.reader.note_sides import NoteSides

PAUSE = 400  # milliseconds without a keystroke, then the note is saved
RETRY = 5000  # milliseconds until a save that failed is tried again


class NoteEditor(QFrame):
    """A field for the note of one paper at a time. What could not be saved is kept here and tried again.

    Signals:
        left: Escape was pressed in the field, or in what stands in its place. room_left: the same while it has more room.
        link_activated: an address that may be opened was clicked in the note as it reads.
        grew: the field became higher or lower, or its cursor moved; the pane may have to follow.
    """

    left = Signal()
    room_left = Signal()
    link_activated = Signal(str)
    grew = Signal()

    def __init__(self, save: Callable[[int, str], None], parent: QWidget | None = None) -> None:
        """``save`` puts the note of a paper on disk before it returns, or raises PapershelfError."""
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self._save = save
        self._paper_id: int | None = None
        self._typed = False  # the field holds what is not on disk
        self._kept: dict[int, str] = {}  # notes of papers left behind that are not on disk
        self._showing = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self.field = NoteField(self)
        self.switch = QPushButton(self)
        self._grid = QGridLayout(self)
        self.sides = NoteSides(self.field, self.switch, self._grid, self)
        self.field.textChanged.connect(self._on_typed)
        self.field.focus_changed.connect(self._on_focus_changed)
        self.field.grew.connect(self.grew)
        self.sides.escaped.connect(self._on_escaped)
        self.sides.grew.connect(self.grew)
        self.sides.link_activated.connect(self.link_activated)
        self.state = QLabel(self)
        self.state.setObjectName("noteState")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._build()

    @property
    def paper_id(self) -> int | None:
        """Whose note is shown; None: nobody's."""
        return self._paper_id

    def show_note(self, paper_id: int, text: str | None) -> None:
        """Show the note of that paper. Another paper's note is saved first; typing is never overwritten."""
        if paper_id == self._paper_id:
            # A library may drop white space at the end; taking it from under the cursor would eat typing.
            if not self._typed and (text or "").rstrip() != self.field.text().rstrip():
                self._fill(text or "", keep_cursor=True)
                self._say("")
            return
        self.leave_paper()
        self._paper_id = paper_id
        kept = self._kept.pop(paper_id, None)
        self._fill(text or "" if kept is None else kept, keep_cursor=False)
        if kept is not None:
            self._typed = True
            self._timer.start(PAUSE)
        elif not self._kept:
            self._say("")

    def leave_paper(self) -> None:
        """Save, and show no paper's note any more. What cannot be saved is kept for later."""
        self.flush()
        if self._typed and self._paper_id is not None:
            self._kept[self._paper_id] = self.field.text()
        self._paper_id = None
        self._typed = False

    def write(self) -> None:
        """Put the cursor at the end of the note, to be typed on."""
        self.sides.show_field()
        self.field.write_at_end()

    def flush(self) -> bool:
        """Save what is not on disk yet; returns whether all of it is now."""
        self._timer.stop()
        if not self._typed and not self._kept:
            return True
        try:
            self._save_all()
        except PapershelfError as error:
            self._say(str(error), warning=True)
            self._timer.start(RETRY)
            return False
        self._say(tr("Saved"))
        return True

    def _save_all(self) -> None:
        if self._typed and self._paper_id is not None:
            self._save(self._paper_id, self.field.text())
            self._typed = False
        for paper_id in list(self._kept):
            self._save(paper_id, self._kept[paper_id])
            del self._kept[paper_id]

    def _fill(self, text: str, *, keep_cursor: bool) -> None:
        if not text and self.field.is_untouched():
            self.sides.refresh()
            return  # as most papers' notes are
        position = self.field.textCursor().position() if keep_cursor else 0
        self._showing = True
        self.field.show_text(text.replace("\0", ""))
        self._showing = False
        cursor = self.field.textCursor()
        cursor.setPosition(min(position, self.field.document().characterCount() - 1))
        self.field.setTextCursor(cursor)
        self.sides.refresh()

    def _on_typed(self) -> None:
        if self._showing or self._paper_id is None:
            return
        self._typed = True
        self._say(tr("Writing…"))
        self._timer.start(PAUSE)
        self.sides.follow_typing()

    def _on_focus_changed(self, focused: bool) -> None:
        restyle(self, "writing", "true" if focused else "false")
        if not focused:
            self.flush()

    def _on_escaped(self) -> None:
        self.flush()
        (self.room_left if self.sides.is_large else self.left).emit()

    def _say(self, sentence: str, *, warning: bool = False) -> None:
        if sentence != self.state.text():
            self.state.setText(sentence)
            self.state.setAccessibleName(sentence)
        restyle(self.state, "kind", "warning" if warning else "faint")

    def _build(self) -> None:
        heading = QLabel(tr("Note"), self)
        heading.setProperty("kind", "heading")
        heading.setBuddy(self.field)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addWidget(self.state, 1)
        head.addWidget(self.switch)
        head.addSpacing(SCROLL_BAR)
        self._grid.setContentsMargins(14, 9, 14 - SCROLL_BAR, 11)
        self._grid.setVerticalSpacing(5)
        self._grid.addLayout(head, 0, 0, 1, 3)
