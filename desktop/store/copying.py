"""Copies an open library whole, while it is written to."""

import errno
import sqlite3
from contextlib import closing
from pathlib import Path

import peewee as pw


def copy_whole(database: pw.SqliteDatabase, file: Path) -> None:
    """Put a copy of the library as it is now in place of that file, at once or not at all.

    Raises OSError, with what was there before unchanged.
    """
    unfinished = file.with_name(f"{file.name}.part")
    unfinished.unlink(missing_ok=True)
    try:
        # SQLite's own copying: a copied file would lack what still stands in the write-ahead log while somebody reads.
        with closing(sqlite3.connect(unfinished)) as copy:
            database.connection().backup(copy)
        unfinished.replace(file)
    except sqlite3.Error as error:
        raise OSError(errno.EIO, str(error)) from error
    finally:
        unfinished.unlink(missing_ok=True)
