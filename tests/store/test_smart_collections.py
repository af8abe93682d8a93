"""Searches that are kept under a name: their order, undo, and what ``in:NAME`` finds, alone and among other conditions."""

from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.records import Change, Paper
from desktop.store import collections, completion, journal, marks, search, smart_collections
from desktop.store.checking import find_damage
from desktop.store.database import Database
from tests.store.small_library import add_many, add_papers, new_library

SEARCHES = {"Moss": "moss", "Fern or moss": "fern OR moss", "Starred": "is:starred -fern"}
TITLES = ("Moss", "Fern", "Moss and Fern", "Lichen", "Starred Moss", "Starred Fern", "Starred Lichen")
STARRED = (5, 6, 7)


def found(database: Database, text: str) -> set[int]:
    return set(search.find_ids(database, smart_collections.read(database, text)))


def seen(database: Database) -> list[tuple[str, str]]:
    return [(one.name, one.query) for one in smart_collections.load_smart_collections(database)]


def fill(database: Database) -> None:
    add_papers(database, *map(Paper, TITLES))
    marks.set_mark(database, STARRED, "starred", True, "Star")
    for name, query in SEARCHES.items():
        smart_collections.add(database, name, query, "Save")


@pytest.fixture
def three(library: Database) -> Database:
    fill(library)
    return library


def test_new_ones_come_last_and_are_found_in_whatever_case(three: Database) -> None:
    assert seen(three) == list(SEARCHES.items())
    one = smart_collections.find(three, "fern OR MOSS")
    assert one is not None
    assert one.smart_id == 2
    assert smart_collections.find(three, "Lichen") is None


@pytest.mark.parametrize(
    ("moved", "place", "expected"), [(1, 2, [2, 3, 1]), (3, 0, [3, 1, 2]), (2, 99, [1, 3, 2]), (2, -1, [2, 1, 3])]
)
def test_they_can_be_put_in_order(three: Database, moved: int, place: int, expected: list[int]) -> None:
    smart_collections.move(three, moved, place, "Move")
    assert [one.smart_id for one in smart_collections.load_smart_collections(three)] == expected


DEEDS: dict[str, Callable[[Database], Change]] = {
    "add": lambda database: smart_collections.add(database, "New", "up:>5", "Save"),
    "change": lambda database: smart_collections.change(database, 2, "Green", "green", "Change"),
    "remove": lambda database: smart_collections.remove(database, 2, "Delete"),
    "move": lambda database: smart_collections.move(database, 3, 0, "Move"),
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


def test_a_name_is_given_once(three: Database) -> None:
    for deed in (
        lambda: smart_collections.add(three, "MOSS", "x", "Save"),
        lambda: smart_collections.change(three, 2, "moss", "x", "Change"),
    ):
        with pytest.raises(UsageError, match="“Moss” already"):
            deed()
    smart_collections.change(three, 1, "MOSS", "moss", "Change")  # its own name in other letters
    assert seen(three)[0] == ("MOSS", "moss")


@pytest.mark.parametrize(
    "deed",
    [
        lambda database: smart_collections.change(database, 9, "x", "y", "Change"),
        lambda database: smart_collections.move(database, 9, 0, "Move"),
    ],
)
def test_what_is_gone_is_told(three: Database, deed: Callable[[Database], Change]) -> None:
    with pytest.raises(UsageError, match="no longer there"):
        deed(three)


def test_in_finds_what_the_smart_collection_finds(three: Database) -> None:
    assert found(three, "in:Moss") == {1, 3, 5}
    assert found(three, 'collection:"fern or moss" -moss') == {2, 6}
    assert found(three, "in:Moss OR in:Starred") == {1, 3, 5, 7}
    assert found(three, '-in:"Fern or moss"') == {4, 7}
    assert found(three, "in:Nobody") == set()


def test_a_collection_of_the_same_name_is_meant_first(three: Database) -> None:
    collections.add_papers(three, "Shelf/Moss", [4], "Collect")
    assert found(three, "in:moss") == {4}
    smart_collections.change(three, 1, "Lichen", "in:Moss", "Change")
    assert found(three, "in:Lichen") == {4}


def test_one_inside_another_and_a_circle(three: Database) -> None:
    smart_collections.add(three, "Both", "in:Moss in:Starred", "Save")
    assert found(three, "in:Both") == {5}
    smart_collections.change(three, 1, "Moss", "in:Both", "Change")
    assert found(three, "in:Both") == found(three, "in:Moss") == set()
    assert found(three, "-in:Both") == {*range(1, 8)}


def test_one_that_matches_all_and_its_contrary(three: Database) -> None:
    smart_collections.add(three, "All", "tag:", "Save")  # nothing is asked for yet
    assert len(found(three, "in:All")) == len(TITLES)
    assert found(three, "-in:All") == set()
    assert found(three, "-in:All OR lichen") == {4, 7}


def test_so_many_alternatives_that_their_papers_are_listed(library: Database) -> None:
    add_many(library, 30)
    pairs = " ".join(f"{number} OR {number + 10}" for number in range(1, 9))
    smart_collections.add(library, "Pairs", f"{pairs} OR part", "Save")
    smart_collections.add(library, "Others", " ".join(f"invented OR {number}" for number in range(12)), "Save")
    whole = found(library, "part")
    for text in ("in:Pairs", "-in:Pairs", "in:Pairs OR in:Others", "-in:Others OR in:Pairs OR zebra"):
        negated = smart_collections.read(library, text)
        assert len(negated) <= max(smart_collections.MOST_CLAUSES, 12)
    assert found(library, "in:Others") == whole
    assert found(library, "-in:Others") == set()
    assert found(library, "-in:Pairs") == whole - found(library, "in:Pairs")


def test_their_names_are_offered_while_typing(three: Database) -> None:
    unfinished = completion.find_unfinished("in:fer")
    assert unfinished is not None
    assert [one.written for one in completion.complete(three, unfinished)] == ['"Fern or moss"']


@pytest.fixture(scope="module")
def shelf() -> Iterator[Database]:
    with new_library() as database:
        fill(database)
        yield database


TERMS = st.tuples(st.booleans(), st.sampled_from(["in:Moss", 'in:"Fern or moss"', "in:Starred", "moss", "is:starred"]))
CLAUSES = st.lists(st.lists(TERMS, min_size=1, max_size=3), min_size=1, max_size=3)


@given(CLAUSES)
def test_any_search_of_them_finds_what_their_papers_say(shelf: Database, clauses: list[list[tuple[bool, str]]]) -> None:
    everything = {*range(1, len(TITLES) + 1)}
    papers = {
        "in:Moss": {1, 3, 5}, 'in:"Fern or moss"': {1, 2, 3, 5, 6}, "in:Starred": {5, 7}, "moss": {1, 3, 5}, "is:starred": {5, 6, 7},
    }  # fmt: skip
    expected = set(everything)
    for clause in clauses:
        expected &= set().union(*(everything - papers[term] if negated else papers[term] for negated, term in clause))
    text = " ".join(" OR ".join(f"{'-' * negated}{term}" for negated, term in clause) for clause in clauses)
    assert found(shelf, text) == expected
