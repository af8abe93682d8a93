"""Star, read, dismiss and back, and the reading list: one key, one step of undo."""

from collections.abc import Sequence

from desktop.records import Change, ReadingStatus
from desktop.store import marks
from desktop.store.database import Database
from desktop.translation import tr, trn


def star(database: Database, paper_ids: Sequence[int], on: bool = True) -> Change:
    """Star these papers, or take the star away."""

    def label(count: int) -> str:
        if on:
            return trn("Starred {count} paper", "Starred {count} papers", count)
        return trn("Unstarred {count} paper", "Unstarred {count} papers", count)

    return marks.set_mark(database, paper_ids, "starred", on, label)


def mark_read(database: Database, paper_ids: Sequence[int], on: bool = True) -> Change:
    """Mark these papers as read or unread."""

    def label(count: int) -> str:
        if on:
            return trn("Marked {count} paper as read", "Marked {count} papers as read", count)
        return trn("Marked {count} paper as unread", "Marked {count} papers as unread", count)

    return marks.set_mark(database, paper_ids, "read", on, label)


def dismiss(database: Database, paper_ids: Sequence[int], on: bool = True) -> Change:
    """Dismiss these papers, or restore them."""

    def label(count: int) -> str:
        if on:
            return trn("Dismissed {count} paper", "Dismissed {count} papers", count)
        return trn("Restored {count} paper", "Restored {count} papers", count)

    return marks.set_mark(database, paper_ids, "dismissed", on, label)


def mark_opened(database: Database, paper_id: int) -> Change:
    """Mark a paper as read because it was looked at: no deed of the reader's, so undo and redo pass it over."""
    label = tr("Marked as read by looking at it")
    return marks.set_mark(database, [paper_id], "read", True, label, undoable=False)


def set_status(database: Database, paper_ids: Sequence[int], status: ReadingStatus) -> Change:
    """Put these papers on the reading list as that, or take them off it; papers that are done are read."""

    def label(count: int) -> str:
        return {
            ReadingStatus.TO_READ: trn("To read: {count} paper", "To read: {count} papers", count),
            ReadingStatus.READING: trn("Reading: {count} paper", "Reading: {count} papers", count),
            ReadingStatus.DONE: trn("Done: {count} paper", "Done: {count} papers", count),
            ReadingStatus.NONE: trn(
                "Took {count} paper off the reading list", "Took {count} papers off the reading list", count
            ),
        }[status]

    return marks.set_status(database, paper_ids, status, label)


def trash(database: Database, paper_ids: Sequence[int], on: bool = True) -> Change:
    """Move these papers to the Trash, or put them back as they were."""

    def label(count: int) -> str:
        if on:
            return trn("Moved {count} paper to the Trash", "Moved {count} papers to the Trash", count)
        return trn("Put {count} paper back from the Trash", "Put {count} papers back from the Trash", count)

    return marks.trash(database, paper_ids, on, label)


def count_marked(database: Database, paper_ids: Sequence[int], mark: str = "") -> int:
    """How many of these papers are ``read``, ``starred``, ``dismissed`` or ``trashed``; by default, how many were decided on."""
    return marks.count_marked(database, paper_ids, mark)
