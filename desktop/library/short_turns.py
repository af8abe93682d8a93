"""Merge many papers a few at a time, so that what the reader does meanwhile is written in between and waits unnoticed."""

from collections.abc import Sequence
from time import sleep

from desktop.records import Listed, Listing
from desktop.store import full_text, papers
from desktop.store.database import Database, tidy, tidying_apart, writing

AT_ONCE = 32  # papers a transaction: about two hundredths of a second
PIECE = 8  # papers after which a transaction ends early when somebody waits
JOINED_AT_ONCE = 30  # steps of the search index, a thousandth of a second each; a turn's papers need about ten
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
            _join_parts(database)
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
    with writing(database), full_text.in_parts(database):
        while start < end:
            following = min(start + PIECE, end)
            papers.merge(database, listing, told[start:following], time, result)
            start = following
            if database.turns.is_wanted:
                break
    return start


def _join_parts(database: Database) -> None:
    """Keep the search index in few parts, in a turn that ends as soon as somebody waits."""
    with writing(database):
        for _ in range(JOINED_AT_ONCE):
            if not full_text.join_parts(database) or database.turns.is_wanted:
                break
