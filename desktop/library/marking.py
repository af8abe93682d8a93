"""Star, read, dismiss and back: one key, one step of undo."""

from collections.abc import Sequence

from desktop.records import Change
from desktop.store import marks
from desktop.store.database import Database
from desktop.translation import trn


def star(database: Database, paper_ids: Sequence[int], on: bool = True) -> Change:
    """Star these papers, or take the star away."""
    if on:
        return _mark(database, paper_ids, "starred", True, "Starred {count} paper", "Starred {count} papers")
    return _mark(database, paper_ids, "starred", False, "Unstarred {count} paper", "Unstarred {count} papers")


def mark_read(database: Database, paper_ids: Sequence[int], on: bool = True) -> Change:
    """Mark these papers as read or unread."""
    if on:
        return _mark(database, paper_ids, "read", True, "Marked {count} paper as read", "Marked {count} papers as read")
    return _mark(database, paper_ids, "read", False, "Marked {count} paper as unread", "Marked {count} papers as unread")


def dismiss(database: Database, paper_ids: Sequence[int], on: bool = True) -> Change:
    """Dismiss these papers, or restore them."""
    if on:
        return _mark(database, paper_ids, "dismissed", True, "Dismissed {count} paper", "Dismissed {count} papers")
    return _mark(database, paper_ids, "dismissed", False, "Restored {count} paper", "Restored {count} papers")


def _mark(database: Database, paper_ids: Sequence[int], mark: str, on: bool, one: str, many: str) -> Change:
    return marks.set_mark(database, paper_ids, mark, on, lambda count: trn(one, many, count))
