"""What is put off leaves the inbox, is back on its day, and what else is decided takes the day away."""

from collections.abc import Iterator

import pytest

from desktop.records import Order, ReadingStatus
from desktop.store import counts, journal, later, marks, query, rows, search
from desktop.store.database import Database
from desktop.store.ranking_votes import rank_inbox
from tests.store.small_library import add_many, find, new_library

BEFORE, DAY, NEXT = "2026-12-02", "2026-12-03", "2026-12-04"


@pytest.fixture
def calendar(monkeypatch):
    """Call it with the day (ISO) that it is from then on."""

    def turn_to(day: str) -> None:
        monkeypatch.setattr(later, "today", lambda: day)

    turn_to(BEFORE)
    return turn_to


@pytest.fixture
def shelf(calendar) -> Iterator[Database]:
    with new_library() as database:
        add_many(database, 4)
        yield database


def test_the_list_is_sorted_by_the_days(shelf):
    marks.put_off(shelf, [1], NEXT, "Put off")
    marks.put_off(shelf, [3], DAY, "Put off")
    assert list(search.find_ids(shelf, query.parse("is:later"), order=Order.LATER)) == [3, 1]
    assert list(search.find_ids(shelf, (), 3, Order.LATER))[:2] == [3, 1]
    assert list(search.sort_ids(shelf, [1, 2, 3], (), Order.LATER).ids) == [3, 1, 2]


def test_what_is_put_off_is_back_on_its_day(shelf, calendar):
    marks.put_off(shelf, [1, 2], DAY, "Put off")
    assert (find(shelf, "is:inbox"), find(shelf, "is:back")) == ([3, 4], [])
    assert find(shelf, "is:later") == [1, 2]
    calendar(DAY)
    assert find(shelf, "is:inbox") == [1, 2, 3, 4]
    assert find(shelf, "is:back") == [1, 2]
    assert [row.marks.back for row in rows.load(shelf, [1, 3])] == [True, False]
    calendar(NEXT)
    assert find(shelf, "is:back") == [1, 2]


def test_a_paper_that_was_read_or_starred_comes_back_too(shelf, calendar):
    marks.set_mark(shelf, [1], "read", True, "Read")
    marks.put_off(shelf, [1], DAY, "Put off")
    assert find(shelf, "is:inbox") == [2, 3, 4]
    calendar(DAY)
    assert find(shelf, "is:inbox") == [1, 2, 3, 4]


def test_one_undo_takes_back_the_day_of_all(shelf):
    marks.put_off(shelf, [1, 2, 3], DAY, "Put off")
    journal.undo(shelf)
    assert find(shelf, "is:later") == []
    journal.redo(shelf)
    assert find(shelf, "is:later") == [1, 2, 3]


@pytest.mark.parametrize("mark", ["read", "starred", "dismissed"])
def test_any_deed_on_a_paper_that_is_back_takes_the_day_away(shelf, calendar, mark):
    marks.put_off(shelf, [1], DAY, "Put off")
    calendar(DAY)
    marks.set_mark(shelf, [1], mark, True, "Decided")
    assert find(shelf, "is:later") == []
    assert 1 not in find(shelf, "is:inbox")


def test_being_looked_at_decides_nothing(shelf, calendar):
    marks.put_off(shelf, [1], DAY, "Put off")
    calendar(DAY)
    marks.set_mark(shelf, [1], "read", True, "Looked at", undoable=False)
    assert find(shelf, "is:back") == [1]


def test_before_the_day_only_dismissing_and_done_take_it_away(shelf):
    marks.put_off(shelf, [1, 2, 3, 4], DAY, "Put off")
    marks.set_mark(shelf, [1], "starred", True, "Starred")
    marks.set_status(shelf, [2], ReadingStatus.READING, "Reading")
    marks.set_status(shelf, [3], ReadingStatus.DONE, "Done")
    marks.set_mark(shelf, [4], "dismissed", True, "Dismissed")
    assert find(shelf, "is:later") == [1, 2]


def test_putting_off_restores_what_was_dismissed(shelf, calendar):
    marks.set_mark(shelf, [1], "dismissed", True, "Dismissed")
    marks.put_off(shelf, [1], DAY, "Put off")
    assert find(shelf, "is:dismissed") == []
    marks.put_off(shelf, [1], None, "No longer")
    assert find(shelf, "is:inbox") == [1, 2, 3, 4]


def test_counts_are_those_of_the_views_before_and_on_the_day(shelf, calendar):
    marks.set_mark(shelf, [2], "starred", True, "Starred")
    marks.put_off(shelf, [1, 2], DAY, "Put off")
    for day, expected in ((BEFORE, 2), (DAY, 4)):
        calendar(day)
        found = counts.count_views(shelf, {})
        assert (found["inbox"], found["later"]) == (expected, 2)
        assert found["inbox"] == len(find(shelf, "is:inbox"))


def test_catching_up_chooses_among_papers_without_a_day(shelf, calendar):
    marks.put_off(shelf, [1, 2], DAY, "Put off")
    calendar(DAY)
    assert sorted(rank_inbox(shelf)) == [3, 4]
