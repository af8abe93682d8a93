"""The note in the whole window: the same note, saved the same way, and everything is back after Escape."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.store import annotations
from tests.libraries import add_day


@pytest.fixture
def ids(database):
    return add_day(database, 3)


@pytest.fixture
def window(ids, open_window):
    return open_window()


def trigger(window, name):
    assert window.actions_by_name[name].isEnabled()
    window.actions_by_name[name].trigger()


def test_it_is_typed_beside_how_it_reads_and_saved(window, ids, database, qtbot):
    trigger(window, "note_room")
    room, note = window.later.note_deeds.room, window.reader.note
    assert room.isVisible()
    assert room.isAncestorOf(note)
    assert room.size() == window.centralWidget().size()
    qtbot.keyClicks(QApplication.focusWidget(), "a *thought*")
    qtbot.waitUntil(lambda: note.sides.preview.toPlainText() == "a thought")
    qtbot.keyClick(note.field, Qt.Key.Key_Escape)
    assert annotations.load_note(database, ids[0]) == "a *thought*"
    assert room.isHidden()
    assert window.reader.page.isAncestorOf(note)
    assert note.field.hasFocus()
    assert note.sides.preview.isHidden()


def test_its_key_leaves_it_too(window):
    trigger(window, "note_room")
    trigger(window, "note_room")
    assert window.later.note_deeds.room.isHidden()
    assert window.reader.note.isVisible()


def test_who_goes_to_what_it_covers_leaves_it(window):
    trigger(window, "note_room")
    trigger(window, "find")
    assert window.later.note_deeds.room.isHidden()
    assert window.reader.page.isAncestorOf(window.reader.note)


def test_it_follows_to_the_next_paper_and_its_title(window, ids, database, qtbot):
    trigger(window, "note_room")
    qtbot.keyClicks(window.reader.note.field, "of the first")
    trigger(window, "next")
    assert annotations.load_note(database, ids[0]) == "of the first"
    assert window.reader.note.paper_id == ids[1]
    assert window.later.note_deeds.room.isVisible()


def test_it_grows_with_the_window(window, qtbot):
    trigger(window, "note_room")
    window.resize(1000, 640)
    qtbot.waitUntil(lambda: window.later.note_deeds.room.size() == window.centralWidget().size())


def test_the_note_is_turned_by_its_key_while_it_is_written(window, qtbot):
    window.reader.note.field.setPlainText("*so*")
    window.reader.note.flush()
    trigger(window, "note")
    keys = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_M, keys)
    assert window.reader.note.sides.preview.hasFocus()
    assert "Shift+M" in window.reader.note.switch.toolTip() or window.reader.note.switch.toolTip().endswith("M")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_M, keys)
    assert window.reader.note.field.hasFocus()
