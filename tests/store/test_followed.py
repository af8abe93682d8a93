"""What the reader follows keeps its order and its names, and every change of it can be undone."""

from collections.abc import Callable

import pytest

from desktop.errors import UsageError
from desktop.records import Change, Listing
from desktop.store import followed, journal
from desktop.store.checking import find_damage
from desktop.store.database import Database

WORDS = ("moss", "fern", "lichen")


def seen(database: Database) -> list[tuple[str, str, bool]]:
    """Argument, name and whether it is paused, in order."""
    return [(one.listing.argument, one.name, one.paused) for one in followed.load_followed(database)]


def order(database: Database) -> list[str]:
    return [argument for argument, _, _ in seen(database)]


@pytest.fixture
def three(library: Database) -> Database:
    for word in WORDS:
        followed.add(library, Listing("huggingface", "search", word), word.title(), "Follow")
    return library


def test_new_ones_come_last(three: Database) -> None:
    assert seen(three) == [("moss", "Moss", False), ("fern", "Fern", False), ("lichen", "Lichen", False)]
    assert followed.find(three, Listing("huggingface", "search", "fern")) == 2
    assert followed.find(three, Listing("arxiv", "search", "fern")) is None


def test_twice_is_once(three: Database) -> None:
    change = followed.add(three, Listing("huggingface", "search", "moss"), "Another", "Follow")
    assert change.batch_id is None
    assert len(order(three)) == 3


@pytest.mark.parametrize(
    ("moved", "place", "expected"),
    [
        (1, 2, ["fern", "lichen", "moss"]),
        (3, 0, ["lichen", "moss", "fern"]),
        (2, 99, ["moss", "lichen", "fern"]),
        (2, -1, ["fern", "moss", "lichen"]),
        (2, 1, ["moss", "fern", "lichen"]),
    ],
)
def test_they_can_be_put_in_order(three: Database, moved: int, place: int, expected: list[str]) -> None:
    change = followed.move(three, moved, place, "Move")
    assert order(three) == expected
    assert (change.batch_id is None) is (expected == list(WORDS))


DEEDS: dict[str, Callable[[Database], Change]] = {
    "add": lambda database: followed.add(database, Listing("arxiv", "category", "cs.CL"), "", "Follow"),
    "remove": lambda database: followed.remove(database, 2, "Remove"),
    "rename": lambda database: followed.set_name(database, 2, "Green", "Rename"),
    "pause": lambda database: followed.set_paused(database, 2, True, "Pause"),
    "move": lambda database: followed.move(database, 3, 0, "Move"),
}


@pytest.mark.parametrize("name", DEEDS)
def test_each_change_is_one_step_of_undo_and_redo(three: Database, name: str) -> None:
    before = seen(three)
    assert DEEDS[name](three).batch_id is not None
    after = seen(three)
    assert after != before
    journal.undo(three)
    assert seen(three) == before
    journal.redo(three)
    assert seen(three) == after
    assert find_damage(three) == []


def test_pausing_twice_keeps_the_time_of_the_first(three: Database) -> None:
    followed.set_paused(three, 1, True, "Pause")
    assert followed.set_paused(three, 1, True, "Pause").batch_id is None
    followed.set_paused(three, 1, False, "Take up")
    assert seen(three)[0] == ("moss", "Moss", False)


@pytest.mark.parametrize(
    "deed",
    [
        lambda database: followed.set_name(database, 9, "x", "Rename"),
        lambda database: followed.set_paused(database, 9, True, "Pause"),
        lambda database: followed.move(database, 9, 0, "Move"),
    ],
)
def test_what_is_gone_is_told(three: Database, deed: Callable[[Database], Change]) -> None:
    with pytest.raises(UsageError, match="no longer followed"):
        deed(three)
    assert order(three) == list(WORDS)


def test_a_number_is_never_used_twice(three: Database) -> None:
    followed.remove(three, 3, "Remove")
    followed.add(three, Listing("arxiv", "query", "au:Example"), "", "Follow")
    assert [one.followed_id for one in followed.load_followed(three)] == [1, 2, 4]
