"""Earlier notes as windows see them. Main thread."""

from collections.abc import Callable

from desktop.library import note_history
from desktop.library.opening import Database
from desktop.records import Change


class LiveNotes:
    """``do`` writes what the reader can undo and says so."""

    def __init__(self, database: Database, do: Callable[[Callable[[], Change]], bool]) -> None:
        self._database = database
        self._do = do

    def load_times(self, paper_id: int) -> dict[int, str]:
        """When the note was saved, the latest first: ISO time, UTC, by number."""
        return note_history.load_times(self._database, paper_id)

    def load_text(self, number: int) -> str:
        """What the note said then; empty where it was removed."""
        return note_history.load_text(self._database, number)

    def restore(self, paper_id: int, number: int) -> bool:
        """Make the note say that again; whether it is on disk."""
        return self._do(lambda: note_history.restore(self._database, paper_id, number))
