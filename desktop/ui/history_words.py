"""Undo and Redo say in menu and palette what they would take back or do again."""

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop.translation import tr
from desktop.ui.keys.mnemonics import escape_mnemonics
from desktop.ui.live.live_library import LiveLibrary


class HistoryWords(QObject):
    """Keeps the words of both actions true, from the last start on and through every deed."""

    def __init__(self, library: LiveLibrary, undo: QAction, redo: QAction, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._undo = undo
        self._redo = redo
        library.papers_changed.connect(lambda _ids: self.show())
        library.collections_changed.connect(self.show)
        library.acted.connect(lambda _change: self.show())
        library.reversed.connect(lambda _words: self.show())
        self.show()

    def show(self) -> None:
        """Say what the next undo and the next redo would do."""
        undone, done_again = self._library.find_next_deeds()
        _name(self._undo, undone, tr("&Undo"), tr("&Undo: {deed}"))
        _name(self._redo, done_again, tr("&Redo"), tr("&Redo: {deed}"))


def _name(action: QAction, deed: str | None, bare: str, telling: str) -> None:
    action.setText(telling.format(deed=escape_mnemonics(deed)) if deed else bare)
