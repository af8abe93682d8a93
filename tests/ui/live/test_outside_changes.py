"""The window shows what another program wrote to its library, and does not take its own writes for that."""

from contextlib import closing

import pytest

from desktop.library import following, marking, organising
from desktop.records import Listing
from desktop.store.database import open_library
from desktop.ui.live.outside_changes import OutsideChanges
from desktop.ui.views import STARRED, view_of_collection
from tests.libraries import add_day


@pytest.fixture
def ids(database):
    return add_day(database, 5)


@pytest.fixture
def window(ids, open_window):
    return open_window()


@pytest.fixture
def outside(window):
    """Another program's connection to the same file."""
    with closing(open_library(window.library.file)) as other:
        yield other


def look(window):
    window.later.findChild(OutsideChanges).look()


def test_papers_that_another_program_adds_are_shown(window, outside, ids):
    new = add_day(outside, 2, "2026-04-01", first=100)
    assert len(window.papers.model.ids()) == 5
    look(window)
    assert list(window.papers.model.ids()) == [*new, *ids]


def test_marks_collections_and_what_is_followed_are_shown(window, outside, ids):
    marking.star(outside, ids[:1], True)
    organising.collect(outside, "Mosses", ids[:2])
    following.follow(outside, Listing("huggingface", "trending"))
    look(window)
    assert window.papers.model.paper_row(0).marks.starred
    (collection,) = window.library.load_collections()
    assert window.sidebar.tree.item_of(view_of_collection(collection.collection_id)) is not None
    assert len(window.sidebar.tree.followed_ids()) == 1
    window.browsing.show(STARRED)
    assert list(window.papers.model.ids()) == ids[:1]


def test_what_the_window_writes_itself_is_no_news(window, ids, qtbot):
    look(window)
    window.library.star(ids[:1], True)
    with qtbot.assertNotEmitted(window.library.papers_added):
        look(window)


def test_the_next_look_follows_by_itself(window, outside, qtbot):
    look(window)
    timer = window.later.findChild(OutsideChanges).children()[0]
    timer.setInterval(1)
    with qtbot.waitSignal(window.library.papers_added):
        add_day(outside, 1, "2026-04-01", first=100)
