"""Dismissing one paper of a full inbox, and ten thousand at once, and taking that back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.main_window import MainWindow
from tests.benchmarks.figures import Figure, of_times
from tests.benchmarks.windows import PaintWatch, opened, press, show_all, until_painted, wait_until

MANY = 10_000
ONES = 20
TIMES = 5
LIMIT = 300


def measure(library: Path, papers: int) -> list[Figure]:
    """Until the window is painted."""
    one, dismissing, undoing = [], [], []
    count = min(MANY, papers)
    with opened(library) as (window, _database):
        window.browsing.go("inbox")
        wait_until(lambda: window.papers.model.rowCount() >= papers // 2)
        QTest.qWait(500)
        watch = PaintWatch(window.papers.view.viewport())
        for _ in range(ONES):
            one.append(until_painted(watch, lambda: press(window, Qt.Key.Key_E)))
            QTest.qWait(150)
        show_all(window, papers)
        for _ in range(TIMES):
            _select(window, count)
            dismissing.append(until_painted(watch, window.actions_by_name["dismiss"].trigger))
            QTest.qWait(300)
            undoing.append(until_painted(watch, window.actions_by_name["undo"].trigger))
            QTest.qWait(300)
    return [
        of_times("dismissing one (e)", papers, one, 50, "a key that is not waited for"),
        of_times(f"dismissing {count:,}", papers, dismissing, LIMIT, "waiting unnoticed"),
        of_times("undoing that", papers, undoing, LIMIT, "waiting unnoticed"),
    ]


def _select(window: MainWindow, count: int) -> None:
    window.papers.view.go_to(0)
    window.papers.view.select_rows(range(count))
    QTest.qWait(300)
