"""A clock on which nothing lasts: sleeping sets it forward at once, so that tests of waiting take no time."""

from dataclasses import replace

from desktop.sources.waiting import Clock


class QuickClock:
    """``passed`` is how many seconds were slept; ``clock`` is what the code under test is given."""

    def __init__(self, wall: float = 1_774_958_400.0) -> None:
        self.passed = 0.0
        self.wall = wall
        self.clock = replace(
            Clock(), monotonic=lambda: 1_000 + self.passed, wall=lambda: self.wall + self.passed, sleep=self._sleep
        )

    def _sleep(self, seconds: float) -> None:
        assert 0 < seconds <= 0.1, "the reader could not cancel for so long"
        self.passed += seconds
