"""Rows of the sidebar that the reader hid: out of sight, remembered, and brought back together."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QToolButton

from desktop.settings import Settings
from desktop.ui.views import ALL_PAPERS, DISMISSED, DONE, INBOX, LATER, READING, STARRED, TO_READ, WEEK, view_of_collection
from tests.libraries import add_day


@pytest.fixture
def settings():
    return Settings()


@pytest.fixture
def saved():
    return []


@pytest.fixture
def window(database, open_window, settings, saved):
    add_day(database, 4)
    return open_window(settings, save=lambda: saved.append(list(settings.hidden_rows)))


def choose(window, view, words):
    """That entry of the row's own menu."""
    next(entry for entry in window.sidebar.build_menu(view).actions() if entry.text() == words).trigger()


def hidden(window, *views):
    return [window.sidebar.tree.item_of(view).isHidden() for view in views]


def test_a_row_is_hidden_from_its_menu_and_kept_so(window, saved):
    show = window.actions_by_name["show_hidden"]
    assert not show.isEnabled()
    choose(window, WEEK, "Hide “This week”")
    choose(window, DISMISSED, "Hide “Dismissed”")
    assert hidden(window, WEEK, DISMISSED, STARRED) == [True, True, False]
    assert saved == [["week"], ["week", "dismissed"]]
    assert "Show hidden rows" in window.strip.message.text()
    assert show.isEnabled()
    show.trigger()
    assert hidden(window, WEEK, DISMISSED) == [False, False]
    assert saved[-1] == []
    assert not show.isEnabled()


def test_any_row_offers_to_bring_them_back(window):
    choose(window, WEEK, "Hide “This week”")
    choose(window, INBOX, "Show hidden rows")
    assert hidden(window, WEEK) == [False]


def test_the_inbox_and_collections_cannot_be_hidden(window):
    window.library.create_collection("Survey")
    (survey,) = window.library.load_collections()
    for view in (INBOX, view_of_collection(survey.collection_id)):
        assert not [entry for entry in window.sidebar.build_menu(view).actions() if entry.text().startswith("Hide")]


def test_what_was_hidden_before_is_hidden_at_start(database, open_window):
    window = open_window(Settings(hidden_rows=["starred", "nonsense"]))
    assert hidden(window, STARRED, WEEK) == [True, False]


def test_unfolding_does_not_show_a_hidden_row_and_an_empty_group_has_no_heading(window, settings):
    tree = window.sidebar.tree
    heading = tree.itemAbove(tree.item_of(TO_READ))
    choose(window, READING, "Hide “Reading”")
    for folded in (True, False):
        tree.fold_group("reading-list", folded)
    assert hidden(window, TO_READ, READING, DONE) == [False, True, False]
    assert not heading.isHidden()
    choose(window, TO_READ, "Hide “To read”")
    choose(window, DONE, "Hide “Done”")
    choose(window, LATER, "Hide “Later”")
    assert heading.isHidden()
    window.actions_by_name["show_hidden"].trigger()
    assert not heading.isHidden()


def test_the_button_of_collections_stays_on_their_heading(window, qtbot):
    sidebar, tree = window.sidebar, window.sidebar.tree
    button = sidebar.findChild(QToolButton, "newCollection")

    def is_on_heading():
        row = tree.visualItemRect(tree.heading).translated(tree.viewport().mapTo(sidebar, QPoint(0, 0)))
        return row.contains(button.geometry()) and abs(row.right() - button.geometry().right()) < 20

    qtbot.waitUntil(is_on_heading)
    before = button.y()
    choose(window, WEEK, "Hide “This week”")
    qtbot.waitUntil(is_on_heading)
    tree.fold_group("reading-list", True)
    qtbot.waitUntil(is_on_heading)
    assert button.y() < before - 80


def test_a_hidden_view_can_still_be_gone_to_and_stays_shown_when_it_is_hidden(window):
    window.browsing.go("all")
    choose(window, ALL_PAPERS, "Hide “All papers”")
    assert window.browsing.view == ALL_PAPERS
    assert window.papers.title.text() == "All papers"
    assert window.sidebar.current_view() is None
    window.browsing.go("inbox")
    assert window.sidebar.current_view() == INBOX
    window.actions_by_name["go_all"].trigger()
    assert window.browsing.view == ALL_PAPERS
    assert window.sidebar.current_view() is None
    window.actions_by_name["show_hidden"].trigger()
    assert window.sidebar.current_view() == ALL_PAPERS
    assert window.browsing.view == ALL_PAPERS
