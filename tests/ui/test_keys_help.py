"""The page of keys, built from the commands themselves."""

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLabel

from desktop.ui.keys_help import SEARCH_LANGUAGE, KeysHelp


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
    assert visible_texts(help_page, "heading")[:2] == ["Edit", "Go"]
    assert visible_texts(help_page, "keycap") == ["Z", "Ctrl+Z", "G", "I"]
    assert help_page.shown_names()[:2] == ["Undo", "Go to inbox"]


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


def test_escape_closes_it(qtbot, help_page):
    qtbot.keyClick(help_page.field, Qt.Key.Key_Escape)
    assert not help_page.isVisible()
