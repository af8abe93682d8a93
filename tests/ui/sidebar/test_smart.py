"""Smart collections in the real window: saved from a search, shown, counted, edited, moved, deleted, hidden, and undone."""

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import QApplication, QToolButton

from desktop.records import Order, Paper
from desktop.ui.asking.smart_dialog import SmartDialog
from desktop.ui.sidebar.sidebar_delegate import COUNT_ROLE
from desktop.ui.sidebar.sidebar_tree import SMART_GROUP
from desktop.ui.views import ALL_PAPERS, INBOX, view_of_smart
from tests.store.small_library import add_papers

Key = Qt.Key
FIRST, SECOND = view_of_smart(1), view_of_smart(2)


@pytest.fixture
def geometry(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(open_window, database, geometry):
    add_papers(database, Paper("Moss Speaks"), Paper("Fern"), Paper("Moss and Fern"))
    return open_window(geometry=geometry)


@pytest.fixture
def two(window):
    window.library.smart.save("Mosses", "moss")
    window.library.smart.save("Ferns", "fern")
    return window


@pytest.fixture
def answer(monkeypatch):
    """Answers the next dialog so, and remembers what it was asked."""
    asked = []

    def say(*said):
        def ask(_parent, _heading, _accept, name, query, taken, _find_hints):
            asked.append((name, query, taken))
            return said or None

        monkeypatch.setattr(SmartDialog, "ask", ask)
        return asked

    return say


def item_of(window, view):
    return window.sidebar.tree.item_of(view)


def choose(window, view, words):
    """That entry of the row's own menu."""
    next(entry for entry in window.sidebar.build_menu(view).actions() if entry.text() == words).trigger()


def titles(window):
    return [row.title for row in window.library.load_rows(list(window.papers.model.ids()))]


def test_a_search_is_saved_with_its_button_and_shown_at_the_same_paper(window, answer):
    asked = answer("Mosses", "moss")
    window.papers.search_box.setText("moss")
    window.papers.go(1)
    read = window.papers.current_id()
    assert window.papers.search_box.save_action.isVisible()
    window.papers.search_box.save_action.trigger()
    assert asked == [("moss", "moss", set())]
    assert window.browsing.view == FIRST == window.sidebar.current_view()
    assert window.papers.title.text() == "Mosses"
    assert titles(window) == ["Moss Speaks", "Moss and Fern"]
    assert window.papers.current_id() == read
    assert window.papers.search_box.text() == ""
    assert not window.papers.search_box.save_action.isVisible()


def test_what_is_no_search_is_saved_under_its_name(window, answer):
    asked = answer()
    window.browsing.go("starred")
    window.actions_by_name["save_search"].trigger()
    assert asked == [("Starred", "is:starred", set())]
    assert window.library.smart.load() == []


def test_there_is_no_heading_without_any(window):
    heading = window.sidebar.tree.heading_of(SMART_GROUP)
    assert heading.isHidden()
    window.library.smart.save("Mosses", "moss")
    assert not heading.isHidden()
    assert window.sidebar.findChild(QToolButton, "saveSearch").isVisible()
    window.library.undo()
    assert heading.isHidden()
    assert not window.sidebar.findChild(QToolButton, "saveSearch").isVisible()


def test_they_are_counted_in_the_background_and_again_after_changes(two, qtbot):
    qtbot.waitUntil(lambda: item_of(two, FIRST).data(0, COUNT_ROLE) == 2)
    two.library.smart.change(1, "Mosses", "moss is:starred")
    qtbot.waitUntil(lambda: item_of(two, FIRST).data(0, COUNT_ROLE) == 0)
    two.library.star([1], True)
    qtbot.waitUntil(lambda: item_of(two, FIRST).data(0, COUNT_ROLE) == 1)
    assert item_of(two, SECOND).data(0, COUNT_ROLE) == 2


def test_editing_changes_what_is_shown_and_undo_changes_it_back(two, answer, qtbot):
    asked = answer("Green", "fern")
    two.sidebar.tree.setCurrentItem(item_of(two, FIRST))
    assert titles(two) == ["Moss Speaks", "Moss and Fern"]
    two.sidebar.tree.setFocus()
    qtbot.keyClick(two.sidebar.tree, Key.Key_F2)
    assert asked == [("Mosses", "moss", {"ferns"})]
    assert item_of(two, FIRST).text(0) == two.papers.title.text() == "Green"
    assert titles(two) == ["Fern", "Moss and Fern"]
    two.library.undo()
    assert item_of(two, FIRST).text(0) == two.papers.title.text() == "Mosses"
    assert titles(two) == ["Moss Speaks", "Moss and Fern"]


def test_deleting_the_one_that_is_shown_leads_to_the_inbox_and_undo_brings_it_back(two, qtbot):
    two.browsing.show(FIRST)
    two.sidebar.tree.setFocus()
    qtbot.keyClick(two.sidebar.tree, Key.Key_Delete)
    assert item_of(two, FIRST) is None
    assert two.browsing.view == INBOX
    two.library.undo()
    assert two.sidebar.tree.smart_ids() == [1, 2]


def test_they_move_by_menu_and_command(two):
    choose(two, SECOND, "Move up")
    assert two.sidebar.tree.smart_ids() == [2, 1]
    two.browsing.show(SECOND)
    two.actions_by_name["move_smart_down"].trigger()
    assert two.sidebar.tree.smart_ids() == [1, 2]
    assert two.sidebar.current_view() == SECOND
    two.actions_by_name["move_smart_down"].trigger()  # at the end already
    assert two.sidebar.tree.smart_ids() == [1, 2]
    two.library.undo()
    assert two.sidebar.tree.smart_ids() == [2, 1]


def test_commands_are_about_the_one_that_is_shown(two):
    names = ("edit_smart", "move_smart_up", "move_smart_down", "delete_smart")
    assert not any(two.actions_by_name[name].isEnabled() for name in names)
    two.browsing.show(FIRST)
    assert all(two.actions_by_name[name].isEnabled() for name in names)
    two.actions_by_name["delete_smart"].trigger()
    assert two.sidebar.tree.smart_ids() == [2]


def test_all_are_hidden_together(two):
    choose(two, FIRST, "Hide “Smart collections”")
    assert item_of(two, FIRST).isHidden()
    assert two.sidebar.tree.heading_of(SMART_GROUP).isHidden()
    two.actions_by_name["show_hidden"].trigger()
    assert not item_of(two, SECOND).isHidden()
    assert not two.sidebar.tree.heading_of(SMART_GROUP).isHidden()


def test_the_order_of_its_list_is_its_own_and_best_match_is_offered(two):
    two.browsing.show(FIRST)
    assert Order.RELEVANCE in two.browsing.orders
    two.browsing.sort_by(Order.TITLE)
    assert titles(two) == ["Moss and Fern", "Moss Speaks"]
    two.browsing.show(ALL_PAPERS)
    assert two.browsing.order == Order.DATE


def test_one_that_finds_nothing_says_so(two):
    two.library.smart.change(1, "Mosses", "is:starred")
    two.browsing.show(FIRST)
    assert two.papers.state.isVisible()
    assert two.papers.state.heading.text() == "Nothing matches now"


def test_the_window_begins_again_at_the_one_that_was_shown(two, open_window, geometry):
    two.browsing.show(SECOND)
    two.close()
    again = open_window(geometry=geometry)
    assert again.browsing.view == SECOND
    assert again.papers.title.text() == "Ferns"


def test_a_name_that_is_taken_is_refused_where_it_is_saved(two):
    told = []
    two.library.told.connect(lambda sentence, warning: told.append((sentence, warning)))
    assert not two.library.smart.save("mosses", "x")
    assert told == [("There is a smart collection “Mosses” already.", True)]


def test_the_dialog_says_what_is_wrong_before_it_is_saved(qtbot):
    dialog = SmartDialog(
        "Save this search", "Save", "up:many", "up:many", {"mosses"}, lambda query: ["hint"] * ("many" in query)
    )
    qtbot.addWidget(dialog)
    assert dialog.problem.text() == "hint"
    assert dialog.accept_button.isEnabled()  # it is searched as text, as in the search box
    dialog.query_field.setText("moss")
    assert "always those" in dialog.problem.text()
    dialog.name_field.setText(" MOSSES ")
    assert "already" in dialog.problem.text()
    assert not dialog.accept_button.isEnabled()
    dialog.name_field.setText("Other")
    dialog.query_field.setText("  ")
    assert not dialog.accept_button.isEnabled()
    assert QApplication.activeModalWidget() is None
