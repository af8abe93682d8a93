"""Names offered under the search box: when they come, what their keys do, and that the box stays what it is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.library.searching import find_unfinished
from desktop.records import Completion
from desktop.ui.search.search_box import SearchBox
from desktop.ui.search.search_completion import SearchCompletion

NAMES = {"tag": ("moe", "moss garden", "zoo")}


@pytest.fixture
def offered(qtbot):
    """The list under a box in a window; ``said`` keeps what the box asked to be searched, ``went`` that it was left."""

    def complete(unfinished):
        asked.append(unfinished)
        names = [name for name in NAMES.get(unfinished.field, ()) if name.startswith(unfinished.typed)]
        return [Completion(name, f'"{name}"' if " " in name else name, 1_200) for name in names]

    asked = []
    window = QWidget()
    window.resize(500, 500)
    box = SearchBox()
    column = QVBoxLayout(window)
    column.addWidget(box)
    column.addStretch(1)
    offered = SearchCompletion(box, find_unfinished, complete, window)
    offered.box, offered.asked, offered.said, offered.went = box, asked, [], []
    box.query_changed.connect(offered.said.append)
    box.list_wanted.connect(lambda: offered.went.append("list"))
    box.left.connect(lambda: offered.went.append("left"))
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    box.setFocus()
    qtbot.waitUntil(box.hasFocus)
    offered.window_kept = window
    return offered


def type_and_wait(offered, qtbot, text):
    qtbot.keyClicks(offered.box, text)
    qtbot.waitUntil(offered.isVisible)


def names(offered):
    return [offered.list.item(row).text() for row in range(offered.list.count())]


def test_names_come_where_a_value_begins_and_are_narrowed(offered, qtbot):
    type_and_wait(offered, qtbot, "tag:")
    assert names(offered) == ["moe", "moss garden", "zoo"]
    assert offered.list.currentRow() == -1
    qtbot.keyClicks(offered.box, "mo")
    qtbot.waitUntil(lambda: len(names(offered)) == 2)
    assert names(offered) == ["moe", "moss garden"]
    assert offered.list.currentRow() == 0
    assert offered.geometry().top() >= offered.box.geometry().bottom()
    assert offered.box.hasFocus()


def test_names_are_asked_for_once_when_the_reader_pauses(offered, qtbot):
    type_and_wait(offered, qtbot, "tag:mo")
    assert [unfinished.typed for unfinished in offered.asked] == ["mo"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab])
def test_a_name_is_taken_in_quotes_where_it_needs_them(offered, qtbot, key):
    type_and_wait(offered, qtbot, "sparse -tag:mo")
    qtbot.keyClick(offered.box, Qt.Key.Key_Down)
    qtbot.keyClick(offered.box, key)
    assert offered.box.text() == offered.said[-1] == 'sparse -tag:"moss garden" '
    assert not offered.isVisible()
    assert offered.box.hasFocus()
    assert offered.went == []


def test_a_click_takes(offered, qtbot):
    type_and_wait(offered, qtbot, "tag:z")
    place = offered.list.visualItemRect(offered.list.item(0)).center()
    qtbot.mouseClick(offered.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert offered.box.text() == "tag:zoo "


def test_escape_closes_the_names_first_and_only_then_clears(offered, qtbot):
    type_and_wait(offered, qtbot, "tag:m")
    qtbot.keyClick(offered.box, Qt.Key.Key_Escape)
    assert not offered.isVisible()
    assert (offered.box.text(), offered.went) == ("tag:m", [])
    qtbot.keyClick(offered.box, Qt.Key.Key_Escape)
    assert (offered.box.text(), offered.went) == ("", ["left"])


def test_enter_goes_to_the_papers_where_no_name_is_chosen(offered, qtbot):
    type_and_wait(offered, qtbot, "tag:")
    qtbot.keyClick(offered.box, Qt.Key.Key_Return)
    assert (offered.box.text(), offered.went) == ("tag:", ["list"])


def test_what_was_offered_for_other_letters_is_not_taken(offered, qtbot):
    type_and_wait(offered, qtbot, "tag:mo")
    qtbot.keyClicks(offered.box, "x")
    qtbot.keyClick(offered.box, Qt.Key.Key_Return)
    assert (offered.box.text(), offered.went) == ("tag:mox", ["list"])


@pytest.mark.parametrize("text", ["tag:moe", "tag:nothing", "moss", "ti:mo", "tag:moe "])
def test_nothing_is_offered_where_there_is_nothing_to_choose(offered, qtbot, text):
    qtbot.keyClicks(offered.box, text)
    qtbot.waitUntil(lambda: not offered._timer.isActive())
    assert not offered.isVisible()


def test_names_go_when_the_box_is_left_cleared_or_the_place_changes(offered, qtbot):
    type_and_wait(offered, qtbot, "tag:m")
    qtbot.keyClick(offered.box, Qt.Key.Key_Home)
    assert not offered.isVisible()
    offered.box.clear()
    type_and_wait(offered, qtbot, "tag:m")
    offered.box.clear()
    assert not offered.isVisible()
    type_and_wait(offered, qtbot, "tag:m")
    offered.box.clearFocus()
    assert not offered.isVisible()
    assert names(offered) == []


def test_it_stays_inside_a_narrow_window(offered, qtbot):
    offered.window_kept.resize(240, 300)
    type_and_wait(offered, qtbot, "some words before tag:")
    assert offered.window_kept.rect().contains(offered.geometry().left(), offered.geometry().top())
    assert offered.geometry().right() <= offered.window_kept.width()


def test_a_query_that_is_shown_is_no_typing(offered, qtbot):
    offered.box.show_query("tag:mo")
    qtbot.waitUntil(lambda: not offered._timer.isActive())
    assert offered.asked == []
