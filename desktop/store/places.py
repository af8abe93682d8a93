"""The place of a paper in the library: a number that grows with its date, and is its row in the full-text index."""

from datetime import date

from desktop.records import Paper
from desktop.store.database import Database
from desktop.store.query import as_date

PLACES_A_DAY = 1 << 24


def place_floor(day: date) -> int:
    """The lowest place of a paper of that day."""
    return day.toordinal() * PLACES_A_DAY


def day_of_publication(paper: Paper) -> str | None:
    """The day (ISO) that the paper says it was published on; None where it says none, or not so precisely."""
    day = (paper.published or "")[:10]
    return day if as_date(day) else None


class Places:
    """Hands out places: within a day downwards, so that newest-first keeps the listing's own order.

    The place of a paper that was joined with another one stays free for it.
    """

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lowest: dict[int, int] = {}

    def next(self, day: str) -> int:
        """The next place of that day (ISO, with or without a time)."""
        parsed = as_date(day[:10])
        assert parsed is not None, day
        floor = place_floor(parsed)
        if floor not in self._lowest:
            range_of_day = (floor, floor + PLACES_A_DAY)
            (lowest,) = self._database.execute_sql(
                "SELECT min(place) FROM papers WHERE place >= ? AND place < ?", range_of_day
            ).fetchone()
            (joined,) = self._database.execute_sql(
                "SELECT min(place) FROM joined WHERE place >= ? AND place < ?", range_of_day
            ).fetchone()
            self._lowest[floor] = min(one for one in (lowest, joined, floor + PLACES_A_DAY) if one is not None)
        self._lowest[floor] -= 1
        return self._lowest[floor]
