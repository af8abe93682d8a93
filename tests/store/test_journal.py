"""Undo, redo and the history of a note: exactly the rows that changed, also after a restart, and never somebody else's."""

import json
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import PapershelfError
from desktop.records import Change, Listed, Paper
from desktop.store import annotations, collections, journal, marks, tags
from desktop.store.checking import find_damage
from desktop.store.database import Database, open_library, writing
from tests.store.deeds import DEEDS, PAPERS, Deed
from tests.store.small_library import (
    READERS_TABLES,
    SERVICES_TABLES,
    Dump,
    add_many,
    add_papers,
    dump,
    dump_all,
    find,
    index_is_true,
    merge,
    new_library,
    rows_of,
)

DEED, UNDO, REDO, REOPEN = "deed", "undo", "redo", "reopen"
STEPS = st.lists(
    st.one_of(DEEDS, DEEDS, st.sampled_from([UNDO, REDO, REOPEN])),
    min_size=1,
    max_size=12,
)


def readers(database: Database) -> Dump:
    return dump(database, READERS_TABLES)


def undo_all(database: Database) -> list[Change]:
    found = []
    while change := journal.undo(database):
        found.append(change)
    return found


def redo_all(database: Database) -> list[Change]:
    found = []
    while change := journal.redo(database):
        found.append(change)
    return found


def states(database: Database) -> list[object]:
    return [
        state for (state,) in rows_of(database, "SELECT state FROM batches WHERE kind NOT IN ('undo', 'redo') ORDER BY id")
    ]


@pytest.fixture
def shelf(library: Database) -> Database:
    add_many(library, PAPERS)
    return library


@given(st.lists(DEEDS, min_size=1, max_size=10), st.booleans())
@settings(max_examples=60)
def test_undoing_all_gives_the_beginning_and_redoing_all_the_end(deeds: Sequence[Deed], reopen: bool) -> None:
    with new_library() as database:
        add_many(database, PAPERS)
        beginning, services = readers(database), dump(database, SERVICES_TABLES)
        for deed in deeds:
            deed(database)
        end = readers(database)
        if reopen:
            database.close()
            database.connect()
        undone = undo_all(database)
        assert readers(database) == beginning
        assert index_is_true(database)
        redone = redo_all(database)
        assert readers(database) == end
        assert [change.label for change in redone] == [change.label for change in reversed(undone)]
        assert index_is_true(database)
        assert find_damage(database) == []
        assert dump(database, SERVICES_TABLES) == services


@given(STEPS)
@settings(max_examples=60)
def test_any_mixture_of_deeds_undo_and_redo(steps: Sequence[Deed | str]) -> None:
    """Compared with a plain model: what can be undone and redone, each with the tables before and after it."""
    done: list[tuple[int | None, Dump, Dump]] = []
    undone: list[tuple[int | None, Dump, Dump]] = []
    with new_library() as database:
        add_many(database, PAPERS)
        for step in steps:
            before = readers(database)
            if step == UNDO:
                assert (journal.undo(database) is None) == (not done)
                if done:
                    undone.append(done.pop())
                    assert readers(database) == undone[-1][1]
            elif step == REDO:
                assert (journal.redo(database) is None) == (not undone)
                if undone:
                    done.append(undone.pop())
                    assert readers(database) == done[-1][2]
            elif step == REOPEN:
                database.close()
                database.connect()
            else:
                change = step(database)
                after = readers(database)
                if change is None or change.batch_id is None:
                    assert after == before
                    continue
                undone.clear()
                if done and done[-1][0] == change.batch_id:  # typed on in the same sitting
                    before = done.pop()[1]
                done.append((change.batch_id, before, after))
            assert find_damage(database) == []
        assert index_is_true(database)


def test_undo_and_redo_of_nothing(shelf: Database) -> None:
    assert journal.undo(shelf) is None
    assert journal.redo(shelf) is None
    assert rows_of(shelf, "SELECT * FROM batches") == []


def test_undo_after_opening_the_file_again(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    database = open_library(path)
    add_many(database, 3)
    marks.set_mark(database, [1, 3], "starred", True, "Starred 2 papers")
    database.close()
    database = open_library(path)
    change = journal.undo(database)
    assert change is not None
    assert (change.label, set(change.paper_ids)) == ("Starred 2 papers", {1, 3})
    database.close()
    database = open_library(path)
    change = journal.redo(database)
    assert change is not None
    assert find(database, "is:starred") == [1, 3]
    database.close()


def test_deed_after_undo_ends_redo(shelf: Database) -> None:
    marks.set_mark(shelf, [1], "starred", True, "Star")
    marks.set_mark(shelf, [2], "starred", True, "Star")
    journal.undo(shelf)
    marks.set_mark(shelf, [3], "starred", True, "Star")
    assert journal.redo(shelf) is None
    assert find(shelf, "is:starred") == [1, 3]
    assert states(shelf) == ["done", "settled", "done"]


def test_deed_that_changes_nothing_leaves_no_batch_and_keeps_redo(shelf: Database) -> None:
    marks.set_mark(shelf, [1], "starred", True, "Star")
    collections.create(shelf, "A", "Create")
    tags.change_tags(shelf, [1], ["t"], [], "Tag")
    journal.undo(shelf)
    before = dump_all(shelf)
    nothing = [
        marks.set_mark(shelf, [1], "starred", True, "Star"),
        marks.set_mark(shelf, [], "read", True, "Read"),
        annotations.set_note(shelf, 1, "  ", "Note"),
        tags.change_tags(shelf, [1], [], ["t", "never heard of"], "Tag"),
        collections.create(shelf, "A", "Create"),
        collections.rename(shelf, 1, "A", "Rename"),
        collections.delete(shelf, 99, "Delete"),
        collections.remove_papers(shelf, 1, [1, 2], "Take out"),
    ]
    assert [(change.paper_ids, change.batch_id) for change in nothing] == [((), None)] * len(nothing)
    assert dump_all(shelf) == before
    assert journal.redo(shelf) is not None


def test_label_is_made_of_the_number_of_papers_that_changed(shelf: Database) -> None:
    marks.set_mark(shelf, [1], "read", True, "Read")
    change = marks.set_mark(shelf, [1, 2, 3], "read", True, lambda count: f"{count} papers read")
    assert (change.label, change.paper_ids) == ("2 papers read", (2, 3))
    undone = journal.undo(shelf)
    assert undone is not None
    assert undone.label == "2 papers read"


def test_change_of_ten_thousand_papers_is_undone_exactly(library: Database) -> None:
    ids = add_many(library, 10_000)
    starred = ids[::7]
    marks.set_mark(library, starred, "starred", True, "Star")
    before = readers(library)
    assert len(marks.set_mark(library, ids, "dismissed", True, "Dismiss").paper_ids) == 10_000
    collections.add_papers(library, "All", ids, "Collect")
    after = readers(library)
    journal.undo(library)
    undone = journal.undo(library)
    assert undone is not None
    assert sorted(undone.paper_ids) == ids
    assert readers(library) == before
    redo_all(library)
    assert readers(library) == after
    assert find_damage(library) == []


def test_what_was_done_meanwhile_to_the_same_rows_is_left_alone(shelf: Database) -> None:
    marks.set_mark(shelf, [1, 2, 3], "starred", True, "Star")
    with writing(shelf):
        shelf.execute_sql("UPDATE marks SET read = 'now' WHERE paper_id = 2")
        shelf.execute_sql("DELETE FROM marks WHERE paper_id = 3")
    change = journal.undo(shelf)
    assert change is not None
    assert set(change.paper_ids) == {1, 2}
    assert find(shelf, "is:starred") == []
    redone = journal.redo(shelf)
    assert redone is not None
    assert set(redone.paper_ids) == {1, 2, 3}
    assert find(shelf, "is:starred") == [1, 2, 3]
    assert rows_of(shelf, "SELECT read FROM marks WHERE paper_id = 2") == [("now",)]


def test_deed_from_before_marks_had_a_column_more_is_undone_and_done_again(shelf: Database) -> None:
    """A row that the journal wrote then lacks it, which says the same as its blank value."""
    marks.set_mark(shelf, [1, 2], "starred", True, "Star")
    starred = readers(shelf)
    shelf.execute_sql("UPDATE journal SET after = json_remove(after, '$.status_time', '$.dismissed')")
    assert journal.undo(shelf) is not None
    assert (readers(shelf)["marks"], find(shelf, "is:starred")) == ([], [])
    assert journal.redo(shelf) is not None
    assert readers(shelf)["marks"] == starred["marks"]


def test_one_mark_is_taken_back_from_under_another(shelf: Database) -> None:
    starred = marks.set_mark(shelf, [1, 2], "starred", True, "Star")
    marks.set_mark(shelf, [1], "read", True, "Read")
    marks.set_mark(shelf, [2], "starred", False, "Unstar")
    undone = journal.undo(shelf, starred.batch_id)
    assert undone is not None
    assert undone.paper_ids == (1,)
    assert (find(shelf, "is:starred"), find(shelf, "is:read")) == ([], [1])
    assert [change.label for change in undo_all(shelf)] == ["Unstar", "Read"]
    assert (find(shelf, "is:starred"), find(shelf, "is:read")) == ([2], [])


def test_what_is_no_deed_is_journalled_and_passed_over(shelf: Database) -> None:
    marks.set_mark(shelf, [1, 2], "starred", True, "Star")
    marks.set_mark(shelf, [3], "starred", True, "Star 3")
    journal.undo(shelf)
    seen = marks.set_mark(shelf, [1, 3], "read", True, "Seen", undoable=False)
    assert seen.paper_ids == (1, 3)
    assert journal.find_next(shelf) == ("Star", "Star 3")
    assert [change.label for change in redo_all(shelf)] == ["Star 3"]
    assert [change.label for change in undo_all(shelf)] == ["Star 3", "Star"]
    assert (find(shelf, "is:starred"), find(shelf, "is:read")) == ([], [1, 3])
    assert find_damage(shelf) == []


def test_many_are_undone_and_done_again_exactly_also_after_opening_the_file_again(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    database = open_library(path)
    ids = add_many(database, 1_203)
    marks.set_mark(database, ids[::3], "starred", True, "Star")
    marks.set_mark(database, ids[::7], "dismissed", True, "Dismiss some")
    before = dump(database, READERS_TABLES)
    change = marks.set_mark(database, ids, "dismissed", True, "Dismiss all")
    assert set(change.paper_ids) == set(ids) - set(ids[::7])
    after = dump(database, READERS_TABLES)
    for deed, wanted in ((journal.undo, before), (journal.redo, after), (journal.undo, before)):
        database.close()
        database = open_library(path)
        reversed_change = deed(database)
        assert reversed_change is not None
        assert set(reversed_change.paper_ids) == set(change.paper_ids)
        assert dump(database, READERS_TABLES) == wanted
    assert find_damage(database) == []
    database.close()


def test_one_of_several_deeds_is_taken_back_by_its_number(shelf: Database) -> None:
    first = marks.set_mark(shelf, [1], "starred", True, "Star 1")
    marks.set_mark(shelf, [2], "starred", True, "Star 2")
    undone = journal.undo(shelf, first.batch_id)
    assert undone is not None
    assert undone.label == "Star 1"
    assert find(shelf, "is:starred") == [2]
    assert journal.undo(shelf, first.batch_id) is None, "it is taken back already"
    assert [change.label for change in redo_all(shelf)] == ["Star 1"]
    assert find(shelf, "is:starred") == [1, 2]


def test_redo_follows_the_order_of_undoing(shelf: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    first = marks.set_mark(shelf, [1], "starred", True, "Star 1")
    marks.set_mark(shelf, [2], "starred", True, "Star 2")
    journal.undo(shelf, first.batch_id)
    later = datetime.now(UTC) + timedelta(seconds=1)
    monkeypatch.setattr(journal, "now", lambda: later.isoformat(timespec="milliseconds").replace("+00:00", "Z"))
    journal.undo(shelf)
    assert [change.label for change in redo_all(shelf)] == ["Star 2", "Star 1"]


def test_deed_that_a_later_one_stands_on_is_not_taken_back(shelf: Database) -> None:
    made = collections.add_papers(shelf, "A", [1], "Collect 1")
    collections.add_papers(shelf, "A", [2], "Collect 2")
    before = dump_all(shelf)
    with pytest.raises(PapershelfError, match=r"“Collect 1” cannot be taken back.*All stays as it is\."):
        journal.undo(shelf, made.batch_id)
    assert dump_all(shelf) == before
    assert [change.label for change in undo_all(shelf)] == ["Collect 2", "Collect 1"]
    assert rows_of(shelf, "SELECT * FROM collections") == []


def test_name_that_is_taken_again_is_not_taken_back(shelf: Database) -> None:
    collections.add_papers(shelf, "A", [1], "Collect")
    deleted = collections.delete(shelf, 1, "Delete")
    collections.create(shelf, "A", "Create")
    with pytest.raises(PapershelfError, match="“Delete” cannot be taken back"):
        journal.undo(shelf, deleted.batch_id)
    journal.undo(shelf)
    journal.undo(shelf)
    assert find(shelf, "in:A") == [1]


def test_deed_that_cannot_be_taken_back_does_not_bar_the_way(shelf: Database) -> None:
    """Somebody else put a paper into the new collection, so that it cannot go."""
    marks.set_mark(shelf, [1], "starred", True, "Star")
    collections.create(shelf, "A", "Create")
    with writing(shelf):
        shelf.execute_sql("INSERT INTO collection_papers VALUES (1, 2, 1, 'now')")
    with pytest.raises(PapershelfError, match="“Create” cannot be taken back"):
        journal.undo(shelf)
    assert find(shelf, "in:A") == [2]
    undone = journal.undo(shelf)
    assert undone is not None
    assert undone.label == "Star"


def test_deed_that_cannot_be_done_again_says_so(shelf: Database) -> None:
    collections.create(shelf, "A", "Create")
    collections.add_papers(shelf, "A", [1], "Collect")
    journal.undo(shelf)
    with writing(shelf):
        shelf.execute_sql("DELETE FROM collections")
    with pytest.raises(PapershelfError, match="“Collect” cannot be done again"):
        journal.redo(shelf)
    assert journal.redo(shelf) is None


def test_notes_of_one_sitting_are_one_step_and_every_version_is_kept(shelf: Database) -> None:
    annotations.set_note(shelf, 1, "before", "Note")
    marks.set_mark(shelf, [1], "read", True, "Read")
    for text in ("w", "wo", "word", "word"):
        annotations.set_note(shelf, 1, text, "Note")
    journal.undo(shelf)
    assert annotations.load_note(shelf, 1) == "before"
    assert find(shelf, "note:word") == []
    assert index_is_true(shelf)
    journal.redo(shelf)
    assert annotations.load_note(shelf, 1) == "word"
    statement = (
        "SELECT after FROM journal j JOIN batches b ON b.id = j.batch_id "
        "WHERE j.\"table\" = 'notes' AND b.kind != 'undo' ORDER BY j.id"
    )
    written = [json.loads(str(after))["text"] for (after,) in rows_of(shelf, statement)]
    assert written == ["before", "w", "wo", "word", "word"], "the last is of doing it again"


@pytest.mark.parametrize("between", ["another paper's note", "a mark", "an undo", "a pause"])
def test_what_ends_a_sitting(shelf: Database, between: str, monkeypatch: pytest.MonkeyPatch) -> None:
    annotations.set_note(shelf, 1, "first", "Note")
    match between:
        case "another paper's note":
            annotations.set_note(shelf, 2, "other", "Note")
        case "a mark":
            marks.set_mark(shelf, [2], "read", True, "Read")
        case "an undo":
            marks.set_mark(shelf, [2], "read", True, "Read")
            journal.undo(shelf)
        case "a pause":
            shelf.execute_sql("UPDATE batches SET time = '2026-03-31T08:00:00.000Z'")
    annotations.set_note(shelf, 1, "first and second", "Note")
    journal.undo(shelf)
    assert annotations.load_note(shelf, 1) == "first"


def test_paper_that_changed_meanwhile_keeps_its_new_words_when_a_note_is_undone(library: Database) -> None:
    add_papers(library, Paper("Moss", arxiv_id="2603.00001"))
    annotations.set_note(library, 1, "remember", "Note")
    merge(library, Listed(Paper("Lichen", arxiv_id="2603.00001"), day="2026-03-01"))
    journal.undo(library)
    assert find(library, "remember") == find(library, "moss") == []
    assert find(library, "lichen") == [1]
    assert index_is_true(library)
    journal.redo(library)
    assert find(library, "lichen remember") == [1]
    assert index_is_true(library)


def test_numbers_of_deleted_rows_are_never_given_again(shelf: Database) -> None:
    collections.create(shelf, "A", "Create")
    collections.delete(shelf, 1, "Delete")
    collections.create(shelf, "A", "Create")
    tags.change_tags(shelf, [1], ["t"], [], "Tag")
    journal.undo(shelf)
    tags.change_tags(shelf, [1], ["u"], [], "Tag")
    assert [one.collection_id for one in collections.load_collections(shelf)] == [2]
    assert rows_of(shelf, "SELECT id, name FROM tags") == [(2, "u")]


def test_history_is_only_ever_added_to(shelf: Database) -> None:
    annotations.set_note(shelf, 1, "one", "Note")
    history = rows_of(shelf, "SELECT * FROM journal ORDER BY id")
    for deed in (journal.undo, journal.redo, journal.undo):
        deed(shelf)
        longer = rows_of(shelf, "SELECT * FROM journal ORDER BY id")
        assert longer[: len(history)] == history
        assert len(longer) == len(history) + 1
        history = longer
