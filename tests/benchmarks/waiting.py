"""How long keys wait while five thousand papers are being added in the background."""

import statistics
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.ui.main_window import MainWindow
from tests.benchmarks import corpus
from tests.benchmarks.figures import Figure, percentile
from tests.benchmarks.windows import PaintWatch, opened, press, wait_until

ADDED = 5_000
EVERY = 0.1  # seconds between two keys: ten keys a second is a quick hand
LIMIT = 50
KEYS = (Qt.Key.Key_J, Qt.Key.Key_S, Qt.Key.Key_J, Qt.Key.Key_U)


def measure(library: Path, papers: int) -> list[Figure]:
    """Paper switches, stars and read marks, each from the moment its key was due until it was painted."""
    with TemporaryDirectory() as folder, opened(library) as (window, _database):
        file = Path(folder) / "more.jsonl"
        corpus.write(file, ADDED, first=papers)
        ended: list[float] = []
        window.library.papers_added.connect(lambda: ended.append(perf_counter()))
        window.library.import_files([file])
        times = _press_keys(window, ended)
    return [
        Figure(
            f"a key while {ADDED:,} are added",
            papers,
            statistics.median(times),
            max(times),
            "max",
            LIMIT,
            "as if nothing else were",
        ),
        Figure(
            "the same, p95",
            papers,
            statistics.median(times),
            percentile(times, 95),
            "p95",
            LIMIT,
            "as if nothing else were",
            is_budget=False,
        ),
    ]


def _press_keys(window: MainWindow, ended: list[float]) -> list[float]:
    watch = PaintWatch(window.papers.view.viewport())
    times: list[float] = []
    due = perf_counter() + EVERY
    while not ended or perf_counter() < ended[0] + 1:  # and what follows when they are there
        while perf_counter() < due:
            QApplication.processEvents()
        before = watch.count
        press(window, KEYS[len(times) % len(KEYS)])
        wait_until(lambda before=before: watch.count > before)
        times.append((perf_counter() - due) * 1000)
        due = max(due + EVERY, perf_counter())
    QTest.qWait(100)
    return times
