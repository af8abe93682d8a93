"""When a listing that is followed is asked for again, and how long a failure makes it wait. Pure."""

import random
from collections.abc import Callable
from datetime import datetime, timedelta

from desktop.records import PullReport

PAUSES = (5, 15, 60)  # minutes after the first, second, third and every later failure in a row
SPREAD = 0.2  # by which share a pause may be longer, so that not all readers come back in the same second


def pause_after(failures: int, asked: float | None, draw: Callable[[], float] = random.random) -> float:
    """Seconds to wait after so many failures in a row (this one counted); ``asked``: what the service wants, it is obeyed.

    A service that says it may be asked at once, and then fails again and again, is not pressed either.
    """
    if asked:
        return asked
    return 60 * PAUSES[min(max(failures, 1), len(PAUSES)) - 1] * (1 + SPREAD * draw())


def due_at(last: PullReport | None, every_hours: int, now: datetime) -> datetime | None:
    """When a listing whose last pull went so is asked for again: a time in the past is now; None is only by hand."""
    if every_hours <= 0:
        return None
    if last is None or last.outcome in ("broken off", "offline"):
        return now
    if last.retry_at:
        return datetime.fromisoformat(last.retry_at)
    return datetime.fromisoformat(last.finished or last.started) + timedelta(hours=every_hours)
