"""Dismissing ten thousand papers at once, and taking it back."""

from pathlib import Path

from PySide6.QtTest import QTest

from desktop.ui.main_window import MainWindow
from tests.benchmarks.figures import Figure, of_times
from tests.benchmarks.windows import PaintWatch, opened, show_all, until_painted

MANY = 10_000
TIMES = 5
LIMIT = 300


def measure(library: Path, papers: int) -> list[Figure]:
    """In the list, with that many papers selected, until the window is painted."""
    dismissing, undoing = [], []
    count = min(MANY, papers)
    with opened(library) as (window, _database):
        show_all(window, papers)
        watch = PaintWatch(window.papers.view.viewport())
        for _ in range(TIMES):
            _select(window, count)
            dismissing.append(until_painted(watch, window.actions_by_name["dismiss"].trigger))
            QTest.qWait(300)
            undoing.append(until_painted(watch, window.actions_by_name["undo"].trigger))
            QTest.qWait(300)
    return [
        of_times(f"dismissing {count:,}", papers, dismissing, LIMIT, "waiting unnoticed"),
        of_times("undoing that", papers, undoing, LIMIT, "waiting unnoticed"),
    ]


def _select(window: MainWindow, count: int) -> None:
    window.papers.view.go_to(0)
    window.papers.view.select_rows(range(count))
    QTest.qWait(300)
