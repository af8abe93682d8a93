"""Undo and redo of everything the reader did, also after a restart."""

from desktop.records import Change
from desktop.store import journal
from desktop.store.database import Database


def undo(database: Database) -> Change | None:
    """Take back the newest action; None when there is nothing to take back."""
    return journal.undo(database)


def redo(database: Database) -> Change | None:
    """Do again what was undone last; None when nothing was."""
    return journal.redo(database)
