"""What a note said at earlier times, and bringing it back."""

from desktop.records import Change
from desktop.store import note_history
from desktop.store.database import Database
from desktop.translation import tr


def load_times(database: Database, paper_id: int) -> dict[int, str]:
    """When the note was saved, the latest first: ISO time, UTC, by a number for ``load_text`` and ``restore``."""
    return note_history.load_times(database, paper_id)


def load_text(database: Database, number: int) -> str:
    """What the note said then; empty where it was removed."""
    return note_history.load_text(database, number)


def restore(database: Database, paper_id: int, number: int) -> Change:
    """Make the note say again what it said then, as one step of undo. Raises LibraryError, and then nothing is changed."""
    return note_history.restore(database, paper_id, number, tr("Brought back an earlier note"))
