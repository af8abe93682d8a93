"""A letter typed in a note of 100,000 characters, in its pane and beside how it reads."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.ui.main_window import MainWindow
from tests.benchmarks.figures import Figure, of_times
from tests.benchmarks.windows import PaintWatch, opened, until_painted

LINE = "We *wrote* much of $x_1$ and of **it**, and it was good.\n"
LETTERS = 60
PAUSE = 60  # milliseconds between two letters
FRAME = 16


def measure(library: Path, papers: int) -> list[Figure]:
    """Until the field is painted. The paper's own note is put back."""
    with opened(library) as (window, _database):
        field = window.reader.note.field
        before = field.text()
        field.setPlainText(LINE * (100_000 // len(LINE)))
        window.write_note()
        QTest.qWait(1_000)
        alone = _type(window)
        window.actions_by_name["note_room"].trigger()
        QTest.qWait(1_500)
        beside = _type(window)
        window.actions_by_name["note_room"].trigger()
        field.setPlainText(before)
        window.reader.note.flush()
    return [
        of_times("a letter in a note of 100,000", papers, alone, FRAME, "a frame"),
        of_times("the same beside how it reads", papers, beside, FRAME, "a frame"),
    ]


def _type(window: MainWindow) -> list[float]:
    field = window.reader.note.field
    watch = PaintWatch(field.viewport())
    times = []
    for _ in range(LETTERS):
        times.append(until_painted(watch, lambda: QTest.keyClick(field, Qt.Key.Key_A)))
        QTest.qWait(PAUSE)
    return times
