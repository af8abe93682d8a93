"""A column in the middle of a pane, no wider than a line of prose should be."""

from PySide6.QtCore import QEvent, QSize
from PySide6.QtGui import QFontMetricsF, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui.look.theme import SCROLL_BAR, font

SIDE = 44  # pixels left and right of the column
SIDE_WHEN_NARROW = 24
NARROW = 440  # pixels; in a pane that is no wider, the text needs the room more than the margins do
NARROWEST = 200  # pixels
MEASURE = 72  # characters of a full line; a line that ends with a word has about 66, and never 75
PROSE_PIXELS = 15
SAMPLE = "We trace the drift to ambiguous tokens that serve several tasks, and assign tokens with a rule that keeps them. "


class ReaderColumn(QWidget):
    """Place the widgets in ``layout``; they are as wide as the pane allows, up to a readable line of the abstract."""

    def __init__(self, *, beside_scroll_bar: bool, outset: int = 0, parent: QWidget | None = None) -> None:
        """``outset``: pixels by which it is wider on either side, so that the words in its buttons stand above the text."""
        super().__init__(parent)
        self._outset = outset
        self._zoom = 1.0
        self.column = _Inner(self)
        self.layout_of_column = QVBoxLayout(self.column)
        self.layout_of_column.setContentsMargins(0, 0, 0, 0)
        self.layout_of_column.setSpacing(0)
        self._bar = SCROLL_BAR if beside_scroll_bar else 0
        self._side = 0
        self._row = row = QHBoxLayout(self)
        self._set_sides()
        row.setSpacing(0)
        row.addStretch(1)
        row.addWidget(self.column, 10_000)  # all there is up to its maximum; then the stretches share the rest
        row.addStretch(1)
        self._limit_width()

    def set_zoom(self, zoom: float) -> None:
        """Make the column fit letters of that size, so that a line keeps its number of characters; 1.0 is the usual size."""
        self._zoom = zoom
        self._limit_width()

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST + 2 * SIDE, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST + 2 * SIDE, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._set_sides()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.ApplicationFontChange, QEvent.Type.StyleChange):
            self._limit_width()

    def _set_sides(self) -> None:
        side = (SIDE_WHEN_NARROW if self.width() + self._bar <= NARROW else SIDE) - self._outset
        if side != self._side:
            self._side = side
            self._row.setContentsMargins(side, 0, side - self._bar, 0)

    def _limit_width(self) -> None:
        character = QFontMetricsF(font(PROSE_PIXELS)).horizontalAdvance(SAMPLE) / len(SAMPLE)
        self.column.setMaximumWidth(round(MEASURE * character * self._zoom) + 2 * self._outset)


class _Inner(QWidget):
    """Its height follows from its width alone; hints that Qt would reckon from widths nobody uses cost a layout each."""

    def sizeHint(self) -> QSize:
        return QSize(NARROWEST, 0)

    def minimumSizeHint(self) -> QSize:
        return QSize(NARROWEST, 0)
