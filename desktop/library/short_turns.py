"""Merge many papers a few at a time, so that what the reader does meanwhile is written in between and waits unnoticed."""

from collections.abc import Sequence
from time import sleep

from desktop.records import Listed, Listing
from desktop.store import papers
from desktop.store.database import Database, tidy, tidying_apart, writing

AT_ONCE = 32  # papers a transaction: about two hundredths of a second
PIECE = 8
TIDIED_AFTER = 64  # papers, which is a few thousand pages in the log
REST = 0.001  # seconds in which another program that waits takes the writer's place


def merge(
    database: Database, listing: Listing, told: Sequence[Listed], time: str, result: papers.Merged | None = None
) -> papers.Merged:
    """What ``papers.merge`` does and gives, in short transactions: each is whole, and what came before a failure stays."""
    result = papers.Merged() if result is None else result
    start = tidied = 0
    with tidying_apart(database):
        while start < len(told):
            start = _take_turn(database, listing, told, start, time, result)
            if start - tidied >= TIDIED_AFTER:
                tidy(database)
                tidied = start
            sleep(REST)
    return result


def _take_turn(
    database: Database, listing: Listing, told: Sequence[Listed], start: int, time: str, result: papers.Merged
) -> int:
    """Merge from ``start`` on, and return where the next turn begins."""
    end = min(start + AT_ONCE, len(told))
    with writing(database):
        while start < end:
            following = min(start + PIECE, end)
            papers.merge(database, listing, told[start:following], time, result)
            start = following
            if database.turns.is_wanted:
                break
    return start
