"""The page of keys, built from the commands themselves."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel, QScrollArea

from desktop.ui.commands import COMMANDS
from desktop.ui.keys.keys_help import FIXED_KEYS, SEARCH_LANGUAGE, KeysHelp

IN_A_NOTE = ("Ctrl+B", "Ctrl+I", "Ctrl+Shift+K", "Enter", "Tab", "Shift+Tab")


@pytest.fixture
def help_page(qtbot):
    owner = QObject()
    undo, inbox, separator = QAction("&Undo", owner), QAction("Go to &inbox", owner), QAction(owner)
    undo.setShortcuts([QKeySequence("Z"), QKeySequence("Ctrl+Z")])
    inbox.setShortcut(QKeySequence("G, I"))
    separator.setSeparator(True)
    page = KeysHelp([("&Edit", [undo, separator]), ("&Go", [inbox]), ("Empty", [])])
    page.owner = owner
    qtbot.addWidget(page)
    page.show()
    return page


def visible_texts(page, kind):
    return [label.text() for label in page.findChildren(QLabel) if label.property("kind") == kind and label.isVisible()]


def test_every_command_stands_under_its_menu_with_all_its_keys(help_page):
    fixed = len(FIXED_KEYS)
    assert visible_texts(help_page, "heading") == ["Everywhere", "Edit", "Go", "What the search box understands"]
    fixed_keys = ["↓", "↑", "Enter", "F2", "Del", "Alt+Arrows", "Tab", "Enter", *IN_A_NOTE, "Esc"]
    assert visible_texts(help_page, "keycap") == [*fixed_keys, "Z", "Ctrl+Z", "G", "I"]
    assert help_page.shown_names()[fixed : fixed + 2] == ["Undo", "Go to inbox"]


def test_the_search_language_is_there(help_page):
    assert visible_texts(help_page, "code") == [typed for typed, _ in SEARCH_LANGUAGE]


def test_typing_narrows_it_by_name_key_and_meaning(qtbot, help_page):
    qtbot.keyClicks(help_page.field, "ctrl+z")
    assert help_page.shown_names() == ["Undo"]
    help_page.field.setText("upvotes")
    assert help_page.shown_names() == ["up:>50"]
    help_page.field.setText("zebra")
    assert help_page.shown_names() == []
    assert visible_texts(help_page, "dim") == ["Nothing here has these words."]


def test_what_is_found_stands_under_its_heading(help_page):
    help_page.field.setText("tag:")
    offered, typed = help_page.shown_names()
    assert (offered.split(",")[0], typed) == ("In the search box after tag: in: au: and the like", "tag:moe")
    assert visible_texts(help_page, "heading") == ["Everywhere", "What the search box understands"]


def test_it_is_named_as_in_the_menu(help_page):
    (menu,) = [command.label for command in COMMANDS if command.name == "keys_help"]
    assert menu.replace("&", "") == help_page.windowTitle() == visible_texts(help_page, "title")[0]


@pytest.mark.parametrize("width", [420, 608, 860])
def test_nothing_lies_beside_or_under_the_scroll_bar(qtbot, help_page, width):
    help_page.resize(width, 300)
    area = help_page.findChild(QScrollArea)
    qtbot.waitUntil(lambda: area.widget().width() <= area.viewport().width())
    assert area.horizontalScrollBar().maximum() == 0
    assert area.verticalScrollBar().maximum() > 0
    for label in help_page.findChildren(QLabel):
        if label.isVisible() and area.widget().isAncestorOf(label):
            assert label.mapTo(area.widget(), label.rect().topRight()).x() < area.viewport().width()


def test_escape_closes_it(qtbot, help_page):
    qtbot.keyClick(help_page.field, Qt.Key.Key_Escape)
    assert not help_page.isVisible()
