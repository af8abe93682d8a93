"""A note is on disk before the text index knows it, and is found all the same."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records import Listed, Paper
from desktop.store import annotations, full_text, journal, query, search
from desktop.store.database import Database, open_library
from tests.store.small_library import add_many, add_papers, find, index_is_true, merge, new_library, rows_of


def note(database: Database, paper_id: int, text: str) -> None:
    annotations.set_note(database, paper_id, text, "Note")


def stale(database: Database) -> list[tuple[object, ...]]:
    return rows_of(database, "SELECT paper_id, indexed FROM stale_notes ORDER BY paper_id")


def test_writing_a_note_leaves_the_index_for_later(library: Database) -> None:
    add_papers(library, Paper("Tidal Pools"))
    note(library, 1, "about limpets")
    note(library, 1, "about barnacles")
    assert stale(library) == [(1, "")]
    assert find(library, "barnacles") == [1]
    assert stale(library) == []
    note(library, 1, "about anemones")
    assert stale(library) == [(1, "about barnacles")]


def test_search_without_words_leaves_the_index_alone(library: Database) -> None:
    add_papers(library, Paper("Tidal Pools"))
    note(library, 1, "about limpets")
    assert find(library, "has:note") == [1]
    assert stale(library) == [(1, "")]


@pytest.mark.parametrize("ask", ["limpets", "note:limpets", "-barnacles", "tidal OR limpets", "limp"])
def test_every_way_of_asking_for_words_knows_the_newest_note(library: Database, ask: str) -> None:
    add_papers(library, Paper("Tidal Pools"))
    note(library, 1, "about limpets")
    assert list(search.find_first(library, query.parse(ask), 10).found.ids) == [1]
    note(library, 1, "")
    note(library, 1, "about limpets")
    assert list(search.find_listed(library, query.parse(ask)).ids) == [1]
    note(library, 1, "")
    note(library, 1, "about limpets")
    assert search.count(library, query.parse(ask)) == 1


def test_note_is_found_after_the_program_died(tmp_path: Path) -> None:
    file = tmp_path / "library.sqlite3"
    with closing(open_library(file)) as opened:
        add_papers(opened, Paper("Tidal Pools"))
        note(opened, 1, "about limpets")
    with closing(open_library(file)) as opened:
        assert find(opened, "limpets") == [1]
        assert index_is_true(opened)


def test_note_that_was_taken_back_is_not_found(library: Database) -> None:
    add_papers(library, Paper("Tidal Pools"))
    note(library, 1, "about limpets")
    assert find(library, "limpets") == [1]
    journal.undo(library)
    assert find(library, "limpets") == []
    journal.redo(library)
    assert find(library, "limpets") == [1]


def test_paper_that_is_told_anew_keeps_its_unindexed_note(library: Database) -> None:
    add_papers(library, Paper("Tidal Pools", arxiv_id="2603.00001"))
    note(library, 1, "about limpets")
    note(library, 1, "about barnacles")
    merge(library, Listed(Paper("Rock Pools", arxiv_id="2603.00001"), day="2026-03-30"))
    assert stale(library) == [(1, "")]
    assert find(library, "rock barnacles") == [1]
    assert find(library, "limpets") == []
    assert index_is_true(library)


def test_search_does_not_wait_for_another_writer(library: Database) -> None:
    add_papers(library, Paper("Tidal Pools"))
    note(library, 1, "about limpets")
    with closing(sqlite3.connect(library.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        page = search.find_first(library, query.parse("tidal"), 10)
        assert (list(page.found.ids), page.is_whole) == ([1], False)
        assert not search.find_first(library, query.parse("limpets"), 10).found.ids
    page = search.find_first(library, query.parse("limpets"), 10)
    assert (list(page.found.ids), page.is_whole) == ([1], True)


def test_library_that_cannot_be_written_is_searched_without_the_newest_notes(library: Database) -> None:
    add_papers(library, Paper("Tidal Pools"))
    note(library, 1, "about limpets")
    library.execute_sql("PRAGMA query_only = 1")
    assert find(library, "tida") == [1]
    assert find(library, "limp") == []
    library.execute_sql("PRAGMA query_only = 0")
    assert find(library, "limp") == [1]


def test_many_notes_are_not_indexed_while_somebody_waits(library: Database) -> None:
    add_many(library, search.INDEXED_AT_ONCE + 2)
    for number in range(1, search.INDEXED_AT_ONCE + 3):
        note(library, number, "about limpets")
    assert not search.find_first(library, query.parse("limpets"), 10).is_whole
    assert len(stale(library)) == 2
    assert search.find_first(library, query.parse("limpets"), 10).is_whole
    assert stale(library) == []


TEXTS = st.sampled_from(["", "limpets", "barnacles and limpets", "貝 in the pool", "pools"])


@given(st.lists(st.tuples(st.integers(1, 3), TEXTS, st.booleans()), max_size=12))
def test_index_is_true_however_notes_and_searches_alternate(written: list[tuple[int, str, bool]]) -> None:
    with new_library() as opened:
        add_many(opened, 3)
        for paper_id, text, searched in written:
            note(opened, paper_id, text)
            if searched:
                full_text.catch_up(opened, 1)
        assert index_is_true(opened)
