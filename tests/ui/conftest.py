"""What the tests of the joining parts share: a real library in a file, and that library as windows see it."""

from contextlib import closing

import pytest

from desktop.settings import Settings
from desktop.store import search
from desktop.store.database import open_library
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.main_window import MainWindow
from desktop.ui.tasks import Tasks
from tests.libraries import NO_SERVICES


@pytest.fixture(autouse=True)
def patient_search(monkeypatch):
    """First pages are whole pages, however slow the machine is that tests run on."""
    monkeypatch.setattr(search, "SECONDS", 60)


@pytest.fixture
def database(tmp_path):
    with closing(open_library(tmp_path / "library.sqlite3")) as database:
        yield database


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    assert tasks.close()


@pytest.fixture
def live(database, tasks):
    live = LiveLibrary(database, NO_SERVICES, tasks)
    yield live
    live.search.close()  # as the window does when it is closed; what waits would else begin in the next test


@pytest.fixture
def open_window(database, tasks, qtbot):
    """Opens the real window on the library, shown and active; ``what`` overrides settings, services or geometry."""
    opened = []

    def open_window(settings=None, services=NO_SERVICES, geometry=None, save=lambda: None, library=None):
        library = library or LiveLibrary(database, services, tasks)
        window = MainWindow(library, settings or Settings(), save, tasks.close, geometry)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(window.papers.view.hasFocus if window.papers.view.isVisible() else window.isActiveWindow)
        qtbot.waitUntil(lambda: bool(window.papers.view.actions()))  # what comes after the first paint is there
        opened.append(window)
        return window

    yield open_window
    for window in opened:
        window.close()


@pytest.fixture
def clipboard(qapp):
    clipboard = qapp.clipboard()
    clipboard.clear()
    return clipboard
