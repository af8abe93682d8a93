"""What the first paint does not show comes after it, or with the first key, and nothing gives way to it."""

from unittest.mock import Mock

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.settings import Settings
from desktop.ui import first_paint
from desktop.ui.appearance import READER
from desktop.ui.dialogs import Dialogs
from desktop.ui.main_window import MainWindow
from tests.libraries import add_day


@pytest.fixture
def ids(database):
    return add_day(database, 6)


@pytest.fixture
def window(ids, live, tasks, qtbot):
    """As it is before any event was answered."""
    window = MainWindow(live, Settings(), lambda: None, tasks.close, None)
    qtbot.addWidget(window)
    yield window
    window.close()


def test_keys_that_are_pressed_before_the_rest_is_there_are_not_lost(window, ids, live, qtbot, monkeypatch):
    monkeypatch.setattr(first_paint, "QTimer", Mock())  # what waits for the paint would wait for ever
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert "later" not in vars(window)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_S)
    assert window.papers.current_id() == ids[1]
    assert [live.load_paper(paper_id).marks.starred for paper_id in ids[:3]] == [False, True, False]


def test_a_window_that_was_never_painted_closes(window):
    assert window.close()


def test_the_reader_comes_into_the_room_that_was_kept_for_it(window, qtbot):
    window.show()
    kept = window.splitter.sizes()
    assert "later" not in vars(window)
    qtbot.waitUntil(lambda: bool(window.papers.view.actions()))
    assert window.splitter.sizes() == kept
    assert window.splitter.indexOf(window.reader) == READER
    assert window.reader.page.title.toPlainText() == window.papers.model.paper_row(0).title


def test_started_is_said_once_everything_is_there(window, qtbot):
    with qtbot.waitSignal(window.started):
        window.show()
    assert {"later", "dialogs"} <= set(vars(window))
    assert not window.papers.search_box.clear_action.icon().pixmap(16).toImage().allGray()


def test_a_dialog_that_is_wanted_before_it_is_loaded_is_opened(window, qtbot, monkeypatch):
    window.show()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_J)
    vars(window).pop("dialogs", None)  # as long as the turn that loads them has not come
    wanted = []
    monkeypatch.setattr(Dialogs, "rename_collection", lambda _dialogs, *, collection_id: wanted.append(collection_id))
    window.sidebar.rename_requested.emit(7)
    assert wanted == [7]


@pytest.mark.parametrize("by_key", [False, True])
def test_cancelling_work_leaves_the_focus_in_the_list(ids, open_window, qtbot, by_key):
    window = open_window()
    cancel = window.strip.cancel
    window.strip.show_work("Completing", 1, 3)
    qtbot.waitUntil(cancel.isVisible)
    window.strip.cancel_requested.connect(window.strip.clear_work)
    if by_key:
        cancel.setFocus(Qt.FocusReason.TabFocusReason)
        qtbot.keyClick(cancel, Qt.Key.Key_Space)
    else:
        qtbot.mouseClick(cancel, Qt.MouseButton.LeftButton)
    assert not cancel.isVisible()
    qtbot.waitUntil(window.papers.view.hasFocus)
