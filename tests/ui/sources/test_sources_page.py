"""The page of sources in the window: what it tells after a morning with faults, and what can be done on it with keys."""

import threading
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.errors import SourceError
from desktop.library import adding, ledger, pulling
from desktop.library.ledger import OpenLine
from desktop.library.services import Services
from desktop.records import Listing
from desktop.settings import Settings
from desktop.ui.sources.sources_model import LISTING, NEXT
from desktop.ui.views import INBOX, SOURCES, STARRED, view_of_listing
from tests.arxiv_answers import atom_entry, atom_feed
from tests.libraries import NO_SERVICES, add_day, services_at
from tests.loopback import LoopbackService, daily_item

DAILY = Listing("huggingface", "day")
SEARCH = Listing("huggingface", "search", "moss")
QUERY = Listing("arxiv", "query", "fern")


@pytest.fixture
def today():
    return pulling.todays_listing(datetime.now(UTC)).argument


@pytest.fixture
def service(today):
    with LoopbackService(today=today) as running:
        running.set_day(today, [daily_item("2603.00001", "Moss Speaks", day=today)])
        running.set_answer("/api/query", atom_feed(atom_entry("2603.00009", "Fern Listens")))
        yield running


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def window(open_window, service, settings):
    return open_window(settings, services_at(service.address, lambda: settings.offline))


def trigger(window, name):
    window.actions_by_name[name].trigger()


def rows(table):
    return {row.name: row for row in table.rows.rows}


def open_page(window):
    trigger(window, "go_sources")
    return window.sources_room.page


def pull(window, qtbot):
    with qtbot.waitSignal(window.library.work_ended):
        window.library.sources.pull()


def follow(window, *listings):
    for listing in listings:
        assert window.library.sources.follow(listing)


def press(key):
    QTest.keyClick(QApplication.focusWidget(), key)


def test_a_morning_with_three_faults_is_told_truly_and_then_over(window, service, qtbot):
    follow(window, DAILY, SEARCH, QUERY)
    service.set_answer("/api/daily_papers", {"error": "Too many"}, status=429, headers={"Retry-After": "600"})
    service.set_fault("/api/papers/search", "html")
    service.set_fault("/api/query", "half")
    page = open_page(window)
    pull(window, qtbot)
    told = rows(page.followed)
    states = [told[name].state.words for name in ("Daily Papers", "“moss”", "arXiv “fern”")]
    assert states == ["refused", "failed", "failed"]
    assert "Hugging Face says we asked too often (HTTP 429): try again in 10 minutes." in told["Daily Papers"].told
    assert "Hugging Face answered with a web page instead of a listing" in told["“moss”"].told
    assert "arXiv broke off in the middle of its answer" in told["arXiv “fern”"].told
    assert all(":" in row.next for row in told.values())  # each at its time
    assert len(page.earlier.rows.rows) == 3
    assert window.strip.message.text() == "3 of 3 questions failed. Sources tells why."
    service.set_answer("/api/daily_papers", [daily_item("2603.00001", "Moss Speaks")])
    service.set_fault("/api/papers/search", "")
    service.set_fault("/api/query", "")
    pull(window, qtbot)
    assert {row.state.words for row in page.followed.rows.rows} == {"up to date"}
    assert len(window.library.find("fern")) == 1
    assert [row.state.words for row in page.earlier.rows.rows[-3:]] == ["failed", "failed", "refused"]


def test_the_page_stands_in_place_of_list_and_reader_and_gives_the_room_back(window):
    before = window.splitter.sizes()
    page = open_page(window)
    assert page.isVisible()
    assert not window.papers.isVisible()
    assert not window.reader.isVisible()
    assert window.sidebar.current_view() == SOURCES
    press(Qt.Key.Key_Escape)
    assert not page.isVisible()
    assert window.splitter.sizes() == before
    assert window.splitter.count() == 3
    assert window.sidebar.current_view() == INBOX


def test_a_hidden_reader_stays_hidden(window):
    trigger(window, "show_reader")
    open_page(window)
    window.sources_room.leave()
    assert not window.reader.isVisible()
    assert window.papers.isVisible()


@pytest.mark.parametrize("name", ["go_inbox", "go_starred", "to_list", "find"])
def test_whatever_shows_papers_leaves_the_page(window, name):
    page = open_page(window)
    trigger(window, name)
    assert not page.isVisible()
    assert window.papers.isVisible()
    if name == "find":
        assert window.papers.search_box.hasFocus()


def test_the_sidebar_opens_and_leaves_the_page_and_keeps_the_focus(window, qtbot):
    tree = window.sidebar.tree
    tree.setFocus()
    tree.setCurrentItem(tree.item_of(SOURCES))
    page = window.sources_room.page
    assert page.isVisible()
    assert tree.hasFocus()
    tree.setCurrentItem(tree.item_of(STARRED))
    assert not page.isVisible()
    assert window.browsing.view == STARRED


def test_no_key_acts_on_papers_that_are_out_of_sight(open_window, database):
    ids = add_day(database, 3)
    window = open_window(services=NO_SERVICES)
    window.papers.select(ids[0])
    open_page(window)
    for name in ("star", "dismiss", "dismiss_rest", "catch_up", "next", "pick_all", "show_reader", "full_screen"):
        assert not window.actions_by_name[name].isEnabled(), name
    window.library.papers_changed.emit(list(ids))
    assert not window.actions_by_name["star"].isEnabled()
    window.sources_room.leave()
    for name in ("star", "dismiss", "dismiss_rest", "catch_up", "next", "pick_all", "show_reader", "full_screen"):
        assert window.actions_by_name[name].isEnabled(), name


def test_a_pull_in_the_background_leaves_page_focus_and_words_alone(window, service, qtbot):
    service.set_fault("/api/papers/search", "html")
    follow(window, SEARCH)
    window.library.sources.start(window.appearance.settings)
    window.strip.show_message("Copied 3 entries.")
    focus = QApplication.focusWidget()
    qtbot.waitUntil(lambda: not window.library.is_working)
    assert QApplication.focusWidget() is focus
    assert window.strip.message.text() == "Copied 3 entries."
    label = window.strip._services["huggingface"]
    assert label.property("kind") == "warning"
    assert "next try" in label.text()
    assert window.sidebar.tree.item_of(SOURCES).data(0, Qt.ItemDataRole.AccessibleDescriptionRole) == "Something failed"


def test_offline_nothing_is_said_of_a_next_try(window, service, qtbot):
    service.set_fault("/api/papers/search", "html")
    follow(window, SEARCH)
    pull(window, qtbot)
    label = window.strip._services["huggingface"]
    assert "next try" in label.text()
    trigger(window, "offline")
    assert "failed at" in label.text()
    trigger(window, "offline")
    assert "next try" in label.text()


def test_what_a_service_said_leads_to_the_page(window, service, qtbot):
    follow(window, SEARCH)
    pull(window, qtbot)
    qtbot.mouseClick(window.strip._services["huggingface"], Qt.MouseButton.LeftButton)
    assert window.sources_room.is_open


def test_keys_walk_both_tables_and_speak_whole_rows(window, service, qtbot):
    follow(window, SEARCH, QUERY)
    pull(window, qtbot)
    page = open_page(window)
    assert page.followed.hasFocus()
    assert page.followed.selectionModel().isRowSelected(0)
    press(Qt.Key.Key_J)
    assert page.followed.current_row().name == "arXiv “fern”"
    press(Qt.Key.Key_Down)
    assert page.earlier.hasFocus()
    assert page.earlier.currentIndex().row() == 0
    press(Qt.Key.Key_K)
    assert page.followed.hasFocus()
    first = page.followed.rows.index(0, LISTING).data(Qt.ItemDataRole.AccessibleTextRole)
    assert first.startswith("“moss”. up to date. ")
    assert "1 paper" in first


def test_enter_shows_the_papers_of_a_listing(window, service, qtbot):
    follow(window, SEARCH)
    pull(window, qtbot)
    open_page(window)
    press(Qt.Key.Key_Return)
    assert not window.sources_room.is_open
    [one] = window.library.sources.load_followed()
    assert window.browsing.view == view_of_listing(one.followed_id)
    assert window.papers.view.hasFocus()


def test_a_listing_can_be_paused_stopped_and_brought_back(window):
    follow(window, SEARCH)
    page = open_page(window)
    [row] = page.followed.rows.rows
    actions = {action.text().partition("\t")[0]: action for action in window.sources_room.build_menu(row).actions()}
    assert list(filter(None, actions)) == ["Show its papers", "Pull now", "Pause", "Rename…", "Stop following"]
    actions["Pause"].trigger()
    assert [one.state.words for one in page.followed.rows.rows] == ["paused"]
    press(Qt.Key.Key_Delete)
    assert page.followed.rows.rows == ()
    assert page.nothing.isVisible()
    assert window.quiet_bar.isVisible()
    trigger(window, "undo")
    assert [one.state.words for one in page.followed.rows.rows] == ["paused"]
    assert page.isVisible()


def test_stopping_the_listing_behind_the_page_does_not_leave_it(window):
    follow(window, SEARCH)
    [one] = window.library.sources.load_followed()
    window.browsing.show(view_of_listing(one.followed_id))
    page = open_page(window)
    press(Qt.Key.Key_Delete)
    assert page.isVisible()
    assert window.browsing.view == INBOX


def test_what_waits_can_be_asked_for_again_and_taken_away(window, service, settings, qtbot):
    settings.offline = True
    window.library.sources.start(settings)
    with qtbot.waitSignal(window.library.sources.added):
        window.library.sources.add("2603.00009 2603.00010")
    page = open_page(window)
    [row] = page.followed.rows.rows
    assert (row.name, row.state.words, row.next) == ("2 pasted addresses", "offline", "when online")
    assert not page.ask_again.isEnabled()
    settings.offline = False
    page.refresh()
    with qtbot.waitSignal(window.library.sources.added):
        qtbot.mouseClick(page.ask_again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [row.name for row in page.followed.rows.rows] == ["1 pasted address"])
    assert len(window.library.find("fern")) == 1
    page.take_focus()
    press(Qt.Key.Key_Delete)
    assert page.followed.rows.rows == ()
    trigger(window, "undo")
    assert [row.name for row in page.followed.rows.rows] == ["1 pasted address"]


def test_a_long_ledger_is_read_as_one_scrolls(window, database, qtbot):
    for number in range(130):
        ledger.note(
            database, Listing("huggingface", "search", f"moss {number}"), f"Moss {number}", "2026-03-31T08:00:00.000Z"
        )
    page = open_page(window)
    assert len(page.earlier.rows.rows) == 50
    page.earlier.setFocus()
    page.earlier.go_to(-1)
    qtbot.waitUntil(lambda: len(page.earlier.rows.rows) == 100)
    page.earlier.go_to(-1)
    qtbot.waitUntil(lambda: len(page.earlier.rows.rows) == 130)
    assert page.earlier.rows.rows[-1].name == "Moss 0"
    assert page.earlier.current_row().name == "Moss 30"  # where one was
    ledger.note(database, SEARCH, "Moss again", "2026-03-31T09:00:00.000Z")
    page.refresh()
    assert [row.name for row in page.earlier.rows.rows] == [
        "Moss again",
        *(f"Moss {number}" for number in range(129, -1, -1)),
    ]
    assert page.earlier.current_row().name == "Moss 30"


def test_what_was_skipped_is_unfolded_with_a_key(window, database):
    ledger.note(
        database, SEARCH, "Moss", "2026-03-31T08:00:00.000Z", received=2, added=2, skipped=["One entry has no title."]
    )
    page = open_page(window)
    height = page.earlier.height()
    page.earlier.setFocus()
    press(Qt.Key.Key_Right)
    assert page.earlier.height() > height
    assert "One entry has no title." in page.earlier.rows.index(0, LISTING).data(Qt.ItemDataRole.AccessibleTextRole)
    press(Qt.Key.Key_Left)
    assert page.earlier.height() == height


def test_a_pull_that_goes_on_is_shown_while_it_does(window, database):
    follow(window, SEARCH)
    page = open_page(window)
    line = OpenLine(database, SEARCH, "Search for “moss”")
    page._refresh_soon()
    page._soon.timeout.emit()
    assert [row.state.words for row in page.followed.rows.rows] == ["running"]
    assert page.earlier.rows.rows == ()  # it is not over
    line.end("done", received=3, added=3)
    page.refresh()
    assert [row.state.words for row in page.followed.rows.rows] == ["up to date"]


def test_the_switch_on_the_page_is_the_one_of_the_menu(window, settings):
    follow(window, SEARCH)
    window.library.sources.start(replace(settings, pull_at_start=False))
    page = open_page(window)
    trigger(window, "offline")
    assert settings.offline
    assert [row.next for row in page.followed.rows.rows] == ["when online"]
    assert window.actions_by_name["offline"].isChecked()


def test_names_that_wait_are_asked_for_when_requests_are_allowed_again(window, database, service, settings, qtbot):
    settings.offline = True
    adding.add(database, "2603.00009", services_at(service.address, lambda: True), lambda *_: None)
    window.library.sources.start(settings)
    assert not window.library.is_working
    settings.offline = False
    with qtbot.waitSignal(window.library.sources.added):
        window.library.sources._due._ask_what_is_due()
    assert window.library.sources.load_waiting() == []
    assert window.strip.message.text() == ""


def test_the_page_is_built_when_it_is_first_wanted(window):
    assert window.sources_room._page is None
    window.close()
    assert window.sources_room._page is None


def test_a_broken_off_pull_is_said_to_go_on(window, database):
    line = OpenLine(database, SEARCH, "Search for “moss”")
    line.end("broken off", received=1, next_url="http://127.0.0.1/x", next_rank=2)
    [row] = open_page(window).earlier.rows.rows
    assert (row.state.words, row.next) == ("broken off", "at the next start")
    assert "because Papershelf ended meanwhile. 1 paper came before that and stays." in row.told


def test_the_strip_says_why_work_waits_as_long_as_it_does(open_window, qtbot):
    may_go_on = threading.Event()
    wait = "Hugging Face asks us to wait: asking again in 12 seconds."

    def get(_url, *, service, check, waiting, **_options):
        waiting(wait)
        assert may_go_on.wait(30)
        waiting("")
        raise SourceError("Hugging Face is tired: try again later.", service=service)

    window = open_window(services=Services(get, {"huggingface": "https://example.invalid"}, lambda: False))
    window.library.sources.pull(SEARCH)
    qtbot.waitUntil(lambda: window.strip.message.text() == wait)
    may_go_on.set()
    qtbot.waitUntil(lambda: window.strip.message.text().endswith("Hugging Face is tired: try again later."))
    assert window.strip.message.property("kind") == "warning"


def test_the_menu_key_opens_the_menu_of_the_row(window, qtbot):
    follow(window, SEARCH)
    page = open_page(window)
    with qtbot.waitSignal(page.followed.menu_requested) as asked:
        place = page.followed.viewport().rect().center()
        event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, place, page.followed.mapToGlobal(place))
        QApplication.sendEvent(page.followed.viewport(), event)
    assert asked.args[0].name == "“moss”"
    window.sources_room._menu.close()


def test_f6_walks_from_the_sidebar_to_the_page_and_back(window):
    follow(window, SEARCH)
    page = open_page(window)
    trigger(window, "next_pane")
    assert window.sidebar.tree.hasFocus()
    trigger(window, "next_pane")
    assert page.followed.hasFocus()


def test_a_line_of_the_ledger_can_be_asked_for_again_and_copied(window, service, clipboard, qtbot):
    with qtbot.waitSignal(window.library.work_ended):
        window.library.sources.pull(SEARCH)
    page = open_page(window)
    [row] = page.earlier.rows.rows
    actions = {action.text(): action for action in window.sources_room.build_menu(row).actions()}
    actions["Copy"].trigger()
    assert clipboard.text() == row.spoken
    with qtbot.waitSignal(window.library.work_ended):
        actions["Ask for this list again"].trigger()
    assert [one.name for one in page.earlier.rows.rows] == ["Search for “moss”"] * 2


def test_the_mark_at_the_end_of_a_row_opens_its_menu(window, qtbot):
    follow(window, SEARCH)
    table = open_page(window).followed
    place = table.painter.more_place(table.visualRect(table.rows.index(0, NEXT))).center()
    with qtbot.waitSignal(table.menu_requested):
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    window.sources_room._menu.close()


def test_no_line_is_missed_between_what_was_read_and_what_came_since(window, database):
    ledger.note(database, SEARCH, "Moss", "2026-03-31T08:00:00.000Z")
    page = open_page(window)
    for number in range(60):
        ledger.note(database, SEARCH, f"Fern {number}", "2026-03-31T09:00:00.000Z")
    page.refresh()
    page.read_on()
    names = [row.name for row in page.earlier.rows.rows]
    assert names == [*(f"Fern {number}" for number in range(59, -1, -1)), "Moss"]


def test_the_ledger_fills_a_high_page_before_it_is_scrolled(window, database, qtbot):
    for number in range(130):
        ledger.note(database, SEARCH, f"Moss {number}", "2026-03-31T08:00:00.000Z")
    window.resize(1000, 2600)
    page = open_page(window)
    qtbot.waitUntil(lambda: len(page.earlier.rows.rows) > 50)
