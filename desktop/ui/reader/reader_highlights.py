"""What stands under an abstract about highlights: the list of them, and those that lost their passage. Built when needed."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.reader.highlight_list import HighlightList
from desktop.ui.reader.orphan_tray import OrphanTray
from desktop.ui.reader.passages import Passages

ABOVE = 16  # pixels above each


class ReaderHighlights(QObject):
    """Follows ``passages``; a paper without highlights costs nothing. Both go into ``layout``.

    Signals:
        chosen: int, the reader went to that highlight in the list.
        comment_wanted: of the one that is chosen. removal_wanted: int, that one.
        attach_wanted: int, to what is selected.
    """

    chosen = Signal(int)
    comment_wanted = Signal()
    removal_wanted = Signal(int)
    attach_wanted = Signal(int)

    def __init__(self, passages: Passages, layout: QVBoxLayout, parent: QWidget) -> None:
        super().__init__(parent)
        self._passages = passages
        self._layout = layout
        self.list: HighlightList | None = None
        self.tray: OrphanTray | None = None
        passages.shown.connect(self._show)
        passages.chosen.connect(self._show_chosen)

    def _show(self) -> None:
        found = [highlight for _text, highlight, _span in self._passages.found]
        if found and self.list is None:
            self.list = self._build_list()
        if self.list is not None:
            if found:
                self.list.show_highlights(found, self._passages.current)
            _set_shown(self.list, bool(found))
        orphans = self._passages.orphans
        if orphans and self.tray is None:
            self.tray = self._build_tray()
        if self.tray is not None:
            self.tray.show_orphans(orphans)
            _set_shown(self.tray, bool(orphans))

    def _show_chosen(self, highlight_id: int) -> None:
        if self.list is not None:
            self.list.show_current(highlight_id)

    def _build_list(self) -> HighlightList:
        made = HighlightList()
        made.chosen.connect(self.chosen)
        made.comment_wanted.connect(self.comment_wanted)
        made.removal_wanted.connect(lambda: self.removal_wanted.emit(self._passages.current))
        self._place(made)
        return made

    def _build_tray(self) -> OrphanTray:
        made = OrphanTray()
        made.attach_wanted.connect(self.attach_wanted)
        made.removal_wanted.connect(self.removal_wanted)
        self._place(made)
        return made

    def _place(self, part: QWidget) -> None:
        with_space = QWidget()  # hidden with it
        with_space.hide()
        around = QVBoxLayout(with_space)
        around.setContentsMargins(0, ABOVE, 0, 0)
        around.addWidget(part)
        self._layout.addWidget(with_space)


def _set_shown(part: QWidget, shown: bool) -> None:
    with_space = part.parentWidget()
    assert with_space is not None, "each is placed"
    if with_space.isHidden() == shown:
        with_space.setVisible(shown)
