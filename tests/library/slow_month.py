"""A month of five pages on loopback, of which one can be made to take for ever."""

import threading

from tests.loopback import LoggedRequest, LoopbackService, daily_item

MONTH = "2026-03"
DAYS = ("2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05", "2026-03-06")


class SlowMonth(LoopbackService):
    """Five hundred papers, a hundred a page. ``stalls_at`` is the page (from 0) that never comes; ``is_stalled`` tells of it."""

    def __init__(self) -> None:
        super().__init__()
        self.stalls_at: str | None = None
        self.is_stalled = threading.Event()
        for number, day in enumerate(DAYS):
            first = 100 * number
            items = [
                daily_item(f"2603.{one:05}", f"Invented Findings, Part {one}", day=day, upvotes=one % 7)
                for one in range(first, first + 100)
            ]
            self.set_day(day, items)

    @property
    def pages(self) -> list[str]:
        """Which pages were asked for, in order."""
        return [request.query.get("p", "0") for request in self.requests]

    def log(self, request: LoggedRequest) -> str:
        fault = super().log(request)
        if self.stalls_at is None or request.query.get("p", "0") != self.stalls_at:
            return fault
        self.is_stalled.set()
        return "stall"
