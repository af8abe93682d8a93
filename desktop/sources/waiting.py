"""Waits for a moment to come and holds nobody up: cancelled within a tenth of a second, and told meanwhile."""

import time
from collections.abc import Callable
from dataclasses import dataclass

STEP = 0.05  # seconds between two looks at whether the reader cancelled


@dataclass(frozen=True, slots=True)
class Clock:
    """Where time comes from. Tests pass one on which nothing lasts."""

    monotonic: Callable[[], float] = time.monotonic  # seconds of this start of the computer; never set back
    wall: Callable[[], float] = time.time  # seconds since 1970, the same in all processes; may be set back
    sleep: Callable[[float], None] = time.sleep


def tell_nobody(_sentence: str) -> None:
    """For whoever does not show what is waited for."""


def wait(
    seconds: float,
    sentence: Callable[[int], str],
    *,
    check: Callable[[], None],
    tell: Callable[[str], None],
    clock: Clock,
) -> None:
    """Returns when so many seconds are over, or raises what ``check`` raises.

    ``sentence`` is given the whole seconds that are left, at least 1; ``tell`` gets what it says whenever that is new, and
    "" in the end.
    """
    end = clock.monotonic() + seconds
    told = ""
    try:
        while (left := end - clock.monotonic()) > 0:
            check()
            words = sentence(max(1, round(left)))
            if words != told:
                told = words
                tell(words)
            clock.sleep(min(STEP, left))
    finally:
        if told:
            tell("")
