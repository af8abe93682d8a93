"""Merge many papers a few at a time, so that what the reader does meanwhile is written in between and waits unnoticed."""

from collections.abc import Sequence
from time import sleep

from desktop.records import Listed, Listing
from desktop.store import papers
from desktop.store.database import Database, writing

AT_ONCE = 32  # papers a transaction: about two hundredths of a second
REST = 0.001  # seconds in which whoever waits takes the writer's place


def merge(
    database: Database, listing: Listing, told: Sequence[Listed], time: str, result: papers.Merged | None = None
) -> papers.Merged:
    """What ``papers.merge`` does and gives, in short transactions: each is whole, and what came before a failure stays."""
    result = papers.Merged() if result is None else result
    for start in range(0, len(told), AT_ONCE):
        with writing(database):
            papers.merge(database, listing, told[start : start + AT_ONCE], time, result)
        sleep(REST)
    return result
