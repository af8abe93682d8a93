"""Catching up keeps what stood out on its own day, touches nothing that was decided on, and is one step of undo."""

import pytest

from desktop.library import marking
from desktop.library.catching_up import catch_up
from desktop.library.history import redo, undo
from desktop.library.shelf import find_papers
from desktop.records import Listed, Listing, Paper, ReadingStatus
from desktop.store import annotations, collections, papers, tags
from desktop.store.database import Database, writing


def add_day(library: Database, day: str, upvotes: list[int | None]) -> list[int]:
    told = [Listed(Paper(f"Paper {number} of {day}"), day=day, upvotes=count) for number, count in enumerate(upvotes)]
    with writing(library):
        return papers.merge(library, Listing("huggingface", "day", day), told, f"{day}T09:00:00Z").paper_ids


@pytest.fixture
def days(library: Database) -> tuple[list[int], list[int]]:
    quiet = add_day(library, "2026-03-30", [9, 1, 1, 1])
    busy = add_day(library, "2026-03-31", [100, 90, 110, 100, None])
    return quiet, busy


def test_papers_are_compared_with_their_own_day(library: Database, days: tuple[list[int], list[int]]) -> None:
    quiet, busy = days
    catch_up(library, 3)
    assert list(find_papers(library, "is:inbox")) == [busy[0], busy[2], quiet[0]]


def test_what_was_decided_on_is_left_alone(library: Database, days: tuple[list[int], list[int]]) -> None:
    quiet, busy = days
    marking.star(library, [busy[2]])
    marking.set_status(library, [busy[0]], ReadingStatus.TO_READ)
    marking.mark_read(library, [quiet[0]])
    change = catch_up(library, 1)
    assert set(change.paper_ids) == {*quiet[1:], busy[1], busy[4]}
    assert change.label == "Dismissed 5 papers"
    assert list(find_papers(library, "is:inbox")) == [busy[3]]


def test_what_was_worked_on_is_left_alone_and_takes_no_place(library: Database, days: tuple[list[int], list[int]]) -> None:
    quiet, busy = days
    collections.add_papers(library, "Survey", [quiet[1]], "Collect")
    annotations.set_note(library, quiet[2], "Compare.", "Note")
    tags.change_tags(library, [quiet[3]], ["moe"], [], "Tag")
    annotations.add_highlight(library, busy[4], "title", "Paper", 0, 5, "yellow", "", "Highlight")
    change = catch_up(library, 1)
    assert set(change.paper_ids) == set(busy[:4])
    assert set(find_papers(library, "is:inbox")) == {*quiet, busy[4]}


def test_it_is_one_step_of_undo(library: Database, days: tuple[list[int], list[int]]) -> None:
    before = list(find_papers(library, "is:inbox"))
    catch_up(library, 2)
    after = list(find_papers(library, "is:inbox"))
    undo(library)
    assert list(find_papers(library, "is:inbox")) == before
    assert undo(library) is None
    redo(library)
    assert list(find_papers(library, "is:inbox")) == after


def test_an_inbox_that_is_small_enough_stays(library: Database, days: tuple[list[int], list[int]]) -> None:
    change = catch_up(library, 40)
    assert (change.paper_ids, change.batch_id) == ((), None)
