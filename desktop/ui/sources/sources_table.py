"""A table of the page of sources: as high as its rows, spoken row by row, with a menu for each of them."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView

from desktop.ui.sources.source_rows import SourceRow
from desktop.ui.sources.sources_delegate import SourcesDelegate
from desktop.ui.sources.sources_model import LAST_PULL, LISTING, NEXT, STATE, SourcesModel

AnyIndex = QModelIndex | QPersistentModelIndex
ScrollHint = QAbstractItemView.ScrollHint

HEADER = 30  # pixels
WIDE = 860  # pixels of a table that has room for all columns as they are meant
WIDTHS = {LISTING: 222, STATE: 110, NEXT: 158}
EARLIER = 1.3  # times as wide: what was asked earlier is named in full, with its day
NARROW_WIDTHS = {LISTING: 152, STATE: 96, NEXT: 112}
STEPS = {Qt.Key.Key_J: Qt.Key.Key_Down, Qt.Key.Key_K: Qt.Key.Key_Up}


class SourcesTable(QTableView):
    """Does not scroll itself: the page does, and is told by ``reached`` what to bring into sight.

    Signals:
        chosen: SourceRow, by Enter or a double click.
        key_pressed_on: SourceRow and the Qt key, for Delete and F2.
        menu_requested: SourceRow and the global point.
        reached: QRect, where in this widget the row stands that the keys went to.
        passed: -1 or 1, an arrow key beyond the first or the last row.
    """

    chosen = Signal(object)
    key_pressed_on = Signal(object, int)
    menu_requested = Signal(object, QPoint)
    reached = Signal(QRect)
    passed = Signal(int)

    def __init__(self, name: str, *, heads: bool) -> None:
        """``name`` is for assistive technology; ``heads``: the columns have titles, and their rows strong names."""
        super().__init__()
        self.setObjectName("sources")
        self.setAccessibleName(name)
        self.rows = SourcesModel()
        self.painter = SourcesDelegate(self, self.rows, strong=heads)
        self._heights: dict[str, tuple[SourceRow, bool, tuple[int, ...], int]] = {}
        self.setModel(self.rows)
        self.setItemDelegate(self.painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setMouseTracking(True)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(1)
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self._prepare_header(heads)
        self.rows.dataChanged.connect(lambda *_: self.lay_out())

    def show_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show these; the row that is current stays so while it is there."""
        current = self.current_row()
        self.rows.show_rows(rows)
        if current is not None and self.current_row() is None:
            self.go_to(max(self.rows.row_of(current.key), 0))
        self.lay_out()

    def current_row(self) -> SourceRow | None:
        """The row that keys act on; None when none is."""
        index = self.currentIndex()
        return self.rows.rows[index.row()] if index.isValid() else None

    def go_to(self, row: int) -> None:
        """Make that row current; -1 is the last one."""
        if self.rows.rows:
            self.setCurrentIndex(self.rows.index(row % len(self.rows.rows), LISTING))

    def forget_heights(self) -> None:
        """Measure anew, because the letters have another size."""
        self._heights.clear()
        self.lay_out()

    def lay_out(self) -> None:
        """Give every column and row the room it needs, and the whole table that of all."""
        widths = dict(WIDTHS if self.width() >= WIDE else NARROW_WIDTHS)
        if self.horizontalHeader().isHidden():
            widths[LISTING] = round(EARLIER * widths[LISTING])
        told = self.width() - sum(widths.values())
        for column, width in {**widths, LAST_PULL: told}.items():
            if self.columnWidth(column) != width:
                self.setColumnWidth(column, width)
        for row in range(len(self.rows.rows)):
            height = self._height_of(row, widths[LISTING], told, widths[NEXT])
            if self.rowHeight(row) != height:
                self.setRowHeight(row, height)
        header = 0 if self.horizontalHeader().isHidden() else HEADER
        self.setFixedHeight(header + self.verticalHeader().length())

    def _height_of(self, number: int, *widths: int) -> int:
        """Measured once for the same row: a long ledger is laid out again and again while a pull goes on."""
        row, unfolded = self.rows.rows[number], self.rows.is_unfolded(number)
        known = self._heights.get(row.key)
        if known is None or known[:3] != (row, unfolded, widths):
            known = self._heights[row.key] = (row, unfolded, widths, self.painter.height_of(number, *widths))
        return known[3]

    def row_place(self, row: int) -> QRect:
        """Where in this widget that row stands."""
        place = QRect(0, self.rowViewportPosition(row), self.width(), self.rowHeight(row))
        return place.translated(self.viewport().pos())

    # Mouse and keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row, key = self.current_row(), STEPS.get(Qt.Key(event.key()), event.key())
        if row is not None and key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.chosen.emit(row)
        elif row is not None and key in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
            self.key_pressed_on.emit(row, key)
        elif row is not None and key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self._fold(key)
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_Down) and not event.modifiers():
            self._step(-1 if key == Qt.Key.Key_Up else 1)
        elif key == Qt.Key.Key_Escape:
            event.ignore()  # the page is left
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            point = event.position().toPoint()
            if self.painter.fold_place(index.row(), self._cell(index, LAST_PULL)).contains(point):
                self.rows.toggle_fold(index.row())
            elif self.painter.more_place(self._cell(index, NEXT)).contains(point):
                self.menu_requested.emit(self.rows.rows[index.row()], event.globalPosition().toPoint())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        row = self.current_row()
        if event.button() == Qt.MouseButton.LeftButton and row is not None and not row.details:
            self.chosen.emit(row)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        by_keys = event.reason() == QContextMenuEvent.Reason.Keyboard
        index = self.currentIndex() if by_keys else self.indexAt(event.pos())
        if index.isValid():
            place = self.viewport().mapToGlobal(self._cell(index, STATE).center())
            self.menu_requested.emit(self.rows.rows[index.row()], place if by_keys else event.globalPos())

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.MouseMove, QEvent.Type.Leave):
            index = self.indexAt(event.position().toPoint()) if isinstance(event, QMouseEvent) else QModelIndex()
            if index.row() != self.painter.hovered:
                self.painter.hovered = index.row()
                self.viewport().update()
        return super().viewportEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.selectionModel().hasSelection():
            self.go_to(max(self.currentIndex().row(), 0))  # Qt makes a row current without selecting it
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.lay_out()

    def scrollTo(self, index: AnyIndex, hint: ScrollHint = ScrollHint.EnsureVisible) -> None:
        """Nothing is scrolled in here; the page is told."""
        self.reached.emit(self.row_place(index.row()))

    def _cell(self, index: AnyIndex, column: int) -> QRect:
        return self.visualRect(self.rows.index(index.row(), column))

    def _step(self, step: int) -> None:
        row = self.currentIndex().row() + step
        if 0 <= row < len(self.rows.rows):
            self.go_to(row)
            self.reached.emit(self.row_place(row))
        else:
            self.passed.emit(step)

    def _fold(self, key: int) -> None:
        row = self.currentIndex().row()
        if key == Qt.Key.Key_Space or self.rows.is_unfolded(row) != (key == Qt.Key.Key_Right):
            self.rows.toggle_fold(row)

    def _prepare_header(self, heads: bool) -> None:
        header = self.horizontalHeader()
        header.setVisible(heads)
        header.setFixedHeight(HEADER)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header.setSectionsClickable(False)
        header.setHighlightSections(False)
        header.setMinimumSectionSize(1)
