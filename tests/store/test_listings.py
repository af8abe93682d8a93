"""Listings: on which days a paper stood where, and how votes went."""

import pytest

from desktop.records import Listed, Listing, Paper
from desktop.store import listings
from desktop.store.database import Database, writing
from tests.store.small_library import day_list, merge, rows_of

APPEARANCES = (
    "SELECT a.paper_id, l.kind, l.argument, a.day, a.rank, a.submitter FROM appearances a "
    "JOIN listings l ON l.id = a.listing_id ORDER BY a.paper_id, l.kind, a.day"
)


def test_all_days_of_a_source_are_one_listing(library: Database) -> None:
    kinds = [day_list("2026-03-30"), day_list("2026-03-31"), Listing("arxiv", "day", "2026-03-31")]
    kinds += [Listing("huggingface", "search", "moss"), Listing("huggingface", "search", "fern")]
    kinds += [Listing("huggingface", "search", "moss")]
    with writing(library):
        assert [listings.find_or_add(library, kind) for kind in kinds] == [1, 1, 2, 3, 4, 3]


def test_entry_of_a_week_stands_on_its_days_list_too(library: Database) -> None:
    week = Listing("huggingface", "week", "2026-W14")
    merge(
        library, Listed(Paper("Moss"), day="2026-03-30", rank=5, submitter="ada"), Listed(Paper("Fern"), rank=6), listing=week
    )
    assert rows_of(library, APPEARANCES) == [
        (1, "day", "", "2026-03-30", None, "ada"),
        (1, "week", "2026-W14", "2026-03-31", 5, "ada"),
        (2, "week", "2026-W14", "2026-03-31", 6, None),
    ]
    merge(library, Listed(Paper("Moss"), day="2026-03-30", rank=1), listing=day_list("2026-03-30"))
    assert rows_of(library, APPEARANCES)[0] == (1, "day", "", "2026-03-30", 1, "ada")


@pytest.fixture
def four_days(library: Database) -> Database:
    """Paper 1 on 30 March and 2 April, paper 2 on 1 April; paper 3 was only searched for, on 31 March."""
    for title, day in (("Moss", "2026-04-02"), ("Moss", "2026-03-30"), ("Fern", "2026-04-01")):
        merge(library, Listed(Paper(title), day=day), listing=day_list(day))
    merge(library, Listed(Paper("Yew", published="2026-03-31")), listing=Listing("huggingface", "search", "yew"))
    return library


def test_days_of_a_paper(four_days: Database) -> None:
    assert [listings.find_days(four_days, paper_id) for paper_id in (1, 2, 3)] == [
        ["2026-03-30", "2026-04-02"],
        ["2026-04-01"],
        [],
    ]


@pytest.mark.parametrize(
    ("until", "expected"),
    [("2026-04-09", "2026-04-02"), ("2026-04-02", "2026-04-02"), ("2026-03-31", "2026-03-30"), ("2026-03-29", None)],
)
def test_latest_day(four_days: Database, until: str, expected: str | None) -> None:
    assert listings.find_latest_day(four_days, until) == expected


@pytest.mark.parametrize(
    ("day", "step", "expected"),
    [
        ("2026-03-30", 1, "2026-04-01"),
        ("2026-03-31", 1, "2026-04-01"),
        ("2026-04-02", 1, None),
        ("2026-04-02", -1, "2026-04-01"),
        ("2026-03-31", -1, "2026-03-30"),
        ("2026-03-30", -1, None),
    ],
)
def test_day_beside(four_days: Database, day: str, step: int, expected: str | None) -> None:
    assert listings.find_day_beside(four_days, day, step) == expected


def test_days_of_other_listings_are_passed_over(four_days: Database) -> None:
    merge(
        four_days,
        *(Listed(Paper(f"Moss {n}")) for n in range(30)),
        listing=Listing("file", "file", "a.jsonl"),
        time="2031-01-01T00:00:00Z",
    )
    merge(four_days, Listed(Paper("Fern")), listing=Listing("huggingface", "trending"), time="2031-01-02T00:00:00Z")
    newest = listings.find_latest_day(four_days, "9999-12-31")
    assert newest is not None
    assert newest < "2031"
    assert listings.find_day_beside(four_days, newest, 1) is None
    assert listings.find_day_beside(four_days, "2031-01-01", -1) == newest
