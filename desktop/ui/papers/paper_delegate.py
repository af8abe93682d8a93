"""How one row of the list is painted: title, authors and day, chips. Paints ready-made layouts; knows no library."""

import math
from collections.abc import Sequence
from functools import lru_cache
from time import localtime
from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPixmap, QPolygonF, QTextCharFormat, QTextLayout
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from desktop.records import PaperRow, SearchWord
from desktop.ui.look.label_colours import DOT, paint_dot
from desktop.ui.look.theme import BASE_PIXELS, Tokens, font, tokens_of
from desktop.ui.papers.paper_list_model import PAPER_ROW
from desktop.ui.papers.paper_row_layout import (
    CHIP_PADDING,
    DENSITIES,
    LEFT,
    RIGHT,
    Density,
    Fonts,
    Line,
    RowLayout,
    lay_out_row,
)
from desktop.ui.papers.paper_words import NEW_CHIP, TAG_CHIP, WARNING_CHIP
from desktop.ui.papers.row_pictures import RowPictures
from desktop.ui.reader.title_matches import Span, find_in_lines

LAYOUTS_KEPT = 512
DOT_RADIUS = 3.5
TICK = ((-4.0, 0.5), (-1.2, 3.5), (4.5, -3.5))  # from the centre of the dot
CHIP_RADIUS = 4.5
FOCUS_WIDTH = 3


class Inks(NamedTuple):
    """The colours of what is written in a row, and of the grounds under it, as ``#rrggbb``."""

    ground: str
    title: str
    quiet: str
    chip: str
    chip_text: str


def inks_of(row: PaperRow, tokens: Tokens, *, selected: bool) -> Inks:
    """The colours in which that row is painted; a chip that warns has the theme's colours for warnings."""
    if selected:
        title = tokens.dim if row.marks.dismissed or row.marks.trashed else tokens.text
        return Inks(tokens.selected, title, tokens.dim, tokens.chip_selected, tokens.text)
    if row.marks.dismissed or row.marks.trashed:
        return Inks(tokens.list, tokens.dismissed, tokens.dismissed, tokens.chip, tokens.dim)
    return Inks(tokens.list, tokens.dim if row.marks.read else tokens.text, tokens.dim, tokens.chip, tokens.chip_text)


class PaperDelegate(QStyledItemDelegate):
    """Paints rows of PaperListModel in the colours of the widget they stand in. Every row is ``density.row_height`` high.

    ``forget_layouts`` is to be called when the fonts change. ``picking``: a selected row shows that it was picked.
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.density = DENSITIES["comfortable"]
        self.picking = False
        self._words: tuple[SearchWord, ...] = ()
        self._pictures = RowPictures()
        self.forget_layouts()

    def set_density(self, density: Density) -> None:
        """Lay rows out in so much room."""
        self.density = density
        self.forget_layouts()

    def set_words(self, words: Sequence[SearchWord]) -> None:
        """Show where these words stand in titles."""
        if self._words != tuple(words):
            self._words = tuple(words)
            self._find_matches.cache_clear()
            self._pictures.forget()

    def forget_layouts(self) -> None:
        """Measure everything anew."""
        fonts = Fonts(
            unread=font(BASE_PIXELS, QFont.Weight.DemiBold),
            read=font(BASE_PIXELS),
            quiet=font(BASE_PIXELS - 1),
            chip=font(BASE_PIXELS - 2),
        )

        def lay_out(row: PaperRow, width: int, this_year: int) -> RowLayout:
            return lay_out_row(row, width, this_year, fonts, self.density.title_lines)

        def find_matches(row: PaperRow, width: int, this_year: int) -> list[list[Span]]:
            layout = self._lay_out(row, width, this_year)
            return find_in_lines(layout.title_text, layout.title, self._words)

        self._fonts = fonts
        self._pictures.forget()
        self._lay_out = lru_cache(maxsize=LAYOUTS_KEPT)(lay_out)
        self._find_matches = lru_cache(maxsize=LAYOUTS_KEPT)(find_matches)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(option.rect.width(), self.density.row_height)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        picture = self._picture(option, index, painter.device().devicePixelRatioF())
        if picture is not None:
            painter.drawPixmap(option.rect.topLeft(), picture)
            return
        painter.save()
        painter.setClipRect(option.rect)
        painter.translate(option.rect.topLeft())
        self._paint(painter, option, index)
        painter.restore()

    def prepare(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """Make ready what ``paint`` will be asked for soon."""
        self._picture(option, index, option.widget.devicePixelRatioF())

    def _picture(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex, ratio: float
    ) -> QPixmap | None:
        selected, focused = _state(option)
        said = index.data(PAPER_ROW) or index.data()
        key = (said, selected, focused, selected and self.picking, tokens_of(option.widget).name, localtime().tm_year)
        return self._pictures.find(key, option.rect.size(), ratio, lambda painter: self._paint(painter, option, index))

    def _paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        """From the top left corner of the row."""
        tokens, size, row = tokens_of(option.widget), option.rect.size(), index.data(PAPER_ROW)
        selected, focused = _state(option)
        _paint_ground(painter, size, tokens, selected=selected, focused=focused)
        if row:
            measures = (size.width(), localtime().tm_year)
            layout = self._lay_out(row, *measures)
            matches = self._find_matches(row, *measures) if self._words else ()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._paint_row(painter, row, layout, matches, tokens, selected)
        else:
            self._paint_sentence(painter, QRect(QPoint(0, 0), size), str(index.data() or ""), tokens)

    def _paint_row(
        self,
        painter: QPainter,
        row: PaperRow,
        layout: RowLayout,
        matches: Sequence[Sequence[Span]],
        tokens: Tokens,
        selected: bool,
    ) -> None:
        inks = inks_of(row, tokens, selected=selected)
        if selected and self.picking:
            painter.setPen(QPen(QColor(tokens.accent), 2, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawPolyline([layout.dot + QPointF(*point) for point in TICK])
        elif not row.marks.read:
            _fill(painter, tokens.dim if row.marks.dismissed or row.marks.trashed else tokens.accent)
            painter.drawEllipse(layout.dot, DOT_RADIUS, DOT_RADIUS)
        _draw(painter, layout.title, inks.title, matches, tokens)
        _draw(painter, layout.quiet, inks.quiet)
        for chip in layout.chips:
            ground, text = {
                WARNING_CHIP: (tokens.warning_background, tokens.warning),
                NEW_CHIP: (tokens.window if selected else tokens.selected, tokens.accent),
            }.get(chip.kind, (inks.chip, inks.chip_text))
            _fill(painter, ground)
            painter.drawRoundedRect(chip.box, CHIP_RADIUS, CHIP_RADIUS)
            if chip.kind.startswith(TAG_CHIP):
                centre = QPointF(chip.box.left() + CHIP_PADDING + DOT / 2, chip.box.center().y())
                paint_dot(painter, centre, chip.kind.removeprefix(TAG_CHIP), tokens)
            _draw(painter, (chip.line,), text)
        if layout.star:
            _fill(painter, tokens.star)
            painter.drawPolygon(_star(layout.star))

    def _paint_sentence(self, painter: QPainter, place: QRect, sentence: str, tokens: Tokens) -> None:
        """In place of a paper that could not be read."""
        painter.setFont(self._fonts.quiet)
        painter.setPen(QPen(QColor(tokens.warning)))
        room = place.adjusted(LEFT, 8, -RIGHT, -8)
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap), sentence)


def _state(option: QStyleOptionViewItem) -> tuple[bool, bool]:
    """Whether the row is selected, and whether it is where the keyboard is."""
    state = option.state
    return bool(state & QStyle.StateFlag.State_Selected), bool(state & QStyle.StateFlag.State_HasFocus)


def _paint_ground(painter: QPainter, size: QSize, tokens: Tokens, *, selected: bool, focused: bool) -> None:
    painter.fillRect(QRect(QPoint(0, 0), size), QColor(tokens.selected if selected else tokens.list))
    painter.fillRect(QRect(0, size.height() - 1, size.width(), 1), QColor(tokens.hairline))
    if focused:
        painter.fillRect(QRect(0, 0, FOCUS_WIDTH, size.height() - 1), QColor(tokens.accent))


def _draw(
    painter: QPainter,
    lines: tuple[Line, ...],
    colour: str,
    matches: Sequence[Sequence[Span]] = (),
    tokens: Tokens | None = None,
) -> None:
    painter.setPen(QPen(QColor(colour)))
    for number, line in enumerate(lines):
        spans = matches[number] if matches else ()
        line.text.draw(painter, line.place, [_marked(*span, tokens) for span in spans] if tokens else [])


def _marked(start: int, length: int, tokens: Tokens) -> QTextLayout.FormatRange:
    marked = QTextLayout.FormatRange()
    marked.start, marked.length = start, length
    look = QTextCharFormat()
    look.setBackground(QColor(tokens.match))
    look.setForeground(QColor(tokens.text))
    marked.format = look
    return marked


def _fill(painter: QPainter, colour: str) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))


def _star(box: QRectF) -> QPolygonF:
    """A five-pointed star: drawn, because fonts differ in where they put theirs."""
    centre, outer = box.center(), box.width() / 2
    points = []
    for number in range(10):
        angle = math.pi * (number / 5 - 0.5)
        radius = outer if number % 2 == 0 else outer * 0.42
        points.append(QPointF(centre.x() + radius * math.cos(angle), centre.y() + 0.5 + radius * math.sin(angle)))
    return QPolygonF(points)
