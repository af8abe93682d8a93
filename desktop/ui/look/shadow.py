"""The soft shadow under what floats over the window."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QGraphicsDropShadowEffect, QWidget


def cast_shadow(widget: QWidget, *, blur: int, below: int, opacity: int) -> None:
    """Give the widget a shadow that is so many pixels soft and so many below it; ``opacity``: 0 to 255."""
    shadow = QGraphicsDropShadowEffect(widget, blurRadius=blur, color=QColor(0, 0, 0, opacity))
    shadow.setOffset(0, below)
    widget.setGraphicsEffect(shadow)
