"""A viewport that is ours from the beginning, for lists that are part of the first paint."""

from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractScrollArea, QWidget


def give_viewport(area: QAbstractScrollArea) -> None:
    """Put a plain widget in place of the viewport that Qt made; before anything is set that the viewport takes from it.

    Of a widget that Qt made itself, PySide first finds out what kind it is, and loads every kind of widget there is: 10 ms.
    """
    viewport = QWidget()
    viewport.setBackgroundRole(QPalette.ColorRole.Base)
    viewport.setAutoFillBackground(True)
    area.setViewport(viewport)
