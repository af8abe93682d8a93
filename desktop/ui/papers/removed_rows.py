"""Rows that are taken out of a list, and where the others stand then: by counting, not by looking for each. Pure, no Qt."""

from array import array
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from desktop.ui.papers.row_places import RowPlaces

NEAR = 1_000  # rows around the current one in which its successor is looked for


class RemovedRows:
    """``ranges``: the rows from top to bottom, without overlaps; as quick for ten thousand of a million as for one."""

    def __init__(self, ranges: Sequence[range]) -> None:
        self._ranges = ranges
        self._starts = [found.start for found in ranges]
        self._sums = [0, *accumulate(map(len, ranges))]

    def __bool__(self) -> bool:
        return bool(self._ranges)

    def moved(self, row: int) -> int:
        """Where that row stands afterwards; -1: it is gone."""
        number = bisect_right(self._starts, row)
        return -1 if number and row < self._ranges[number - 1].stop else row - self._sums[number]

    def successor(self, row: int) -> int:
        """Where the first row at or below that one that is left stands; one past the end when none is."""
        number = bisect_right(self._starts, row)
        if number and row < self._ranges[number - 1].stop:
            number, row = number - 1, self._starts[number - 1]
        return row - self._sums[number]

    def left(self, ids: "array[int]") -> "array[int]":
        """A list's ids without those of the rows."""
        kept: array[int] = array("q")
        start = 0
        with memoryview(ids) as whole, whole.cast("B") as content:
            for found in self._ranges:
                kept.frombytes(content[start * ids.itemsize : found.start * ids.itemsize])
                start = found.stop
            kept.frombytes(content[start * ids.itemsize :])
        return kept

    def days_left(self, days: Mapping[int, int], places: RowPlaces) -> dict[int, int]:
        """A list's days and how many rows are left under each; a day of which none is left is gone. ``places``: as before."""
        left = dict(days)
        for found in self._ranges:
            row = found.start
            while row < found.stop and (heading := places.heading(row)):
                below = min(found.stop, heading.first + heading.count)
                left[heading.day] -= below - row
                if not left[heading.day]:
                    del left[heading.day]
                row = below
        return left


def successor(before: Sequence[int], row: int, now: Sequence[int]) -> int:
    """The row of the first paper below ``row`` that is still there; else the row nearest to where it was."""
    row = max(0, row)
    start = max(0, row - NEAR)
    near = {paper_id: start + place for place, paper_id in enumerate(now[start : row + NEAR])}
    for paper_id in before[row : row + NEAR]:
        if paper_id in near:
            return near[paper_id]
    return min(row, len(now) - 1)


def ranges_of(rows: Iterable[int]) -> list[range]:
    """These rows as ranges from top to bottom."""
    ranges: list[range] = []
    for row in sorted(rows):
        if ranges and ranges[-1].stop == row:
            ranges[-1] = range(ranges[-1].start, row + 1)
        else:
            ranges.append(range(row, row + 1))
    return ranges
