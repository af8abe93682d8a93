"""What is seen under the pointer while papers are dragged: how many they are."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.translation import trn
from desktop.ui.look.theme import BASE_PIXELS, font, tokens_of

PADDING = 10  # pixels beside the words
HEIGHT = 26
RADIUS = 6


def draw_dragged(widget: QWidget, count: int) -> QPixmap:
    """A small label that says ``3 papers``, in the colours and at the resolution of that widget."""
    words = trn("{count} paper", "{count} papers", count)
    written = font(BASE_PIXELS, QFont.Weight.DemiBold)
    size = QSize(QFontMetrics(written).horizontalAdvance(words) + 2 * PADDING, HEIGHT)
    tokens = tokens_of(widget)
    drawn = QPixmap(size * widget.devicePixelRatio())
    drawn.setDevicePixelRatio(widget.devicePixelRatio())
    drawn.fill(Qt.GlobalColor.transparent)
    with QPainter(drawn) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.accent))
        painter.drawRoundedRect(QRectF(0, 0, size.width(), size.height()), RADIUS, RADIUS)
        painter.setPen(QColor(tokens.on_accent))
        painter.setFont(written)
        painter.drawText(QRectF(0, 0, size.width(), size.height()), int(Qt.AlignmentFlag.AlignCenter), words)
    return drawn
