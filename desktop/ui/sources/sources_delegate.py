"""How a row of the page of sources is painted: name, chip, sentences that wrap, and when it goes on."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from desktop.ui.look.theme import Tokens, font, tokens_of
from desktop.ui.sources.source_rows import GOING_ON, GOOD, WARNING, SourceRow, State
from desktop.ui.sources.sources_model import LAST_PULL, LISTING, NEXT, STATE, SourcesModel

ABOVE, BELOW = 10, 9  # pixels between the text and the hairlines
BETWEEN = 12  # pixels kept free at the right of each column
INSET = 12  # pixels beside the text and the hairlines, to which the selection reaches
CHIP_HEIGHT = 18
DEEPER = 14  # pixels that what is unfolded stands further in
MORE = 28  # pixels at the end of a row, where a mark leads to its menu
WRAPPED = int(Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
NO_LIMIT = 10_000  # pixels

AnyIndex = QModelIndex | QPersistentModelIndex


class SourcesDelegate(QStyledItemDelegate):
    """Paints the rows of that table, whose model is a SourcesModel. ``strong``: the names are set in semibold."""

    def __init__(self, table: QTableView, model: SourcesModel, *, strong: bool) -> None:
        super().__init__(table)
        self._table = table
        self._model = model
        self._weight = QFont.Weight.DemiBold if strong else QFont.Weight.Normal
        self.hovered = -1  # the row under the pointer

    def height_of(self, row: int, name_width: int, told_width: int, next_width: int) -> int:
        """Pixels that the row needs when its texts have so much room, spaces between columns included."""
        shown = self._model.rows[row]
        name = _height(shown.name, name_width - INSET - BETWEEN, self._weight)
        told = _height(shown.told, told_width - BETWEEN)
        for text, left in self._folded(row):
            told += 3 + _height(text, told_width - BETWEEN - left)
        return ABOVE + max(name, told, _height(shown.next, next_width - MORE - INSET), CHIP_HEIGHT) + BELOW

    def fold_place(self, row: int, cell: QRect) -> QRect:
        """Where in the cell of its sentences the row says that more can be unfolded; empty where nothing can."""
        shown = self._model.rows[row]
        if not shown.details:
            return QRect()
        top = cell.top() + ABOVE + _height(shown.told, cell.width() - BETWEEN) + 3
        return QRect(cell.left(), top, cell.width() - BETWEEN, QFontMetrics(font()).height())

    def more_place(self, cell: QRect) -> QRect:
        """Where in its last cell the row shows, while it is pointed at or selected, that it has a menu."""
        return QRect(cell.right() - INSET - MORE + 1, cell.top() + ABOVE, MORE, cell.height() - ABOVE)

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, self._table.rowHeight(index.row()))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tokens = tokens_of(self._table)
        row = self._model.rows[index.row()]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_background(painter, option, index, tokens)
        place = option.rect.adjusted(0, ABOVE, -BETWEEN, -BELOW)
        if index.column() == LISTING:
            _paint_wrapped(painter, place.adjusted(INSET, 0, 0, 0), row.name, tokens.text, self._weight)
        elif index.column() == STATE:
            paint_chip(painter, place, row.state, tokens)
        elif index.column() == LAST_PULL:
            self._paint_told(painter, place, index.row(), row, tokens)
        elif index.column() == NEXT:
            _paint_wrapped(painter, place.adjusted(0, 0, BETWEEN - MORE - INSET, 0), row.next, tokens.dim)
            if self._is_pointed_at(option, index):
                painter.drawText(self.more_place(option.rect), int(Qt.AlignmentFlag.AlignHCenter), "⋯")
        painter.restore()

    def _paint_background(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex, tokens: Tokens) -> None:
        row, first, last = option.rect, index.column() == LISTING, index.column() == NEXT
        selected = self._is_selected(option)
        if self._is_pointed_at(option, index):
            shape = QRectF(row).adjusted(0 if first else -20, 1, 0 if last else 20, -2)  # round at the row's ends only
            painter.setClipRect(row)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selected if selected else tokens.list))
            painter.drawRoundedRect(shape, 6, 6)
        line = row.adjusted(INSET if first else 0, 0, -INSET if last else 0, 0)
        painter.fillRect(QRect(line.left(), line.bottom(), line.width(), 1), QColor(tokens.hairline))
        if index.row() == 0 and not self._table.horizontalHeader().isHidden():
            painter.fillRect(QRect(line.left(), line.top(), line.width(), 1), QColor(tokens.hairline))

    def _is_selected(self, option: QStyleOptionViewItem) -> bool:
        return bool(option.state & QStyle.StateFlag.State_Selected) and self._table.hasFocus()

    def _is_pointed_at(self, option: QStyleOptionViewItem, index: AnyIndex) -> bool:
        return index.row() == self.hovered or self._is_selected(option)

    def _paint_told(self, painter: QPainter, place: QRect, number: int, row: SourceRow, tokens: Tokens) -> None:
        _paint_wrapped(painter, place, row.told, tokens.dim)
        top = place.top() + _height(row.told, place.width())
        for text, left in self._folded(number):
            below = QRect(place.left() + left, top + 3, place.width() - left, NO_LIMIT)
            _paint_wrapped(painter, below, text, tokens.dim if left else tokens.accent)
            top += 3 + _height(text, place.width() - left)

    def _folded(self, number: int) -> list[tuple[str, int]]:
        """Lines under the sentence, each with how far in it stands: what can be unfolded, and what is."""
        row = self._model.rows[number]
        if not row.details:
            return []
        unfolded = self._model.is_unfolded(number)
        lines = [(f"{'▾' if unfolded else '▸'} {row.fold}", 0)]
        return [*lines, *((sentence, DEEPER) for sentence in row.details if unfolded)]


def paint_chip(painter: QPainter, place: QRect, state: State, tokens: Tokens) -> None:
    """The state in a rounded chip at the top left of that place."""
    background, ink = {
        GOOD: (tokens.good_background, tokens.good),
        WARNING: (tokens.warning_background, tokens.warning),
        GOING_ON: (tokens.selected, tokens.accent),
    }.get(state.tone, (tokens.chip, tokens.chip_text))
    face = font(12, QFont.Weight.Medium)
    width = min(QFontMetrics(face).horizontalAdvance(state.words) + 16, place.width())
    chip = QRectF(place.left(), place.top() - 1, width, CHIP_HEIGHT)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(background))
    painter.drawRoundedRect(chip, 6, 6)
    painter.setFont(face)
    painter.setPen(QColor(ink))
    painter.drawText(chip, int(Qt.AlignmentFlag.AlignCenter), state.words)


def _paint_wrapped(
    painter: QPainter, place: QRect, text: str, colour: str, weight: QFont.Weight = QFont.Weight.Normal
) -> None:
    painter.setFont(font(weight=weight))
    painter.setPen(QColor(colour))
    painter.drawText(place.adjusted(0, 0, 0, NO_LIMIT), WRAPPED, text)


def _height(text: str, width: int, weight: QFont.Weight = QFont.Weight.Normal) -> int:
    return QFontMetrics(font(weight=weight)).boundingRect(0, 0, max(width, 40), NO_LIMIT, WRAPPED, text).height()
