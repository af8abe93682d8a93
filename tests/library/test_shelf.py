"""What papers are shown as: which day is Today."""

from datetime import date

import pytest

from desktop.library import following, shelf
from desktop.library.opening import Database
from desktop.records import Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import writing
from tests.libraries import add_day

MONDAY, TUESDAY = "2026-03-30", "2026-03-31"
NOW = date(2026, 4, 12)
CATEGORY = Listing("arxiv", "category", "cs.CL")


@pytest.fixture
def two_lists(library: Database) -> Database:
    """Daily Papers of Monday, and what the arXiv announced on Tuesday."""
    add_day(library, 22, MONDAY)
    told = [Listed(Paper("Moss", arxiv_id="2603.77001", categories=("cs.CL",)), day=TUESDAY)]
    with writing(library):
        papers.merge(library, CATEGORY, told, f"{TUESDAY}T09:00:00Z")
    return library


@pytest.mark.parametrize(
    ("followed", "expected"),
    [
        ((), MONDAY),
        ((following.DAILY,), MONDAY),
        ((following.DAILY, CATEGORY), MONDAY),
        ((CATEGORY,), TUESDAY),
    ],
)
def test_today_is_the_newest_daily_papers_unless_only_others_are_followed(
    two_lists: Database, followed: tuple[Listing, ...], expected: str
) -> None:
    for listing in followed:
        following.follow(two_lists, listing)
    assert shelf.find_latest_day(two_lists, NOW) == expected


def test_daily_papers_that_are_paused_do_not_hold_today_back(two_lists: Database) -> None:
    following.follow(two_lists, following.DAILY)
    following.follow(two_lists, CATEGORY)
    following.pause(two_lists, 1)
    assert shelf.find_latest_day(two_lists, NOW) == TUESDAY


def test_without_daily_papers_today_is_the_newest_of_any_list(library: Database) -> None:
    assert shelf.find_latest_day(library, NOW) is None
    with writing(library):
        told = [Listed(Paper("Moss", arxiv_id="2603.77001"), day=TUESDAY)]
        papers.merge(library, CATEGORY, told, f"{TUESDAY}T09:00:00Z")
    assert shelf.find_latest_day(library, NOW) == TUESDAY
