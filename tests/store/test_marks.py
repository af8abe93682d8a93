"""Marks: only the papers that really changed are named, and a mark that is already so keeps its time."""

import pytest

from desktop.records import Listed, Listing, Paper, ReadingStatus
from desktop.store import counts, journal, marks, rows
from desktop.store.database import Database
from tests.store.small_library import DAY, add_many, find, merge, rows_of


@pytest.fixture
def shelf(library: Database) -> Database:
    add_many(library, 5)
    return library


@pytest.mark.parametrize("mark", marks.MARKS)
def test_only_what_really_changed_is_named(shelf: Database, mark: str) -> None:
    assert marks.set_mark(shelf, [1, 2, 2], mark, True, "Mark").paper_ids == (1, 2)
    assert marks.set_mark(shelf, [3, 2, 1], mark, True, "Mark").paper_ids == (3,)
    assert find(shelf, f"is:{mark}") == [1, 2, 3]
    assert marks.set_mark(shelf, [4, 3], mark, False, "Mark").paper_ids == (3,)
    assert marks.set_mark(shelf, [3, 4], mark, False, "Mark").paper_ids == ()
    assert find(shelf, f"is:{mark}") == [1, 2]


@pytest.mark.parametrize("mark", marks.MARKS)
def test_mark_keeps_its_time_and_leaves_the_others_alone(shelf: Database, mark: str, monkeypatch: pytest.MonkeyPatch) -> None:
    statement = f"SELECT {mark} FROM marks WHERE paper_id = 1"
    others = [other for other in marks.MARKS if other != mark]
    for hour, name in enumerate([mark, *others, mark]):
        monkeypatch.setattr(journal, "now", lambda hour=hour: f"2026-03-31T0{hour}:00:00.000Z")
        marks.set_mark(shelf, [1, 2], name, True, "Mark")
    assert rows_of(shelf, statement) == [("2026-03-31T00:00:00.000Z",)]
    marks.set_mark(shelf, [1], others[0], False, "Mark")
    assert rows_of(shelf, statement) == [("2026-03-31T00:00:00.000Z",)]
    (row,) = rows.load(shelf, [1])
    assert {name for name in marks.MARKS if getattr(row.marks, name)} == {mark, others[1]}
    assert row.marks.status is ReadingStatus.NONE


@pytest.mark.parametrize("mark", ["", "status", "read = 1; --"])
def test_no_other_column_is_a_mark(shelf: Database, mark: str) -> None:
    with pytest.raises(AssertionError):
        marks.set_mark(shelf, [1], mark, True, "Mark")


def test_reading_list_is_walked_along_and_left(shelf: Database) -> None:
    assert marks.set_status(shelf, [1, 2], ReadingStatus.TO_READ, "To read").paper_ids == (1, 2)
    assert marks.set_status(shelf, [1, 2, 3], ReadingStatus.TO_READ, "To read").paper_ids == (3,)
    assert marks.set_status(shelf, [1], ReadingStatus.READING, "Reading").paper_ids == (1,)
    assert (find(shelf, "is:to-read"), find(shelf, "is:reading"), find(shelf, "is:done")) == ([2, 3], [1], [])
    assert marks.set_status(shelf, [2], ReadingStatus.NONE, "Off").paper_ids == (2,)
    assert find(shelf, "-is:to-read") == [1, 2, 4, 5]


def test_done_is_read_as_well_and_both_are_one_step_of_undo(shelf: Database) -> None:
    marks.set_status(shelf, [1], ReadingStatus.DONE, "Done")
    assert (find(shelf, "is:done"), find(shelf, "is:read")) == ([1], [1])
    journal.undo(shelf)
    assert (find(shelf, "is:done"), find(shelf, "is:read")) == ([], [])
    marks.set_mark(shelf, [1], "read", True, "Read")
    journal.redo(shelf)
    marks.set_status(shelf, [1], ReadingStatus.DONE, "Done")
    journal.undo(shelf)
    assert find(shelf, "is:read") == [1]


def test_paper_on_the_reading_list_is_decided_on(shelf: Database) -> None:
    marks.set_status(shelf, [2, 3], ReadingStatus.TO_READ, "To read")
    marks.set_status(shelf, [3], ReadingStatus.NONE, "Off")
    assert find(shelf, "is:inbox") == [1, 3, 4, 5]
    assert counts.count_views(shelf, {})["inbox"] == 4


@pytest.mark.parametrize("mark", marks.MARKS)
def test_marked_papers_are_counted(shelf: Database, mark: str) -> None:
    marks.set_mark(shelf, [1, 4], mark, True, "Mark")
    assert marks.count_marked(shelf, [1, 2, 4, 99], mark) == 2
    assert marks.count_marked(shelf, [], mark) == 0


def test_counts_are_those_of_the_views(shelf: Database) -> None:
    # Published on that day and on no list: the view of the day shows it as well.
    merge(shelf, Listed(Paper("Moss", published=f"{DAY}T10:00:00Z")), listing=Listing("huggingface", "search", "moss"))
    marks.set_mark(shelf, [1, 2], "starred", True, "Star")
    marks.set_mark(shelf, [2, 3], "dismissed", True, "Dismiss")
    marks.set_mark(shelf, [4], "read", True, "Read")
    marks.set_mark(shelf, [4], "read", False, "Unread")
    marks.set_status(shelf, [5], ReadingStatus.TO_READ, "To read")
    marks.set_status(shelf, [1], ReadingStatus.DONE, "Done")
    asked = {"today": f"on:{DAY} -is:dismissed", "long ago": "on:1999-01-01"}
    found = counts.count_views(shelf, asked)
    states = ("inbox", "starred", "dismissed", "to-read", "reading", "done", "later", "trashed")
    queries = {**asked, **{state: f"is:{state}" for state in states}, "late-bloomers": "is:late-bloomer", "all": ""}
    assert found == {name: len(find(shelf, query)) for name, query in queries.items()}
    assert found == {
        "inbox": 2, "starred": 2, "dismissed": 2, "to-read": 1, "reading": 0, "done": 1, "all": 6, "today": 4, "long ago": 0,
        "late-bloomers": 0, "later": 0, "trashed": 0,
    }  # fmt: skip


def test_all_papers_are_counted_by_the_highest_number(library: Database) -> None:
    assert counts.count_views(library, {})["all"] == 0
    merge(library, Listed(Paper("Moss", arxiv_id="2603.00001")), Listed(Paper("Fern")))
    merge(library, Listed(Paper("moss", arxiv_id="2603.00001")), Listed(Paper("Fern")), Listed(Paper("Lichen")))
    with library.atomic() as transaction:
        library.execute_sql("INSERT INTO papers(place, title_hash, added, title) VALUES (1, 1, '', 'never kept')")
        transaction.rollback()
    assert counts.count_views(library, {})["all"] == len(find(library, "")) == 3
    merge(library, Listed(Paper("Alga")))
    assert counts.count_views(library, {})["all"] == len(find(library, "")) == 4
