"""The palette: finding a command and running it."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QMainWindow, QWidget

from desktop.ui.keys.palette import Palette, key_of, name_of
from desktop.ui.search.type_ahead import DETAIL_ROLE


def field_of(window):
    """The field in which the reader was before: neither the first nor the last."""
    return window.centralWidget().findChildren(QLineEdit)[1]


@pytest.fixture
def ran():
    return []


@pytest.fixture
def window(qtbot):
    window = QMainWindow()
    qtbot.addWidget(window)
    page = QWidget()
    row = QHBoxLayout(page)
    for _ in range(3):
        row.addWidget(QLineEdit())
    window.setCentralWidget(page)
    window.resize(800, 600)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    field_of(window).setFocus()
    return window


@pytest.fixture
def palette(window, ran):
    actions = []
    for text, key, enabled in (
        ("&Star", "S", True),
        ("Add a &tag…", "T", False),
        ("Add to &collection…", "L", True),
        ("Search && find", "", True),
    ):
        action = QAction(text, window)
        action.setShortcut(QKeySequence(key))
        action.setEnabled(enabled)
        action.triggered.connect(lambda _checked, text=text: ran.append(text))
        actions.append(action)
    palette = Palette(window)
    palette.open_with(actions)
    return palette


def shown(palette):
    return [palette.list.item(row).text() for row in range(palette.list.count())]


def test_names_and_keys_are_shown_as_the_reader_knows_them(palette):
    assert shown(palette) == ["Star", "Add a tag…", "Add to collection…", "Search & find"]
    assert palette.list.item(0).data(DETAIL_ROLE) == "S"
    assert palette.field.accessibleName() == "Find a command"


def test_typing_finds_and_enter_runs(qtbot, palette, ran):
    qtbot.keyClicks(palette.field, "atc")
    assert shown(palette) == ["Add to collection…"]
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == ["Add to &collection…"]
    assert not palette.isVisible()


def test_a_disabled_command_is_stepped_over_and_not_run(qtbot, palette, ran):
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentItem().text() == "Add to collection…"
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.currentItem().text() == "Star"
    qtbot.keyClicks(palette.field, "tag")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    qtbot.mouseClick(
        palette.list.viewport(), Qt.MouseButton.LeftButton, pos=palette.list.visualItemRect(palette.list.item(0)).center()
    )
    assert ran == []


def test_a_click_runs(qtbot, palette, ran):
    place = palette.list.visualItemRect(palette.list.item(2)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert ran == ["Add to &collection…"]


def test_escape_closes_and_gives_the_focus_back(qtbot, palette, window):
    assert palette.field.hasFocus()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert field_of(window).hasFocus()
    assert shown(palette) == []


def test_its_keys_win_over_the_same_keys_of_the_window(qtbot, palette, window, ran):
    rival = QAction("Open", window)
    rival.setShortcut(QKeySequence(Qt.Key.Key_Return))
    rival.triggered.connect(lambda: ran.append("rival"))
    window.addAction(rival)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert ran == ["&Star"]


def test_a_click_elsewhere_closes_it(qtbot, palette, window):
    field_of(window).setFocus(Qt.FocusReason.MouseFocusReason)
    assert not palette.isVisible()
    assert field_of(window).hasFocus()


def test_words_that_no_command_has_are_answered(qtbot, palette, ran):
    qtbot.keyClicks(palette.field, "zebra")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert shown(palette) == []
    assert palette.isVisible()
    assert ran == []


def test_it_stays_inside_a_window_that_shrinks(palette, window):
    window.resize(420, 300)
    assert window.rect().contains(palette.geometry())


def test_an_ampersand_is_kept_and_a_mnemonic_is_not(qtbot):
    assert name_of(QAction("Search && &find")) == "Search & find"
    assert key_of(QAction("Nothing")) == ""
