"""Keeps a service's rule of one request at a time and so many seconds apart, over all processes of the reader.

The rule of arXiv: https://info.arxiv.org/help/api/tou.html. The lock is the operating system's, so that a process that
dies lets go of it; beside it a file says when the last request was. Where neither can be written, the rule is kept within
this process.
"""

import math
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from desktop.errors import SourceError
from desktop.sources.waiting import STEP, Clock, wait
from desktop.translation import tr, trn

if TYPE_CHECKING:
    from filelock import BaseFileLock

LONGEST_QUEUE = 300.0  # seconds; whoever holds the lock longer was stopped in the middle of a request


class Pace:
    """Gives out turns. Any thread; ``file`` is where the time of the last request is kept, and its lock beside it."""

    def __init__(self, file: Path, interval: float, clock: Clock | None = None) -> None:
        """``interval``: seconds between the end of one request and the next."""
        self._file = file
        self._interval = interval
        self._clock = clock or Clock()
        self._here = threading.Lock()
        self._last = -math.inf  # on the monotonic clock: true whatever becomes of the file

    def take_turn(self, service: str, *, check: Callable[[], None], tell: Callable[[str], None]) -> "Turn":
        """Returns when a request may be made; it has to ``finish`` the turn, from any thread.

        Raises:
            SourceError: another process does not end its request.
            Cancelled: from ``check``, within a tenth of a second.
        """
        turn = Turn(self)
        try:
            self._queue(turn.enter_here, service, check, tell)
            self._queue(turn.enter_everywhere, service, check, tell)
            wait(self._left(), lambda seconds: self._sentence(service, seconds), check=check, tell=tell, clock=self._clock)
            self._note()
        except BaseException:
            turn.let_go()
            raise
        return turn

    def _queue(self, enter: Callable[[], bool], service: str, check: Callable[[], None], tell: Callable[[str], None]) -> None:
        end = self._clock.monotonic() + LONGEST_QUEUE
        told = False
        while not enter():
            check()
            if self._clock.monotonic() >= end:
                sentence = tr("Another Papershelf asks {service} and does not come to an end: close it, then try again.")
                raise SourceError(sentence.format(service=service), service=service)
            if not told:
                tell(tr("Another request to {service} is under way: waiting until it ends.").format(service=service))
                told = True
            self._clock.sleep(STEP)
        if told:
            tell("")

    def _left(self) -> float:
        """Seconds to wait, never more than the interval: the calendar's clock may have been set back since."""
        here = self._last + self._interval - self._clock.monotonic()
        everywhere = self._noted() + self._interval - self._clock.wall()
        return min(max(here, everywhere, 0.0), self._interval)

    def _noted(self) -> float:
        """When the last request of any process was, since 1970. What is no time counts as one just now."""
        try:
            with self._file.open("rb") as file:
                noted = float(file.read(64))
        except OSError:
            return -math.inf
        except ValueError:
            return math.inf
        return noted if math.isfinite(noted) else math.inf

    def _note(self) -> None:
        self._last = self._clock.monotonic()
        with suppress(OSError):  # then only this process knows
            self._file.write_text(f"{self._clock.wall():.3f}\n", encoding="ascii")

    def _sentence(self, service: str, seconds: int) -> str:
        return trn(
            "{service} allows one request every {interval} seconds: asking in {count} second.",
            "{service} allows one request every {interval} seconds: asking in {count} seconds.",
            seconds,
            service=service,
            interval=f"{self._interval:g}",
        )


class Turn:
    """The right to make one request. Made by ``Pace`` only."""

    def __init__(self, pace: Pace) -> None:
        self._pace = pace
        self._entered = False
        self._lock: BaseFileLock | None = None

    def finish(self) -> None:
        """The request is over: the next one may begin when the interval is over. Any thread, once."""
        self._pace._note()
        self.let_go()

    def enter_here(self) -> bool:
        """Whether no other thread of this process holds the turn."""
        self._entered = self._pace._here.acquire(blocking=False)
        return self._entered

    def enter_everywhere(self) -> bool:
        """Whether no other process holds the turn; where no lock can be made, none is known to."""
        from filelock import FileLock, Timeout  # imported by the first request only

        file = self._pace._file
        try:
            file.parent.mkdir(parents=True, exist_ok=True)
            lock = FileLock(file.with_name(file.name + ".lock"), thread_local=False)
            lock.acquire(timeout=0)
        except Timeout:
            return False
        except (OSError, NotImplementedError):
            return True
        self._lock = lock
        return True

    def let_go(self) -> None:
        """Give the turn back as if nothing had been asked."""
        if self._lock:
            self._lock.release()
            self._lock = None
        if self._entered:
            self._entered = False
            self._pace._here.release()
