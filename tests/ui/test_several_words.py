"""A letter that rests while several papers are selected is not silent: the strip says which keys act."""

import pytest
from PySide6.QtCore import Qt

from tests.libraries import add_day

Key = Qt.Key
USUAL = "Several papers are selected: keys with Ctrl (Ctrl+S, Ctrl+D, Ctrl+U) act on all of them."


@pytest.fixture
def window(database, open_window):
    add_day(database, 6)
    return open_window()


@pytest.fixture
def said(window, monkeypatch):
    said = []
    monkeypatch.setattr(window.strip, "show_message", said.append)
    return said


def test_a_letter_that_rests_says_which_keys_act(window, said, qtbot):
    window.papers.view.pick_all()
    qtbot.keyClick(window.papers.view, Key.Key_S)
    assert said == [USUAL]


def test_the_strip_shows_it(window, qtbot):
    window.papers.view.pick_all()
    qtbot.keyClick(window.papers.view, Key.Key_E)
    assert window.strip.message.text() == USUAL


def test_a_letter_that_acts_says_nothing_nor_does_one_with_a_single_paper(window, said, qtbot):
    qtbot.keyClick(window.papers.view, Key.Key_Q)
    window.papers.view.pick_all()
    qtbot.keyClick(window.papers.view, Key.Key_J)
    qtbot.keyClick(window.papers.view, Key.Key_Down)
    qtbot.keyClick(window.papers.view, Key.Key_Shift, Qt.KeyboardModifier.ShiftModifier)
    assert window.papers.view.currentIndex().row() == 2
    assert said == []


def test_it_names_the_keys_in_force(window, said, qtbot):
    window.key_bindings.change("star", ["F", "Alt+X"])
    window.key_bindings.change("read", [])
    window.papers.view.pick_all()
    qtbot.keyClick(window.papers.view, Key.Key_F)
    assert said == ["Several papers are selected: keys with Alt or Ctrl (Alt+X, Ctrl+D) act on all of them."]


def test_without_such_keys_it_names_the_menu(window, said, qtbot):
    for name in ("star", "dismiss", "read"):
        window.key_bindings.change(name, [])
    window.papers.view.pick_all()
    qtbot.keyClick(window.papers.view, Key.Key_S)
    assert said == ["Several papers are selected: the commands in the menu Paper act on all of them."]
