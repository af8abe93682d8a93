"""The headings of days in the list: which day it is, how many papers stand under it, and how many are left to decide on."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QWidget

from desktop.ui.look.painted_text import paint_line
from desktop.ui.look.theme import BASE_PIXELS, tokens_of
from desktop.ui.papers.paper_words import heading_words, left_words
from desktop.ui.papers.row_places import Heading

CountLeft = Callable[[Sequence[int]], Mapping[int, int]]

SIDE = 16
LOWER = 4  # pixels: a heading belongs to what is below it


class DayHeadings:
    """Paints the headings of one view. What is left of the days in sight is asked for once, all of them together."""

    def __init__(self, view: QWidget) -> None:
        self._view = view
        self._count_left: CountLeft | None = None
        self._left: dict[int, int] = {}
        self._unfinished: int | None = None

    def set_counting(self, count_left: CountLeft | None) -> None:
        """Ask that how many papers of these days (``date.toordinal``) are left; None: it is not said."""
        self._count_left = count_left
        self.forget()

    def set_unfinished(self, day: int | None) -> None:
        """More papers of that day are still to come, so it is not said how many they are."""
        self._unfinished = day

    def forget(self) -> None:
        """Papers changed: ask again what is left."""
        self._left.clear()

    def paint(self, painter: QPainter, headings: Sequence[tuple[QRect, Heading]]) -> None:
        """Paint these headings in their places."""
        if not headings:
            return
        tokens = tokens_of(self._view)
        self._ask([heading.day for _, heading in headings])
        for place, heading in headings:
            painter.fillRect(place, QColor(tokens.list))
            room = place.adjusted(SIDE, LOWER, -SIDE, 0)
            taken = paint_line(
                painter, room, self.count_words(heading), tokens.dim, pixels=BASE_PIXELS - 2, side=Qt.AlignmentFlag.AlignRight
            )
            room.setRight(room.right() - taken - SIDE)
            paint_line(
                painter, room, heading_words(heading.day), tokens.dim, pixels=BASE_PIXELS - 2, weight=QFont.Weight.DemiBold
            )

    def count_words(self, heading: Heading) -> str:
        """``29 papers · 3 left``; only the first part where nobody asked what is left, nothing while papers are to come."""
        if heading.day == self._unfinished:
            return ""
        self._ask([heading.day])
        return left_words(heading.count, self._left.get(heading.day))

    def _ask(self, days: Sequence[int]) -> None:
        missing = [day for day in days if day not in self._left]
        if missing and self._count_left is not None:
            self._left.update(self._count_left(missing))
