"""Collections: a tree of names that are told apart, and papers in the order they were put in."""

import pytest

from desktop.errors import UsageError
from desktop.store import collections, journal
from desktop.store.database import Database
from tests.store.small_library import add_many, find, rows_of


@pytest.fixture
def shelf(library: Database) -> Database:
    add_many(library, 5)
    return library


def paths(database: Database) -> list[tuple[str, int]]:
    return [(one.path, one.count) for one in collections.load_collections(database)]


def members(database: Database, collection_id: int) -> list[object]:
    statement = "SELECT paper_id FROM collection_papers WHERE collection_id = ? ORDER BY position"
    return [paper_id for (paper_id,) in rows_of(database, statement, [collection_id])]


def test_tree_has_parents_before_children_and_siblings_as_they_were_made(shelf: Database) -> None:
    for path in ("Survey/2026/March", "Reading", "Survey/2025", "Reading/A", "Survey/2026/April", "Zoo"):
        collections.create(shelf, path, "Create")
    assert [path for path, _ in paths(shelf)] == [
        "Survey", "Survey/2026", "Survey/2026/March", "Survey/2026/April", "Survey/2025", "Reading", "Reading/A", "Zoo",
    ]  # fmt: skip
    found = {one.path: one for one in collections.load_collections(shelf)}
    march = found["Survey/2026/March"]
    assert (march.name, march.parent_id) == ("March", found["Survey/2026"].collection_id)
    assert found["Survey"].parent_id is None


def test_paper_in_several_nested_collections_counts_once(shelf: Database) -> None:
    collections.add_papers(shelf, "A/B/C", [1, 2], "Collect")
    collections.add_papers(shelf, "A/B", [2, 3], "Collect")
    collections.add_papers(shelf, "A", [1], "Collect")
    collections.add_papers(shelf, "D", [5], "Collect")
    assert paths(shelf) == [("A", 3), ("A/B", 3), ("A/B/C", 2), ("D", 1)]
    for path, count in paths(shelf):
        assert len(find(shelf, f"in:{path}")) == count


def test_papers_stand_in_the_order_they_were_put_in(shelf: Database) -> None:
    assert collections.add_papers(shelf, "A", [3, 1, 3], "Collect").paper_ids == (3, 1)
    assert collections.add_papers(shelf, "A", [2, 1, 5], "Collect").paper_ids == (2, 5)
    assert members(shelf, 1) == [3, 1, 2, 5]
    assert collections.remove_papers(shelf, 1, [1, 4], "Take out").paper_ids == (1,)
    assert members(shelf, 1) == [3, 2, 5]
    journal.undo(shelf)
    assert members(shelf, 1) == [3, 1, 2, 5]


@pytest.mark.parametrize(
    ("path", "tidy"),
    [
        ("A", ["A"]),
        (" A  b / c ", ["A b", "c"]),
        ("\tA\n", ["A"]),
        ("نمی‌خواهم", ["نمی‌خواهم"]),
        ("👩‍🔬/量子", ["👩‍🔬", "量子"]),
    ],
)
def test_names_are_tidied(path: str, tidy: list[str]) -> None:
    assert collections.split_path(path) == tidy


@pytest.mark.parametrize(
    ("path", "words"),
    [
        ("", "is no name for a collection"),
        ("  ", "is no name for a collection"),
        ("/", "is no name for a collection"),
        ("A//B", "“A//B” is no name for a collection"),
        ("A/", "write Name, or Name/Name inside it"),
        ("/A", "is no name for a collection"),
        ("x" * 201, "at most 200 characters; this one has 201"),
        ("A/" + "x" * 201, "at most 200 characters"),
        ("A\x07B", "control characters"),
        ("A\x9bB", "control characters"),
    ],
)
def test_names_that_are_refused(shelf: Database, path: str, words: str) -> None:
    collections.create(shelf, "Z", "Create")
    for refuse in (
        lambda: collections.create(shelf, path, "Create"),
        lambda: collections.add_papers(shelf, path, [1], "Collect"),
        lambda: collections.rename(shelf, 1, path, "Rename"),
    ):
        with pytest.raises(UsageError) as caught:
            refuse()
        assert words in str(caught.value) or "cannot hold “/”" in str(caught.value)
    assert paths(shelf) == [("Z", 0)]


def test_longest_name_is_taken(shelf: Database) -> None:
    collections.create(shelf, "x" * 200, "Create")
    assert paths(shelf) == [("x" * 200, 0)]


def test_case_is_not_told_apart(shelf: Database) -> None:
    collections.add_papers(shelf, "Übersicht/März", [1], "Collect")
    collections.add_papers(shelf, "ÜBERSICHT/märz", [2], "Collect")
    assert paths(shelf) == [("Übersicht", 2), ("Übersicht/März", 2)]
    found = collections.find(shelf, " übersicht / MÄRZ ")
    assert found is not None
    assert found.path == "Übersicht/März"
    assert collections.find(shelf, "März") is None


def test_rename(shelf: Database) -> None:
    collections.add_papers(shelf, "A/B", [1], "Collect")
    collections.rename(shelf, 1, " New  name ", "Rename")
    assert paths(shelf) == [("New name", 1), ("New name/B", 1)]
    collections.rename(shelf, 1, "NEW NAME", "Rename")
    assert paths(shelf)[0] == ("NEW NAME", 1)
    journal.undo(shelf)
    journal.undo(shelf)
    assert paths(shelf) == [("A", 1), ("A/B", 1)]


@pytest.mark.parametrize("name", ["B", "b"])
def test_name_of_a_sibling_is_refused(shelf: Database, name: str) -> None:
    for path in ("A", "B", "A/C"):
        collections.create(shelf, path, "Create")
    with pytest.raises(UsageError, match=f"There is a collection “{name}” here already"):
        collections.rename(shelf, 1, name, "Rename")
    collections.rename(shelf, 3, name, "Rename")
    assert [path for path, _ in paths(shelf)] == ["A", f"A/{name}", "B"]


def test_rename_of_what_is_gone_is_refused(shelf: Database) -> None:
    with pytest.raises(UsageError, match="no longer there"):
        collections.rename(shelf, 9, "A", "Rename")


def test_name_of_a_path_is_refused(shelf: Database) -> None:
    collections.create(shelf, "A", "Create")
    with pytest.raises(UsageError, match="cannot hold “/”"):
        collections.rename(shelf, 1, "B/C", "Rename")


def test_delete_takes_those_inside_along_and_undo_brings_all_back(shelf: Database) -> None:
    collections.add_papers(shelf, "A/B/C", [3, 1], "Collect")
    collections.add_papers(shelf, "A", [5, 2], "Collect")
    collections.add_papers(shelf, "D", [4], "Collect")
    before = rows_of(shelf, "SELECT * FROM collection_papers ORDER BY collection_id, position")
    change = collections.delete(shelf, 1, "Delete")
    assert sorted(change.paper_ids) == [1, 2, 3, 5]
    assert paths(shelf) == [("D", 1)]
    assert rows_of(shelf, "SELECT count(*) FROM papers") == [(5,)]
    journal.undo(shelf)
    assert paths(shelf) == [("A", 4), ("A/B", 2), ("A/B/C", 2), ("D", 1)]
    assert rows_of(shelf, "SELECT * FROM collection_papers ORDER BY collection_id, position") == before


def test_very_deep_tree(shelf: Database) -> None:
    path = "/".join(["x"] * 300)
    collections.add_papers(shelf, path, [1], "Collect")
    found = paths(shelf)
    assert len(found) == 300
    assert found[-1] == (path, 1)
    assert {count for _, count in found} == {1}
    collections.delete(shelf, 1, "Delete")
    assert paths(shelf) == []
    journal.undo(shelf)
    assert paths(shelf) == found
