"""Which papers a listing brought that is followed, in which order they stand, and on how many of them nothing was decided."""

from collections.abc import Iterator

import pytest

from desktop.records import Listed, Listing, Order, Paper
from desktop.store import counts, followed, interruption, listings, marks, query, search
from desktop.store.database import Database, writing
from tests.store.small_library import merge, new_library

TRENDING = Listing("huggingface", "trending")
CATEGORIES = Listing("arxiv", "category", "cs.CL+cs.LG")
DAILY = Listing("huggingface", "day")
NEVER_ASKED = Listing("arxiv", "query", "moss")
OF_TRENDING, OF_CATEGORIES, OF_DAILY, OF_NEVER = 1, 2, 3, 4
MOSS, FERN, LICHEN, OAK = 1, 2, 3, 4


@pytest.fixture
def library() -> Iterator[Database]:
    """Four papers: moss and fern trended, fern and lichen came from the arXiv, oak stood on a day's list."""
    with new_library() as database:
        for listing in (TRENDING, CATEGORIES, DAILY, NEVER_ASKED):
            followed.add(database, listing, "", "Follow")
        told = [Listed(Paper("Moss"), "2026-03-01", 1), Listed(Paper("Fern"), "2026-03-02", 2)]
        merge(database, *told, listing=TRENDING, time="2026-03-30T08:00:00Z")
        merge(database, Listed(Paper("Fern")), Listed(Paper("Lichen")), listing=CATEGORIES, time="2026-03-30T08:01:00Z")
        merge(database, Listed(Paper("Oak"), "2026-03-31", 1), listing=Listing("huggingface", "day", "2026-03-31"))
        yield database


def found(library: Database, text: str, order: Order = Order.TITLE) -> list[int]:
    return list(search.find_ids(library, query.parse(text), order=order))


def test_each_listing_has_the_papers_that_it_brought(library: Database) -> None:
    assert found(library, f"listing:#{OF_TRENDING}") == [FERN, MOSS]
    assert found(library, f"listing:#{OF_CATEGORIES}") == [FERN, LICHEN]
    assert found(library, f"listing:#{OF_NEVER}") == []
    assert found(library, "listing:#99") == []
    assert found(library, f"-listing:#{OF_TRENDING}") == [LICHEN, OAK]
    assert found(library, f"listing:#{OF_TRENDING} moss") == [MOSS]
    assert found(library, f"listing:#{OF_NEVER} OR listing:#{OF_CATEGORIES}") == [FERN, LICHEN]


def test_daily_papers_have_the_papers_of_all_their_lists_and_not_those_whose_day_another_listing_named(
    library: Database,
) -> None:
    merge(library, Listed(Paper("Lichen"), "2026-03-30", 1), listing=Listing("huggingface", "day", "2026-03-30"))
    assert found(library, f"listing:#{OF_DAILY}") == [LICHEN, OAK]
    assert counts.count_followed(library)[OF_DAILY] == 2


@pytest.mark.parametrize("text", ["listing:", "listing:trending", "listing:3", "listing:#", f"listing:#{'9' * 19}"])
def test_what_names_no_number_is_no_condition(text: str) -> None:
    assert all(term.field != "listing" for clause in query.parse(text) for term in clause)
    assert query.find_misread(text)[0].field == "listing"


def test_what_is_no_longer_followed_names_no_papers(library: Database) -> None:
    followed.remove(library, OF_TRENDING, "Unfollow")
    assert found(library, f"listing:#{OF_TRENDING}") == []


def test_the_rank_is_that_of_the_day_on_which_it_was_asked_for_last(library: Database) -> None:
    later = "2026-03-31T08:00:00Z"
    merge(library, Listed(Paper("Lichen"), None, 1), Listed(Paper("Moss"), None, 2), listing=TRENDING, time=later)
    assert found(library, f"listing:#{OF_TRENDING}", Order.RANK) == [LICHEN, MOSS, FERN]
    parsed = query.parse(f"listing:#{OF_TRENDING} -is:dismissed")
    assert list(search.sort_ids(library, [FERN, MOSS, LICHEN], parsed, Order.RANK).ids) == [LICHEN, MOSS, FERN]


def test_what_is_decided_on_is_not_counted_and_a_paper_of_two_days_is_one(library: Database) -> None:
    merge(library, Listed(Paper("Moss"), None, 1), listing=TRENDING, time="2026-03-31T08:00:00Z")
    assert counts.count_followed(library) == {OF_TRENDING: 2, OF_CATEGORIES: 2, OF_DAILY: 1}
    marks.set_mark(library, [FERN], "read", True, "Read")
    assert counts.count_followed(library) == {OF_TRENDING: 1, OF_CATEGORIES: 1, OF_DAILY: 1}
    marks.set_mark(library, [FERN], "read", False, "Unread")
    assert counts.count_followed(library)[OF_CATEGORIES] == 2


def test_a_listing_that_brought_nothing_has_none(library: Database) -> None:
    with writing(library):
        listings.find_or_add(library, NEVER_ASKED)
    assert counts.count_followed(library)[OF_NEVER] == 0


def test_counting_can_be_given_up(library: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(interruption, "STEPS", 1)
    with pytest.raises(interruption.Interrupted):
        counts.count_followed(library, lambda: True)
