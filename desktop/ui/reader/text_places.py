"""Where characters of a text document stand, as rectangles: what is painted behind them."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTextDocument, QTextLine

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff]")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line as it is broken now; ``start`` and ``end`` count as Qt does, in the document."""

    start: int
    end: int
    block_start: int
    line: QTextLine
    origin: QPointF
    top: float  # pixels of the document
    has_both_directions: bool


class TextPlaces:
    """The lines of a document as they are broken at the moment; make it anew when they change."""

    def __init__(self, document: QTextDocument) -> None:
        self._lines: list[_Line] = []
        block = document.begin()
        while block.isValid():
            layout, begin = block.layout(), block.position()
            origin = layout.position()
            both = _RIGHT_TO_LEFT.search(block.text()) is not None
            for number in range(layout.lineCount()):
                line = layout.lineAt(number)
                start = begin + line.textStart()
                top = origin.y() + line.y()
                self._lines.append(_Line(start, start + line.textLength(), begin, line, origin, top, both))
            block = block.next()
        self._starts = [line.start for line in self._lines]
        self._tops = [line.top for line in self._lines]
        self._found: dict[tuple[int, int], list[QRectF]] = {}

    def characters_between(self, top: float, bottom: float) -> tuple[int, int]:
        """The first character that stands between these heights, and the one after the last; pixels of the document."""
        first = max(bisect_right(self._tops, top) - 1, 0)
        last = bisect_right(self._tops, bottom)
        return (self._lines[first].start, self._lines[last - 1].end) if first < last else (0, 0)

    def rectangles_of(self, start: int, end: int) -> list[QRectF]:
        """The rectangles that the characters ``start`` to ``end`` take, at least one a line; pixels of the document."""
        if (start, end) not in self._found:
            self._found[start, end] = self._find(start, end)
        return self._found[start, end]

    def _find(self, start: int, end: int) -> list[QRectF]:
        found: list[QRectF] = []
        for line in self._lines[max(bisect_right(self._starts, start) - 1, 0) :]:
            if line.start >= end:
                break
            begin, stop = max(start, line.start), min(end, line.end)
            if begin < stop:
                found += _rectangles_in(line, begin - line.block_start, stop - line.block_start)
        return found


def _rectangles_in(line: _Line, begin: int, stop: int) -> list[QRectF]:
    laid, origin = line.line, line.origin
    if line.has_both_directions:
        # Between two places of the line stands then not only what is between them in the text.
        stretches = [(run.boundingRect().left(), run.boundingRect().right()) for run in laid.glyphRuns(begin, stop - begin)]
    else:
        stretches = [(_x_of(laid, begin), _x_of(laid, stop))]
    return [QRectF(origin.x() + left, line.top, right - left, laid.height()) for left, right in stretches]


def _x_of(line: QTextLine, position: int) -> float:
    x, _position = cast("tuple[float, int]", line.cursorToX(position))
    return x
