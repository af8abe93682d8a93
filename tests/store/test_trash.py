"""What is thrown away is in no list and no count but the Trash, and comes back as it was."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.records import Order, ReadingStatus
from desktop.store import (
    collections,
    completion,
    counts,
    incomplete,
    journal,
    later,
    marks,
    query,
    rows,
    search,
    shelved,
    tags,
)
from desktop.store.database import Database
from desktop.store.ranking_votes import rank_inbox
from tests.store.small_library import add_many, find, new_library

STATES = ("inbox", "starred", "dismissed", "to-read", "reading", "done", "later", "trashed")


@pytest.fixture
def shelf() -> Iterator[Database]:
    with new_library() as database:
        add_many(database, 4)
        yield database


def throw_away(database: Database, *paper_ids: int) -> None:
    marks.trash(database, paper_ids, True, "Trashed")


@pytest.mark.parametrize("asked", ["", "is:inbox", "after:2000-01-01", "-is:starred", "is:starred OR is:inbox", "-has:note"])
@pytest.mark.parametrize("order", list(Order))
def test_no_list_has_it_but_the_trash(shelf, asked, order):
    assert 2 in search.find_ids(shelf, query.parse(asked), order=order)
    throw_away(shelf, 2)
    assert sorted(search.find_ids(shelf, query.parse(asked), order=order)) == [1, 3, 4]
    assert sorted(search.find_first(shelf, query.parse(asked), 9, order).found.ids) == [1, 3, 4]
    assert search.count(shelf, query.parse(asked)) == 3
    assert find(shelf, "is:trashed") == [2]


def test_words_find_it_only_in_the_trash(shelf):
    title = rows.load(shelf, [2])[0].title
    assert 2 in find(shelf, f'ti:"{title}"')
    throw_away(shelf, 2)
    assert 2 not in find(shelf, f'ti:"{title}"')
    assert find(shelf, f'ti:"{title}" is:trashed') == [2]
    assert find(shelf, "is:trashed OR is:starred") == [2]
    assert find(shelf, "-is:trashed") == [1, 3, 4]


def test_it_keeps_everything_and_has_it_when_it_is_put_back(shelf):
    marks.set_mark(shelf, [2], "starred", True, "Starred")
    marks.set_status(shelf, [2], ReadingStatus.READING, "Reading")
    marks.put_off(shelf, [2], "2026-12-03", "Later")
    before = rows.load(shelf, [2])
    throw_away(shelf, 2)
    [row] = rows.load(shelf, [2])
    assert row.marks == before[0].marks._replace(trashed=True)
    assert next(iter(shelved.load(shelf, [2]))).marks.trashed
    marks.trash(shelf, [2], False, "Back")
    assert rows.load(shelf, [2]) == before


def test_undo_puts_it_back(shelf):
    throw_away(shelf, 1, 2)
    journal.undo(shelf)
    assert find(shelf, "is:inbox") == [1, 2, 3, 4]
    journal.redo(shelf)
    assert find(shelf, "is:trashed") == [1, 2]


def test_it_does_not_come_back_on_its_day(shelf, monkeypatch):
    monkeypatch.setattr(later, "today", lambda: "2026-12-02")
    marks.put_off(shelf, [1], "2026-12-03", "Later")
    throw_away(shelf, 1)
    monkeypatch.setattr(later, "today", lambda: "2026-12-04")
    assert (find(shelf, "is:back"), find(shelf, "is:inbox")) == ([], [2, 3, 4])
    assert counts.count_views(shelf, {})["inbox"] == 3
    assert marks.count_marked(shelf, [1, 2]) == 1
    assert 1 not in rank_inbox(shelf)


def test_collections_tags_and_what_lacks_something_are_counted_without_it(shelf):
    collections.add_papers(shelf, "Survey", [1, 2], "Filed")
    tags.change_tags(shelf, [1, 2], ["moe"], [], "Tagged")
    throw_away(shelf, 2)
    assert [one.count for one in collections.load_collections(shelf)] == [1]
    assert [one.count for one in tags.load_counted(shelf)] == [1]
    unfinished = completion.find_unfinished("tag:mo")
    assert unfinished is not None
    assert [one.count for one in completion.complete(shelf, unfinished)] == [1]
    shelf.execute_sql("UPDATE papers SET authors = ''")
    assert incomplete.find(shelf) == [1, 3, 4]
    assert incomplete.find(shelf, [2]) == [2]


DEED = st.tuples(st.sampled_from(["read", "starred", "dismissed", "trashed", "to-read", "done", "later"]), st.integers(1, 6),
                 st.booleans())  # fmt: skip


@settings(max_examples=60, deadline=None)
@given(deeds=st.lists(DEED, max_size=25))
def test_every_count_is_that_of_its_list_whatever_was_done(deeds):
    with new_library() as database:
        add_many(database, 6)
        for name, paper_id, on in deeds:
            if name == "trashed":
                marks.trash(database, [paper_id], on, "Trashed")
            elif name == "later":
                marks.put_off(database, [paper_id], "2999-01-01" if on else None, "Later")
            elif name in marks.MARKS:
                marks.set_mark(database, [paper_id], name, on, "Marked")
            else:
                marks.set_status(database, [paper_id], ReadingStatus(name) if on else ReadingStatus.NONE, "Status")
        found = counts.count_views(database, {})
        assert {state: found[state] for state in STATES} == {state: len(find(database, f"is:{state}")) for state in STATES}
        assert found["all"] == len(find(database, "")) == 6 - found["trashed"]
