"""A table of one column whose rows stand under the headings of days. Qt would measure each row of its own tables.

Here all places come from RowPlaces, and the table's own headers are not asked.
"""

from collections.abc import Callable
from typing import NamedTuple

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QStyle, QStyleOptionViewItem, QTableView, QWidget

from desktop.ui.look.overlay_scroll_bar import OverlayScrollBar
from desktop.ui.look.own_viewport import give_viewport
from desktop.ui.look.theme import ROW_HEIGHT, tokens_of
from desktop.ui.papers.paper_list_model import PaperListModel
from desktop.ui.papers.row_places import Heading, RowPlaces

HEADING_HEIGHT = 30
AHEAD = 2  # rows kept in sight below the one that was stepped to; what floats over the bottom of the list covers one
Flag = QItemSelectionModel.SelectionFlag
Action = QAbstractItemView.CursorAction
State = QStyle.StateFlag
Index = QModelIndex | QPersistentModelIndex


class Place(NamedTuple):
    """Where a list stands: the row that should not move, how many pixels below the top edge it is, and the scroll value."""

    row: int  # -1: the list is empty
    below_top: int
    scrolled: int


class DayTable(QTableView):
    """Shows a PaperListModel. ``paint_headings`` paints the headings that are in sight.

    ``prepare_row`` makes ready what the delegate will be asked to paint; it is called when the list has been painted.

    Signals:
        scrolled: the topmost row may be another one.
    """

    scrolled = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        give_viewport(self)
        # First of all: what follows lets Qt ask for places.
        self.paint_headings: Callable[[QPainter, list[tuple[QRect, Heading]]], None] | None = None
        self.prepare_row: Callable[[QStyleOptionViewItem, QModelIndex], None] | None = None
        self._direction = 1  # of the last step: down, or -1 up
        self._preparing = QTimer(self, singleShot=True, interval=0)
        self._preparing.timeout.connect(self._prepare)
        self._row_height = ROW_HEIGHT
        self._measured: tuple[object, ...] = ()
        self._places = RowPlaces(0, ROW_HEIGHT, HEADING_HEIGHT)
        self.setFrameShape(QTableView.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setCornerButtonEnabled(False)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.horizontalHeader().hide()
        self.verticalHeader().hide()
        self.viewport().setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)  # else all that is behind it is painted with it
        for corner in self.findChildren(QAbstractButton):  # between the headers
            corner.hide()
        self._bar = OverlayScrollBar(self)
        self.verticalScrollBar().setSingleStep(ROW_HEIGHT // 3)
        self.verticalScrollBar().valueChanged.connect(lambda _value: self.scrolled.emit())

    @property
    def places(self) -> RowPlaces:
        """Where the rows of the model stand now."""
        model = self.model()
        if isinstance(model, PaperListModel):
            count, days = len(model.ids()), model.days
            # By identity: a model that shows other papers has other days.
            if not self._measured or self._measured[:2] != (count, self._row_height) or self._measured[2] is not days:
                self._measured = (count, self._row_height, days)
                self._places = RowPlaces(count, self._row_height, HEADING_HEIGHT, days)
        return self._places

    def set_row_height(self, height: int) -> None:
        """Rows are that high from now on; the topmost stays where it is."""
        place = self.place()
        self._row_height = height
        self.verticalScrollBar().setSingleStep(height // 3)
        self.return_to(place, place.row)

    def topmost(self) -> int:
        """The first row of which something is in sight; -1 when there is none."""
        return self.places.row_at(self.verticalOffset())

    def place(self) -> Place:
        """Where the list stands now. The current row should not move if it is in sight, else the topmost."""
        row = self.currentIndex().row()
        if row < 0 or not self.viewport().rect().intersects(self.visualRect(self.currentIndex())):
            row = self.topmost()
        return Place(row, self.places.top(row) - self.verticalOffset(), self.verticalScrollBar().value())

    def return_to(self, place: Place, row: int) -> None:
        """Scroll so that ``row``, to which the row of that place moved, is where it was; -1: it is gone."""
        self.updateGeometries()
        self.verticalScrollBar().setValue(self.places.top(row) - place.below_top if row >= 0 else place.scrolled)
        self.viewport().update()
        self.scrolled.emit()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def visualRect(self, index: Index) -> QRect:
        return self._rect(index.row()) if index.isValid() else QRect()

    def indexAt(self, point: QPoint) -> QModelIndex:
        place = point.y() + self.verticalOffset()
        found = self.places.is_in_row(place) and 0 <= point.x() < self.viewport().width()
        return self.model().index(self.places.row_at(place), 0) if found else QModelIndex()

    def scrollTo(self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible) -> None:
        if not index.isValid():
            return
        self.executeDelayedItemsLayout()
        top, room = self.places.top_with_heading(index.row()), self.viewport().height()
        bottom = self.places.top(index.row()) + self._row_height
        bar = self.verticalScrollBar()
        if hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue((top + bottom - room) // 2)
        elif top < bar.value() or hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif bottom > bar.value() + room or hint == QAbstractItemView.ScrollHint.PositionAtBottom:
            bar.setValue(min(top, bottom - room))

    def look_ahead(self, row: int, step: int) -> None:
        """Bring that row into sight with those that come next: some below after a step down (> 0), one above after one up."""
        self._direction = -1 if step < 0 else 1
        self.scrollTo(self.model().index(row, 0))
        top, bottom = self.places.top_with_heading(row), self.places.top(row) + self._row_height
        room, bar = self.viewport().height(), self.verticalScrollBar()
        if step > 0:
            below = self.places.top(min(row + AHEAD, self.places.count - 1)) + self._row_height
            bar.setValue(max(bar.value(), min(top, below - room)))
        elif step < 0:
            above = self.places.top_with_heading(max(0, row - 1))
            bar.setValue(min(bar.value(), max(above, bottom - room)))

    def updateGeometries(self) -> None:
        room = self.viewport().height()
        self.verticalScrollBar().setPageStep(room)
        self.verticalScrollBar().setRange(0, max(0, self.places.height - room))

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        """Of what is in sight: a selection may be of a million rows."""
        first, last = self._rows_in_sight()
        region = QRegion()
        for part in selection.toList():
            for row in range(max(first, part.top()), min(last, part.bottom()) + 1):
                region += self._rect(row)
        return region

    def setSelection(self, rect: QRect, command: Flag) -> None:
        if not self.places.count:
            return
        rect = rect.normalized()
        first, last = (self.places.row_at(y + self.verticalOffset()) for y in (rect.top(), rect.bottom()))
        self.selectionModel().select(QItemSelection(self.model().index(first, 0), self.model().index(last, 0)), command)

    def moveCursor(self, action: Action, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        row, last = self.currentIndex().row(), self.places.count - 1
        page = max(1, self.viewport().height() // self._row_height)
        steps = {
            Action.MoveUp: -1, Action.MoveLeft: 0, Action.MovePrevious: -1, Action.MovePageUp: -page,
            Action.MoveDown: 1, Action.MoveRight: 0, Action.MoveNext: 1, Action.MovePageDown: page,
            Action.MoveHome: -row, Action.MoveEnd: last - row,
        }  # fmt: skip
        return self.model().index(min(max(0, row + steps[action]), last) if row >= 0 else 0, 0)

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        area = event.rect()
        first, last = (self.places.row_at(y + self.verticalOffset()) for y in (area.top(), area.bottom()))
        selected = self._selected_between(first, last)
        current = self.currentIndex().row() if self.hasFocus() else -1
        option, usual = self._option()
        with QPainter(self.viewport()) as painter:
            painter.fillRect(area, QColor(tokens_of(self).list))
            for row in range(max(0, first), last + 1):
                index = self.model().index(row, 0)
                option.rect = self._rect(row)
                option.state = usual | State.State_Selected if row in selected else usual
                if row == current:
                    option.state |= State.State_HasFocus
                self.itemDelegate().paint(painter, option, index)
            if self.paint_headings is not None:
                self.paint_headings(painter, self._headings(first, last))
        self._preparing.start()

    def _selected_between(self, first: int, last: int) -> set[int]:
        """The selected ones of these rows: to ask row by row would ask the model about each."""
        parts = self.selectionModel().selection().toList()
        return {row for part in parts for row in range(max(first, part.top()), min(last, part.bottom()) + 1)}

    def _option(self) -> tuple[QStyleOptionViewItem, State]:
        """How rows are painted, and the state of one that is neither selected nor the current one."""
        option = QStyleOptionViewItem()
        self.initViewItemOption(option)
        return option, option.state & ~(State.State_Selected | State.State_HasFocus)

    def _prepare(self) -> None:
        """Make ready what the next step will show: the row it leads to, the one it leaves and the one it brings into sight."""
        current = self.currentIndex().row()
        if self.prepare_row is None or current < 0 or not self.hasFocus():
            return
        option, usual = self._option()
        current_look = usual | State.State_Selected | State.State_HasFocus
        for row, state in (
            (current + self._direction, current_look),
            (current, usual),
            (current + self._direction * (1 + AHEAD), usual),
        ):
            if 0 <= row < self.places.count:
                option.rect, option.state = self._rect(row), state
                self.prepare_row(option, self.model().index(row, 0))

    def dataChanged(self, top: Index, bottom: Index, roles: object = ()) -> None:
        first, last = self._rows_in_sight()
        if top.row() <= last and bottom.row() >= first:
            self.viewport().update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._bar.setGeometry(self.width() - self._bar.sizeHint().width(), 0, self._bar.sizeHint().width(), self.height())
        self.scrolled.emit()

    def _headings(self, first: int, last: int) -> list[tuple[QRect, Heading]]:
        found = [(row, self.places.heading(row)) for row in range(max(0, first), last + 1) if self.places.begins_day(row)]
        width = self.viewport().width()
        return [(QRect(0, self._rect(row).top() - HEADING_HEIGHT, width, HEADING_HEIGHT), day) for row, day in found if day]

    def _rect(self, row: int) -> QRect:
        return QRect(0, self.places.top(row) - self.verticalOffset(), self.viewport().width(), self._row_height)

    def _rows_in_sight(self) -> tuple[int, int]:
        top = self.verticalOffset()
        return self.places.row_at(top), self.places.row_at(top + self.viewport().height())
