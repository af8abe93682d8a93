"""The note in the whole window: typed on the left, as it reads on the right. Escape gives everything back."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_title
from desktop.ui.reader.reader import Reader

LETTERS = 15  # pixels


class NoteRoom(QFrame):
    """Lies over ``below`` while it is open, and has the reader's own note in it: nothing is copied, nothing saved twice."""

    def __init__(self, reader: Reader, below: QWidget) -> None:
        super().__init__(below)
        self.setObjectName("noteRoom")
        self.is_open = False
        self._reader = reader
        self._note = reader.note
        self._read_before = False
        self._title = build_title("")
        self._leave = QPushButton(tr("Back to the paper"))
        self._leave.setToolTip(tr("Back to the paper  Esc"))
        self._leave.clicked.connect(lambda _checked: self.leave())
        head = QHBoxLayout()
        head.addWidget(self._title, 1)
        head.addWidget(self._leave, 0, Qt.AlignmentFlag.AlignTop)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(32, 20, 32, 24)
        self._column.setSpacing(14)
        self._column.addLayout(head)
        self.hide()
        below.installEventFilter(self)
        self._note.room_left.connect(self.leave)
        reader.origins_shown.connect(lambda _origins: self._follow_paper())
        self._below = below
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._follow_focus)

    def enter(self, zoom: float) -> None:
        """Show the note of the paper that is read in all the room, in letters of that size (1.0: the usual one)."""
        if self.is_open or self._note.paper_id is None:
            return
        self._read_before = self._note.sides.reads
        self._title.setText(self._reader.page.title.text)
        pixels = round(LETTERS * zoom)
        self.setStyleSheet(f"#noteField, #notePreview {{ font-size: {pixels}px; }}")
        self._column.addWidget(self._note, 1)
        self._note.show()
        self._note.sides.set_large(True, reads=True)
        self.setGeometry(self._below.rect())
        self.show()
        self.raise_()
        self._note.field.setFocus(Qt.FocusReason.OtherFocusReason)
        self.is_open = True

    def leave(self) -> None:
        """Put the note back under its paper; nothing where the room is not open."""
        if not self.is_open:
            return
        self.is_open = False
        was_inside = self.isAncestorOf(QApplication.focusWidget() or self._below)
        self._note.sides.set_large(False, reads=self._read_before)
        self._reader.page.note_place.take_back(self._note)
        self._note.show()
        self.hide()
        if was_inside:
            self._note.sides.take_focus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if self.is_open and event.type() == QEvent.Type.Resize:
            self.setGeometry(self._below.rect())
        return super().eventFilter(watched, event)

    def _follow_paper(self) -> None:
        if self._note.paper_id is None:
            self.leave()
        elif self.is_open:
            self._title.setText(self._reader.page.title.text)

    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        # What got the focus lies under the room: it would be typed into unseen.
        if self.is_open and now is not None and now.window() is self.window() and not self.isAncestorOf(now):
            self.leave()
