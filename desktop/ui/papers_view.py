"""The table in which papers are listed: a QTableView that leaves single keys to commands and keeps its place."""

from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QScrollBar, QTableView, QWidget

from desktop.translation import tr
from desktop.ui.theme import ROW_HEIGHT

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list stands: the row that should not move, how many pixels below the top edge it is, and the scroll value."""

    row: int  # -1: the list is empty
    below_top: int
    scrolled: int


class PapersView(QTableView):
    """A table of one column and rows of one height.

    Signals:
        opened: int, the row on which Enter was pressed or that was double-clicked.
        context_menu_requested: QPoint, where on the screen the menu for the selection is wanted.
    """

    opened = Signal(int)
    context_menu_requested = Signal(QPoint)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("papers")
        self.setAccessibleName(tr("Papers"))
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 3)
        self._bar = _OverlayScrollBar(self)
        self.horizontalHeader().hide()
        self.horizontalHeader().setMinimumSectionSize(0)
        self.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def go_to(self, row: int) -> None:
        """Make that row the current one and the only one selected, and bring it into sight."""
        index = self.model().index(row, 0)
        select = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, select)
        self.scrollTo(index)

    def selected_rows(self) -> list[range]:
        """The selected rows from top to bottom, as ranges that do not overlap: quick also when a million are selected."""
        ranges: list[range] = []
        free = 0
        for first, last in sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList()):
            if last >= free:
                ranges.append(range(max(first, free), last + 1))
                free = last + 1
        return ranges

    def place(self) -> Place:
        """Where the list stands now. The current row should not move if it is in sight, else the topmost."""
        row = self.currentIndex().row()
        if row < 0 or not self.viewport().rect().intersects(self.visualRect(self.currentIndex())):
            row = self.rowAt(0)
        return Place(row, self.rowViewportPosition(row), self.verticalScrollBar().value())

    def return_to(self, place: Place, row: int) -> None:
        """Scroll so that ``row``, to which the row of that place moved, is where it was; -1: it is gone."""
        self.executeDelayedItemsLayout()
        self.updateGeometries()
        self.verticalScrollBar().setValue(row * ROW_HEIGHT - place.below_top if row >= 0 else place.scrolled)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - self._bar.sizeHint().width(), 0, self._bar.sizeHint().width(), self.height())

    def keyboardSearch(self, search: str) -> None:
        """Nothing: single keys belong to commands."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        # A table's Home and End walk along the columns; in a list they lead to its ends.
        rows = self.model().rowCount()
        if action == QAbstractItemView.CursorAction.MoveHome:
            return self.model().index(0, 0)
        if action == QAbstractItemView.CursorAction.MoveEnd:
            return self.model().index(rows - 1, 0)
        return super().moveCursor(action, modifiers)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.context_menu_requested.emit(place)
        event.accept()


class _OverlayScrollBar(QScrollBar):
    """Lies over the right padding of the rows, so that selection and hairlines reach the edge and nothing moves for it."""

    def __init__(self, view: QTableView) -> None:
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
