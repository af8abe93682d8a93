"""What is emptied is gone with its history; what stays is as it was, and the library is whole at every moment."""

from collections.abc import Iterator

import pytest

from desktop.store import annotations, checking, citation_keys, collections, emptying, joining, journal, marks, tags
from desktop.store.carried import OF_READER, OF_SERVICES
from desktop.store.database import Database
from desktop.store.places import Places
from tests.store.small_library import add_many, dump, find, index_is_true, new_library, rows_of

SECRET = "what nobody else shall read"


@pytest.fixture
def shelf() -> Iterator[Database]:
    with new_library() as database:
        add_many(database, 6)
        yield database


def work_on(database: Database, paper_id: int, words: str) -> None:
    """Everything that a reader does to a paper."""
    annotations.set_note(database, paper_id, words, "Noted")
    annotations.set_note(database, paper_id, f"{words}, and more", "Noted")
    collections.add_papers(database, "Survey/2026", [paper_id], "Filed")
    tags.change_tags(database, [paper_id], ["moe"], [], "Tagged")
    marks.set_mark(database, [paper_id], "starred", True, "Starred")
    annotations.add_highlight(database, paper_id, "title", "Quiet Diffusion", 0, 5, "yellow", words, "Highlighted")


def empty(database: Database) -> int:
    return emptying.empty(database, lambda _done, _total: None)


def belongings(database: Database, paper_id: int) -> dict[str, list[tuple[object, ...]]]:
    tables = {one.table for one in (*OF_SERVICES.values(), *OF_READER.values())}
    return {table: rows_of(database, f"SELECT * FROM {table} WHERE paper_id = ?", [paper_id]) for table in sorted(tables)}


def test_all_of_it_is_gone_and_nothing_else(shelf):
    for paper_id in (1, 2):
        work_on(shelf, paper_id, SECRET if paper_id == 1 else "mine")
    kept, its_history = belongings(shelf, 2), rows_of(shelf, "SELECT * FROM journal WHERE key = '[2]'")
    marks.trash(shelf, [1], True, "Trashed")
    assert empty(shelf) == 1
    assert find(shelf, "") == [2, 3, 4, 5, 6]
    assert belongings(shelf, 2) == kept
    assert rows_of(shelf, "SELECT * FROM journal WHERE key = '[2]'") == its_history
    assert not any(belongings(shelf, 1).values())
    assert SECRET not in str(dump(shelf, ["journal", "notes", "highlights", "batches"]))
    assert checking.find_damage(shelf) == []
    assert index_is_true(shelf)
    assert empty(shelf) == 0


def test_undo_passes_over_what_was_done_to_it(shelf):
    marks.set_mark(shelf, [2], "starred", True, "Starred another")
    marks.set_mark(shelf, [1, 2], "read", True, "Read both")
    marks.trash(shelf, [1], True, "Trashed")
    empty(shelf)
    change = journal.undo(shelf)
    assert change is not None
    assert change.label == "Starred another"
    assert journal.undo(shelf) is None
    assert find(shelf, "is:read") == [2]
    assert checking.find_damage(shelf) == []


def test_half_of_a_deed_is_not_done_again(shelf):
    collections.add_papers(shelf, "Survey", [1, 2], "Filed")
    marks.trash(shelf, [1], True, "Trashed")
    journal.undo(shelf)
    journal.undo(shelf)
    marks.trash(shelf, [1], True, "Trashed again")
    empty(shelf)
    assert journal.redo(shelf) is None
    assert checking.find_damage(shelf) == []


def test_papers_that_were_joined_with_it_go_with_it(shelf):
    annotations.set_note(shelf, 3, SECRET, "Noted")
    joining.join(shelf, 1, 3, Places(shelf))
    marks.trash(shelf, [1], True, "Trashed")
    assert empty(shelf) == 1
    assert find(shelf, "") == [2, 4, 5, 6]
    assert SECRET not in str(dump(shelf, ["journal", "notes"]))
    assert rows_of(shelf, "SELECT * FROM joined") == []
    assert journal.undo(shelf) is None
    assert checking.find_damage(shelf) == []


def test_whoever_is_interrupted_has_a_whole_library_and_the_rest_in_the_trash(shelf, monkeypatch):
    monkeypatch.setattr(emptying, "CHUNK", 2)
    marks.trash(shelf, [1, 2, 3, 4, 5], True, "Trashed")

    def report(done: int, _total: int) -> None:
        if done == 4:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        emptying.empty(shelf, report)
    assert find(shelf, "is:trashed") == [5]
    assert find(shelf, "") == [6]
    assert checking.find_damage(shelf) == []


def test_what_was_put_back_or_written_meanwhile_is_respected(shelf, monkeypatch):
    monkeypatch.setattr(emptying, "CHUNK", 1)
    marks.trash(shelf, [1, 2, 3], True, "Trashed")

    def report(done: int, _total: int) -> None:
        if done == 1:
            marks.trash(shelf, [2], False, "Back")
            annotations.set_note(shelf, 3, SECRET, "Noted")

    assert emptying.empty(shelf, report) == 2
    assert find(shelf, "") == [2, 4, 5, 6]
    assert SECRET not in str(dump(shelf, ["journal", "notes"]))
    assert checking.find_damage(shelf) == []


def build(paper_id: int, taken: set[str]) -> str:
    return next(key for key in (f"moss2026{letter}" for letter in "abcd") if key not in taken)


def test_its_key_is_never_given_to_another_paper_but_is_its_own_again(shelf):
    citation_keys.freeze(shelf, [(1, "Moss2026")], build)
    shelf.execute_sql("UPDATE papers SET arxiv_id = '2603.00001' WHERE id = 1")
    marks.trash(shelf, [1], True, "Trashed")
    empty(shelf)
    assert citation_keys.freeze(shelf, [(2, "moss2026")], build) == {2: "moss2026a"}
    assert citation_keys.adopt(shelf, [(3, "MOSS2026")]) == ["MOSS2026"]
    shelf.execute_sql("UPDATE papers SET arxiv_id = '2603.00001' WHERE id = 4")
    assert citation_keys.freeze(shelf, [(4, "other")], build) == {4: "Moss2026"}
    assert citation_keys.find_paper(shelf, "moss2026") == 4
    assert rows_of(shelf, "SELECT * FROM spent_keys") == []


def test_a_file_gives_it_back_to_the_same_paper(shelf):
    citation_keys.freeze(shelf, [(1, "Moss2026")], build)
    shelf.execute_sql("UPDATE papers SET arxiv_id = '2603.00001' WHERE id = 1")
    marks.trash(shelf, [1], True, "Trashed")
    empty(shelf)
    shelf.execute_sql("UPDATE papers SET arxiv_id = '2603.00001' WHERE id = 4")
    assert citation_keys.adopt(shelf, [(4, "Moss2026")]) == []
    assert citation_keys.load_keys(shelf, [4]) == {4: "Moss2026"}
