"""Papers that were looked at become read, if that is set; never in the Inbox, and never by walking past."""

import pytest
from PySide6.QtCore import QObject

from desktop.settings import Settings
from desktop.ui.read_on_open import ReadOnOpen
from tests.libraries import add_day
from tests.panes import Panes


@pytest.fixture
def ids(database):
    return add_day(database, 5)


@pytest.fixture
def settings():
    return Settings(mark_read_on_open=True)


@pytest.fixture
def panes(live, ids, settings, qtbot, monkeypatch):
    panes = Panes(live, qtbot)
    panes.reader.show()
    panes.reader.activateWindow()
    qtbot.waitUntil(panes.reader.isActiveWindow)
    panes.parent_of_watcher = QObject()
    panes.watcher = ReadOnOpen(settings, live, panes.list, panes.browsing, panes.reader, panes.parent_of_watcher)
    panes.watcher._moment.setInterval(0)
    panes.browsing.start()
    panes.browsing.go("all")
    return panes


def read(live):
    return set(live.find("is:read"))


def test_a_paper_that_was_looked_at_is_read_and_undo_is_what_it_was(panes, live, ids, qtbot):
    live.star(ids[3:4], True)
    panes.list.go(1)
    qtbot.waitUntil(lambda: read(live) == {ids[1]})
    live.undo()
    assert read(live) == {ids[1]}
    assert list(live.find("is:starred")) == []


def test_the_paper_that_a_view_begins_with_was_not_chosen(panes, live, ids):
    assert not panes.watcher._moment.isActive()
    panes.list.go(1)
    panes.list.go(-1)
    assert panes.watcher._moment.isActive()


def test_papers_that_are_walked_past_stay_unread(panes, live, ids, qtbot):
    for _ in range(3):
        panes.list.go(1)
    qtbot.waitUntil(lambda: bool(read(live)))
    assert read(live) == {ids[3]}


def test_never_in_the_inbox_and_never_unless_it_is_set(panes, live, ids, settings):
    panes.browsing.go("inbox")
    panes.list.go(1)
    assert not panes.watcher._moment.isActive()
    settings.mark_read_on_open = False
    panes.browsing.go("all")
    panes.list.go(1)
    assert not panes.watcher._moment.isActive()
