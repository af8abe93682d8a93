"""The two sides of a note, as it is typed and as it reads: one in place of the other, or both side by side."""

from collections.abc import Callable, Collection, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from PySide6.QtWidgets import QApplication, QFrame, QGridLayout, QPushButton, QWidget

from desktop.translation import tr
from desktop.ui.look.theme import SCROLL_BAR
from desktop.ui.reader.note_field import NoteField
from desktop.ui.reader.note_preview import NotePreview

REST = 8  # times as long as it took to show a note must nothing be typed before it is shown again
PAUSE = 200  # milliseconds without a keystroke, then what is typed is shown as it reads


class NoteSides(QObject):
    """Shows field or preview below what stands in ``grid``. The preview is built when it is first wanted.

    Signals:
        escaped: Escape was pressed in either. grew: another height is needed. link_activated: an address was clicked.
        paper_link_activated: the name of a paper that is in the library was.
    """

    escaped = Signal()
    grew = Signal()
    link_activated = Signal(str)
    paper_link_activated = Signal(str)

    def __init__(self, field: NoteField, switch: QPushButton, grid: QGridLayout, parent: QWidget) -> None:
        """``switch`` is the button from one side to the other."""
        super().__init__(parent)
        self._field = field
        self._switch = switch
        self._key = ""
        self._preview: NotePreview | None = None
        self._reads = False  # the note is wanted as it reads
        self._is_large = False  # there is room for both
        self.find_papers: Callable[[Sequence[str]], Collection[str]] = lambda _names: ()  # of links, see NotePreview
        self._line = QFrame(parent)
        self._line.setObjectName("noteLine")
        self._line.setFixedWidth(1)
        self._line.hide()
        # Not in a layout inside another one: that tells of another height an event too late.
        self._grid = grid
        grid.setHorizontalSpacing(0)
        grid.setRowStretch(1, 1)
        grid.setColumnStretch(0, 1)
        grid.addWidget(field, 1, 0)
        grid.addWidget(self._line, 1, 1)
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.refresh)
        field.escaped.connect(self.escaped)
        switch.setProperty("kind", "link")
        switch.clicked.connect(lambda _checked: self.turn())
        self._name_switch()

    @property
    def reads(self) -> bool:
        """Whether the note is shown as it reads, alone or beside what is typed."""
        return self._reads

    @property
    def is_large(self) -> bool:
        """Whether there is room for both sides."""
        return self._is_large

    @property
    def preview(self) -> NotePreview:
        if self._preview is None:
            self._preview = preview = NotePreview(self._find_papers, self._field.parentWidget())
            preview.escaped.connect(self.escaped)
            preview.grew.connect(self.grew)
            preview.edit_wanted.connect(self._write_on)
            preview.link_activated.connect(self.link_activated)
            preview.paper_link_activated.connect(self.paper_link_activated)
            self._grid.addWidget(preview, 1, 2)
        return self._preview

    def _find_papers(self, names: Sequence[str]) -> Collection[str]:
        return self.find_papers(names)  # it may be set after the preview was made

    def turn(self) -> None:
        """Show the note as it reads, or no more. The focus goes along, if it was in either."""
        was_inside = QApplication.focusWidget() in (self._field, self._preview, self._switch)
        self._reads = not self._reads
        self.refresh()
        self._name_switch()
        if was_inside:
            self.take_focus()
        self.grew.emit()

    def take_focus(self) -> None:
        """Put the focus where the note is typed, or where it is read if that alone is shown."""
        shown = self.preview if self._field.isHidden() else self._field
        shown.setFocus(Qt.FocusReason.OtherFocusReason)

    def show_field(self) -> None:
        """Show what is typed, to go on with it."""
        if self._reads and not self._is_large:
            self.turn()

    def set_large(self, large: bool, *, reads: bool) -> None:
        """Say whether there is room for both sides now, and whether the note is to be shown as it reads."""
        self._is_large, self._reads = large, reads
        self._grid.setHorizontalSpacing(SCROLL_BAR if large else 0)
        self._field.set_filling(large)
        self.preview.set_filling(large)
        self.refresh()
        self._name_switch()

    def refresh(self) -> None:
        """Show what the field holds now; an empty note has nothing to be read."""
        self._timer.stop()
        reads = self._reads and (self._is_large or not self._field.document().isEmpty())
        if reads:
            self.preview.show_note(self._field.text())
        if self._preview is not None:
            # First what comes, then what goes: else the focus would leave the note.
            self._field.setVisible(self._is_large or not reads)
            self._preview.setVisible(reads)
            self._line.setVisible(self._is_large and reads)
            self._grid.setColumnStretch(0, int(self._is_large or not reads))
            self._grid.setColumnStretch(2, int(reads))

    def follow_typing(self) -> None:
        """Something was typed: show it as it reads once no other letter follows."""
        if self._reads:
            self._timer.start(max(PAUSE, REST * self.preview.took))

    def show_key(self, key: str) -> None:
        """Say which key turns the note."""
        self._key = key
        self._name_switch()

    def _write_on(self) -> None:
        self.show_field()
        self._field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _name_switch(self) -> None:
        if self._is_large:
            words = tr("Hide preview") if self._reads else tr("Show preview")
        else:
            words = tr("Edit") if self._reads else tr("Preview")
        self._switch.setText(words)
        self._switch.setToolTip(f"{words}  {self._key}".strip())
