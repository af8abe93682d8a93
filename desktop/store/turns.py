"""Turns of the threads that write: who asked first is served first, and gets the turn handed over instead of looking for it.

SQLite lets one write at a time and has no queue: whoever waits looks again and again, and may miss every pause of an
import. So the threads of this program queue here; only other programs are waited for by looking.
"""

from collections import deque
from threading import Lock


class Turns:
    """Any thread. A turn is given back by the thread that took it."""

    def __init__(self) -> None:
        self._guard = Lock()
        self._is_taken = False
        self._waiting: deque[Lock] = deque()

    @property
    def is_wanted(self) -> bool:
        """Whether somebody waits for the turn that is taken now; whoever has it may then end it early."""
        return bool(self._waiting)

    def take(self, patience: float) -> bool:
        """Wait for the turn, at most so many seconds; False: others still have it."""
        with self._guard:
            if not self._is_taken:
                self._is_taken = True
                return True
            mine = Lock()
            mine.acquire()
            self._waiting.append(mine)
        try:
            if mine.acquire(timeout=patience):
                return True
        except BaseException:  # Ctrl+C in a terminal
            if not self._withdraw(mine):
                self.give_back()
            raise
        return not self._withdraw(mine)

    def give_back(self) -> None:
        """End the turn; the next one begins with who has waited longest."""
        with self._guard:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._is_taken = False

    def _withdraw(self, mine: Lock) -> bool:
        """Leave the queue; False: the turn was handed over meanwhile."""
        with self._guard:
            if mine not in self._waiting:
                return False
            self._waiting.remove(mine)
            return True
