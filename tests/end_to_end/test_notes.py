"""A note from its first letter to the day on which an earlier text is wanted back, by keys in the real window, over a restart."""

from contextlib import closing

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QDialog

from desktop.store import annotations, journal
from desktop.store.database import open_library
from desktop.ui.reader.note_history_dialog import NoteHistoryDialog
from tests.libraries import add_day

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def paper_id(file):
    with closing(open_library(file)) as database:
        return add_day(database, 3)[0]


def note_on_disk(file, paper_id):
    with closing(open_library(file)) as database:
        return annotations.load_note(database, paper_id)


def test_a_note_is_written_read_followed_and_brought_back(file, paper_id, open_papershelf, monkeypatch, qtbot):
    addresses = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda address: addresses.append(address.toString()) or True)
    monkeypatch.setattr(journal, "now", lambda: "2026-05-12T09:00:00.000Z")

    def press(key, modifiers=Qt.KeyboardModifier.NoModifier):
        qtbot.keyClick(QApplication.focusWidget(), key, modifiers)

    window = open_papershelf()
    press(Qt.Key.Key_N)
    qtbot.keyClicks(QApplication.focusWidget(), "https://example.org/a")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_Return)
    qtbot.keyClicks(QApplication.focusWidget(), "- one $\\alpha$")
    press(Qt.Key.Key_Return)
    press(Qt.Key.Key_B, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "two")
    press(Qt.Key.Key_Escape)
    written = "https://example.org/a\n\n- one $\\alpha$\n- **two**"
    assert window.reader.note.state.text() == "Saved"
    assert note_on_disk(file, paper_id) == written

    press(Qt.Key.Key_M)
    preview = window.reader.note.sides.preview
    assert preview.toPlainText() == "https://example.org/a\none α\ntwo"
    qtbot.mouseClick(preview.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(20, 8))
    assert addresses == ["https://example.org/a"]

    monkeypatch.setattr(journal, "now", lambda: "2026-05-13T09:00:00.000Z")
    press(Qt.Key.Key_F11, SHIFT)
    press(Qt.Key.Key_A, CTRL)
    qtbot.keyClicks(QApplication.focusWidget(), "better words")
    open_papershelf.close(window)
    assert note_on_disk(file, paper_id) == "better words"

    window = open_papershelf()
    monkeypatch.setattr(NoteHistoryDialog, "exec", lambda _dialog: QDialog.DialogCode.Accepted)
    window.actions_by_name["note_history"].trigger()
    assert note_on_disk(file, paper_id) == written
    press(Qt.Key.Key_Z)
    assert note_on_disk(file, paper_id) == "better words"
    open_papershelf.close(window)
