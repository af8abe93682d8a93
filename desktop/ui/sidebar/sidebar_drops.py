"""A tree that takes papers: those dragged over a row of the sidebar, which lights up, unfolds, and says what was dropped on it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QTreeWidget

from desktop.ui.look.own_viewport import give_viewport
from desktop.ui.sidebar.sidebar_delegate import VIEW_ROLE, SidebarDelegate
from desktop.ui.views import TAKING, View

PAPERS_MIME_TYPE = "application/x-papershelf-papers"  # ids as text, one a line
UNFOLD_AFTER = 600  # milliseconds that papers must hover over a collection


class DropTree(QTreeWidget):
    """``rows`` paints the rows; each has its View as VIEW_ROLE.

    Signals:
        papers_dropped: View, one of TAKING, and the papers' ids.
    """

    papers_dropped = Signal(object, list)

    def __init__(self) -> None:
        super().__init__()
        give_viewport(self)
        self.setAcceptDrops(True)
        self.rows = SidebarDelegate(self)
        self.setItemDelegate(self.rows)
        self._unfold = QTimer(self, interval=UNFOLD_AFTER, singleShot=True)
        self._unfold.timeout.connect(self._unfold_drop_target)

    def aim_at_collection(self, place: QPoint | None) -> View | None:
        """Light up the collection at that place of the viewport, and no other row; None where there is none."""
        index = self.indexAt(place) if place is not None else QModelIndex()
        view = index.data(VIEW_ROLE) if index.isValid() else None
        if view is None or view.kind != "collection":
            index, view = QModelIndex(), None
        self._aim_at(index)
        return view

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        self._answer_drag(event)

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        self._answer_drag(event)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._aim_at(QModelIndex())

    def dropEvent(self, event: QDropEvent) -> None:
        target = self._drop_index(event)
        self._aim_at(QModelIndex())
        if not target.isValid():
            event.ignore()
            return
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        lines = bytes(event.mimeData().data(PAPERS_MIME_TYPE).data()).decode().split()
        self.papers_dropped.emit(target.data(VIEW_ROLE), [int(line) for line in lines])

    def _answer_drag(self, event: QDragMoveEvent) -> None:
        target = self._drop_index(event)
        self._aim_at(target)
        if event.mimeData().hasFormat(PAPERS_MIME_TYPE):
            # Entering is accepted anywhere: else no move would ever be reported and no row could light up.
            event.setDropAction(Qt.DropAction.CopyAction)
            event.setAccepted(target.isValid() or isinstance(event, QDragEnterEvent))
        else:
            event.ignore()

    def _drop_index(self, event: QDropEvent) -> QModelIndex:
        index = self.indexAt(event.position().toPoint())
        view = index.data(VIEW_ROLE) if index.isValid() else None
        fits = event.mimeData().hasFormat(PAPERS_MIME_TYPE) and view is not None and view.kind in TAKING
        return index if fits else QModelIndex()

    def _aim_at(self, index: QModelIndex) -> None:
        if self.rows.drop_target != QPersistentModelIndex(index):
            self.rows.drop_target = QPersistentModelIndex(index)
            self._unfold.start() if index.isValid() else self._unfold.stop()
            self.viewport().update()

    def _unfold_drop_target(self) -> None:
        if self.rows.drop_target.isValid():
            self.expand(self.model().index(self.rows.drop_target.row(), 0, self.rows.drop_target.parent()))
