"""Collections, smart ones and listings move by Alt and the arrow keys, by menu and by command, in the real window."""

import pytest
from PySide6.QtCore import Qt

from desktop.ui.views import view_of_collection, view_of_smart

Alt, Key = Qt.KeyboardModifier.AltModifier, Qt.Key


@pytest.fixture
def window(open_window):
    window = open_window()
    for path in ("A", "B", "C"):
        window.library.create_collection(path)
    return window


def paths(window):
    return [one.path for one in window.library.load_collections()]


def press(window, qtbot, view, key):
    window.sidebar.tree.setCurrentItem(window.sidebar.tree.item_of(view))
    window.sidebar.tree.setFocus()
    qtbot.keyClick(window.sidebar.tree, key, Alt)


def test_arrows_move_the_current_collection_and_undo_moves_it_back(window, qtbot):
    second = view_of_collection(2)
    press(window, qtbot, second, Key.Key_Up)
    assert paths(window) == ["B", "A", "C"]
    assert window.sidebar.current_view() == second
    press(window, qtbot, second, Key.Key_Down)
    press(window, qtbot, second, Key.Key_Right)
    assert paths(window) == ["A", "A/B", "C"]
    assert window.papers.title.text() == "A / B"
    press(window, qtbot, second, Key.Key_Left)
    assert paths(window) == ["A", "B", "C"]
    window.library.undo()
    assert paths(window) == ["A", "A/B", "C"]


def test_what_goes_into_a_folded_one_is_still_in_sight(window, qtbot):
    window.library.create_collection("A/Inner")
    tree = window.sidebar.tree
    tree.item_of(view_of_collection(1)).setExpanded(False)
    press(window, qtbot, view_of_collection(2), Key.Key_Right)
    assert paths(window) == ["A", "A/Inner", "A/B", "C"]
    assert tree.item_of(view_of_collection(1)).isExpanded()


def test_commands_and_menu_do_the_same(window):
    assert not window.actions_by_name["move_collection_up"].isEnabled()
    window.browsing.show(view_of_collection(3))
    window.actions_by_name["move_collection_in"].trigger()
    assert paths(window) == ["A", "B", "B/C"]
    entry = next(each for each in window.sidebar.build_menu(view_of_collection(3)).actions() if each.text() == "Move out")
    entry.trigger()
    assert paths(window) == ["A", "B", "C"]


def test_smart_collections_move_up_and_down_and_nowhere_else(window, qtbot):
    window.library.smart.save("One", "one")
    window.library.smart.save("Two", "two")
    press(window, qtbot, view_of_smart(2), Key.Key_Up)
    assert window.sidebar.tree.smart_ids() == [2, 1]
    press(window, qtbot, view_of_smart(2), Key.Key_Right)
    assert window.sidebar.tree.smart_ids() == [2, 1]
