"""A round button in a colour of highlights."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QWidget

from desktop.ui.look.theme import tokens_of

SIZE = 24  # pixels
DOT = 16


class ColourButton(QAbstractButton):
    """Checked, it has a tick: the colour of the highlight that is chosen."""

    def __init__(self, colour: str, name: str, parent: QWidget | None = None) -> None:
        """``colour``: of the tokens' highlights. ``name``: what it does, for the tooltip and assistive technology."""
        super().__init__(parent)
        self._colour = colour
        self.setCheckable(True)
        self.setAccessibleName(name)
        self.setToolTip(name)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(SIZE, SIZE)

    def nextCheckState(self) -> None:
        """What is checked follows the highlight, not the click."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens = tokens_of(self.window())
        middle = QRectF(self.rect()).center()
        dot = QRectF(middle.x() - DOT / 2, middle.y() - DOT / 2, DOT, DOT)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(tokens.accent if self.underMouse() else tokens.faint), 1))
        painter.setBrush(QColor(tokens.highlights[self._colour]))
        painter.drawEllipse(dot)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        if self.hasFocus():
            painter.setPen(QPen(QColor(tokens.accent), 1.5))
            painter.drawEllipse(dot.adjusted(-3, -3, 3, 3))
        if self.isChecked():
            painter.setPen(QPen(QColor(tokens.text), 1.6, c=Qt.PenCapStyle.RoundCap, j=Qt.PenJoinStyle.RoundJoin))
            x, y = middle.x(), middle.y()
            painter.drawPolyline([QPointF(x - 3.5, y), QPointF(x - 1, y + 3), QPointF(x + 4, y - 3)])
