"""Scrolling, jumping, going from paper to paper, and opening a collection of ten thousand."""

import random
from pathlib import Path

from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from desktop.library import organising
from desktop.ui.main_window import MainWindow
from tests.benchmarks.figures import Figure, of_times
from tests.benchmarks.windows import PaintWatch, opened, press, show_all, until_painted

NOTCH = 120  # what a wheel turns at once, in eighths of a degree
FRAMES, JUMPS, STEPS, OPENINGS = 400, 120, 150, 15
LARGE = 10_000  # papers of a large collection
COLLECTION = "Benchmarks"


def measure(library: Path, papers: int) -> list[Figure]:
    """Each until it is painted."""
    with opened(library) as (window, database):
        chosen = [row[0] for row in database.execute_sql("SELECT id FROM papers ORDER BY id DESC LIMIT ?", (LARGE,))]
        organising.collect(database, COLLECTION, chosen)
        collection = organising.find_collection(database, COLLECTION)
        window.library.collections_changed.emit()
        show_all(window, papers)
        figures = [
            of_times("a frame while scrolling", papers, _scroll(window), 8, "half a frame"),
            of_times("a far jump", papers, _jump(window), 16, "a frame"),
            of_times("the next paper (j)", papers, _step(window), 8, "half a frame"),
        ]
        times = []
        for _ in range(OPENINGS):
            watch = PaintWatch(window.papers.view.viewport())
            times.append(until_painted(watch, lambda: window.browsing.show_collection(collection.collection_id)))
            QTest.qWait(100)
            window.browsing.go("inbox")
            QTest.qWait(300)
    return [*figures, of_times(f"opening a collection of {len(chosen):,}", papers, times, 50, "at once, for the eye")]


def _scroll(window: MainWindow) -> list[float]:
    view = window.papers.view
    watch = PaintWatch(view.viewport())
    middle = QPointF(view.viewport().rect().center())

    def turn() -> None:
        event = QWheelEvent(
            middle, QPointF(view.viewport().mapToGlobal(middle.toPoint())), QPoint(), QPoint(0, -NOTCH),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(view.viewport(), event)

    return [until_painted(watch, turn) for _ in range(FRAMES)]


def _jump(window: MainWindow) -> list[float]:
    bar = window.papers.view.verticalScrollBar()
    watch = PaintWatch(window.papers.view.viewport())
    places = random.Random(5)
    return [until_painted(watch, lambda: bar.setValue(places.randint(0, bar.maximum()))) for _ in range(JUMPS)]


def _step(window: MainWindow) -> list[float]:
    window.papers.view.go_to(0)
    window.papers.view.setFocus()
    QTest.qWait(300)
    watch = PaintWatch(window.reader.page.abstract.viewport())
    times = []
    for _ in range(STEPS):
        times.append(until_painted(watch, lambda: press(window, Qt.Key.Key_J)))
        QTest.qWait(15)
    return times
