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


def test_counts_are_those_of_the_views(shelf: Database) -> None:
    # Published on that day and on no list: the view of the day shows it as well.
    merge(shelf, Listed(Paper("Moss", published=f"{DAY}T10:00:00Z")), listing=Listing("huggingface", "search", "moss"))
    marks.set_mark(shelf, [1, 2], "starred", True, "Star")
    marks.set_mark(shelf, [2, 3], "dismissed", True, "Dismiss")
    marks.set_mark(shelf, [4], "read", True, "Read")
    marks.set_mark(shelf, [4], "read", False, "Unread")
    queries = {
        "inbox": "is:inbox",
        "today": f"on:{DAY} -is:dismissed",
        "starred": "is:starred",
        "all": "",
        "dismissed": "is:dismissed",
    }
    found = counts.count_views(shelf, DAY)
    assert found == {name: len(find(shelf, query)) for name, query in queries.items()}
    assert found == {"inbox": 3, "today": 4, "starred": 2, "all": 6, "dismissed": 2}


@pytest.mark.parametrize("day", [None, "1999-01-01"])
def test_day_without_a_list_counts_nothing(shelf: Database, day: str | None) -> None:
    assert counts.count_views(shelf, day)["today"] == 0
