"""Later in the real window by keyboard alone: put off, still so after a restart, and back on the day while the window is open."""

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.store import later
from desktop.store.database import open_library
from desktop.ui.asking.day_chooser import DayChooser
from desktop.ui.live.day_turn import DayTurn
from tests.libraries import add_day


@pytest.fixture
def ids(file, monkeypatch):
    monkeypatch.setattr(later, "today", lambda: "2026-11-23")
    database = open_library(file)
    ids = add_day(database, 3)
    database.close()
    return ids


def type_into_what_asks(qtbot, text):
    """When the dialog is open, type that and press Enter."""

    def answer():
        dialog = QApplication.activeModalWidget()
        assert isinstance(dialog, DayChooser)
        qtbot.keyClicks(dialog.field, text)
        qtbot.keyClick(dialog.field, Qt.Key.Key_Return)

    QTimer.singleShot(0, answer)


def test_a_paper_is_put_off_and_back_on_its_day(ids, open_papershelf, qtbot, monkeypatch):
    window = open_papershelf()
    window.papers.select(ids[1])
    window.enter_list()
    type_into_what_asks(qtbot, "3 dec")
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_B)
    assert list(window.papers.model.ids()) == [ids[0], ids[2]]
    window.activateWindow()  # as a window manager does when the dialog closes
    qtbot.waitUntil(window.isActiveWindow)
    assert QApplication.focusWidget() is window.papers.view
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Z)
    assert list(window.papers.model.ids()) == ids
    qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier)
    open_papershelf.close(window)

    window = open_papershelf()
    assert list(window.papers.model.ids()) == [ids[0], ids[2]]
    qtbot.keyClick(window.papers.view, Qt.Key.Key_G)
    qtbot.keyClick(window.papers.view, Qt.Key.Key_L)
    assert list(window.papers.model.ids()) == [ids[1]]
    window.browsing.go("inbox")
    monkeypatch.setattr(later, "today", lambda: "2026-12-03")
    [turn] = window.findChildren(DayTurn)
    turn.look()
    assert list(window.papers.model.ids()) == ids
    assert window.library.load_rows([ids[1]])[0].marks.back
