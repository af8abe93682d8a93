"""The scroll bar of the list: it lies over the rows instead of beside them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QScrollBar


class OverlayScrollBar(QScrollBar):
    """Lies over the right padding of the rows, so that selection and hairlines reach the edge and nothing moves for it."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        super().__init__(Qt.Orientation.Vertical, view)
        self._followed = view.verticalScrollBar()
        self._followed.rangeChanged.connect(self._follow)
        self._followed.valueChanged.connect(self.setValue)
        self.valueChanged.connect(self._followed.setValue)
        self._follow()

    def _follow(self) -> None:
        self.setRange(self._followed.minimum(), self._followed.maximum())
        self.setPageStep(self._followed.pageStep())
        self.setSingleStep(self._followed.singleStep())
        self.setValue(self._followed.value())
        self.setVisible(self.maximum() > 0)
