"""Notes and highlights: on disk when the call returns, found by their words, and exactly what the reader wrote."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.records import Highlight, Paper
from desktop.store import annotations, shelved
from desktop.store.database import Database
from desktop.store.words import storable
from tests.store.small_library import add_many, add_papers, find, index_is_true, new_library

ABSTRACT = "Moss grows where it is wet, and lichen where it is dry. Both 🦙 grow slowly, says everybody who has waited."


def test_note_is_on_disk_when_it_is_written(library: Database) -> None:
    add_many(library, 2)
    change = annotations.set_note(library, 2, "# Mine\n\n- *really*\n", "Note")
    assert change.paper_ids == (2,)
    with closing(sqlite3.connect(library.database)) as other:
        assert other.execute("SELECT paper_id, text FROM notes").fetchall() == [(2, "# Mine\n\n- *really*\n")]


def test_note_is_found_by_its_words_as_long_as_it_has_them(library: Database) -> None:
    add_many(library, 2)
    annotations.set_note(library, 2, "remember the façade", "Note")
    assert find(library, "note:facade") == find(library, "remember invented") == [2]
    annotations.set_note(library, 2, "量子", "Note")
    assert find(library, "remember") == []
    assert find(library, "量子") == find(library, "has:note") == [2]
    annotations.set_note(library, 2, "", "Note")
    assert find(library, "量子") == find(library, "has:note") == []
    assert annotations.load_note(library, 2) is None
    assert index_is_true(library)


def test_notes_of_many_papers(library: Database) -> None:
    ids = add_many(library, 900)
    annotations.set_note(library, ids[0], "first", "Note")
    annotations.set_note(library, ids[-1], "last", "Note")
    assert annotations.load_notes(library, ids) == {ids[0]: "first", ids[-1]: "last"}
    assert annotations.load_notes(library, []) == {}


@given(st.lists(st.text(st.characters()), max_size=4))
@example(["half a llama \ud83e", "nul \0", "\r\n\t ", "<img src=x>", "'); DROP TABLE notes; --"])
def test_any_text_can_be_a_note(texts: list[str]) -> None:
    with new_library() as database:
        add_many(database, 1)
        for text in texts:
            annotations.set_note(database, 1, text, "Note")
            assert annotations.load_note(database, 1) == (storable(text) if storable(text).strip() else None)
        assert index_is_true(database)


@pytest.mark.parametrize("exact", ["Moss", "where it is wet", "🦙", "waited.", ABSTRACT])
def test_highlight_holds_its_words_and_those_around_them(library: Database, exact: str) -> None:
    add_papers(library, Paper("Moss", abstract=ABSTRACT, arxiv_id="2603.00001", version=3))
    start = ABSTRACT.index(exact)
    end = start + len(exact)
    change = annotations.add_highlight(library, 1, "abstract", ABSTRACT, start, end, "blue", "why?", "Highlight")
    assert change.paper_ids == (1,)
    (paper,) = shelved.load(library, [1])
    before, after = ABSTRACT[max(0, start - 32) : start], ABSTRACT[end : end + 32]
    assert paper.highlights == (Highlight(1, "abstract", exact, before, after, start, end, "blue", "why?", 3),)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (3, 2), (-1, 2), (0, 5)])
def test_highlight_stays_within_its_text(library: Database, start: int, end: int) -> None:
    add_many(library, 1)
    with pytest.raises(AssertionError):
        annotations.add_highlight(library, 1, "title", "Moss", start, end, "blue", "", "Highlight")
