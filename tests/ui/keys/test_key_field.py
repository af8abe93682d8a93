"""Keys that are pressed become the name of a key, and do nothing else."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.keys.key_field import KeyField
from desktop.ui.keys.key_names import spell

Key, Held = Qt.Key, Qt.KeyboardModifier


@pytest.fixture
def field(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    field = KeyField("New key")
    field.keep_window = window
    QVBoxLayout(window).addWidget(field)
    window.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Key.Key_K, Held.ControlModifier | Held.ShiftModifier, "Ctrl+Shift+K"),
        (Key.Key_F7, Held.NoModifier, "F7"),
        (Key.Key_Delete, Held.NoModifier, "Del"),
        (Key.Key_Plus, Held.ControlModifier | Held.ShiftModifier, "Ctrl++"),
        (Key.Key_Comma, Held.ControlModifier, "Ctrl+,"),
        (Key.Key_5, Held.ControlModifier | Held.KeypadModifier, "Ctrl+5"),
        (Key.Key_Escape, Held.ControlModifier, "Ctrl+Esc"),
        (Key.Key_S, Held.AltModifier, "Alt+S"),
    ],
)
def test_a_key_that_is_not_typed_is_taken_at_once(field, qtbot, key, held, name):
    with qtbot.waitSignal(field.taken) as taken:
        qtbot.keyClick(field, key, held)
    assert taken.args == [name]
    assert spell(name) == name


def test_two_typed_keys_after_each_other_are_one(field, qtbot):
    qtbot.keyClick(field, Key.Key_G)
    assert field.text() == "G"
    with qtbot.waitSignal(field.taken) as taken:
        qtbot.keyClick(field, Key.Key_I)
    assert taken.args == ["G, I"]


@pytest.mark.parametrize(
    ("key", "held", "name"),
    [
        (Key.Key_F, Held.NoModifier, "F"),
        (Key.Key_F, Held.ShiftModifier, "Shift+F"),
        (Key.Key_Question, Held.ShiftModifier, "?"),  # the sign, wherever a keyboard has it
        (Key.Key_7, Held.KeypadModifier, "7"),
    ],
)
def test_one_typed_key_is_taken_when_no_other_follows(field, qtbot, key, held, name):
    with qtbot.waitSignal(field.taken) as taken:
        qtbot.keyClick(field, key, held)
    assert taken.args == [name]


def test_what_is_only_held_is_no_key(field, qtbot):
    with qtbot.assertNotEmitted(field.taken), qtbot.assertNotEmitted(field.cancelled):
        for key in (Key.Key_Shift, Key.Key_Control, Key.Key_Alt, Key.Key_Meta):
            qtbot.keyClick(field, key)
    assert field.text() == ""


@pytest.mark.parametrize("first", [None, Key.Key_G])
def test_escape_leaves_everything_as_it_was(field, qtbot, first):
    if first is not None:
        qtbot.keyClick(field, first)
    with qtbot.waitSignal(field.cancelled), qtbot.assertNotEmitted(field.taken):
        qtbot.keyClick(field, Key.Key_Escape)


def test_going_away_takes_what_was_pressed(field, qtbot):
    qtbot.keyClick(field, Key.Key_G)
    with qtbot.waitSignal(field.taken) as taken:
        field.clearFocus()
    assert taken.args == ["G"]


def test_going_away_without_a_key_is_said_once(field, qtbot):
    told = []
    field.cancelled.connect(lambda: told.append(True))
    field.clearFocus()
    field.setFocus()
    field.clearFocus()
    assert told == [True]
