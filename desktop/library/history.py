"""Undo and redo of everything the reader did, also after a restart."""

from collections.abc import Iterator
from contextlib import contextmanager

from desktop.records import Change
from desktop.store import journal
from desktop.store.database import Database, writing


def undo(database: Database, change: Change | None = None) -> Change | None:
    """Take back that change, by default the newest; None when there is nothing to take back.

    What was done to the same rows since stays as it is.
    """
    return journal.undo(database, change.batch_id if change else None)


def is_longer(database: Database, rows: int, change: Change | None = None, *, again: bool = False) -> bool:
    """Whether ``undo`` of that change (by default the newest), or ``redo`` (``again``), would write more rows than that."""
    return journal.is_longer(database, rows, change.batch_id if change else None, again=again)


@contextmanager
def whole(database: Database) -> Iterator[None]:
    """What is written within is kept together, or taken back together when anything is raised."""
    with writing(database):
        yield


def find_next(database: Database) -> tuple[str | None, str | None]:
    """The words of what ``undo`` would take back and of what ``redo`` would do again; None where there is nothing."""
    return journal.find_next(database)


def redo(database: Database) -> Change | None:
    """Do again what was undone last; None when nothing was."""
    return journal.redo(database)
