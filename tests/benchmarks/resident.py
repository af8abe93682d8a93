"""How much memory the window takes with all papers listed, scrolled and searched."""

from pathlib import Path

from PySide6.QtTest import QTest

from tests.benchmarks.figures import Figure
from tests.benchmarks.windows import opened, show_all

LIMIT = 200  # MB
STATUS = Path("/proc/self/status")


def measure(library: Path, papers: int) -> list[Figure]:
    """Linux only: elsewhere there is nothing to read it from."""
    if not STATUS.exists():
        return []
    with opened(library) as (window, _database):
        at_first = _megabytes("VmRSS")
        show_all(window, papers)
        bar = window.papers.view.verticalScrollBar()
        for step in range(100):
            bar.setValue(bar.maximum() * step // 99)
            QTest.qWait(5)
        for letter in "model":
            QTest.keyClicks(window.papers.search_box, letter)
            QTest.qWait(400)
        QTest.qWait(2000)
        window.papers.search_box.clear()
        show_all(window, papers)
        after = _megabytes("VmRSS")
        return [
            Figure("memory after a search", papers, at_first, after, "end", LIMIT, "resident; median: at first", "MB"),
            Figure(
                "memory at its highest",
                papers,
                at_first,
                _megabytes("VmHWM"),
                "max",
                LIMIT,
                "the same",
                "MB",
                is_budget=False,
            ),
        ]


def _megabytes(name: str) -> float:
    [line] = [line for line in STATUS.read_text().splitlines() if line.startswith(f"{name}:")]
    return int(line.split()[1]) / 1024
