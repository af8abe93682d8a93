"""Checking a library: nothing to say of a whole one, and a sentence for each thing that is wrong."""

from pathlib import Path

import pytest

from desktop.records import Paper
from desktop.store import annotations, collections, full_text, marks
from desktop.store.checking import find_damage
from desktop.store.database import Database, open_library
from tests.store.small_library import add_many, add_papers


@pytest.fixture
def shelf(library: Database) -> Database:
    add_many(library, 3)
    annotations.set_note(library, 1, "mine", "Note")
    marks.set_mark(library, [1, 2], "starred", True, "Star")
    collections.add_papers(library, "A", [1, 2], "Collect")
    return library


def test_whole_library_has_no_damage(library: Database, shelf: Database) -> None:
    assert find_damage(shelf) == []


def test_empty_library_has_no_damage(library: Database) -> None:
    assert find_damage(library) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE notes SET text = 'not mine'", "notes: 1 rows are not as the journal left them."),
        ("DELETE FROM marks", "marks: 2 rows are not as the journal left them."),
        ("INSERT INTO marks (paper_id, read) VALUES (3, 'now')", "marks: 1 rows are not as the journal left them."),
        ("UPDATE collection_papers SET position = 9", "collection_papers: 2 rows are not as the journal left them."),
        ("INSERT INTO tags (name) VALUES ('t')", "tags: 1 rows are not as the journal left them."),
        ("DELETE FROM papers_index_docsize WHERE id = (SELECT max(place) FROM papers)", "index holds 2 papers of 3"),
        ("UPDATE papers SET place = place - 100 WHERE id = 1", "index holds 2 papers of 3, and 1 that are none."),
    ],
)
def test_damage_is_told(shelf: Database, statement: str, sentence: str) -> None:
    shelf.execute_sql(statement)
    (found,) = find_damage(shelf)
    assert sentence in found


def test_index_that_lacks_a_paper_is_told(shelf: Database) -> None:
    full_text.unindex(shelf, full_text.index_rows(shelf, [2]))
    assert find_damage(shelf) == ["The search index holds 2 papers of 3, and 0 that are none."]
    full_text.rebuild(shelf)
    assert find_damage(shelf) == []


@pytest.mark.parametrize(
    ("statement", "sentence"),
    [
        ("UPDATE papers SET source = 'several' WHERE id < 3", "2 papers lack what their sources said."),
        ("INSERT INTO statements VALUES (1, 'arxiv', '{}', 'now')", "1 paper lacks what its sources said."),
        ("INSERT INTO joined VALUES (1, 2, 7)", "1 paper was joined with another one and is there all the same."),
    ],
)
def test_what_sources_said_and_joins_that_contradict_are_told(shelf: Database, statement: str, sentence: str) -> None:
    shelf.execute_sql(statement)
    assert sentence in find_damage(shelf)


@pytest.mark.parametrize(
    ("rows", "sentence"),
    [
        ("INSERT INTO votes VALUES (99, 'now', 1, 1)", "1 row belongs to a paper that is gone."),
        ("INSERT INTO votes VALUES (99, 'now', 1, 1), (98, 'now', 1, 1)", "2 rows belong to papers that are gone."),
    ],
)
def test_rows_of_no_paper_are_told(shelf: Database, rows: str, sentence: str) -> None:
    shelf.execute_sql("PRAGMA foreign_keys = off")
    shelf.execute_sql(rows)
    assert find_damage(shelf) == [sentence]


@pytest.mark.parametrize("filler", [b"\0", b"\xff"], ids=["zeros", "ones"])
@pytest.mark.parametrize("page", range(1, 60, 6))
def test_spoilt_page_is_told_and_never_raises(tmp_path: Path, page: int, filler: bytes) -> None:
    path = tmp_path / "library.sqlite3"
    database = open_library(path)
    add_papers(database, *(Paper(f"Moss {number}", abstract=f"Shade {number}. " * 60) for number in range(40)))
    marks.set_mark(database, list(range(1, 41)), "starred", True, "Star")
    database.close()
    content = bytearray(path.read_bytes())
    assert len(content) > (page + 1) * 4096
    content[page * 4096 : (page + 1) * 4096] = filler * 4096
    path.write_bytes(content)
    database = open_library(path)
    found = find_damage(database)
    database.close()
    assert found
    assert all(sentence.startswith("The file is damaged: ") for sentence in found)
