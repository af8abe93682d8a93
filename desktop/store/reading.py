"""Turns what SQLite says of a damaged or blocked file, while it is read, into a sentence."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import peewee as pw

from desktop.errors import LibraryError
from desktop.translation import tr


@contextmanager
def reading(path: Path) -> Iterator[None]:
    """Around all that is done with the library of that file. Raises LibraryError when it cannot be read any further."""
    try:
        yield
    except (pw.DatabaseError, sqlite3.DatabaseError) as error:
        if isinstance(error, (pw.ProgrammingError, sqlite3.ProgrammingError)):
            raise  # our mistake, not the file's
        sentence = tr("The library {file} cannot be read: {reason}. Keep a copy of it, then try papershelf check.")
        raise LibraryError(sentence.format(file=path, reason=error)) from error
