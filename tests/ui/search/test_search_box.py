"""The search box: what it says when the reader types, and where its keys lead."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.search.search_box import SearchBox


@pytest.fixture
def box(qtbot):
    window = QWidget()
    box = SearchBox(window)
    box.said = []
    box.query_changed.connect(box.said.append)
    qtbot.addWidget(window)
    window.show()
    box.keep_window = window
    return box


def test_each_edit_is_said(box, qtbot):
    qtbot.keyClicks(box, "ti:")
    assert box.said == ["t", "ti", "ti:"]


def test_a_query_that_is_only_shown_is_not_said(box):
    box.show_query("tag:foo")
    assert box.text() == "tag:foo"
    assert box.said == []
    assert box.clear_action.isVisible()


def test_escape_clears_and_leaves_at_once(box, qtbot):
    left = []
    box.left.connect(lambda: left.append(True))
    qtbot.keyClicks(box, "a")
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert (box.text(), box.said, left) == ("", ["a", ""], [True])
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert left == [True, True]


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_enter_and_down_lead_to_the_list(box, qtbot, key):
    with qtbot.waitSignal(box.list_wanted):
        qtbot.keyClick(box, key)


def test_the_cross_is_there_only_when_there_is_something_to_clear(box):
    assert not box.clear_action.isVisible()
    box.setText("a")
    assert box.clear_action.isVisible()
    box.clear_action.trigger()
    assert (box.text(), box.said) == ("", ["a", ""])
    assert not box.clear_action.isVisible()


def test_the_key_hint_vanishes_when_the_box_is_focused_or_filled(box, qtbot):
    other = SearchBox(box.keep_window)
    other.show()
    other.setFocus()
    assert not box.is_hinting()  # nobody said yet which key it is
    box.set_hint("/")
    assert box.is_hinting()
    box.setFocus()
    assert not box.is_hinting()
    other.setFocus()
    box.show_query("a")
    assert not box.is_hinting()


def test_a_key_that_is_too_long_for_its_place_is_not_hinted_at(box):
    box.clearFocus()
    box.set_hint("G, F")
    assert not box.is_hinting()


def test_its_names_are_those_that_other_programs_rely_on(box):
    assert (box.accessibleName(), box.placeholderText()) == ("Search papers", "Search papers")


def test_icons_come_into_a_place_that_was_kept(box):
    before = box.sizeHint(), box.textMargins(), box.cursorRect()
    box.load_icons()
    assert (box.sizeHint(), box.textMargins(), box.cursorRect()) == before
