"""The real window on a screen that is not shown, and how long something in it takes until it is painted."""

import gc
import os
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from time import perf_counter

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.app import build_window
from desktop.library.opening import Database
from desktop.settings import Settings
from desktop.store.database import open_library
from desktop.ui.look.theme import apply_theme
from desktop.ui.main_window import MainWindow
from desktop.ui.tasks import collect_garbage_here, keep_what_there_is, let_keys_come_first

LONGEST = 30  # seconds that anything may take; then it does not work
TYPING_PAUSE = 120  # milliseconds between two letters of a quick typist


class PaintWatch(QObject):
    """Counts how often any of these widgets was painted while ``counts`` was so."""

    def __init__(self, *widgets: QWidget, counts: Callable[[], bool] = lambda: True) -> None:
        super().__init__(widgets[0])
        self.count = 0
        self._counts = counts
        for widget in widgets:
            widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and self._counts():
            self.count += 1
        return super().eventFilter(watched, event)


@contextmanager
def opened(library: Path) -> Iterator[tuple[MainWindow, Database]]:
    """The window over that library as it is opened every day, shown, with the list focused and nothing left to be done."""
    os.environ["PAPERSHELF_OFFLINE"] = "1"
    application = QApplication.instance() or QApplication(["papershelf"])
    assert isinstance(application, QApplication)
    apply_theme(application, "light")
    with closing(open_library(library)) as database:
        window = build_window(application, database, Settings(), lambda: None, None)
        gc.freeze()
        collect_garbage_here(application)
        started: list[bool] = []
        window.started.connect(lambda: (keep_what_there_is(), started.append(True)))
        let_keys_come_first()
        window.show()
        window.activateWindow()
        wait_until(lambda: bool(started))
        QTest.qWait(500)
        assert window.papers.view.hasFocus()
        yield window, database
        window.close()
        window.deleteLater()
        QTest.qWait(50)
        gc.collect()


def show_all(window: MainWindow, count: int) -> None:
    """Go to All papers, and wait until the list holds them all."""
    window.browsing.go("all")
    wait_until(lambda: window.papers.model.rowCount() >= count)
    QTest.qWait(300)


def wait_until(is_so: Callable[[], bool]) -> float:
    """Let the window work until it is so; how many milliseconds that took."""
    start = perf_counter()
    while not is_so():
        QApplication.processEvents()
        if perf_counter() - start > LONGEST:
            raise TimeoutError(f"nothing came of it in {LONGEST} seconds")
    return (perf_counter() - start) * 1000


def until_painted(watch: PaintWatch, act: Callable[[], object]) -> float:
    """Milliseconds from the deed until the widgets were painted after it."""
    before, start = watch.count, perf_counter()
    act()
    wait_until(lambda: watch.count > before)
    return (perf_counter() - start) * 1000


def press(window: MainWindow, key: Qt.Key) -> None:
    """Press a key in the list, as a hand does."""
    QTest.keyClick(window.papers.view, key)
