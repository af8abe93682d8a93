"""The reader follows listings: each in one spelling, under one name, in one place, and all of it can be undone."""

from datetime import UTC, datetime

import pytest

from desktop.errors import UsageError
from desktop.library import following, history, ledger
from desktop.records import Listing
from desktop.store import followed as kept
from desktop.store import journal
from desktop.store.database import Database

SEARCH = Listing("huggingface", "search", "state space")
CATEGORY = Listing("arxiv", "category", "cs.CL+cs.LG")
NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)


def names(library: Database) -> list[str]:
    return [one.name for one in following.load_followed(library)]


@pytest.fixture
def three(library: Database) -> Database:
    following.follow(library, following.DAILY)
    following.follow(library, SEARCH, "  My \n search ")
    following.follow(library, CATEGORY)
    return library


def test_they_stand_in_the_order_in_which_they_were_followed(three: Database) -> None:
    daily, search, category = following.load_followed(three, 3, NOW)
    assert (daily.name, daily.listing) == ("Daily Papers", Listing("huggingface", "day"))
    assert (search.name, search.listing) == ("My search", SEARCH)
    assert category.listing == CATEGORY
    assert "cs.CL" in category.name
    assert {one.due for one in (daily, search, category)} == {"2026-03-31T12:00:00.000Z"}


@pytest.mark.parametrize(
    "listing",
    [
        following.DAILY,
        Listing("huggingface", "day", "2026-03-31"),
        Listing("huggingface", "search", "  state   space "),
        CATEGORY,
    ],
)
def test_the_same_again_is_said_and_not_made_twice(three: Database, listing: Listing) -> None:
    change = following.follow(three, listing, "Another name")
    assert change.label.startswith("You follow ")
    assert change.label.endswith(" already")
    assert change.batch_id is None
    assert len(names(three)) == 3


@pytest.mark.parametrize(
    ("listing", "words"),
    [
        (Listing("huggingface", "week", "2026-W14"), "Daily Papers, week 14 of 2026 cannot be followed"),
        (Listing("huggingface", "search", "  "), "There is nothing to search for"),
        (Listing("huggingface", "moods", "x"), "moods"),
        (Listing("elsewhere", "search", "x"), "Papershelf knows no source “elsewhere”: ask one of huggingface, arxiv."),
        (Listing("arxiv", "category", "cs.CL/x"), "categor"),
        (Listing("arxiv", "day", "2026-03-31"), "arXiv"),
    ],
)
def test_what_cannot_be_followed_is_told(library: Database, listing: Listing, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        following.follow(library, listing)
    assert names(library) == []


@pytest.mark.parametrize("name", ["x" * 201, "a\x1bb"])
def test_a_name_that_cannot_be_is_told(three: Database, name: str) -> None:
    with pytest.raises(UsageError, match="name"):
        following.rename(three, 2, name)
    assert names(three)[1] == "My search"


def test_each_change_has_words_and_is_undone(three: Database) -> None:
    before = following.load_followed(three, 3, NOW)
    changes = [
        following.pause(three, 1),
        following.pause(three, 1, False),
        following.rename(three, 2, ""),
        following.move(three, 1, 2),
        following.unfollow(three, 2),
    ]
    assert [change.label for change in changes] == [
        "Paused Daily Papers",
        "Took up Daily Papers again",
        "Renamed My search",
        "Moved Daily Papers",
        "Stopped following Search for “state space”; its papers stay",
    ]
    assert len(names(three)) == 2
    for change in reversed(changes):
        undone = history.undo(three)
        assert undone is not None
        assert undone.label == change.label
    assert following.load_followed(three, 3, NOW) == before


def test_a_paused_one_is_never_due(three: Database) -> None:
    following.pause(three, 1)
    daily = following.load_followed(three, 3, NOW)[0]
    assert (daily.paused, daily.due) == (True, None)


def test_the_last_pull_and_when_it_is_due_are_told(three: Database) -> None:
    report = ledger.note(three, SEARCH, "A search", journal.now(), received=3)
    search = following.load_followed(three, 3)[1]
    assert search.last == report
    assert search.due is not None
    waits = datetime.fromisoformat(search.due) - datetime.fromisoformat(report.finished)
    assert waits.total_seconds() == 3 * 3600
    assert following.load_followed(three, 0)[1].due is None


def test_one_is_found_by_its_number_or_name(three: Database) -> None:
    for reference in ("2", "#2", "My search", "my  SEARCH"):
        assert following.find_followed(three, reference).listing == SEARCH
    with pytest.raises(UsageError, match="You follow no listing “9”"):
        following.find_followed(three, "9")
    following.rename(three, 3, "MY SEARCH")
    assert following.find_followed(three, "My search").followed_id == 2
    with pytest.raises(UsageError, match="Several listings are called “my search”"):
        following.find_followed(three, "my search")


def test_what_a_newer_version_followed_keeps_a_name(library: Database) -> None:
    kept.add(library, Listing("elsewhere", "mood", "calm"), "", "Follow")
    kept.add(library, Listing("huggingface", "mood"), "", "Follow")
    assert names(library)[0] == "calm"
    assert len(names(library)) == 2
    following.unfollow(library, 1)


def test_what_is_gone_cannot_be_changed(library: Database) -> None:
    for change in (following.unfollow, following.pause):
        with pytest.raises(UsageError, match="no longer followed"):
            change(library, 7)
