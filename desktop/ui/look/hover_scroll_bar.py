"""A scroll bar for a small field: there while the pointer is over the field and there is something to scroll."""

from PySide6.QtWidgets import QAbstractScrollArea

from desktop.ui.look.overlay_scroll_bar import OverlayScrollBar
from desktop.ui.look.theme import SCROLL_BAR


class HoverScrollBar(OverlayScrollBar):
    """Lies over the right margin of the field; nothing moves when it comes or goes."""

    def __init__(self, view: QAbstractScrollArea) -> None:
        self._hovered = False
        self._view = view
        super().__init__(view)  # last: it calls _follow

    def set_hovered(self, hovered: bool) -> None:
        """Say whether the pointer is over the field."""
        self._hovered = hovered
        self._follow()

    def place(self) -> None:
        """Go to the right edge of the field, after that got another size."""
        self.setGeometry(self._view.width() - SCROLL_BAR, 0, SCROLL_BAR, self._view.height())

    def _follow(self) -> None:
        super()._follow()
        self.setVisible(self.maximum() > 0 and self._hovered)
