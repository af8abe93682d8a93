"""Decides whether a question that failed is asked again, and when: only where time may heal it, later each time.

Our own rather than a library's: tenacity and urllib3 sleep through a wait, and here the reader may cancel it, is told of
it, and a service that names a long wait is left alone so that the ledger can plan it.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass

from desktop.errors import SourceError
from desktop.sources.network_failures import PassingError
from desktop.sources.refusals import RefusedError
from desktop.translation import trn

_TOO_SLOW, _TOO_OFTEN, _OUT_OF_ORDER = 408, 429, 500


@dataclass(frozen=True, slots=True)
class Patience:
    """How often one question is asked, and how long is waited in between: all times in seconds."""

    attempts: int = 3
    first: float = 1.0  # doubled after each further failure
    most: float = 30.0  # of waiting for one question, all together
    chance: Callable[[], float] = random.random  # from 0 to 1: not everybody who was refused comes back at once

    def pause(self, error: SourceError, attempt: int, waited: float) -> float | None:
        """Seconds until the next attempt after ``attempt`` ones; None when there is to be none, or not so soon.

        What the service asks for is kept to, and half a second more at most.
        """
        if attempt >= self.attempts or not may_pass(error):
            return None
        seconds = self.first * 2 ** (attempt - 1) * (0.75 + self.chance() / 2)
        if error.retry_after:
            seconds = max(seconds, error.retry_after + self.chance() / 2)
        return seconds if waited + seconds <= self.most else None


def may_pass(error: SourceError) -> bool:
    """Whether the same question may be answered a little later: nothing that the service says of the question itself."""
    if isinstance(error, RefusedError):
        return error.status in (_TOO_SLOW, _TOO_OFTEN) or error.status >= _OUT_OF_ORDER
    return isinstance(error, PassingError)


def waiting_sentence(error: SourceError, seconds: int) -> str:
    """Why is waited and for how long, for the status strip: "Hugging Face asks us to wait: asking again in 12 seconds." """
    if isinstance(error, RefusedError):
        if error.retry_after or error.status == _TOO_OFTEN:
            one, many = (
                "{service} asks us to wait: asking again in {count} second.",
                "{service} asks us to wait: asking again in {count} seconds.",
            )
        else:
            one, many = (
                "{service} is out of order just now: asking again in {count} second.",
                "{service} is out of order just now: asking again in {count} seconds.",
            )
    else:
        one, many = (
            "{service} did not give a whole answer: asking again in {count} second.",
            "{service} did not give a whole answer: asking again in {count} seconds.",
        )
    return trn(one, many, seconds, service=error.service)
