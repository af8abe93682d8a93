"""Where everything in one row of the list stands, made ready once so that painting it again is only drawing."""

import unicodedata
from collections.abc import Sequence
from typing import NamedTuple

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from desktop.records import PaperRow
from desktop.ui.look.theme import ROW_HEIGHT
from desktop.ui.papers.paper_words import PLAIN_CHIP, TAG_CHIP, author_words, chip_words, day_words, title_words
from desktop.ui.reader.qt_offsets import qt_beginning

LEFT = 30
RIGHT = 16
TOP = 10
TITLE_LINE = 17  # from one line of the title to the next
AUTHORS_LINE = 20
CHIP_HEIGHT = 17
CHIP_PADDING = 6
CHIP_GAP = 6
STAR_SIZE = 11
DOT_ROOM = 12  # of a tag's chip, before its words
MORE = "…"
NARROWEST_LETTER = 2  # pixels; what cannot possibly fit into two lines is not laid out


class Fonts(NamedTuple):
    """The fonts of a row."""

    unread: QFont
    read: QFont
    quiet: QFont
    chip: QFont


class Density(NamedTuple):
    """How much room the rows of a list have."""

    row_height: int  # pixels
    title_lines: int


DENSITIES = {"comfortable": Density(ROW_HEIGHT, 2), "compact": Density(72, 1)}  # by their names in Settings.density


class Line(NamedTuple):
    """A line of text ready to be drawn at that place."""

    place: QPointF
    text: QTextLayout
    start: int = 0  # of a title's line: the character of the title that it begins with


class Chip(NamedTuple):
    """A chip ready to be drawn. ``kind`` is one of paper_words."""

    kind: str
    box: QRectF
    line: Line


class RowLayout(NamedTuple):
    """A row at a width; all places are measured from the row's top left corner."""

    title_text: str
    title: tuple[Line, ...]
    quiet: tuple[Line, ...]  # the authors, then the day
    chips: tuple[Chip, ...]
    star: QRectF | None
    dot: QPointF  # the centre


def lay_out_row(row: PaperRow, width: int, this_year: int, fonts: Fonts, title_lines: int = 2) -> RowLayout:
    """The row laid out for that width, in pixels. What does not fit ends in an ellipsis, or is left out if it is a chip.

    ``title_lines``: one or two.
    """
    room = max(0, width - LEFT - RIGHT)
    font = fonts.read if row.marks.read else fonts.unread
    title_text = title_words(row)
    title = _title_lines(title_text, font, room, title_lines)
    under_title = TOP + TITLE_LINE * len(title)
    quiet = _quiet_line(author_words(row), day_words(row.day, this_year), fonts.quiet, room, under_title)
    chips, star = _chips(chip_words(row), row.marks.starred, fonts.chip, room, under_title + AUTHORS_LINE + 3)
    return RowLayout(title_text, title, quiet, chips, star, QPointF(16.5, TOP + TITLE_LINE / 2))


def _title_lines(title: str, font: QFont, room: int, most: int) -> tuple[Line, ...]:
    title = title[: 2 * room // NARROWEST_LETTER + 2]
    direction = _direction(title)
    first = _line_length(title, font, room, direction) if most > 1 else 0
    texts = [(0, title[:first].rstrip())] if first else []
    if (rest := title[first:].lstrip()) or not texts:
        elided = QFontMetricsF(font).elidedText(rest.rstrip(), Qt.TextElideMode.ElideRight, room)
        texts.append((len(title) - len(rest), elided))
    return tuple(
        _line(text, font, 0, TOP + TITLE_LINE * number, TITLE_LINE, room, direction, start)
        for number, (start, text) in enumerate(texts)
    )


def _line_length(text: str, font: QFont, room: int, direction: Qt.LayoutDirection) -> int:
    """How many characters the first line takes."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    option.setTextDirection(direction)
    layout.setTextOption(option)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(1, room))
    length = line.textLength()
    layout.endLayout()
    return len(qt_beginning(text, length))


def _quiet_line(authors: str, day: str, font: QFont, room: int, top: int) -> tuple[Line, ...]:
    metrics = QFontMetricsF(font)
    day = f"· {day}" if day and authors else day
    day_width = metrics.horizontalAdvance(day)
    gap = metrics.horizontalAdvance("  ") if day and authors else 0
    authors = metrics.elidedText(authors, Qt.TextElideMode.ElideRight, max(0, room - gap - day_width))
    place = metrics.horizontalAdvance(authors) + gap
    lines = [_line(authors, font, 0, top, AUTHORS_LINE, room, Qt.LayoutDirection.LeftToRight)] if authors else []
    if day:
        lines.append(
            _line(day, font, place if authors else 0, top, AUTHORS_LINE, day_width + 1, Qt.LayoutDirection.LeftToRight)
        )
    return tuple(lines)


def _chips(
    words: Sequence[tuple[str, str]], starred: bool, font: QFont, room: int, top: int
) -> tuple[tuple[Chip, ...], QRectF | None]:
    """As many chips as there is room for; the rest become one that is an ellipsis."""
    metrics = QFontMetricsF(font)
    room -= STAR_SIZE + CHIP_GAP if starred else 0
    widths = [metrics.horizontalAdvance(text) + 2 * CHIP_PADDING + _dot_room(kind) for kind, text in words]
    more = metrics.horizontalAdvance(MORE) + 2 * CHIP_PADDING
    fitting, left = 0, 0.0
    while fitting < len(words):
        needed = left + widths[fitting] + (CHIP_GAP + more if fitting + 1 < len(words) else 0)
        if needed > room:
            break
        left += widths[fitting] + CHIP_GAP
        fitting += 1
    shown = [*zip(words[:fitting], widths, strict=False)]
    if fitting < len(words) and left + more <= room:
        shown.append(((PLAIN_CHIP, MORE), more))
    chips, left = [], float(LEFT)
    for (kind, text), width in shown:
        begin = left - LEFT + CHIP_PADDING + _dot_room(kind)
        line = _line(text, font, begin, top, CHIP_HEIGHT, width, Qt.LayoutDirection.LeftToRight)
        chips.append(Chip(kind, QRectF(left, top, width, CHIP_HEIGHT), line))
        left += width + CHIP_GAP
    star = QRectF(left, top + (CHIP_HEIGHT - STAR_SIZE) / 2, STAR_SIZE, STAR_SIZE) if starred else None
    return tuple(chips), star


def _dot_room(kind: str) -> int:
    return DOT_ROOM if kind.startswith(TAG_CHIP) else 0


def _line(
    text: str,
    font: QFont,
    left: float,
    top: float,
    height: float,
    room: float,
    direction: Qt.LayoutDirection,
    start: int = 0,
) -> Line:
    """The text on one line, in the middle of that height, whatever other fonts its letters need."""
    layout = QTextLayout(text, font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.NoWrap)
    option.setTextDirection(direction)
    layout.setTextOption(option)
    layout.setCacheEnabled(True)
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(max(1.0, room))
    layout.endLayout()
    metrics = QFontMetricsF(font)
    baseline = top + (height - metrics.ascent() - metrics.descent()) / 2 + metrics.ascent()
    return Line(QPointF(LEFT + left, baseline - line.ascent()), layout, start)


def _direction(text: str) -> Qt.LayoutDirection:
    """The direction of the first letter that has one."""
    for letter in text if not text.isascii() else "":
        kind = unicodedata.bidirectional(letter)
        if kind in ("R", "AL"):
            return Qt.LayoutDirection.RightToLeft
        if kind == "L":
            break
    return Qt.LayoutDirection.LeftToRight
