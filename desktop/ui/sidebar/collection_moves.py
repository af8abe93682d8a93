"""Moves collections in the sidebar's tree: up and down among their neighbours, into the one above, out of the one around."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.ui.views import view_of_collection

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

OF_THE_SHOWN = ("move_collection_up", "move_collection_down", "move_collection_in", "move_collection_out")


class CollectionMoves(QObject):
    """Answers the sidebar's keys and menu, and the commands that are about the collection that is shown."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.sidebar.move_requested.connect(self.move)
        window.browsing.shown.connect(self._enable)
        self._enable()

    def move(self, collection_id: int, where: str) -> None:
        """Move it ``up``, ``down``, ``in`` or ``out``; its row stays in sight."""
        if self._window.library.move_collection(collection_id, where):
            tree = self._window.sidebar.tree
            item = tree.item_of(view_of_collection(collection_id))
            if item is not None:
                tree.scrollToItem(item)  # unfolds what it is inside of

    def move_shown(self, where: str) -> None:
        """The same of the collection that is shown; nothing where none is."""
        if self._window.browsing.collection is not None:
            self.move(self._window.browsing.view.collection_id, where)

    def _enable(self) -> None:
        for name in OF_THE_SHOWN:
            self._window.actions_by_name[name].setEnabled(self._window.browsing.view.kind == "collection")
