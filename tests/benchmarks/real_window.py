"""python -m tests.benchmarks.real_window: from key to pixel in the real window, on a virtual X screen.

What a person waits for: the key goes through the X server, the window answers, and the picture has changed.
"""

import argparse
import ctypes
import importlib.util
import shutil
import statistics
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.benchmarks import cache
from tests.benchmarks.figures import percentile

PROJECT = Path(__file__).parents[2]
DRIVER = PROJECT / ".." / "shared" / "tools" / "drive.py"
NEEDED = ("Xvfb", "openbox", "dbus-daemon", "wmctrl")
LETTERS = {" ": "space", "/": "slash"}
LIST = (222, 120, 400, 600)  # left, top, width, height of what surely is the list
LIST_MIDDLE = (430, 400)  # pixels in the window, which fills the screen from its corner
WHEEL_DOWN = 5
STILL = 0.45  # seconds without a change: a caret that blinks changes the screen about twice a second
TIMES = 20


class Hand:
    """Presses keys and turns the wheel at once: a program started for each key would be measured with it."""

    def __init__(self, display: str) -> None:
        self._x11 = ctypes.CDLL("libX11.so.6")
        self._xtst = ctypes.CDLL("libXtst.so.6")
        self._x11.XOpenDisplay.restype = ctypes.c_void_p
        self._x11.XStringToKeysym.restype = ctypes.c_ulong
        self._display = ctypes.c_void_p(self._x11.XOpenDisplay(display.encode()))

    def press(self, *names: str) -> None:
        """These keys together, by X's names for them: ``Control_L``, ``a``."""
        codes = [
            self._x11.XKeysymToKeycode(self._display, ctypes.c_ulong(self._x11.XStringToKeysym(n.encode()))) for n in names
        ]
        for code in codes:
            self._xtst.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._xtst.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._x11.XFlush(self._display)

    def point(self, x: int, y: int) -> None:
        self._xtst.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._x11.XFlush(self._display)

    def turn(self) -> None:
        """The wheel by one notch, downwards."""
        self._xtst.XTestFakeButtonEvent(self._display, WHEEL_DOWN, 1, 0)
        self._xtst.XTestFakeButtonEvent(self._display, WHEEL_DOWN, 0, 0)
        self._x11.XFlush(self._display)


def main() -> int:
    """Print a table, or why nothing can be measured here."""
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks.real_window")
    parser.add_argument("--papers", type=int, nargs="+", default=[100_000], metavar="N")
    parser.add_argument("--folder", type=Path, default=cache.default_folder())
    options = parser.parse_args()
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if not DRIVER.exists() or missing:
        sys.stdout.write(f"Skipped: this needs {', '.join(missing) or 'drive.py'}, which is not here.\n")
        return 0
    driver = _load(DRIVER)
    sys.stdout.write("| What | Papers | Median | p95 |\n| --- | ---: | ---: | ---: |\n")
    for papers in options.papers:
        library = cache.copy_for_measuring(cache.library(options.folder, papers))
        for what, times in _measure(driver, library).items():
            row = f"| {what} | {papers:,} | {statistics.median(times):.0f} ms | {percentile(times, 95):.0f} ms |\n"
            sys.stdout.write(row)
        cache.remove(library)
    return 0


def _load(file: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("drive", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _measure(driver: ModuleType, library: Path) -> dict[str, list[float]]:
    command = [sys.executable, str(PROJECT / "main.py"), "--library", str(library)]
    with driver.Drive(command, env={"PAPERSHELF_OFFLINE": "1"}, a11y=False, cwd=str(PROJECT)) as window:
        first, _settled = window.first_paint(timeout=60)
        window.wait_window("Papershelf")
        hand = Hand(window.display)
        _wait_for_stillness(window)
        found = {"start to first pixel": [first * 1000]}
        for what, key, times in (
            ("j, the next paper", "j", TIMES), ("s, star", "s", TIMES), ("e, dismiss", "e", TIMES),
            ("z, undo", "z", TIMES), ("Page Down", "Next", TIMES), ("End", "End", 1), ("Home", "Home", 1),
        ):  # fmt: skip
            found[what] = [_latency(window, lambda key=key: hand.press(key)) for _ in range(times)]
        hand.point(*LIST_MIDDLE)
        _wait_for_stillness(window)
        found["a notch of the wheel"] = [_latency(window, hand.turn, quiet=0.1) for _ in range(TIMES)]
        _latency(window, lambda: hand.press("slash"))
        letters = [
            window.frames(lambda letter=letter: hand.press(LETTERS.get(letter, letter)), quiet=0.4, box=LIST)["latency"]
            for letter in "sparse attention"
        ]
        found["a letter of a search, in the list"] = [latency for latency in letters if latency]  # else nothing changed there
        return found


def _wait_for_stillness(window: Any) -> None:
    """Return when nothing has changed on the screen for a moment; a caret blinks about every half second."""
    window.frames(lambda: None, quiet=STILL)


def _latency(window: Any, act: Callable[[], None], quiet: float = 0.35) -> float:
    """Milliseconds until the first pixel changed; what changes later is waited for."""
    latency = window.frames(act, quiet=quiet)["latency"]
    if latency is None:
        raise TimeoutError(f"nothing changed on the screen; the window said: {window.log()[-500:]}")
    return float(latency)


if __name__ == "__main__":
    sys.exit(main())
