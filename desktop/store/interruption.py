"""Ends a long statement from within, so that it can be given up when its answer is too late or not wanted any more."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import peewee as pw

from desktop.store.database import Database

STEPS = 1_000  # of SQLite's virtual machine, between two looks: about a tenth of a millisecond


class Interrupted(Exception):  # noqa: N818 - not an error: whoever asked set the limit
    """The statement was given up; the rows that came before are right."""


@contextmanager
def interruptible(database: Database, is_over: Callable[[], bool]) -> Iterator[None]:
    """Statements of this thread inside it end with Interrupted once ``is_over`` says so. It must not raise."""
    connection = database.connection()
    connection.set_progress_handler(is_over, STEPS)
    try:
        yield
    except (pw.OperationalError, sqlite3.OperationalError) as error:
        if "interrupted" not in str(error):
            raise
        raise Interrupted from error
    finally:
        connection.set_progress_handler(None, 0)
