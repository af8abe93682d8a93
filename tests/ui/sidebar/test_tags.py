"""Tags in the real window: their rows, views, renaming, merging, deleting and undoing."""

import pytest
from PySide6.QtCore import QSettings, Qt

from desktop.records import Paper
from desktop.ui.asking.name_dialog import NameDialog
from desktop.ui.look.chips import Chip
from desktop.ui.sidebar.sidebar_delegate import COLOUR_ROLE, COUNT_ROLE
from desktop.ui.sidebar.sidebar_tree import TAGS_GROUP
from desktop.ui.views import INBOX, view_of_tag
from tests.store.small_library import add_papers

MOE, FERN = view_of_tag(1), view_of_tag(2)


@pytest.fixture
def geometry(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


@pytest.fixture
def window(open_window, database, geometry, qtbot):
    """Papers 1 and 2 are "moe", 2 and 3 "fern"."""
    add_papers(database, Paper("Moss Speaks"), Paper("Fern"), Paper("Moss and Fern"))
    window = open_window(geometry=geometry)
    window.library.change_tags([1, 2], add=["moe"])
    window.library.change_tags([2, 3], add=["fern"])
    qtbot.waitUntil(lambda: item_of(window, FERN) is not None)
    return window


def item_of(window, view):
    return window.sidebar.tree.item_of(view)


def label_and_count(window, view):
    return item_of(window, view).text(0), item_of(window, view).data(0, COUNT_ROLE)


def choose(window, view, words):
    """That entry of the row's own menu."""
    next(entry for entry in window.sidebar.build_menu(view).actions() if entry.text() == words).trigger()


def answer(monkeypatch, name):
    monkeypatch.setattr(NameDialog, "ask", lambda *_asked, **_options: name)


def test_each_has_a_row_with_its_number_and_a_view(window):
    assert label_and_count(window, MOE) == ("moe", 2)
    window.sidebar.tree.setCurrentItem(item_of(window, MOE))
    assert window.papers.title.text() == "moe"
    assert list(window.papers.model.ids()) == [1, 2]
    assert window.actions_by_name["rename_tag"].isEnabled()


def test_numbers_follow_what_is_done(window, qtbot):
    window.library.change_tags([3], add=["moe"])
    qtbot.waitUntil(lambda: label_and_count(window, MOE) == ("moe", 3))
    window.library.undo()
    qtbot.waitUntil(lambda: label_and_count(window, MOE) == ("moe", 2))


def test_another_name_is_shown_at_once_and_undone(window, monkeypatch, qtbot):
    answer(monkeypatch, "mixture")
    window.browsing.show(MOE)
    window.sidebar.tree.setFocus()
    qtbot.keyClick(window.sidebar.tree, Qt.Key.Key_F2)
    assert item_of(window, MOE).text(0) == window.papers.title.text() == "mixture"
    window.library.undo()
    assert item_of(window, MOE).text(0) == window.papers.title.text() == "moe"


def test_the_name_of_another_merges_and_undo_parts_them(window, monkeypatch):
    answer(monkeypatch, "Fern")
    window.browsing.show(MOE)
    choose(window, MOE, "Rename or merge…")
    assert item_of(window, MOE) is None
    assert window.browsing.view == INBOX
    assert label_and_count(window, FERN) == ("fern", 3)
    window.library.undo()
    assert label_and_count(window, MOE) == ("moe", 2)
    assert label_and_count(window, FERN) == ("fern", 2)


def test_deleting_takes_it_off_and_undo_brings_it_back(window, qtbot):
    window.browsing.show(FERN)
    window.sidebar.tree.setFocus()
    qtbot.keyClick(window.sidebar.tree, Qt.Key.Key_Delete)
    assert item_of(window, FERN) is None
    assert window.library.load_paper(2).tags == ("moe",)
    window.library.undo()
    assert label_and_count(window, FERN) == ("fern", 2)
    window.browsing.show(FERN)
    window.actions_by_name["delete_tag"].trigger()
    assert item_of(window, FERN) is None


def test_a_colour_is_chosen_in_the_menu_and_seen_everywhere(window):
    (menu,) = [entry.menu() for entry in window.sidebar.build_menu(MOE).actions() if entry.menu()]
    next(entry for entry in menu.actions() if entry.text() == "Teal").trigger()
    assert item_of(window, MOE).data(0, COLOUR_ROLE) == "teal"
    window.papers.select(1)
    assert window.papers.model.paper_row(window.papers.model.row_of(1)).coloured_tags == (("moe", "teal"),)
    assert next(chip.dot.colour for chip in window.reader.page.shelf.tags.findChildren(Chip)) == "teal"
    assert not window.quiet_bar.isHidden()
    (menu,) = [entry.menu() for entry in window.sidebar.build_menu(MOE).actions() if entry.menu()]
    assert [entry.text() for entry in menu.actions() if entry.isChecked()] == ["Teal"]
    window.library.undo()
    assert not item_of(window, MOE).data(0, COLOUR_ROLE)
    assert window.papers.model.paper_row(window.papers.model.row_of(1)).coloured_tags == ()


def test_commands_colour_the_tag_that_is_shown(window):
    assert not window.actions_by_name["colour_red"].isEnabled()
    window.browsing.show(FERN)
    for name in ("colour_red", "colour_red"):  # again is no other mark
        window.actions_by_name[name].trigger()
        assert item_of(window, FERN).data(0, COLOUR_ROLE) == "red"
        assert [name for name, action in window.actions_by_name.items() if action.isChecked() and "colour_" in name] == [name]
    window.actions_by_name["colour_none"].trigger()
    assert not item_of(window, FERN).data(0, COLOUR_ROLE)
    assert window.actions_by_name["colour_none"].isChecked()
    window.browsing.show(INBOX)
    assert not window.actions_by_name["colour_none"].isEnabled()


def test_all_are_hidden_together_and_there_is_no_heading_without_any(window):
    choose(window, MOE, "Hide “Tags”")
    assert item_of(window, FERN).isHidden()
    assert window.sidebar.tree.heading_of(TAGS_GROUP).isHidden()
    window.actions_by_name["show_hidden"].trigger()
    assert not window.sidebar.tree.heading_of(TAGS_GROUP).isHidden()
    window.library.tags.delete(1)
    window.library.tags.delete(2)
    assert window.sidebar.tree.heading_of(TAGS_GROUP).isHidden()


def test_the_window_begins_again_at_the_one_that_was_shown(window, open_window, geometry):
    window.browsing.show(FERN)
    window.close()
    again = open_window(geometry=geometry)
    assert again.browsing.view == FERN
    assert again.papers.title.text() == "fern"
