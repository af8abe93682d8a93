"""Pulling and importing in the window: what the list and the strip say while it runs and however it ends."""

import json
from dataclasses import replace
from threading import Event

import pytest
from PySide6.QtCore import Qt

from desktop.library import pulling
from desktop.records import Listing
from desktop.settings import Settings
from desktop.sources.source import Answer
from tests.libraries import DAY, add_day, services_at
from tests.loopback import LoopbackService, daily_item


@pytest.fixture
def ids(database):
    return add_day(database, 6)


@pytest.fixture
def service(monkeypatch):
    monkeypatch.setattr(pulling, "todays_listing", lambda *_moment: Listing("huggingface", "day", DAY))
    with LoopbackService() as service:
        service.set_day(DAY, [daily_item(f"2603.1000{number}", f"An Invented Title {number}") for number in range(3)])
        yield service


def trigger(window, name):
    window.actions_by_name[name].trigger()


def open_pulling(open_window, service, settings=None):
    settings = settings or Settings()
    return open_window(settings, services_at(service.address, lambda: settings.offline))


def test_pull_fills_an_empty_list_and_the_strip_says_so(open_window, service, qtbot):
    window = open_pulling(open_window, service)
    assert window.papers.state.heading.text() == "Your library is empty"
    with qtbot.waitSignal(window.library.papers_added):
        qtbot.mouseClick(window.papers.state.action, Qt.MouseButton.LeftButton)
    assert len(window.papers.model.ids()) == 3
    assert window.papers.title.text() == "Inbox"
    assert window.reader.page.title.text == "An Invented Title 0"
    assert window.strip.message.text() == "Daily Papers of 31 March 2026: 3 papers, 3 new."
    assert "3 papers at" in window.strip._services["huggingface"].text()
    assert window.papers.view.hasFocus()


def test_a_long_pull_shows_its_papers_page_by_page(open_window, service, qtbot):
    pages = [
        [daily_item(f"2603.{page}000{number}", f"Page {page}, Title {number}") for number in range(2)] for page in (1, 2)
    ]
    window = open_pulling(open_window, service)
    strip, list_shown = window.strip, window.papers.model
    gate = Event()

    def ask(url, *, check, **_words):
        page = int("p=1" in url)
        if page:
            assert gate.wait(10)
        check()
        link = f'<{url}&p=1>; rel="next"' if not page else ""
        return Answer(200, {"link": link, "content-type": "application/json"}, json.dumps(pages[page]).encode(), url)

    window.library.sources._services = replace(window.library.sources._services, get=ask)
    with qtbot.waitSignal(window.library.work_ended):
        window.library.sources.pull(Listing("huggingface", "month", "2026-03"))
        qtbot.waitUntil(lambda: len(list_shown.ids()) == 2)
        qtbot.waitUntil(lambda: strip.message.text() == "Daily Papers of March 2026: 2 papers so far")
        seen = list_shown.ids()
        gate.set()
    qtbot.waitUntil(lambda: len(list_shown.ids()) == 4)
    assert set(seen) <= set(list_shown.ids())


def test_the_pull_button_pulls(open_window, service, qtbot, ids):
    window = open_pulling(open_window, service)
    with qtbot.waitSignal(window.library.pulled):
        qtbot.mouseClick(window.papers.pull_button, Qt.MouseButton.LeftButton)
    assert len(service.requests) == 1


def test_a_refused_pull_warns_and_the_list_stays(open_window, service, qtbot, ids):
    service.set_answer("/api/daily_papers", {"error": "Too many requests"}, status=429, headers={"Retry-After": "60"})
    window = open_pulling(open_window, service)
    window.papers.select(ids[3])
    with qtbot.waitSignal(window.library.papers_added):
        trigger(window, "pull")
    assert window.strip.message.property("kind") == "warning"
    assert "Hugging Face" in window.strip.message.text()
    assert "Hugging Face says we asked too often (HTTP 429); next try" in window.strip._services["huggingface"].text()
    assert list(window.papers.model.ids()) == ids
    assert window.papers.current_id() == ids[3]


def test_a_refusal_stands_where_the_papers_would_be(open_window, service, qtbot):
    service.set_answer("/api/daily_papers", {"error": "Too many requests"}, status=429, headers={"Retry-After": "60"})
    window = open_pulling(open_window, service)
    with qtbot.waitSignal(window.library.papers_added):
        trigger(window, "pull")
    assert "Hugging Face says we asked too often" in window.papers.state.sentence.text()


def test_a_slow_pull_can_be_cancelled_by_its_button(open_window, service, qtbot, ids):
    service.set_fault("/api/daily_papers", "stall")
    window = open_pulling(open_window, service)
    trigger(window, "pull")
    qtbot.waitUntil(lambda: window.strip.cancel.isVisible() and len(service.requests) == 1)
    qtbot.mouseClick(window.strip.cancel, Qt.MouseButton.LeftButton)
    assert not window.strip.cancel.isVisible()
    assert window.strip.message.text() == "Pulling was cancelled; what came before stays."
    assert list(window.papers.model.ids()) == ids


def test_closing_while_a_pull_runs_ends_it(open_window, service, qtbot, tasks, ids):
    service.set_fault("/api/daily_papers", "stall")
    window = open_pulling(open_window, service)
    trigger(window, "pull")
    qtbot.waitUntil(lambda: len(service.requests) == 1)
    threads = list(tasks._running.values())
    assert window.close()
    assert [thread.is_alive() for thread in threads] == [False]


def test_a_star_pressed_during_a_pull_is_kept(open_window, service, qtbot, ids):
    service.set_fault("/api/daily_papers", "stall")
    window = open_pulling(open_window, service)
    trigger(window, "pull")
    qtbot.waitUntil(lambda: len(service.requests) == 1)
    trigger(window, "star")
    assert window.library.load_paper(ids[0]).marks.starred
    window.library.cancel_work()


def test_offline_forbids_every_request(open_window, service, qtbot, ids):
    window = open_pulling(open_window, service)
    trigger(window, "offline")
    assert window.strip.offline.isVisible()
    with qtbot.waitSignal(window.library.papers_added):
        trigger(window, "pull")
    assert service.requests == []
    assert "offline" in window.strip.message.text().lower()
    assert window.strip.message.property("kind") == "warning"
    trigger(window, "offline")
    with qtbot.waitSignal(window.library.papers_added):
        trigger(window, "pull")
    assert len(service.requests) == 1


def test_going_offline_changes_what_an_empty_shelf_offers(open_window, service):
    window = open_pulling(open_window, service)
    trigger(window, "offline")
    assert window.papers.state.action.text() == "Import…"
    trigger(window, "offline")
    assert window.papers.state.action.text() == "Pull today's papers"


def test_opening_the_window_asks_nothing(open_window, service, ids):
    window = open_pulling(open_window, service)
    window.browsing.go("today")
    assert window.close()
    assert service.requests == []


def test_imported_papers_appear(open_window, qtbot, tmp_path):
    window = open_window()
    file = tmp_path / "answer.json"
    file.write_text(json.dumps([daily_item("2603.20001", "A Saved Paper")]), encoding="utf-8")
    with qtbot.waitSignal(window.library.papers_added):
        window.library.import_files([file])
    assert window.papers.model.index(0, 0).data() == "A Saved Paper"
    assert window.strip.message.text() == "answer.json: 1 paper, 1 new."
