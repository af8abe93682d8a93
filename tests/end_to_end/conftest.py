"""The whole program: the window as app.py builds it on a real file, a service on loopback, and the command line beside it."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.app import build_window
from desktop.library.pulling import todays_listing
from desktop.settings import Settings
from desktop.store.database import open_library
from tests.loopback import LoopbackService, daily_item

TITLES = ("Learning to Invent Examples", "Sparse Specimens Revisited", "A Survey of $\\alpha$-Samples", "Müller's Placeholder",
          "你好: Greetings at Scale", "The Sixth Invention")  # fmt: skip


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The reader's library; not there yet."""
    return tmp_path / "library.sqlite3"


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackService]:
    """A service that has a list for the day that Pull asks for."""
    day = todays_listing().argument
    with LoopbackService(today=day) as service:
        items = [
            daily_item(f"2603.0000{number}", title, day=day, upvotes=90 - number) for number, title in enumerate(TITLES, 1)
        ]
        service.set_day(day, items)
        monkeypatch.setenv("HF_ENDPOINT", service.address)
        yield service


@pytest.fixture
def open_papershelf(file, qtbot, qapp):
    """Opens the window on the file; closing the window closes the file too, as the end of the program does."""
    opened = []

    def open_papershelf():
        database = open_library(file)
        window = build_window(qapp, database, Settings(), lambda: None, None)
        qtbot.addWidget(window)
        window.show()
        window.activateWindow()
        qtbot.waitUntil(lambda: window.isActiveWindow() and bool(window.papers.view.actions()))
        opened.append((window, database))
        return window

    def close_papershelf(window):
        assert window.close()
        next(database for one, database in opened if one is window).close()

    open_papershelf.close = close_papershelf
    yield open_papershelf
    for window, database in opened:
        window.close()
        with closing(database):
            window.deleteLater()


@pytest.fixture
def papershelf(file, capsys):
    """Runs one command on the same file; what it printed, after it was done without complaint."""

    def papershelf(*words: str) -> str:
        capsys.readouterr()
        code = main(["--library", str(file), *words])
        printed = capsys.readouterr()
        assert code == 0, printed.err
        return printed.out

    return papershelf
