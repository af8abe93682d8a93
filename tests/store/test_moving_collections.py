"""Collections move in their tree with all that is in them, never into themselves, and every move can be undone."""

import pytest

from desktop.errors import UsageError
from desktop.library import organising
from desktop.store import collections, journal
from desktop.store.checking import find_damage
from desktop.store.database import Database

PATHS = ["A", "A/B", "A/B/C", "D", "E"]


@pytest.fixture
def tree(library: Database) -> Database:
    for path in ("A/B/C", "D", "E"):
        collections.create(library, path, "Create")
    return library


def paths(database: Database) -> list[str]:
    return [one.path for one in collections.load_collections(database)]


def number_of(database: Database, path: str) -> int:
    return next(one.collection_id for one in collections.load_collections(database) if one.path == path)


@pytest.mark.parametrize(
    ("path", "where", "expected"),
    [
        ("D", "up", ["D", "A", "A/B", "A/B/C", "E"]),
        ("A", "up", PATHS),
        ("A", "down", ["D", "A", "A/B", "A/B/C", "E"]),
        ("E", "down", PATHS),
        ("D", "in", ["A", "A/B", "A/B/C", "A/D", "E"]),
        ("A", "in", PATHS),
        ("A/B", "out", ["A", "B", "B/C", "D", "E"]),
        ("A/B/C", "out", ["A", "A/B", "A/C", "D", "E"]),
        ("D", "out", PATHS),
    ],
)
def test_each_way_is_one_step_of_undo(tree: Database, path: str, where: str, expected: list[str]) -> None:
    change = organising.move_collection(tree, number_of(tree, path), where)
    assert paths(tree) == expected
    assert (change.batch_id is None) is (expected == PATHS)
    if change.batch_id is not None:
        journal.undo(tree)
        assert paths(tree) == PATHS
        journal.redo(tree)
        assert paths(tree) == expected
    assert find_damage(tree) == []


@pytest.mark.parametrize("target", ["A", "A/B", "A/B/C"])
def test_none_goes_into_itself(tree: Database, target: str) -> None:
    with pytest.raises(UsageError, match="“A” cannot be moved into itself"):
        collections.move(tree, number_of(tree, "A"), number_of(tree, target), 0, "Move")
    assert paths(tree) == PATHS


def test_a_name_that_is_taken_there_is_told(tree: Database) -> None:
    collections.create(tree, "A/d", "Create")
    with pytest.raises(UsageError, match="“D” there already"):
        organising.move_collection(tree, number_of(tree, "D"), "in")
    assert "A/d" in paths(tree)
    assert "D" in paths(tree)


def test_what_is_gone_is_told(tree: Database) -> None:
    for deed in (
        lambda: organising.move_collection(tree, 99, "up"),
        lambda: collections.move(tree, 1, 99, 0, "Move"),
    ):
        with pytest.raises(UsageError, match="no longer there"):
            deed()
    assert paths(tree) == PATHS
