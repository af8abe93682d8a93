"""A library goes out as JSON and comes in again equal, and into another library without a loss on either side."""

import json
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import PapershelfError
from desktop.library.carrying import import_library
from desktop.library.exporting import write
from desktop.library.importing import import_file
from desktop.records import ExportOptions, ImportReport, Listed, Listing, Paper, ReadingStatus
from desktop.store import annotations, citation_keys, collections, journal, marks, tags
from desktop.store.database import Database
from tests.library.conftest import Add
from tests.store.deeds import DEEDS, PAPERS
from tests.store.small_library import (
    READERS_TABLES,
    SERVICES_TABLES,
    WHOLE,
    add_papers,
    dump,
    index_is_true,
    merge,
    new_library,
    rows_of,
)

KEPT = [table for table in (*SERVICES_TABLES, *READERS_TABLES) if table != "pulls"]


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


def carry(text: str, database: Database) -> ImportReport:
    content = text.encode()
    return import_library(database, "shelf.json", BytesIO(content), len(content), silent, lambda _ids: None)


def text_of(database: Database, paper_ids: Sequence[int] | None = None) -> str:
    return "".join(write(database, paper_ids, ExportOptions("json"), freeze=False))


def fill(database: Database) -> None:
    """Papers of several sources, with versions, votes, and papers that were told apart."""
    add_papers(database, WHOLE, Paper("Moss in Motion", arxiv_id="2603.00002", version=1), Paper("A Page"), Paper("Fern"))
    told = Listed(Paper("Moss in Slow Motion", "It moves.", arxiv_id="2603.00002", version=2), upvotes=12, submitter="ada")
    merge(database, told, listing=Listing("arxiv", "query", "all:moss"), time="2026-04-01T08:00:00.000Z")
    told = Listed(Paper("Moss in Slow Motion", arxiv_id="2603.00002", ai_summary="Moss."), upvotes=40, rank=3)
    merge(database, told, listing=Listing("huggingface", "trending"), time="2026-04-02T08:00:00.000Z")
    citation_keys.freeze(database, [(1, "example2026slow")], lambda _id, _taken: "other")


@given(st.lists(DEEDS, max_size=12))
def test_a_library_comes_back_equal(deeds: list[Any]) -> None:
    assert PAPERS == 4
    with new_library() as first, new_library() as second:
        fill(first)
        for deed in deeds:
            deed(first)
        text = text_of(first)
        report = carry(text, second)
        assert report.skipped == ()
        assert report.added == 4
        assert text_of(second) == text
        assert dump(second, KEPT) == dump(first, KEPT)
        assert index_is_true(second)


@given(st.lists(DEEDS, max_size=8), st.lists(DEEDS, max_size=8))
def test_of_two_libraries_nothing_is_lost_and_the_second_time_nothing_changes(ours: list[Any], theirs: list[Any]) -> None:
    with new_library() as first, new_library() as second:
        add_papers(second, Paper("Another First"), WHOLE, Paper("Moss in Motion", arxiv_id="2603.00002"), Paper("Fern"))
        for database, deeds in ((first, theirs), (second, ours)):
            if database is first:
                fill(first)
            for deed in deeds:
                deed(database)
        before = said_by_readers(second)
        came = said_by_readers(first)
        carry(text_of(first), second)
        after = said_by_readers(second)
        assert before - after == set()
        assert came - after == set()
        assert index_is_true(second)
        whole = dump(second, KEPT)
        report = carry(text_of(first), second)
        assert (report.added, report.changed) == (0, 0)
        assert dump(second, KEPT) == whole


def said_by_readers(database: Database) -> set[tuple[object, ...]]:
    """What a reader would miss: by titles, paths and names, since numbers may differ; lines of notes, without order."""
    found: set[tuple[object, ...]] = set()
    by_id = dict(rows_of(database, "SELECT id, coalesce(arxiv_id, title) FROM papers"))  # type: ignore[arg-type]
    paths = {one.collection_id: one.path for one in collections.load_collections(database)}
    found |= {("collection", path) for path in paths.values()}
    found |= {("member", paths[one], by_id[two]) for one, two in rows_of(
        database, "SELECT collection_id, paper_id FROM collection_papers")}  # type: ignore[index]  # fmt: skip
    found |= {("tag", by_id[one], str(name).casefold()) for one, name in rows_of(
        database, "SELECT paper_id, name FROM paper_tags JOIN tags ON id = tag_id")}  # fmt: skip
    for mark in marks.MARKS:
        found |= {(mark, by_id[one]) for (one,) in rows_of(database, f"SELECT paper_id FROM marks WHERE {mark} IS NOT NULL")}
    found |= {("status", by_id[one]) for (one,) in rows_of(database, "SELECT paper_id FROM marks WHERE status != ''")}
    for one, text in rows_of(database, "SELECT paper_id, text FROM notes"):
        found |= {("note", by_id[one], line) for line in str(text).split("\n") if line.strip()}
    found |= {("highlight", by_id[one], *rest) for one, *rest in rows_of(
        database, "SELECT paper_id, exact, colour, comment FROM highlights")}  # fmt: skip
    found |= {("followed", one) for (one,) in rows_of(database, "SELECT argument FROM followed")}
    return found


def test_notes_that_differ_are_both_kept_and_undo_takes_the_import_back() -> None:
    with new_library() as first, new_library() as second:
        fill(first)
        fill(second)
        annotations.set_note(first, 1, "theirs", "note")
        annotations.set_note(second, 1, "mine", "note")
        marks.set_status(first, [2], ReadingStatus.READING, "status")
        carry(text_of(first), second)
        assert annotations.load_note(second, 1) == "mine\n\n---\n\ntheirs"
        assert rows_of(second, "SELECT status FROM marks WHERE paper_id = 2") == [("reading",)]
        change = journal.undo(second)
        assert change is not None
        assert change.label == "Imported “shelf.json”"
        assert annotations.load_note(second, 1) == "mine"


def test_two_highlights_that_are_alike_stay_two() -> None:
    with new_library() as first, new_library() as second:
        fill(first)
        for _time in range(2):
            annotations.add_highlight(first, 1, "title", "Slow Growth of Lichen", 0, 4, "green", "", "highlight")
        for _time in range(2):
            carry(text_of(first), second)
            assert dump(second, ["highlights"]) == dump(first, ["highlights"])


def test_numbers_that_are_taken_are_given_anew() -> None:
    with new_library() as first, new_library() as second:
        fill(first)
        collections.add_papers(first, "Survey/New", [1, 4], "collect")
        add_papers(second, Paper("Something Else"))
        collections.add_papers(second, "Other", [1], "collect")
        collections.add_papers(second, "Survey", [1], "collect")
        report = carry(text_of(first), second)
        assert (report.received, report.added) == (4, 4)
        assert rows_of(second, "SELECT title FROM papers WHERE id = 1") == [("Something Else",)]
        found = {one.path: one.count for one in collections.load_collections(second)}
        assert found == {"Other": 1, "Survey": 3, "Survey/New": 2}


def test_papers_that_were_told_apart_stay_apart(library: Database) -> None:
    with new_library() as first:
        add_papers(first, Paper("Twins", doi="10.1/a"), Paper("Twins", doi="10.1/b"))
        first.execute_sql("UPDATE papers SET doi = NULL")
        first.execute_sql("INSERT INTO apart VALUES (1, 2, '2026-04-01T00:00:00.000Z')")
        text = text_of(first)
        for _time in range(2):
            carry(text, library)
            assert rows_of(library, "SELECT count(*) FROM papers") == [(2,)]
            assert rows_of(library, "SELECT paper_id, other_id FROM apart") == [(1, 2)]


def test_an_older_copy_takes_nothing_back(library: Database, add: Add) -> None:
    paper_id = add("Moss", arxiv_id="2603.00009", version=1, abstract="Old words.")
    text = text_of(library)
    add("Moss", arxiv_id="2603.00009", version=2, abstract="New words.")
    report = carry(text, library)
    assert rows_of(library, f"SELECT version, abstract FROM papers WHERE id = {paper_id}") == [(2, "New words.")]
    assert (report.added, report.skipped) == (0, ())


def test_some_papers_come_with_what_they_name_only() -> None:
    with new_library() as first, new_library() as second:
        fill(first)
        collections.add_papers(first, "Survey/New", [1], "collect")
        collections.create(first, "Empty", "create")
        tags.change_tags(first, [1], ["moss"], [], "tag")
        tags.change_tags(first, [2], ["fern"], [], "tag")
        carry(text_of(first, [1]), second)
        assert [one.path for one in collections.load_collections(second)] == ["Survey", "Survey/New"]
        assert tags.load_tags(second) == ["moss"]
        assert rows_of(second, "SELECT title FROM papers") == [(WHOLE.title,)]


def test_a_file_is_recognised_by_what_it_holds(library: Database, tmp_path: Path) -> None:
    file = tmp_path / "anything.json"
    with new_library() as first:
        fill(first)
        file.write_text(text_of(first), encoding="utf-8")
    assert import_file(library, file, silent).added == 4


def test_a_newer_format_is_refused_untouched(library: Database) -> None:
    with pytest.raises(PapershelfError, match="newer Papershelf"):
        carry('[{"papershelf": 99}, {"entry": "paper", "id": 1, "title": "Moss"}]', library)
    assert rows_of(library, "SELECT count(*) FROM papers") == [(0,)]


@pytest.mark.parametrize(
    "entry",
    [
        {"entry": "paper"},
        {"entry": "paper", "id": "one", "title": "Moss"},
        {"entry": "paper", "id": 7, "title": ["Moss"]},
        {"entry": "paper", "id": 7, "title": "Moss", "authors": "Ada"},
        {"entry": "paper", "id": 7, "title": "Moss", "tags": [{"tag_id": 99, "added": "2026"}]},
        {"entry": "paper", "id": 7, "title": "Moss", "highlights": [{"exact": 3}]},
        {"entry": "paper", "id": 7, "title": "Moss", "note": "words"},
        {"entry": "collection", "id": 1},
        {"entry": "joined", "paper_id": 9},
        {"entry": "spaceship"},
        {},
    ],
)
def test_a_damaged_entry_is_left_out_with_its_line_and_the_rest_comes(library: Database, entry: dict[str, object]) -> None:
    entries = [
        {"papershelf": 1},
        entry,
        {"entry": "paper", "id": 8, "title": "Fern"},
        {"entry": "end", "papers": 1 + (entry.get("entry") == "paper")},
    ]
    text = "[\n" + ",\n".join(json.dumps(one) for one in entries) + "\n]\n"
    report = carry(text, library)
    assert rows_of(library, "SELECT id, title FROM papers") == [(8, "Fern")]
    assert report.skipped[0].startswith("Line 3 was left out: it is damaged (")


def test_a_file_that_was_cut_off_says_so_and_keeps_what_it_has(library: Database) -> None:
    with new_library() as first:
        fill(first)
        text = text_of(first)
    report = carry(text[: text.index('"Fern"')], library)
    assert report.received == 3
    assert report.skipped[-1] == "The file is not whole: it ends after 3 papers."
