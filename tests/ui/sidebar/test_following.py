"""What is followed in the real window: rows, views, deeds and their undoing, with a service on loopback."""

from datetime import UTC, datetime

import pytest
from PySide6.QtCore import QPoint, QSettings, Qt
from PySide6.QtWidgets import QApplication, QToolButton

from desktop.library.pulling import todays_listing
from desktop.records import Listing, Order
from desktop.settings import Settings
from desktop.ui import dialogs as dialogs_module
from desktop.ui.sidebar.follow_dialog import FollowDialog
from desktop.ui.sidebar.sidebar_delegate import COUNT_ROLE, QUIET_ROLE, WARNING_ROLE
from desktop.ui.views import ALL_PAPERS, INBOX, view_of_listing
from tests.libraries import add_day, services_at
from tests.loopback import LoopbackService, daily_item

Key = Qt.Key
DAILY = Listing("huggingface", "day")
SEARCH = Listing("huggingface", "search", "moss")
TRENDING = Listing("huggingface", "trending")
FIRST, SECOND = view_of_listing(1), view_of_listing(2)


@pytest.fixture
def service():
    today = todays_listing(datetime.now(UTC)).argument
    with LoopbackService(today=today) as running:
        items = [daily_item("2603.00001", "Moss Speaks", day=today, upvotes=3), daily_item("2603.00002", "Fern", day=today)]
        running.set_day(today, items)
        yield running


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def geometry(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(open_window, service, settings, geometry):
    return open_window(settings, services_at(service.address, lambda: settings.offline), geometry)


@pytest.fixture
def asking(window, settings, qtbot):
    """The window asks for what is followed, as the program's does."""
    window.library.sources.start(settings)
    return window


def item_of(window, view):
    return window.sidebar.tree.item_of(view)


def labels(window):
    return [item_of(window, view_of_listing(number)).text(0) for number in window.sidebar.tree.followed_ids()]


def follow(window, qtbot, listing, name=""):
    """Follow it and wait for what it brings."""
    with qtbot.waitSignal(window.library.papers_added):
        window.library.sources.follow(listing, name)


def choose(window, view, words):
    """That entry of the row's own menu."""
    next(entry for entry in window.sidebar.build_menu(view).actions() if entry.text() == words).trigger()


def titles(window):
    return [row.title for row in window.library.load_rows(list(window.papers.model.ids()))]


def state(window):
    shown = window.papers.state
    return shown.heading.text(), shown.action.text() if not shown.action.isHidden() else ""


def test_the_whole_way_from_an_empty_library_to_papers_that_are_followed(asking, qtbot, service):
    window = asking
    assert state(window) == ("Your library is empty", "Pull today's papers")
    with qtbot.waitSignal(window.library.papers_added):
        qtbot.mouseClick(window.papers.state.other, Qt.MouseButton.LeftButton)
    assert labels(window) == ["Daily Papers"]
    row = item_of(window, FIRST)
    assert row.toolTip(0).startswith("Daily Papers: 2 papers at ")
    assert row.toolTip(0) in row.data(0, Qt.ItemDataRole.AccessibleDescriptionRole)
    qtbot.waitUntil(lambda: row.data(0, COUNT_ROLE) == 2)
    place = window.sidebar.tree.visualItemRect(row).center()
    qtbot.mouseClick(window.sidebar.tree.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert (window.browsing.view, window.browsing.title) == (FIRST, "Daily Papers")
    assert titles(window) == ["Moss Speaks", "Fern"]
    window.actions_by_name["dismiss"].trigger()
    assert titles(window) == ["Fern"]
    qtbot.waitUntil(lambda: item_of(window, FIRST).data(0, COUNT_ROLE) == 1)
    window.library.undo()
    assert titles(window) == ["Moss Speaks", "Fern"]
    qtbot.waitUntil(lambda: item_of(window, FIRST).data(0, COUNT_ROLE) == 2)


def test_where_nothing_is_followed_a_row_the_plus_and_a_key_offer_it(window, qtbot, monkeypatch):
    asked = []
    monkeypatch.setattr(FollowDialog, "ask", lambda *_: asked.append(1))
    tree = window.sidebar.tree
    offer = tree.topLevelItem(tree.indexOfTopLevelItem(tree.heading_of("following")) + 1)
    assert offer.text(0) == "Follow a listing…"
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=tree.visualItemRect(offer).center())
    assert window.browsing.view == INBOX
    tree.setFocus()
    tree.setCurrentItem(offer)
    qtbot.keyClick(tree, Key.Key_Return)
    qtbot.mouseClick(window.sidebar.findChild(QToolButton, "followListing"), Qt.MouseButton.LeftButton)
    qtbot.keyClick(
        QApplication.focusWidget(), Key.Key_L, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    )
    assert len(asked) == 4


def test_the_dialog_follows(window, qtbot, monkeypatch):
    def take(dialog):
        dialog.name.setText("Mornings")
        dialog.accept()
        return dialog.result()

    monkeypatch.setattr(FollowDialog, "exec", take)
    window.actions_by_name["follow"].trigger()
    assert labels(window) == ["Mornings"]


def test_following_and_all_else_can_be_undone_and_done_again(window, monkeypatch):
    library, sources = window.library, window.library.sources
    sources.follow(DAILY)
    sources.follow(SEARCH)
    choose(window, SECOND, "Move up")
    assert labels(window) == ["“moss”", "Daily Papers"]
    library.undo()
    assert labels(window) == ["Daily Papers", "“moss”"]
    library.redo()
    choose(window, FIRST, "Pause")
    assert item_of(window, FIRST).data(0, QUIET_ROLE)
    assert item_of(window, FIRST).toolTip(0).endswith("paused")
    library.undo()
    assert not item_of(window, FIRST).data(0, QUIET_ROLE)
    monkeypatch.setattr(dialogs_module.NameDialog, "ask", lambda *_, **__: "Mornings")
    choose(window, FIRST, "Rename…")
    assert labels(window) == ["“moss”", "Mornings"]
    monkeypatch.setattr(dialogs_module.NameDialog, "ask", lambda *_, **__: "")
    window.dialogs.rename_listing(1)
    assert labels(window) == ["“moss”", "Daily Papers"]
    choose(window, SECOND, "Stop following")
    assert labels(window) == ["Daily Papers"]
    assert window.quiet_bar.isVisible()
    library.undo()
    assert labels(window) == ["“moss”", "Daily Papers"]


def test_keys_of_the_row_rename_and_stop(window, qtbot, monkeypatch):
    window.library.sources.follow(DAILY)
    window.browsing.show(FIRST)
    monkeypatch.setattr(dialogs_module.NameDialog, "ask", lambda *_, **__: "Mornings")
    qtbot.keyClick(window.sidebar.tree, Key.Key_F2)
    assert (labels(window), window.papers.title.text()) == (["Mornings"], "Mornings")
    qtbot.keyClick(window.sidebar.tree, Key.Key_Delete)
    assert labels(window) == []
    assert window.browsing.view == INBOX
    assert window.sidebar.current_view() == INBOX


def test_what_was_refused_is_marked_and_tried_again(asking, qtbot, service):
    window = asking
    service.set_answer("/api/papers/search", b"<html>", status=200)
    follow(window, qtbot, SEARCH)
    row = item_of(window, FIRST)
    assert row.data(0, WARNING_ROLE)
    assert "at" in row.toolTip(0)
    window.browsing.show(FIRST)
    assert state(window) == ("Nothing came yet", "Ask now anyway")
    assert "web page" in window.papers.state.sentence.text()
    service.set_answer("/api/papers/search", b"[]", status=200)
    with qtbot.waitSignal(window.library.papers_added):
        window.papers.state.action.click()
    assert not row.data(0, WARNING_ROLE)
    assert state(window) == ("Nothing there", "Ask again")


def test_a_paused_listing_says_so_and_is_asked_for_when_it_is_taken_up_again(asking, qtbot, service, settings):
    window = asking
    settings.offline = True
    window.library.sources.follow(SEARCH)
    window.library.sources.pause(1)
    settings.offline = False
    window.browsing.show(FIRST)
    assert state(window) == ("“moss” is paused", "Take up again")
    with qtbot.waitSignal(window.library.papers_added):
        window.papers.state.action.click()
    assert "Moss Speaks" in titles(window)
    assert [request.path for request in service.requests] == ["/api/papers/search"]


def test_commands_for_the_shown_listing_rest_elsewhere(window):
    names = ("pull_shown", "pause_shown", "rename_shown", "unfollow_shown", "move_shown_up", "move_shown_down")
    window.library.sources.follow(DAILY)
    window.library.sources.follow(SEARCH)
    assert not any(window.actions_by_name[name].isEnabled() for name in names)
    window.browsing.show(SECOND)
    assert all(window.actions_by_name[name].isEnabled() for name in names)
    window.actions_by_name["move_shown_up"].trigger()
    window.actions_by_name["move_shown_up"].trigger()  # it is the first already
    assert labels(window) == ["“moss”", "Daily Papers"]
    window.actions_by_name["pause_shown"].trigger()
    assert item_of(window, SECOND).data(0, QUIET_ROLE)
    window.actions_by_name["unfollow_shown"].trigger()
    assert labels(window) == ["Daily Papers"]


def test_a_new_interval_asks_at_once(window, qtbot, service, settings):
    window.appearance.set_pull_every(0)
    window.library.sources.start(settings)
    window.library.sources.follow(DAILY)
    assert not window.library.is_working
    with qtbot.waitSignal(window.library.papers_added):
        window.appearance.set_pull_every(3)
    assert len(window.library.find("")) == 2


def test_what_is_trending_stands_by_rank_and_other_listings_by_date(asking, qtbot):
    window = asking
    follow(window, qtbot, TRENDING)
    window.browsing.show(FIRST)
    assert window.browsing.order == Order.RANK
    window.browsing.sort_by(Order.TITLE)
    assert titles(window) == ["Fern", "Moss Speaks"]
    follow(window, qtbot, DAILY)
    window.browsing.show(SECOND)
    assert window.browsing.order == Order.DATE
    assert Order.RANK not in window.browsing.orders


def test_the_window_begins_with_the_listing_where_it_was_closed(window, open_window, service, geometry, database):
    add_day(database, 3)
    window.library.sources.follow(DAILY)
    window.browsing.show(FIRST)
    window.close()
    again = open_window(Settings(), services_at(service.address), geometry)
    assert (again.browsing.view, again.sidebar.current_view(), again.browsing.title) == (FIRST, FIRST, "Daily Papers")
    again.library.sources.unfollow(1)
    again.browsing.show(ALL_PAPERS)


def test_while_nothing_is_followed_the_group_can_be_hidden_too(window):
    choose(window, None, "Hide “Following”")
    assert window.sidebar.tree.heading_of("following").isHidden()
    assert not window.sidebar.findChild(QToolButton, "followListing").isVisible()
    choose(window, None, "Show hidden rows")
    assert not window.sidebar.tree.heading_of("following").isHidden()


def test_a_row_leads_to_the_page_of_sources(window):
    window.library.sources.follow(DAILY)
    choose(window, FIRST, "Show in Sources")
    assert window.later.sources_room.is_open


def test_the_group_is_hidden_as_a_whole_and_folds_by_its_heading(window, qtbot):
    window.library.sources.follow(DAILY)
    tree = window.sidebar.tree
    choose(window, FIRST, "Hide “Following”")
    assert (item_of(window, FIRST).isHidden(), tree.heading_of("following").isHidden()) == (True, True)
    window.actions_by_name["show_hidden"].trigger()
    assert not item_of(window, FIRST).isHidden()
    heading = tree.visualItemRect(tree.heading_of("following"))
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=heading.bottomLeft() + QPoint(40, -12))
    assert item_of(window, FIRST).isHidden()
    window.library.sources.follow(SEARCH)
    assert item_of(window, SECOND).isHidden()
    window.library.sources.rename(1, "Mornings")
    assert item_of(window, FIRST).isHidden()


def test_undoing_that_something_is_followed_says_that_its_papers_stay(window, qtbot):
    window.library.sources.follow(TRENDING)
    window.library.undo()
    stays = "Papers that it brought stay in the library: All papers and searching find them."
    qtbot.waitUntil(lambda: window.strip.message.text().endswith(stays))
    assert window.strip.message.text().startswith("Undone: Followed")
    window.library.redo()
    window.library.sources.unfollow(1)
    window.library.undo()
    QApplication.processEvents()
    assert window.strip.message.text() == "Undone: Stopped following Trending papers; its papers stay"
