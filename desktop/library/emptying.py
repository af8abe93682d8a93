"""The Trash emptied by hand: the one deed that no undo takes back."""

from collections.abc import Callable

from desktop.store import emptying, search
from desktop.store.database import Database
from desktop.store.query import parse
from desktop.translation import tr, trn


def count_thrown_away(database: Database) -> int:
    """How many papers are in the Trash."""
    return search.count(database, parse("is:trashed"))


def empty_trash(database: Database, report: Callable[[int, int], None] = lambda _done, _total: None) -> str:
    """Delete for good what is in the Trash, and say so. ``report``: so many papers of so many; raising in it ends the work.

    On a thread with a connection of its own. Raises LibraryError; papers that are not deleted yet are in the Trash still.
    """
    count = emptying.empty(database, report)
    if not count:
        return tr("The Trash is empty.")
    return trn("Deleted {count} paper for good", "Deleted {count} papers for good", count)
