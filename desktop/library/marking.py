"""Star, read, dismiss and back, and the reading list: one key, one step of undo."""

from collections.abc import Sequence

from desktop.records import Change, ReadingStatus
from desktop.store import marks
from desktop.store.database import Database
from desktop.translation import tr, trn


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


def mark_opened(database: Database, paper_id: int) -> Change:
    """Mark a paper as read because it was looked at: no deed of the reader's, so undo and redo pass it over."""
    label = tr("Marked as read by looking at it")
    return marks.set_mark(database, [paper_id], "read", True, label, undoable=False)


def set_status(database: Database, paper_ids: Sequence[int], status: ReadingStatus) -> Change:
    """Put these papers on the reading list as that, or take them off it; papers that are done are read."""
    labels = {
        ReadingStatus.TO_READ: ("To read: {count} paper", "To read: {count} papers"),
        ReadingStatus.READING: ("Reading: {count} paper", "Reading: {count} papers"),
        ReadingStatus.DONE: ("Done: {count} paper", "Done: {count} papers"),
        ReadingStatus.NONE: ("Took {count} paper off the reading list", "Took {count} papers off the reading list"),
    }
    one, many = labels[status]
    return marks.set_status(database, paper_ids, status, lambda count: trn(one, many, count))


def count_marked(database: Database, paper_ids: Sequence[int], mark: str = "") -> int:
    """How many of these papers are ``read``, ``starred`` or ``dismissed``; by default, of how many anything was decided."""
    return marks.count_marked(database, paper_ids, mark)


def _mark(database: Database, paper_ids: Sequence[int], mark: str, on: bool, one: str, many: str) -> Change:
    return marks.set_mark(database, paper_ids, mark, on, lambda count: trn(one, many, count))
