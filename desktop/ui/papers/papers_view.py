"""The table in which papers are listed: what is selected and picked in it, its keys, and papers dragged out of it."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionRange, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QDrag, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QWidget

from desktop.translation import tr
from desktop.ui.papers.day_table import DayTable, Flag, Index
from desktop.ui.papers.dragged_papers import draw_dragged
from desktop.ui.papers.paper_list_model import PaperListModel
from desktop.ui.papers.removed_rows import ranges_of

ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)
EXTENDING = Qt.KeyboardModifier.ShiftModifier | Qt.KeyboardModifier.ControlModifier


class PapersView(DayTable):
    """Leaves single keys to commands. While papers are *picked*, steps go from row to row and leave the selection as it is.

    Signals:
        opened: int, the row on which Enter was pressed or that was double-clicked.
        context_menu_requested: QPoint, where on the screen the menu for the selection is wanted.
        picking_changed: bool, whether papers are picked; ``go_to``, Escape and a click end it, but dragging them does not.
        letter_rested: a letter was pressed that no command took, with several papers selected.
        escaped: Escape was pressed with no more than one paper selected.
    """

    opened = Signal(int)
    context_menu_requested = Signal(QPoint)
    picking_changed = Signal(bool)
    letter_rested = Signal()
    escaped = Signal()
    _picking = False
    _extending = False  # while Qt answers a key or a click with Shift

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("papers")
        self.setAccessibleName(tr("Papers"))
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.doubleClicked.connect(lambda index: self.opened.emit(index.row()))

    def go_to(self, row: int) -> None:
        """Make that row the current one and the only one selected, and bring it into sight."""
        self._set_picking(False)
        self.step_to(row)

    def step_to(self, row: int) -> None:
        """The same; but while papers are picked, the selection stays."""
        before = self.currentIndex().row()
        self.setCurrentIndex(self.model().index(row, 0))
        self.look_ahead(row, row - before)

    def pick(self) -> None:
        """Take the current row into the selection, or out of it; steps leave the selection as it is from now on."""
        current = self.currentIndex()
        if not current.isValid():
            return
        alone = self.selectionModel().isSelected(current) and sum(map(len, self.selected_rows())) == 1
        if self._picking or not alone:  # what is selected alone was chosen by stepping on it; now it is picked
            self.selectionModel().select(current, Flag.Toggle | Flag.Rows)
        if self.selected_rows():
            self.selectionModel().select(QItemSelection(), Flag.Select)  # what is extended from now on comes on top of it
            self._set_picking(True)
        else:
            self.pick_none()

    def pick_all(self) -> None:
        """Select all rows, to take some of them out again."""
        self.selectAll()
        self._set_picking(self.places.count > 1)

    def pick_none(self) -> None:
        """Select the current row only."""
        self._set_picking(False)
        if self.currentIndex().isValid():
            self.selectionModel().select(self.currentIndex(), Flag.ClearAndSelect | Flag.Rows)

    def extend(self, step: int) -> None:
        """Take the next row into the selection (1) or the one before (-1), as Shift with an arrow key does."""
        key = Qt.Key.Key_Down if step > 0 else Qt.Key.Key_Up
        self.keyPressEvent(QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.ShiftModifier))

    def select_rows(self, rows: Iterable[int]) -> None:
        """Take these rows into the selection."""
        chosen = QItemSelection()
        for found in ranges_of(rows):
            chosen.append(QItemSelectionRange(self.model().index(found.start, 0), self.model().index(found.stop - 1, 0)))
        self.selectionModel().select(chosen, Flag.Select | Flag.Rows)

    def selected_rows(self) -> list[range]:
        """The selected rows from top to bottom, as ranges that do not overlap: quick also when a million are selected."""
        ranges: list[range] = []
        free = 0
        for first, last in sorted((part.top(), part.bottom()) for part in self.selectionModel().selection().toList()):
            if last >= free:
                ranges.append(range(max(first, free), last + 1))
                free = last + 1
        return ranges

    # Keys and mouse

    def selectionCommand(self, index: Index, event: QEvent | None = None) -> Flag:
        if event is None:  # also when Qt asks whether what is extended begins anew at this row
            if self._extending:
                return Flag.SelectCurrent | Flag.Rows
            return Flag.NoUpdate if self._picking else Flag.ClearAndSelect | Flag.Rows
        if self._picking and isinstance(event, QKeyEvent) and not event.modifiers() & EXTENDING:
            return Flag.NoUpdate
        return super().selectionCommand(index, event)

    def keyboardSearch(self, search: str) -> None:
        """Search nothing: single keys belong to commands. What comes here was taken by none."""
        if search.isalpha() and sum(map(len, self.selected_rows())) > 1:
            self.letter_rested.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex().row())
        elif event.key() == Qt.Key.Key_Escape and sum(map(len, self.selected_rows())) > 1:
            self.pick_none()
        elif event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
            self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            before = self.currentIndex().row()
            super().keyPressEvent(event)
            self._extending = False
            if (row := self.currentIndex().row()) != before:
                self.look_ahead(row, row - before)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        # A click on a heading is no wish to select nothing.
        index = self.indexAt(event.position().toPoint())
        if index.isValid():
            # What is selected may be about to be dragged: only when the button is let go is it known to be a click.
            if not event.modifiers() & EXTENDING and not self.selectionModel().isSelected(index):
                self._set_picking(False)
            self._extending = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
            super().mousePressEvent(event)
            self._extending = False

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        plain = event.button() == Qt.MouseButton.LeftButton and not event.modifiers() & EXTENDING
        if plain and sum(map(len, self.selected_rows())) <= 1:
            self._set_picking(False)

    def startDrag(self, actions: Qt.DropAction) -> None:
        """Drag what is selected: Qt would make an index of each row first."""
        model = self.model()
        rows = [row for found in self.selected_rows() for row in found]
        if isinstance(model, PaperListModel) and rows:
            drag = QDrag(self)
            drag.setMimeData(model.mime_of(rows))
            drag.setPixmap(draw_dragged(self, len(rows)))
            drag.setHotSpot(QPoint(-12, -6))  # beside the pointer, so that the place under it can be seen
            drag.exec(actions, self.defaultDropAction())

    def _set_picking(self, picking: bool) -> None:
        if picking != self._picking:
            self._picking = picking
            self.picking_changed.emit(picking)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        place = event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and self.currentIndex().isValid():
            place = self.viewport().mapToGlobal(self.visualRect(self.currentIndex()).center())
        self.context_menu_requested.emit(place)
        event.accept()
