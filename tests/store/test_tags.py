"""Tags: tidy names whose case is not told apart, added and removed in one step."""

import pytest

from desktop.errors import UsageError
from desktop.store import journal, tags
from desktop.store.database import Database
from tests.store.small_library import add_many, find


@pytest.fixture
def shelf(library: Database) -> Database:
    add_many(library, 3)
    return library


def test_add_and_remove_in_one_step(shelf: Database) -> None:
    tags.change_tags(shelf, [1, 2], ["later"], [], "Tag")
    change = tags.change_tags(shelf, [1, 2, 3], ["moss", "fern"], ["later"], "Tag")
    assert sorted(change.paper_ids) == [1, 2, 3]
    assert tags.load_of_papers(shelf, [1, 2, 3]) == dict.fromkeys([1, 2, 3], ("fern", "moss"))
    journal.undo(shelf)
    assert tags.load_of_papers(shelf, [1, 2, 3]) == {1: ("later",), 2: ("later",)}
    assert tags.load_tags(shelf) == ["later"]


def test_only_papers_that_changed_are_named(shelf: Database) -> None:
    tags.change_tags(shelf, [1], ["moss"], [], "Tag")
    assert tags.change_tags(shelf, [1, 2, 2], ["moss"], [], "Tag").paper_ids == (2,)
    assert tags.change_tags(shelf, [3, 1], [], ["moss"], "Tag").paper_ids == (1,)


@pytest.mark.parametrize(
    ("first", "again"), [("Moss", "moss"), ("Éléments", "ÉLÉMENTS"), ("straße", "STRASSE"), ("a b", " a \t b ")]
)
def test_case_and_space_are_not_told_apart(shelf: Database, first: str, again: str) -> None:
    tags.change_tags(shelf, [1], [first], [], "Tag")
    tags.change_tags(shelf, [2], [again], [], "Tag")
    assert tags.load_tags(shelf) == [first]
    assert find(shelf, f'tag:"{" ".join(again.split())}"') == find(shelf, f'tag:"{first}"') == [1, 2]
    tags.change_tags(shelf, [1, 2], [], [again], "Tag")
    assert tags.load_of_papers(shelf, [1, 2]) == {}


@pytest.mark.parametrize(
    ("name", "words"), [("", "needs a name"), (" \0\n", "needs a name"), ("x" * 101, "at most 100 characters")]
)
def test_names_that_are_refused_change_nothing(shelf: Database, name: str, words: str) -> None:
    with pytest.raises(UsageError, match=words):
        tags.change_tags(shelf, [1], ["fine", name], [], "Tag")
    with pytest.raises(UsageError, match=words):
        tags.change_tags(shelf, [1], ["fine"], [name], "Tag")
    assert tags.load_tags(shelf) == []


def test_tags_of_many_papers(library: Database) -> None:
    ids = add_many(library, 900)
    tags.change_tags(library, ids, ["b", "a"], [], "Tag")
    assert tags.load_of_papers(library, ids) == dict.fromkeys(ids, ("a", "b"))
    assert tags.load_of_papers(library, []) == {}
