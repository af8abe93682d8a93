"""From a letter typed into the search box to its results on the screen, also for the first letter."""

import random
from pathlib import Path

from PySide6.QtTest import QTest

from desktop.translation import tr
from desktop.ui.main_window import MainWindow
from tests.benchmarks.figures import Figure, of_times
from tests.benchmarks.windows import TYPING_PAUSE, PaintWatch, opened, until_painted

FRAME = 16
FIRST_LETTERS = "abcdefghijklmnopqrstuvwxyz"
TITLES = 24  # papers that somebody remembers a word or two of
LETTERS = 9  # of a word, until it is on the screen


def measure(library: Path, papers: int) -> list[Figure]:
    """Letter by letter as a quick typist does, so that the search before is still at work in the background."""
    with opened(library) as (window, database):
        titles = [row[0] for row in database.execute_sql("SELECT title FROM papers ORDER BY id LIMIT 20000")]
        chosen = random.Random(3).sample(titles, TITLES)
        firsts = [time for letter in FIRST_LETTERS for time in _type(window, letter)]
        words = [time for title in chosen for time in _type(window, _remembered(title))]
    return [
        of_times("first letter to results", papers, firsts, FRAME, "a frame"),
        of_times("any letter to results", papers, [*firsts, *words], FRAME, "a frame"),
    ]


def _remembered(title: str) -> str:
    """The first and the longest word of it."""
    words = ["".join(filter(str.isalnum, word))[:LETTERS] for word in title.split()]
    return " ".join(dict.fromkeys([words[0], max(words, key=len)])).lower()


def _type(window: MainWindow, text: str) -> list[float]:
    box, papers = window.papers.search_box, window.papers
    # An empty list that is still being filled is no answer.
    watch = PaintWatch(papers.view.viewport(), papers.state, counts=lambda: _is_answered(window))
    box.setFocus()
    times = []
    for letter in text:
        times.append(until_painted(watch, lambda letter=letter: QTest.keyClicks(box, letter)))
        QTest.qWait(TYPING_PAUSE)
    box.clear()
    watch.deleteLater()
    QTest.qWait(TYPING_PAUSE)
    return times


def _is_answered(window: MainWindow) -> bool:
    papers = window.papers
    return papers.model.rowCount() > 0 or (papers.state.isVisible() and papers.state.heading.text() != tr("Searching…"))
