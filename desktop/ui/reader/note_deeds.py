"""What the reader does with the note beyond typing it."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.translation import tr
from desktop.ui.appearance import READER
from desktop.ui.keys.key_bindings import KeyBindings
from desktop.ui.reader.note_room import NoteRoom
from desktop.ui.reader.reader import Reader

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class NoteDeeds(QObject):
    """Acts on the note of the paper that the reader shows."""

    def __init__(self, window: "MainWindow", reader: Reader, bindings: KeyBindings) -> None:
        super().__init__(window)
        self._window = window
        self._reader = reader
        whole = window.centralWidget()
        assert whole is not None
        self.room = NoteRoom(reader, whole)
        bindings.changed.connect(self._show_keys)
        self._show_keys()

    def do(self, deed: str) -> None:
        """What a command of the note says: ``preview``, ``room`` or ``history``."""
        deeds: Mapping[str, Callable[[], None]] = {
            "preview": self.turn,
            "room": self.fill_window,
            "history": self.show_history,
        }
        deeds[deed]()

    def turn(self) -> None:
        """Show the note as it reads, or to be typed on."""
        self._window.appearance.show_pane(READER)
        if self._reader.note.paper_id is not None:
            self._reader.note.sides.turn()

    def fill_window(self) -> None:
        """Give the note the whole window, or everything its place back."""
        if self.room.is_open:
            self.room.leave()
        else:
            self._window.reading.leave()
            self._window.appearance.show_pane(READER)
            self.room.enter(self._window.appearance.settings.reader_zoom)

    def show_history(self) -> None:
        """Show what the note said at earlier times, and bring back what is chosen there."""
        from desktop.ui.reader.note_history_dialog import NoteHistoryDialog

        note, library = self._reader.note, self._window.library
        paper_id = note.paper_id
        if paper_id is None or not note.flush():
            return
        times = library.notes.load_times(paper_id)
        if not times:
            library.told.emit(tr("Nothing was ever written about this paper."), False)
            return
        number = NoteHistoryDialog.ask(self._window, times, library.notes.load_text, note.field.text())
        if number is not None:
            library.notes.restore(paper_id, number)

    def _show_keys(self) -> None:
        self._reader.note.sides.show_key(self._window.actions_by_name["note_preview"].shortcut().toString())
