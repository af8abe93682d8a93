"""Choosing a collection by typing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from desktop.records import Collection
from desktop.ui.asking.collection_chooser import CollectionChooser, tidy_path
from desktop.ui.search.type_ahead import DETAIL_ROLE, ROW

COLLECTIONS = (
    Collection(1, None, "Survey", "Survey", 4),
    Collection(2, 1, "2026", "Survey/2026", 17),
    Collection(3, None, "Thesis", "Thesis", 0),
)


@pytest.fixture
def chooser(qtbot):
    chooser = CollectionChooser(COLLECTIONS, "Add 3 papers to…", {2})
    qtbot.addWidget(chooser)
    chooser.show()
    return chooser


def shown(chooser):
    return [chooser.list.item(row).text() for row in range(chooser.list.count())]


def test_it_begins_with_every_collection(chooser):
    assert shown(chooser) == ["Survey", "Survey/2026", "Thesis"]
    assert (chooser.field.accessibleName(), chooser.list.accessibleName()) == ("Collection", "Collections")


def test_typing_narrows_and_enter_takes(qtbot, chooser):
    qtbot.keyClicks(chooser.field, "2026")
    assert shown(chooser)[0] == "Survey/2026"
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.path() == "Survey/2026"
    assert chooser.result() == chooser.DialogCode.Accepted


def test_a_new_path_can_be_created(qtbot, chooser):
    qtbot.keyClicks(chooser.field, " Survey / Moe/")
    assert shown(chooser) == ["Create “Survey/Moe”"]
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.path() == "Survey/Moe"


def test_what_is_there_already_is_not_offered_for_creation(chooser):
    chooser.field.setText("thesis")
    assert shown(chooser) == ["Thesis"]


def test_down_and_a_click_choose(qtbot, chooser):
    qtbot.keyClick(chooser.field, Qt.Key.Key_Down)
    assert chooser.list.currentItem().text() == "Survey"
    place = chooser.list.visualItemRect(chooser.list.item(2)).center()
    qtbot.mouseClick(chooser.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert chooser.path() == "Thesis"


def test_enter_takes_nothing_before_something_was_typed_or_chosen(qtbot, chooser):
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.isVisible()
    assert chooser.path() is None
    assert not chooser.add_button.isEnabled()
    qtbot.keyClicks(chooser.field, "x")
    qtbot.keyClick(chooser.field, Qt.Key.Key_Backspace)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.isVisible()


def test_the_button_adds_what_is_chosen(qtbot, chooser):
    qtbot.keyClick(chooser.field, Qt.Key.Key_Down)
    assert chooser.add_button.isEnabled()
    qtbot.mouseClick(chooser.add_button, Qt.MouseButton.LeftButton)
    assert chooser.path() == "Survey"
    assert chooser.result() == chooser.DialogCode.Accepted


def test_a_collection_that_holds_all_of_them_says_so(chooser):
    assert [chooser.list.item(row).data(DETAIL_ROLE) for row in range(3)] == ["4", "✓ added already", ""]


def test_it_is_as_high_as_its_rows(qtbot, chooser):
    many = CollectionChooser([Collection(n, None, f"C{n}", f"C{n}", 0) for n in range(1, 9)], "Add 3 papers to…")
    qtbot.addWidget(many)
    assert many.height() - chooser.height() == 5 * ROW
    assert chooser.list.height() == 3 * ROW


def test_where_there_is_none_it_says_how_to_make_one(qtbot):
    chooser = CollectionChooser((), "Add 3 papers to…")
    qtbot.addWidget(chooser)
    chooser.show()
    assert shown(chooser) == ["There is none yet; write a name to make one."]
    qtbot.keyClick(chooser.field, Qt.Key.Key_Down)
    qtbot.keyClick(chooser.field, Qt.Key.Key_Return)
    assert chooser.path() is None
    qtbot.keyClicks(chooser.field, "Moe")
    assert shown(chooser) == ["Create “Moe”"]


def test_escape_takes_nothing(qtbot, chooser):
    qtbot.keyClick(chooser.field, Qt.Key.Key_Escape)
    assert not chooser.isVisible()
    assert chooser.path() is None


@given(st.text(alphabet="aB /\t中", max_size=20))
def test_a_tidy_path_stays_as_it_is_and_has_no_empty_names(typed: str):
    path = tidy_path(typed)
    assert tidy_path(path) == path
    assert all(name == name.strip() and name for name in path.split("/")) or path == ""
