"""A progress bar for a terminal; silent where nobody watches."""

import shutil
import sys
import time
from typing import TextIO

WIDTH = 30
PATIENCE = 0.3  # seconds before a bar appears, and between two of its steps


class ProgressBar:
    """Draws ``report(done, total)`` calls on a terminal's line. Use it in a ``with``: the line is wiped at the end."""

    def __init__(self, words: str, stream: TextIO | None = None) -> None:
        self._words = words
        self._stream = stream or sys.stderr
        self._watched = self._stream.isatty()
        self._next = time.monotonic() + PATIENCE
        self._drawn = False
        self._reason = ""

    def __enter__(self) -> "ProgressBar":
        return self

    def __exit__(self, *exception: object) -> None:
        if self._drawn:
            self._stream.write("\r\x1b[K")
            self._stream.flush()

    def tell(self, reason: str) -> None:
        """Show at once why it does not go on; "" when it does again."""
        self._reason = reason
        if reason:
            self._next = 0.0
            self.report(0, None)

    def name(self, words: str) -> None:
        """Call what goes on by these words from now on."""
        self._words = words

    def report(self, done: int, total: int | None) -> None:
        """Show how far it is; total None is unknown."""
        if not self._watched or time.monotonic() < self._next:
            return
        self._next = time.monotonic() + PATIENCE
        self._drawn = True
        if self._reason:
            text = self._reason
        elif total:
            filled = min(WIDTH, WIDTH * done // total)
            text = f"{self._words} [{'#' * filled}{'.' * (WIDTH - filled)}] {min(100, 100 * done // total)} %"
        else:
            text = f"{self._words} {done:,}"
        text = text[: shutil.get_terminal_size().columns - 1]  # a second line would stay
        self._stream.write(f"\r\x1b[K{text}")
        self._stream.flush()
