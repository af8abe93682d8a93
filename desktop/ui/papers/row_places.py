"""Where the rows of a list stand: all of one height, and above the first row of each day a heading. Pure, no Qt.

Nothing is kept for each row, so a million rows under 33,000 days are measured as quickly as ten.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import accumulate

NO_DAYS: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class Heading:
    """One day of a list: its first row, and how many rows stand under it."""

    day: int  # date.toordinal
    first: int
    count: int


class RowPlaces:
    """Places in pixels from the top of the list; ``days`` (see FoundPapers) say where headings stand, none without them."""

    def __init__(self, count: int, row_height: int, heading_height: int, days: Mapping[int, int] = NO_DAYS) -> None:
        assert not days or sum(days.values()) == count, "days that are not those of the rows"
        self.count = count
        self.row_height = row_height
        self._heading_height = heading_height
        self._days = list(days)
        self._starts = [0, *accumulate(days.values())][:-1] if days else []
        self.height = count * row_height + len(self._days) * heading_height

    def top(self, row: int) -> int:
        """Where that row begins, below its heading if it has one."""
        return row * self.row_height + bisect_right(self._starts, row) * self._heading_height

    def top_with_heading(self, row: int) -> int:
        """Where that row begins, or its heading if it has one."""
        return self.top(row) - (self._heading_height if self.begins_day(row) else 0)

    def begins_day(self, row: int) -> bool:
        """Whether a heading stands above that row."""
        place = bisect_left(self._starts, row)
        return place < len(self._starts) and self._starts[place] == row

    def heading(self, row: int) -> Heading | None:
        """The day under which that row stands; None in a list without days, and where there is no such row."""
        if not self._days or not 0 <= row < self.count:
            return None
        number = bisect_right(self._starts, row) - 1
        end = self._starts[number + 1] if number + 1 < len(self._starts) else self.count
        return Heading(self._days[number], self._starts[number], end - self._starts[number])

    def row_at(self, place: int) -> int:
        """The row that is there, a heading being part of the row below it; the nearest one beyond the ends, -1 in no rows."""
        number = bisect_right(range(len(self._starts)), place, key=self._top_of_heading) - 1
        if number >= 0:
            below = max(0, place - self._top_of_heading(number) - self._heading_height)
            row = self._starts[number] + below // self.row_height
        else:
            row = place // self.row_height
        return min(max(row, 0), self.count - 1)

    def _top_of_heading(self, number: int) -> int:
        return self._starts[number] * self.row_height + number * self._heading_height

    def is_in_row(self, place: int) -> bool:
        """Whether a row is there, and neither a heading nor nothing."""
        return 0 <= place < self.height and place >= self.top(self.row_at(place))
