"""The rows of the page of sources as Qt's tables see them: four columns, and the whole row to be spoken in the first."""

from collections.abc import Sequence

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from desktop.translation import tr
from desktop.ui.sources.source_rows import SourceRow

LISTING, STATE, LAST_PULL, NEXT = range(4)
TITLES = (tr("Listing"), tr("State"), tr("Last pull"), tr("Next"))

AnyIndex = QModelIndex | QPersistentModelIndex
NOWHERE = QModelIndex()


class SourcesModel(QAbstractTableModel):
    """Shows the rows it is given. Rows that are there already stay where they are, and with them whatever is selected."""

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[SourceRow, ...] = ()
        self.unfolded: set[str] = set()  # keys of rows

    def show_rows(self, rows: Sequence[SourceRow]) -> None:
        """Show these; what is new may stand before or after those that are there."""
        if tuple(rows) == self.rows:
            return
        before, after = [row.key for row in self.rows], [row.key for row in rows]
        at = after.index(before[0]) if before and before[0] in after else -1
        if at < 0 or after[at : at + len(before)] != before:
            self.beginResetModel()
            self.rows = tuple(rows)
            self.endResetModel()
            return
        if at:
            self.beginInsertRows(NOWHERE, 0, at - 1)
            self.rows = (*rows[:at], *self.rows)
            self.endInsertRows()
        if len(after) > at + len(before):
            self.beginInsertRows(NOWHERE, at + len(before), len(after) - 1)
            self.rows = (*self.rows, *rows[at + len(before) :])
            self.endInsertRows()
        self.rows = tuple(rows)
        self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, NEXT))

    def toggle_fold(self, row: int) -> None:
        """Show the details of that row, or hide them again; nothing where it has none."""
        if self.rows[row].details:
            self.unfolded ^= {self.rows[row].key}
            self.dataChanged.emit(self.index(row, 0), self.index(row, NEXT))

    def row_of(self, key: str) -> int:
        """Where that row stands; -1 when it is gone."""
        return next((number for number, row in enumerate(self.rows) if row.key == key), -1)

    def is_unfolded(self, row: int) -> bool:
        return self.rows[row].key in self.unfolded

    # As Qt asks

    def rowCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: AnyIndex = NOWHERE) -> int:
        return 0 if parent.isValid() else len(TITLES)

    def data(self, index: AnyIndex, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return (row.name, row.state.words, row.told, row.next)[index.column()]
        if role == Qt.ItemDataRole.AccessibleTextRole and index.column() == LISTING:
            return " ".join([row.spoken, *(row.details if self.is_unfolded(index.row()) else ())])
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return TITLES[section]
        if orientation == Qt.Orientation.Vertical and role == Qt.ItemDataRole.AccessibleTextRole:
            return self.rows[section].name
        return None
