"""A hundred papers, by keyboard alone in the real window: every verdict holds, is undone and done again, also after a restart."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.records import ReadingStatus
from desktop.settings import Settings
from desktop.store.database import open_library
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.main_window import MainWindow
from desktop.ui.tasks import Tasks
from tests.libraries import NO_SERVICES, add_day

SHIFT = Qt.KeyboardModifier.ShiftModifier
CONTROL = Qt.KeyboardModifier.ControlModifier
KEYS = {
    "dismiss": (Qt.Key.Key_E, Qt.KeyboardModifier.NoModifier),
    "star": (Qt.Key.Key_S, SHIFT),
    "read": (Qt.Key.Key_U, Qt.KeyboardModifier.NoModifier),
    "to read": (Qt.Key.Key_R, Qt.KeyboardModifier.NoModifier),
    "next": (Qt.Key.Key_J, Qt.KeyboardModifier.NoModifier),
    "undo": (Qt.Key.Key_Z, Qt.KeyboardModifier.NoModifier),
    "redo": (Qt.Key.Key_Y, CONTROL),
    "rest": (Qt.Key.Key_D, CONTROL | SHIFT),
}
VERDICTS = ["dismiss", "dismiss", "star", "to read", "read", "dismiss", "star", "dismiss"]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "library.sqlite3"
    database = open_library(path)
    add_day(database, 100)
    database.close()
    return path


@pytest.fixture
def restart(path, qtbot, qapp):
    """Closes the window, its library and everything, and opens the file anew."""
    opened = []

    def close():
        for window, tasks, database in opened:
            window.close()
            assert tasks.close()
            database.close()
        opened.clear()

    def restart():
        close()
        database, tasks = open_library(path), Tasks()
        window = MainWindow(LiveLibrary(database, NO_SERVICES, tasks), Settings(), lambda: None, tasks.close, None)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: bool(window.papers.view.actions()))
        opened.append((window, tasks, database))
        return window

    yield restart
    close()


def press(qtbot, *names):
    for name in names:
        qtbot.keyClick(QApplication.focusWidget(), *KEYS[name])


def state(window):
    rows = window.library.load_rows(window.library.find(""))
    return {row.paper_id: row.marks for row in rows}


def test_a_hundred_papers_are_gone_through_undone_and_done_again(restart, qtbot):
    window = restart()
    seen = [state(window)]
    for number in range(60):
        verdict = VERDICTS[number % len(VERDICTS)]
        press(qtbot, verdict)
        seen.append(state(window))
        assert seen[-1] != seen[-2], (number, verdict)
        if verdict in ("to read", "read"):
            press(qtbot, "next")
    press(qtbot, "rest")
    seen.append(state(window))
    done = [marks for marks in seen[-1].values() if marks.dismissed or marks.starred or marks.read or marks.status]
    assert len(done) == 100
    kept = [marks for marks in seen[-1].values() if not marks.dismissed]
    assert {(marks.starred, marks.status) for marks in kept} == {(True, ReadingStatus.NONE), (False, ReadingStatus.TO_READ)}
    assert window.papers.counts.text() == "100 papers · done"
    window = restart()
    assert state(window) == seen[-1]
    assert window.actions_by_name["undo"].text().startswith("&Undo: Dismissed ")
    for number, before in enumerate(reversed(seen[:-1])):
        press(qtbot, "undo")
        assert state(window) == before, number
    window = restart()
    for number, after in enumerate(seen[1:]):
        press(qtbot, "redo")
        assert state(window) == after, number
    press(qtbot, "redo")
    assert window.strip.message.text() == "There is nothing to redo."
