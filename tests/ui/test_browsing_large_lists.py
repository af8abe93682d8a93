"""Large lists are found in the background, and an answer that came too late is never shown."""

import threading

import pytest

from desktop.store import search
from desktop.ui.browsing import FIRST_PAGE
from tests.libraries import add_day
from tests.panes import Panes


class SlowSearch:
    """Stands before the search of whole lists: each waits until the test lets it go, with what it found before."""

    def __init__(self, monkeypatch):
        self.find_listed = search.find_listed
        self.found = threading.Event()
        self.go = threading.Event()
        monkeypatch.setattr(search, "find_listed", self)

    def __call__(self, database, query, limit, order, is_over):
        answer = self.find_listed(database, query, limit, order, is_over)
        self.found.set()
        assert self.go.wait(10)
        return answer


@pytest.fixture
def many(database):
    return add_day(database, FIRST_PAGE + 100)


def test_a_large_list_is_found_in_the_background(live, many, qtbot, monkeypatch):
    slow = SlowSearch(monkeypatch)
    panes = Panes(live, qtbot)
    panes.browsing.start()
    assert panes.ids() == many[:FIRST_PAGE]
    assert panes.heading() == ("Inbox", "")
    panes.list.select(many[3])
    slow.go.set()
    assert panes.browsing.find_shown() == many
    qtbot.waitUntil(lambda: panes.ids() == many)
    assert panes.heading() == ("Inbox", "612 papers · 612 left")
    assert panes.list.current_id() == many[3]
    assert panes.browsing.find_shown() == many


def test_the_answer_for_a_view_that_was_left_is_never_shown(live, tasks, many, qtbot, monkeypatch):
    slow = SlowSearch(monkeypatch)
    panes = Panes(live, qtbot)
    panes.browsing.start()
    qtbot.waitUntil(slow.found.is_set)
    panes.browsing.show_query("specimen7")
    few = panes.ids()
    assert 0 < len(few) < FIRST_PAGE
    slow.go.set()
    qtbot.waitUntil(lambda: not tasks._running)
    assert panes.ids() == few


def test_a_paper_dismissed_while_the_list_is_found_does_not_come_back(live, tasks, many, qtbot, monkeypatch):
    slow = SlowSearch(monkeypatch)
    panes = Panes(live, qtbot)
    panes.browsing.start()
    qtbot.waitUntil(slow.found.is_set)  # with the paper still in it
    live.dismiss(many[:1], True)
    panes.browsing.drop(many[:1])
    slow.go.set()
    qtbot.waitUntil(lambda: not tasks._running)
    assert panes.ids() == many[1:]


def test_the_place_in_a_large_list_stays_while_papers_arrive(live, many, database, qtbot):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    qtbot.waitUntil(lambda: panes.ids() == many)
    panes.list.select(many[600])
    new = add_day(database, 3, "2026-04-01", first=9_000)
    live.papers_added.emit()
    assert panes.list.current_id() == many[600]
    qtbot.waitUntil(lambda: panes.ids() == new + many)
    assert panes.list.current_id() == many[600]


def test_papers_that_are_not_found_within_a_frame_are_shown_before_all_are_found(live, many, qtbot, monkeypatch):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    slow = SlowSearch(monkeypatch)  # the first page may come, all of them may not yet
    monkeypatch.setattr(search, "SECONDS", -1)
    panes.browsing.show_query("specimen*")
    assert panes.ids() == []
    qtbot.waitUntil(lambda: panes.ids() == many[:FIRST_PAGE])
    assert panes.list.current_id() == many[0]
    slow.go.set()
    qtbot.waitUntil(lambda: panes.ids() == many)


def test_a_late_first_page_of_another_query_is_never_shown(live, tasks, many, qtbot, monkeypatch):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    monkeypatch.setattr(search, "SECONDS", -1)
    panes.browsing.show_query("invented")
    panes.browsing.show_query("specimen7")
    qtbot.waitUntil(lambda: bool(panes.ids()) and not tasks._running)
    assert panes.ids() == list(live.find("specimen7"))


def test_nothing_found_late_is_said_so(live, many, qtbot, monkeypatch):
    panes = Panes(live, qtbot)
    panes.browsing.start()
    monkeypatch.setattr(search, "SECONDS", -1)
    panes.browsing.show_query("unheardof")
    qtbot.waitUntil(lambda: panes.list.state.isVisibleTo(panes.list))
    qtbot.waitUntil(lambda: "unheardof" in panes.list.state.heading.text() + panes.list.state.sentence.text())
