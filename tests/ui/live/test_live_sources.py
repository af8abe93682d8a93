"""The services as windows see them: following, what is due, why it waits, and papers added by name."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QTimer

from desktop.errors import LibraryError
from desktop.library.ledger import OpenLine
from desktop.library.pulling import todays_listing
from desktop.records import Listing
from desktop.settings import Settings
from desktop.ui.live import live_due, live_sources
from desktop.ui.live.live_library import LiveLibrary
from tests.arxiv_answers import atom_entry, atom_feed
from tests.libraries import services_at
from tests.loopback import LoopbackService, daily_item

DAILY = Listing("huggingface", "day")
SEARCH = Listing("huggingface", "search", "moss")


@pytest.fixture
def service():
    today = todays_listing(datetime.now(UTC)).argument
    with LoopbackService(today=today) as running:
        running.set_day(today, [daily_item("2603.00001", "Moss Speaks", day=today)])
        yield running


@pytest.fixture
def offline():
    return []


@pytest.fixture
def live(database, tasks, service, offline):
    live = LiveLibrary(database, services_at(service.address, lambda: bool(offline)), tasks)
    yield live
    live.search.close()


@pytest.fixture
def told(live):
    told = []
    live.told.connect(lambda sentence, warning: told.append((sentence, warning)))
    return told


def test_what_is_followed_is_asked_for_at_the_start(live, service, qtbot):
    live.sources.follow(DAILY)
    live.sources.follow(SEARCH, "Moss")
    assert service.requests == []  # nobody asked to be asked yet: the window had not started
    with qtbot.waitSignal(live.papers_added):
        live.sources.start(Settings())
    assert {request.path for request in service.requests} == {"/api/daily_papers", "/api/papers/search"}
    assert [(one.name, one.last.outcome) for one in live.sources.load_followed()] == [
        ("Daily Papers", "done"),
        ("Moss", "done"),
    ]


@pytest.mark.parametrize("settings", [Settings(pull_at_start=False), Settings(pull_every=0)], ids=["not at start", "by hand"])
def test_nothing_is_asked_that_the_reader_did_not_want(live, service, settings):
    live.sources.follow(DAILY)
    live.sources.start(settings)
    assert not live.is_working
    assert service.requests == []


def test_without_asking_at_the_start_nothing_is_asked_a_minute_later_but_a_deed_of_the_reader_is(live, service, qtbot):
    live.sources.follow(DAILY)
    live.sources.start(Settings(pull_at_start=False))
    for timer in live.sources.findChildren(QTimer):
        if timer.isActive():
            timer.timeout.emit()
    assert not live.is_working
    with qtbot.waitSignal(live.papers_added):
        live.sources.follow(SEARCH)
    assert len(live.find("")) >= 1


def test_nothing_is_asked_that_is_not_followed(live, service):
    live.sources.start(Settings())
    assert not live.is_working
    assert service.requests == []


def test_offline_nothing_is_asked_and_what_is_due_comes_when_online(live, service, offline, qtbot):
    offline.append(True)
    live.sources.follow(SEARCH)
    live.sources.start(Settings())
    assert not live.is_working
    offline.clear()
    with qtbot.waitSignal(live.papers_added):
        live.sources.pull_due()
    live.sources.pull_due()
    assert not live.is_working  # it is not due again for hours
    assert len(service.requests) == 1


def test_following_a_listing_asks_for_it_at_once(live, service, qtbot):
    live.sources.start(Settings())
    with qtbot.waitSignal(live.papers_added):
        live.sources.follow(SEARCH)
    assert len(live.find("moss")) == 1


def test_following_can_be_taken_back(live, qtbot):
    seen = []
    live.sources.changed.connect(lambda: seen.append(len(live.sources.load_followed())))
    live.sources.follow(DAILY)
    live.undo()
    assert live.sources.load_followed() == []
    assert seen == [1, 0]


def test_a_failed_listing_is_told_and_stops_no_other(live, service, told, qtbot):
    live.sources.follow(SEARCH, "Moss")
    live.sources.follow(DAILY)
    service.set_answer("/api/papers/search", b"<html>", status=200)
    with qtbot.waitSignal(live.papers_added):
        live.sources.pull()
    sentence, warning = told[-1]
    assert warning
    assert "Hugging Face answered with a web page instead of a listing" in sentence
    assert live.find("moss") != []


def test_where_nothing_is_followed_the_newest_day_is_pulled(live, qtbot):
    with qtbot.waitSignal(live.papers_added):
        live.sources.pull()
    assert live.find("moss") != []


def test_papers_are_added_by_name(live, service, told, qtbot):
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00009", "Fern Listens")))
    with qtbot.waitSignal(live.sources.added) as added:
        live.sources.add("see arXiv:2603.00009")
    assert [one.outcome for one in added.args[0]] == ["added"]
    assert told == [("1 paper added.", False)]


def test_a_name_waits_offline_and_can_be_forgotten(live, offline, told, qtbot):
    offline.append(True)
    with qtbot.waitSignal(live.sources.added):
        live.sources.add("2603.00009")
    assert told[0][1]
    [one] = live.sources.load_waiting()
    live.sources.forget([one.waiting_id])
    assert live.sources.load_waiting() == []


def test_why_it_waits_is_told_while_it_does(live, service, qtbot):
    said = []
    live.work_progressed.connect(lambda words, _done, _total: said.append(words))
    live.sources.follow(SEARCH, "Moss")
    with qtbot.waitSignal(live.papers_added):
        live.sources.pull()
    assert "Moss" in said


def test_what_was_refused_is_asked_again_when_the_service_said_also_after_a_restart(live, database, tasks, service, qtbot):
    service.set_answer("/api/papers/search", {"error": "Too many"}, status=429, headers={"Retry-After": "600"})
    live.sources.follow(SEARCH)
    with qtbot.waitSignal(live.work_ended):
        live.sources.start(Settings())
    again = LiveLibrary(database, services_at(service.address), tasks)
    for library in (live, again):
        library.sources.start(Settings())
        library.sources._due._timer.timeout.emit()
        assert not library.is_working  # ten minutes are not over
    service.set_answer("/api/papers/search", [])
    database.execute_sql("UPDATE pulls SET retry_at = '2026-01-01T00:00:00.000Z'")
    with qtbot.waitSignal(again.work_ended):
        again.sources._due._timer.timeout.emit()
    [one] = again.sources.load_followed()
    assert one.last.outcome == "done"
    assert len(service.requests) == 2


def test_a_pull_that_was_broken_off_goes_on_at_the_next_start(live, database, service, qtbot):
    live.sources.follow(SEARCH)
    line = OpenLine(database, SEARCH, "Search for “moss”")
    line.end("broken off", received=1, next_url=f"{service.address}/api/papers/search?q=moss&limit=100", next_rank=2)
    [unfinished] = live.sources.load_unfinished()
    assert unfinished.outcome == "broken off"
    with qtbot.waitSignal(live.work_ended):
        live.sources.start(Settings())
    assert live.sources.load_unfinished() == []
    assert live.sources.load_followed()[0].last.outcome == "done"


def test_several_failures_of_one_round_are_told_in_one_line(live, service, told, qtbot):
    live.sources.follow(SEARCH)
    live.sources.follow(Listing("huggingface", "search", "fern"))
    service.set_fault("/api/papers/search", "html")
    with qtbot.waitSignal(live.work_ended):
        live.sources.pull()
    assert told[-1] == (
        "2 of 2 questions failed: Hugging Face answered with a web page instead of a listing. Sources tells more.",
        True,
    )


def test_what_recovered_is_no_longer_told_as_a_failure(live, service, told, qtbot):
    withdrawn = []
    live.sources.withdrawn.connect(lambda *sentences: withdrawn.append(sentences))
    live.sources.follow(SEARCH)
    live.sources.follow(DAILY)
    service.set_fault("/api/papers/search", "html")
    service.set_fault("/api/daily_papers", "empty")
    with qtbot.waitSignal(live.work_ended):
        live.sources.pull()
    assert told[-1] == ("2 of 2 questions failed. Sources tells why.", True)
    service.set_fault("/api/daily_papers", "")
    with qtbot.waitSignal(live.sources.came):
        live.sources._pull_followed(only_due=False, aloud=False)
    assert withdrawn[0][0] == told[-1][0]
    assert withdrawn[0][1].startswith("Search for “moss”: Hugging Face answered with a web page")
    service.set_fault("/api/papers/search", "")
    with qtbot.waitSignal(live.sources.came):
        live.sources._pull_followed(only_due=False, aloud=False)
    assert withdrawn[1:] == [(withdrawn[0][1], "")]


def let_wait(live, offline, qtbot, text):
    offline.append(True)
    with qtbot.waitSignal(live.sources.added):
        live.sources.add(text)
    offline.clear()


def test_what_waits_is_asked_for_at_the_start_and_silently(live, service, offline, told, qtbot):
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00009", "Fern Listens")))
    with qtbot.waitSignal(live.sources.added):
        live.sources.add("2603.00010")  # nobody knows it
    let_wait(live, offline, qtbot, "2603.00009")
    told.clear()
    with qtbot.waitSignal(live.sources.added) as added:
        live.sources.start(Settings())
    assert [one.outcome for one in added.args[0]] == ["added"]
    assert told == []
    assert [one.reference for one in live.sources.load_waiting()] == ["arXiv:2603.00010"]


def test_what_waits_is_asked_for_when_requests_are_allowed_again(live, service, offline, qtbot):
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00009", "Fern Listens")))
    live.sources.start(Settings())
    let_wait(live, offline, qtbot, "2603.00009")
    offline.append(True)
    live.sources._due._timer.timeout.emit()
    assert service.requests == []
    offline.clear()
    with qtbot.waitSignal(live.sources.added):
        live.sources._due._timer.timeout.emit()
    assert live.find("fern") != []


def test_what_no_service_knew_is_asked_for_by_hand_only(live, service, qtbot):
    service.set_answer("/api/query", atom_feed())
    with qtbot.waitSignal(live.sources.added):
        live.sources.add("2603.00009")
    asked = len(service.requests)
    live.sources.start(Settings())
    assert not live.is_working
    with qtbot.waitSignal(live.sources.added):
        live.sources.ask_waiting()
    assert len(service.requests) > asked


def test_who_refused_is_not_pressed(live, service, qtbot):
    live.sources.start(Settings())
    service.set_answer("/api/query", b"", status=503)
    service.set_answer("/api/papers/2603.00009", b"", status=503)
    with qtbot.waitSignal(live.sources.added):
        live.sources.add("2603.00009")
    live.sources._due._was_offline = False
    live.sources._due._timer.timeout.emit()
    assert not live.is_working  # a quarter of an hour is not over
    live.sources._due._patience.stop()
    with qtbot.waitSignal(live.sources.added):
        live.sources._due._timer.timeout.emit()


def test_names_pasted_during_a_pull_are_asked_for_after_it_also_when_a_later_paste_fails(live, service, monkeypatch, qtbot):
    def fail(*_what):
        raise LibraryError("The library is locked.")

    service.set_answer("/api/query", atom_feed(atom_entry("2603.00009", "Fern Listens")))
    live.sources.pull(SEARCH)
    assert live.sources.add("2603.00009")
    monkeypatch.setattr(live_sources.adding, "write_down", fail)
    assert not live.sources.add("2603.00010")
    with qtbot.waitSignal(live.sources.added) as added:
        assert live.is_working
    assert [one.outcome for one in added.args[0]] == ["added"]


def test_readers_who_pull_by_hand_also_ask_for_what_waits_by_hand(live, offline, qtbot):
    let_wait(live, offline, qtbot, "2603.00009")
    live.sources.start(Settings(pull_every=0))
    assert not live.is_working


def test_going_online_asks_at_once_for_what_is_due_and_for_what_waits_and_takes_back_what_is_no_longer_so(
    live, service, offline, told, qtbot
):
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00009", "Fern Listens")))
    live.sources.start(Settings())
    let_wait(live, offline, qtbot, "2603.00009")
    offline.append(True)
    live.sources.follow(DAILY)
    withdrawn = []
    live.sources.withdrawn.connect(lambda told, _instead: withdrawn.append(told))
    offline.clear()
    said_offline = told[-1][0]
    with qtbot.waitSignal(live.sources.added) as added:
        live.sources.go_online()
    assert withdrawn == [said_offline]
    assert [one.outcome for one in added.args[0]] == ["added"]
    assert len(live.find("")) == 2  # that of the day, and the one that waited


def test_a_listing_that_was_asked_in_vain_is_not_asked_again_at_once(live, service, monkeypatch, qtbot):
    """Where not even the failure could be written down, the ledger still calls it due."""
    live.sources.start(Settings())
    asked = []
    monkeypatch.setattr(live_sources, "pull_followed", lambda *_, **_words: asked.append(1) or [])
    with qtbot.waitSignal(live.sources.came):
        live.sources.follow(DAILY)
    live.sources._due._timer.timeout.emit()
    assert not live.is_working
    assert asked == [1]
    monkeypatch.setattr(live_due, "IN_VAIN", 0)
    with qtbot.waitSignal(live.sources.came):
        live.sources._due._timer.timeout.emit()
    assert asked == [1, 1]
