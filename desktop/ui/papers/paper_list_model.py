"""The papers of a view for Qt: all ids at once, rows a page at a time, so that a million papers are as quick as ten."""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence

from PySide6.QtCore import QAbstractTableModel, QMimeData, QModelIndex, QObject, QPersistentModelIndex, Qt, QUrl

from desktop.errors import PapershelfError
from desktop.records import PaperRow
from desktop.translation import tr
from desktop.ui.papers.paper_words import spoken, title_words
from desktop.ui.papers.removed_rows import RemovedRows, ranges_of
from desktop.ui.papers.row_places import NO_DAYS
from desktop.ui.sidebar.sidebar_drops import PAPERS_MIME_TYPE

PAGE = 32  # rows: a few screens, so that the first one of a new search waits for no more
PAGES_KEPT = 512
TEXTS_DRAGGED = 100  # each has to be read from the library before the drag can begin
PAPER_ROW = int(Qt.ItemDataRole.UserRole) + 1  # the PaperRow; None when it was deleted meanwhile or could not be read
LONG_TITLE = 60  # characters; a longer one may be elided in the narrowest list, so it has a tool tip

Index = QModelIndex | QPersistentModelIndex
Page = dict[int, PaperRow]


class PaperListModel(QAbstractTableModel):
    """One column of papers. ``load_rows`` gets up to PAGE ids and returns the rows of those that exist, in any order.

    Main thread. When ``load_rows`` raises a PapershelfError, the rows of that page say its sentence until ``forget``,
    ``set_ids`` or ``replace_ids`` is called.
    """

    def __init__(self, load_rows: Callable[[Sequence[int]], list[PaperRow]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._load_rows = load_rows
        self._ids: array[int] = array("q")
        self._days = NO_DAYS
        self._pages: OrderedDict[int, Page | str] = OrderedDict()  # by page number, last used last; str: why it failed

    def set_ids(self, ids: Iterable[int], days: Mapping[int, int] = NO_DAYS) -> None:
        """Show these papers in this order, under these days (see FoundPapers); selection and scroll position start anew."""
        self.beginResetModel()
        self._ids, self._days = _as_array(ids), days
        self._pages.clear()
        self.endResetModel()

    def replace_ids(self, ids: Iterable[int], days: Mapping[int, int] = NO_DAYS) -> None:
        """Show these papers under these days; whoever points at a paper points at it still, or at nothing when it is gone."""
        self.layoutAboutToBeChanged.emit()
        pointers = self.persistentIndexList()
        wanted = [self._ids[pointer.row()] for pointer in pointers]
        self._ids, self._days = _as_array(ids), days
        self._pages.clear()
        rows = self.rows_of(wanted)
        moved = [self.index(rows[paper_id], 0) if paper_id in rows else QModelIndex() for paper_id in wanted]
        self.changePersistentIndexList(pointers, moved)
        self.layoutChanged.emit()

    def take_out(self, gone: RemovedRows, days: Mapping[int, int]) -> None:
        """The same without these rows; nothing is looked for, so it is quick in a long list too."""
        self.layoutAboutToBeChanged.emit()
        pointers = self.persistentIndexList()
        rows = [gone.moved(pointer.row()) for pointer in pointers]
        self._ids, self._days = gone.left(self._ids), days
        self._pages.clear()
        moved = [self.index(row, 0) if row >= 0 else QModelIndex() for row in rows]
        self.changePersistentIndexList(pointers, moved)
        self.layoutChanged.emit()

    def forget(self, ids: Iterable[int]) -> None:
        """These papers changed: read their rows again when they are next painted."""
        changed = set(ids)
        for number in list(self._pages):
            start = number * PAGE
            places = [start + place for place, paper_id in enumerate(self._ids[start : start + PAGE]) if paper_id in changed]
            if places:
                del self._pages[number]
                for found in ranges_of(places):  # not row by row: of ten thousand papers, all that were read may be changed
                    self.dataChanged.emit(self.index(found.start, 0), self.index(found.stop - 1, 0))

    def forget_all(self) -> None:
        """Any paper may have changed: read rows again when they are next painted."""
        self._pages.clear()
        if self._ids:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._ids) - 1, 0))

    def ids(self) -> Sequence[int]:
        """All ids in the list's order. Not to be changed."""
        return self._ids

    @property
    def days(self) -> Mapping[int, int]:
        """How many of the papers stand under each day; empty: they are not listed by days."""
        return self._days

    def paper_id(self, row: int) -> int:
        """The paper in that row; 0 when there is no such row."""
        return self._ids[row] if 0 <= row < len(self._ids) else 0

    def row_of(self, paper_id: int) -> int:
        """The row of that paper; -1 when it is not in the list. At a million papers it takes at most 30 ms."""
        try:
            return self._ids.index(paper_id)
        except ValueError:
            return -1

    def rows_of(self, ids: Iterable[int]) -> dict[int, int]:
        """The rows of those of the papers that are in the list."""
        wanted = set(ids)
        if len(wanted) <= 4:  # array.index is four times as quick as a walk
            return {paper_id: row for paper_id in wanted if (row := self.row_of(paper_id)) >= 0}
        return {paper_id: row for row, paper_id in enumerate(self._ids) if paper_id in wanted}

    def paper_row(self, row: int) -> PaperRow | None:
        """What is shown in that row; None when the paper was deleted meanwhile or could not be read."""
        page = self._page(row)
        return page.get(self.paper_id(row)) if isinstance(page, dict) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else 1

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        return usual | Qt.ItemFlag.ItemIsDragEnabled

    def mimeTypes(self) -> list[str]:
        return [PAPERS_MIME_TYPE, "text/plain", "text/uri-list"]

    def mimeData(self, indexes: Sequence[QModelIndex]) -> QMimeData:
        return self.mime_of(sorted({index.row() for index in indexes}))

    def mime_of(self, numbers: Sequence[int]) -> QMimeData:
        """The papers of these rows as collections take them, and of the first TEXTS_DRAGGED titles and addresses as text."""
        dragged = QMimeData()
        dragged.setData(PAPERS_MIME_TYPE, "\n".join(str(self._ids[number]) for number in numbers).encode())
        rows = [row for number in numbers[:TEXTS_DRAGGED] if (row := self.paper_row(number))]
        dragged.setText("\n".join(f"{title_words(row)}\n{row.url}\n" if row.url else f"{title_words(row)}\n" for row in rows))
        dragged.setUrls([QUrl(row.url) for row in rows if row.url])
        return dragged

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        is_title = orientation == Qt.Orientation.Horizontal and section == 0 and role == Qt.ItemDataRole.DisplayRole
        return tr("Paper") if is_title else None

    def data(self, index: Index, role: int = int(Qt.ItemDataRole.DisplayRole)) -> object:
        if not index.isValid() or index.row() >= len(self._ids):
            return None
        if role not in _ROLES:
            return None
        row = self.paper_row(index.row())
        return _ROLES[role](row) if row else self._instead(index.row(), role)

    def _instead(self, row: int, role: int) -> str | None:
        """What a row without a paper says: why it could not be read; nothing when it was deleted."""
        page = self._page(row)
        if role == PAPER_ROW:
            return None
        return page if isinstance(page, str) else ""

    def _page(self, row: int) -> Page | str:
        number = row // PAGE
        if number in self._pages:
            self._pages.move_to_end(number)
            return self._pages[number]
        page: Page | str
        try:
            page = {found.paper_id: found for found in self._load_rows(self._ids[number * PAGE : (number + 1) * PAGE])}
        except PapershelfError as error:
            page = str(error)
        self._pages[number] = page
        while len(self._pages) > PAGES_KEPT:
            self._pages.popitem(last=False)
        return page


def _as_array(ids: Iterable[int]) -> "array[int]":
    """The same object if it is one: a million ids are eight megabytes."""
    return ids if isinstance(ids, array) and ids.typecode == "q" else array("q", ids)


def _tool_tip(row: PaperRow) -> str | None:
    title = title_words(row)
    import html  # the first page has no tips

    # Qt takes a tip that looks like HTML for HTML, and would fetch what a service's title names.
    return f"<span>{html.escape(title)}</span>" if len(title) > LONG_TITLE else None


_ROLES: dict[int, Callable[[PaperRow], object]] = {
    int(Qt.ItemDataRole.DisplayRole): title_words,
    int(Qt.ItemDataRole.AccessibleTextRole): spoken,
    int(Qt.ItemDataRole.ToolTipRole): _tool_tip,
    PAPER_ROW: lambda row: row,
}
