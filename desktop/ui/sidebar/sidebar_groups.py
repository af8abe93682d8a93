"""The groups of the sidebar's tree: headings whose rows fold away behind them, by mouse and by keys."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QTreeWidgetItem

from desktop.translation import tr
from desktop.ui.sidebar.sidebar_delegate import FOLDED_ROLE
from desktop.ui.sidebar.sidebar_drops import DropTree
from desktop.ui.sidebar.sidebar_rows import kind_of
from desktop.ui.views import DISMISSED, View


class GroupedTree(DropTree):
    """A tree of rows under headings; whoever builds it fills ``_items`` and ``_groups``."""

    def __init__(self) -> None:
        super().__init__()
        self._items: dict[View, QTreeWidgetItem] = {}
        self._groups: dict[str, QTreeWidgetItem] = {}  # their headings
        self._folded: set[str] = set()  # names of groups and, after COLLECTION, numbers of collections
        self.hidden_rows: tuple[str, ...] = ()  # kinds of the views whose rows the reader hid

    def heading_of(self, group: str) -> QTreeWidgetItem:
        """The heading of that group."""
        return self._groups[group]

    def folds(self) -> list[str]:
        """What is folded, to be remembered."""
        return sorted(self._folded)

    def restore_folds(self, folds: Sequence[str]) -> None:
        """Fold what was folded; before collections are shown."""
        self._folded = set(folds)
        for group in self._groups:
            self.fold_group(group, group in self._folded)

    def fold_group(self, group: str, folded: bool) -> None:
        """Hide that group's rows behind its heading, or show them. A folded heading can be reached with the arrow keys."""
        (self._folded.add if folded else self._folded.discard)(group)
        heading = self._groups[group]
        for row in self._rows_of(group):
            row.setHidden(folded or kind_of(row) in self.hidden_rows)
        heading.setData(0, FOLDED_ROLE, folded)
        reachable = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        heading.setFlags(reachable if folded else Qt.ItemFlag.NoItemFlags)
        words = tr("{name}, heading, folded") if folded else tr("{name}, heading")
        heading.setData(0, Qt.ItemDataRole.AccessibleTextRole, words.format(name=heading.text(0)))

    def _rows_of(self, group: str) -> list[QTreeWidgetItem]:
        """The outermost rows between that group's heading and the next, or the last row of the sidebar."""
        first = self.indexOfTopLevelItem(self._groups[group]) + 1
        ends = [self.indexOfTopLevelItem(item) for item in (*self._groups.values(), self._items[DISMISSED])]
        last = min(end for end in ends if end >= first)
        return [item for item in map(self.topLevelItem, range(first, last)) if item is not None]

    def _group_of(self, item: QTreeWidgetItem | None) -> str | None:
        """The group whose heading or outermost row that is."""
        return next((group for group in self._groups if item in (self._groups[group], *self._rows_of(group))), None)

    def _heading_at(self, index: QModelIndex) -> str | None:
        return next(
            (group for group, item in self._groups.items() if index.isValid() and self.itemFromIndex(index) is item), None
        )

    def _fold_by_key(self, key: int) -> bool:
        """Left on a row of a group folds it and goes to its heading; there Right, Enter and Space unfold it."""
        item = self.currentItem()
        group = self._group_of(item) if item is not None else None
        if item is None or group is None:
            return False
        if item is self._groups[group]:
            if key in (Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and group in self._folded:
                self.fold_group(group, False)
                return True
        elif key == Qt.Key.Key_Left and not (item.childCount() and item.isExpanded()):
            self.fold_group(group, True)
            self.setCurrentItem(self._groups[group])
            return True
        return False

    def _fold(self, index: QModelIndex) -> bool:
        if self.model().hasChildren(index):
            self.setExpanded(index, not self.isExpanded(index))
            return True
        return False
