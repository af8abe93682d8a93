"""From starting the process to the first painted page of papers, against an empty window of the same toolkit."""

import os
import statistics
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from time import monotonic

from tests.benchmarks.figures import Figure

PROJECT = Path(__file__).parents[2]
TIMES = 9
FACTOR = 1.5


def measure(library: Path, papers: int) -> list[Figure]:
    """Both are started in turns; the best of each is what the program takes and not what else the machine does."""
    empty, window = [], []
    with TemporaryDirectory() as home:
        for _ in range(2):  # files are read and compiled once before
            _start(home, "empty")
            _start(home, str(library))
        for _ in range(TIMES):
            empty.append(_start(home, "empty"))
            window.append(_start(home, str(library)))
    words = f"{FACTOR} × an empty window ({min(empty):.0f} ms)"
    return [Figure("first painted page", papers, statistics.median(window), min(window), "best", FACTOR * min(empty), words)]


def _start(home: str, what: str) -> float:
    """Milliseconds until the process says that it painted."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment |= {
        "HOME": home,
        "XDG_CONFIG_HOME": f"{home}/config",
        "QT_QPA_PLATFORM": "offscreen",
        "PAPERSHELF_OFFLINE": "1",
        "PYTHONPYCACHEPREFIX": f"{home}/compiled",
    }
    command = [sys.executable, "-m", "tests.benchmarks.first_paint", what]
    start = monotonic()
    finished = subprocess.run(command, cwd=PROJECT, env=environment, capture_output=True, text=True, check=True)
    return (float(finished.stdout) - start) * 1000
