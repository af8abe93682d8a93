"""Keys that write Markdown in a note: each is one step of the field's own undo, and ordinary where there is nothing to do."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget

from desktop.ui.reader.note_field import NoteField
from tests.libraries import add_day

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def field(qtbot):
    around = QWidget()
    qtbot.addWidget(around)
    column = QVBoxLayout(around)
    field = NoteField()
    column.addWidget(field)
    column.addWidget(QLineEdit())
    around.show()
    around.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    yield field
    around.close()


def write(field, text, select=""):
    """Show the text, with that part of it selected or the cursor at its end."""
    field.show_text(text)
    field.moveCursor(QTextCursor.MoveOperation.End)
    if select:
        start = text.index(select)
        cursor = field.textCursor()
        cursor.setPosition(start)
        cursor.setPosition(start + len(select), QTextCursor.MoveMode.KeepAnchor)
        field.setTextCursor(cursor)


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [
        (Qt.Key.Key_B, CTRL, "so **good** it is"),
        (Qt.Key.Key_I, CTRL, "so *good* it is"),
        (Qt.Key.Key_K, CTRL | SHIFT, "so [good]() it is"),
    ],
)
def test_what_is_selected_gets_its_signs(field, qtbot, key, modifiers, text):
    write(field, "so good it is", "good")
    qtbot.keyClick(field, key, modifiers)
    assert field.text() == text
    field.undo()
    assert field.text() == "so good it is"


def test_bold_is_taken_away_again(field, qtbot):
    write(field, "so good", "good")
    qtbot.keyClick(field, Qt.Key.Key_B, CTRL)
    qtbot.keyClick(field, Qt.Key.Key_B, CTRL)
    assert field.text() == "so good"


@pytest.mark.parametrize(
    ("key", "modifiers", "text"),
    [(Qt.Key.Key_B, CTRL, "**x**"), (Qt.Key.Key_I, CTRL, "*x*"), (Qt.Key.Key_K, CTRL | SHIFT, "[x]()")],
)
def test_without_a_selection_one_types_between_the_signs(field, qtbot, key, modifiers, text):
    write(field, "")
    qtbot.keyClick(field, key, modifiers)
    qtbot.keyClicks(field, "x")
    assert field.text() == text


def test_a_link_waits_for_what_it_lacks(field, qtbot):
    write(field, "see page", "page")
    qtbot.keyClick(field, Qt.Key.Key_K, CTRL | SHIFT)
    qtbot.keyClicks(field, "https://example.org")
    assert field.text() == "see [page](https://example.org)"
    write(field, "https://example.org", "https://example.org")
    qtbot.keyClick(field, Qt.Key.Key_K, CTRL | SHIFT)
    qtbot.keyClicks(field, "page")
    assert field.text() == "[page](https://example.org)"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- one", "- one\n- "),
        ("  * one", "  * one\n  * "),
        ("9. nine", "9. nine\n10. "),
        ("1) one", "1) one\n2) "),
        ("- [x] done", "- [x] done\n- [ ] "),
        ("- one\n- ", "- one\n"),
        ("- 𝒪 is wide", "- 𝒪 is wide\n- "),
        ("plain", "plain\n"),
        ("-no item", "-no item\n"),
        ("2026. a year", "2026. a year\n2027. "),
    ],
)
def test_a_list_goes_on_and_an_empty_item_ends_it(field, qtbot, before, after):
    write(field, before)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == after


def test_enter_before_the_words_of_an_item_is_an_ordinary_one(field, qtbot):
    write(field, "- one")
    field.moveCursor(QTextCursor.MoveOperation.Start)
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert field.text() == "\n- one"


def test_tab_moves_items_in_and_out(field, qtbot):
    write(field, "- one\n- two\n1. three\nplain", "two\n1. thr")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert field.text() == "- one\n  - two\n   1. three\nplain"
    qtbot.keyClick(field, Qt.Key.Key_Backtab, SHIFT)
    assert field.text() == "- one\n- two\n1. three\nplain"
    qtbot.keyClick(field, Qt.Key.Key_Backtab, SHIFT)
    assert field.text() == "- one\n- two\n1. three\nplain"
    assert field.hasFocus()


def test_elsewhere_tab_leaves_the_note(field, qtbot):
    write(field, "plain")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    assert not field.hasFocus()
    assert field.text() == "plain"


def test_in_the_window_its_keys_are_the_notes_while_it_is_written(database, open_window, clipboard, qtbot):
    add_day(database, 2)
    window = open_window()
    window.actions_by_name["note"].trigger()
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_K, CTRL | SHIFT)
    assert window.reader.note.field.text() == "[]()"
    assert clipboard.text() == ""
