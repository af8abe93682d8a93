"""What nobody asks for, done while nobody waits, so that the next write and the next search are quicker."""

from desktop.store import full_text, log_room
from desktop.store.database import Database, tidy

__all__ = ["index_notes", "make_room", "tidy"]

INDEXED_AT_ONCE = 8  # notes, each less than a thousandth of a second


def index_notes(database: Database) -> bool:
    """Put a few of the notes that were written lately into the search index; False: more are left, or another writer is at it.

    Takes a few milliseconds and never waits. A search does the same, so nothing is lost when this is never called.
    """
    return full_text.catch_up(database, INDEXED_AT_ONCE, patience=0)


def make_room(database: Database) -> None:
    """Let the library's log have its size before anything is written to it. Inside ``worker_connection``.

    Raises LibraryError when there is no room; then writing is only slower.
    """
    log_room.make_room(database)
