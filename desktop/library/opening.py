"""Open a library for the time of a ``with``: the reader's own, or the throw-away sample."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.library.sample import build_sample_library
from desktop.store import checking, database
from desktop.store.database import Database

worker_connection = database.worker_connection

__all__ = ["Database", "find_damage", "library", "sample_library", "worker_connection"]


@contextmanager
def library(path: Path) -> Iterator[Database]:
    """The library of that file, closed at the end. Raises LibraryError with the file left as it was."""
    opened = database.open_library(path)
    try:
        yield opened
    finally:
        opened.close()


@contextmanager
def sample_library(folder: Path) -> Iterator[Database]:
    """A new library in that folder with the bundled sample in it, closed at the end."""
    opened = build_sample_library(folder)
    try:
        yield opened
    finally:
        opened.close()


def find_damage(opened: Database) -> list[str]:
    """A sentence for each thing that is wrong with the library; empty when it is whole."""
    return checking.find_damage(opened)
