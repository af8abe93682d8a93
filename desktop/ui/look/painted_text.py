"""One line of text as delegates paint it: in the middle of its place, elided where it does not fit."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QPainter

from desktop.ui.look.theme import BASE_PIXELS, font


def paint_line(
    painter: QPainter,
    place: QRect,
    text: str,
    colour: str,
    *,
    pixels: int = BASE_PIXELS,
    weight: QFont.Weight = QFont.Weight.Normal,
    side: Qt.AlignmentFlag = Qt.AlignmentFlag.AlignLeft,
    elide: Qt.TextElideMode = Qt.TextElideMode.ElideRight,
) -> int:
    """Paint the line and return the width it took, in pixels."""
    painter.setFont(font(pixels, weight))
    painter.setPen(QColor(colour))
    elided = painter.fontMetrics().elidedText(text, elide, place.width())
    painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter | side | Qt.TextFlag.TextSingleLine), elided)
    return painter.fontMetrics().horizontalAdvance(elided)
