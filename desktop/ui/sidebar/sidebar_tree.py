"""The tree inside the sidebar: rows, groups that fold, and keys. Knows rows by their View."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QFocusEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTreeWidgetItem

from desktop.records import Collection, SmartCollection, Tag
from desktop.translation import tr
from desktop.ui.sidebar import sidebar_rows
from desktop.ui.sidebar.listing_words import ListingRow
from desktop.ui.sidebar.sidebar_delegate import (
    COLOUR_ROLE,
    COUNT_ROLE,
    GAP_ROLE,
    ICON_LEFT,
    ICON_ROLE,
    QUIET_ROLE,
    VIEW_ROLE,
    WARNING_ROLE,
)
from desktop.ui.sidebar.sidebar_groups import GroupedTree
from desktop.ui.sidebar.sidebar_rows import build_row, fold_name, outermost, set_count
from desktop.ui.views import (
    ABOVE_GROUPS,
    BUILT_IN,
    DISMISSED,
    FOOT,
    READING_LIST,
    SOURCES,
    View,
    view_of_collection,
    view_of_listing,
    view_of_tag,
)

READING_GROUP, FOLLOWING_GROUP, COLLECTIONS_GROUP, SMART_GROUP = "reading-list", "following", "collections", "smart"
TAGS_GROUP = "tags"
MOVING = (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right)  # keys that with Alt move a row
ACTING = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)  # keys that do what a row offers


class SidebarTree(GroupedTree):
    """The rows of the library.

    Signals:
        view_chosen: View, by mouse or keys; never by ``select``.
        key_pressed_on: View and the Qt key, for Delete and F2, and for an arrow with Alt.
        menu_requested: View or None, and the global point.
        follow_requested: the row that offers to follow something was chosen.
        laid_out: rows may stand elsewhere, or have another width.
    """

    view_chosen = Signal(object)
    key_pressed_on = Signal(object, int)
    menu_requested = Signal(object, QPoint)
    follow_requested = Signal()
    laid_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Library"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHeaderHidden(True)
        self.setIndentation(0)  # the delegate moves the deeper rows in, so that the selection spans the whole width
        self.setRootIsDecorated(False)
        self.setExpandsOnDoubleClick(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setMouseTracking(True)
        self._selected: View | None = None  # the last view that was gone to, also one without a row
        self._smart: list[SmartCollection] = []
        self._tags: list[tuple[int, str]] = []
        self._shape: tuple[tuple[int, int | None, str], ...] = ()
        self.heading = self._build_fixed_rows()
        self.currentItemChanged.connect(self._on_current_changed)
        self.itemExpanded.connect(lambda item: self._folded.discard(fold_name(item)))
        self.itemCollapsed.connect(lambda item: self._folded.add(fold_name(item)))
        self.entered.connect(self._hover)

    # What is shown

    def current_view(self) -> View | None:
        item = self.currentItem()
        return item.data(0, VIEW_ROLE) if item is not None else None

    def item_of(self, view: View) -> QTreeWidgetItem | None:
        return self._items.get(view)

    def select(self, view: View) -> None:
        """Make that row current without saying so; a view without a row leaves none current."""
        self._selected = view
        item = None if view.kind in self.hidden_rows else self._items.get(view)
        if item is self.currentItem() and (item is None or not item.isHidden()):
            return  # as at each letter of a search: painting it all again would take longer than the search
        self.blockSignals(True)
        if item is None:
            left = self.visualRect(self.currentIndex())
            self.setCurrentIndex(QModelIndex())
            self.viewport().update(QRect(0, left.top(), self.viewport().width(), left.height()))
        else:
            for group in self._groups:
                if group in self._folded and outermost(item) in self._rows_of(group):
                    self.fold_group(group, False)
            self.setCurrentItem(item)
            self.scrollToItem(item)  # unfolds what it is inside of
            self.viewport().update()
        self.blockSignals(False)

    def hide_rows(self, kinds: Sequence[str]) -> None:
        """Leave out the rows of these kinds of views, and no others; one that comes back is current if its view is shown."""
        if tuple(kinds) == self.hidden_rows:
            return
        self.hidden_rows = tuple(kinds)
        current = self.current_view()
        if current is not None and current.kind in kinds:
            self.setCurrentIndex(QModelIndex())
        for view, _label, _icon in BUILT_IN:
            self._items[view].setHidden(view.kind in kinds)
        for group in self._groups:
            self.fold_group(group, group in self._folded)
        self._groups[READING_GROUP].setHidden(all(view.kind in kinds for view, _, _ in READING_LIST))
        self._groups[FOLLOWING_GROUP].setHidden("listing" in kinds)
        self._show_headings()
        if self._selected is not None and self.currentItem() is None:
            self.select(self._selected)

    def show_counts(self, counts: Mapping[View, int]) -> None:
        for view, count in counts.items():
            if view in self._items:
                set_count(self._items[view], count)

    def show_collections(self, collections: Sequence[Collection]) -> None:
        """Show these, in their order; what was folded, current and scrolled to stays so."""
        shape = tuple((each.collection_id, each.parent_id, each.name) for each in collections)
        if shape != self._shape:
            self._shape = shape
            made = sidebar_rows.build_collections(collections)
            self._replace_rows(
                COLLECTIONS_GROUP, "collection", made, [item for item in made.values() if item.parent() is None]
            )
        self.show_counts({view_of_collection(each.collection_id): each.count for each in collections})

    def show_smart(self, smart: Sequence[SmartCollection]) -> None:
        """Show these, in their order; where there are none, not even their heading."""
        if list(smart) != self._smart:
            self._smart = list(smart)
            made = sidebar_rows.build_smart(smart, self._items)
            self._replace_rows(SMART_GROUP, "smart", made, [*made.values()])
            self._show_headings()

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show these, in their order; where there are none, not even their heading."""
        names = [(tag.tag_id, tag.name) for tag in tags]
        if names != self._tags:
            self._tags = names
            made = {view_of_tag(number): build_row(view_of_tag(number), name, "tag") for number, name in names}
            self._replace_rows(TAGS_GROUP, "tag", made, [*made.values()])
            self._show_headings()
        for tag in tags:
            self._items[view_of_tag(tag.tag_id)].setData(0, COLOUR_ROLE, tag.colour)
        self.show_counts({view_of_tag(tag.tag_id): tag.count for tag in tags})

    def show_followed(self, rows: Sequence[ListingRow]) -> None:
        """Show these, in their order; where there are none, a row that offers to follow something."""
        ids = [row.followed_id for row in rows]
        if ids != self.followed_ids() or not self._rows_of(FOLLOWING_GROUP):
            made = sidebar_rows.build_listings(rows)
            for view, item in made.items():
                if view in self._items:
                    item.setData(0, COUNT_ROLE, self._items[view].data(0, COUNT_ROLE))
            offer = [] if made else [sidebar_rows.build_offer(tr("Follow a listing…"))]
            self._replace_rows(FOLLOWING_GROUP, "listing", made, [*made.values(), *offer])
        for row in rows:
            sidebar_rows.dress_listing(self._items[view_of_listing(row.followed_id)], row)

    def mark_failure(self, view: View, failed: bool) -> None:
        """Say beside that row that something failed there, or no longer."""
        item = self._items[view]
        item.setData(0, WARNING_ROLE, failed)
        item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, tr("Something failed") if failed else "")

    def followed_ids(self) -> list[int]:
        """What is followed, by number, in the order of the rows."""
        views = [row.data(0, VIEW_ROLE) for row in self._rows_of(FOLLOWING_GROUP)]
        return [view.followed_id for view in views if view is not None]

    def smart_ids(self) -> list[int]:
        """The smart collections, by number, in the order of the rows."""
        return [row.data(0, VIEW_ROLE).smart_id for row in self._rows_of(SMART_GROUP)]

    def colour_of(self, view: View) -> str:
        """The colour that the reader gave to what that row is of; "" for none."""
        return (view in self._items and self._items[view].data(0, COLOUR_ROLE)) or ""

    def is_paused(self, view: View) -> bool:
        """Whether the listing of that view is paused."""
        return view in self._items and bool(self._items[view].data(0, QUIET_ROLE))

    def _replace_rows(
        self, group: str, kind: str, made: Mapping[View, QTreeWidgetItem], outermost_rows: Sequence[QTreeWidgetItem]
    ) -> None:
        """Put these rows, of views of that kind, under the group's heading; what was current and scrolled to stays so."""
        current, scrolled = self.current_view(), self.verticalScrollBar().value()
        self.blockSignals(True)
        for row in self._rows_of(group):
            self.takeTopLevelItem(self.indexOfTopLevelItem(row))
        self._items = {**{view: item for view, item in self._items.items() if view.kind != kind}, **made}
        self.insertTopLevelItems(self.indexOfTopLevelItem(self._groups[group]) + 1, list(outermost_rows))
        for item in made.values():
            item.setExpanded(fold_name(item) not in self._folded)
        self.fold_group(group, group in self._folded)
        kept = self._items.get(current) if current is not None else None
        if kept is None:
            self.setCurrentIndex(QModelIndex())
        else:
            self.setCurrentItem(kept)
        self.blockSignals(False)
        self.verticalScrollBar().setValue(scrolled)

    def _show_headings(self) -> None:
        for group, kind in ((SMART_GROUP, "smart"), (TAGS_GROUP, "tag")):
            self._groups[group].setHidden(kind in self.hidden_rows or not self._rows_of(group))

    def _build_fixed_rows(self) -> QTreeWidgetItem:
        for view, label, icon in BUILT_IN:
            self._items[view] = build_row(view, label, icon)
        self._items[DISMISSED].setData(0, GAP_ROLE, 14)
        self._items[SOURCES] = build_row(SOURCES, tr("Sources"), "sources")
        headings = {
            READING_GROUP: tr("Reading list"), FOLLOWING_GROUP: tr("Following"), COLLECTIONS_GROUP: tr("Collections"),
            SMART_GROUP: tr("Smart collections"), TAGS_GROUP: tr("Tags"),
        }  # fmt: skip
        for group, label in headings.items():
            self._groups[group] = QTreeWidgetItem([label])
            self._groups[group].setData(0, GAP_ROLE, 10)
        self.addTopLevelItems([self._items[view] for view, _, _ in ABOVE_GROUPS])
        self.addTopLevelItem(self._groups[READING_GROUP])
        self.addTopLevelItems([self._items[view] for view, _, _ in READING_LIST])
        foot = [*(self._items[view] for view, _, _ in FOOT), self._items[SOURCES]]
        self.addTopLevelItems(
            [
                self._groups[FOLLOWING_GROUP],
                self._groups[COLLECTIONS_GROUP],
                self._groups[SMART_GROUP],
                self._groups[TAGS_GROUP],
                *foot,
            ]
        )
        for group in self._groups:
            self.fold_group(group, False)
        self._show_headings()
        return self._groups[COLLECTIONS_GROUP]

    def _on_current_changed(self, item: QTreeWidgetItem | None, _before: QTreeWidgetItem | None) -> None:
        if item is not None and item.data(0, VIEW_ROLE) is not None:
            self.view_chosen.emit(item.data(0, VIEW_ROLE))

    def updateGeometries(self) -> None:
        super().updateGeometries()
        self.laid_out.emit()

    # Mouse and keys

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.rows.focus_visible = False
        if event.button() != Qt.MouseButton.LeftButton:
            event.accept()  # a right click asks about a row; it does not go there
            return
        index = self.indexAt(event.position().toPoint())
        heading = self._heading_at(index)
        if heading is not None:
            self.fold_group(heading, heading not in self._folded)
            return
        if self._offers(index):
            self.follow_requested.emit()
            return
        if index.isValid() and event.position().x() < self.rows.depth_left(index) + ICON_LEFT + 2 and self._fold(index):
            return
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self.rows.focus_visible = True
        view = self.current_view()
        if view is not None and event.key() in MOVING and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self.key_pressed_on.emit(view, event.key())
            return
        if self._fold_by_key(event.key()):
            return
        if self._offers(self.currentIndex()) and event.key() in ACTING:
            self.follow_requested.emit()
            return
        if view is not None and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.view_chosen.emit(view)
        elif view is not None and event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_F2):
            self.key_pressed_on.emit(view, event.key())
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        current = self.currentItem()
        if event.reason() == QContextMenuEvent.Reason.Keyboard and current is not None:
            place = self.visualItemRect(current).center()
            self.menu_requested.emit(self.current_view(), self.viewport().mapToGlobal(place))
            return
        item = self.itemAt(event.pos())
        self.menu_requested.emit(item.data(0, VIEW_ROLE) if item is not None else None, event.globalPos())

    def focusInEvent(self, event: QFocusEvent) -> None:
        if event.reason() not in (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason):
            self.rows.focus_visible = event.reason() != Qt.FocusReason.MouseFocusReason  # else as it was before
        super().focusInEvent(event)

    def leaveEvent(self, event) -> None:
        self._hover(QModelIndex())
        super().leaveEvent(event)

    def _hover(self, index: QModelIndex) -> None:
        self.rows.hovered = QPersistentModelIndex(index)
        self.viewport().update()

    def _offers(self, index: QModelIndex) -> bool:
        """Whether that row is no view but offers to follow something."""
        return index.isValid() and index.data(VIEW_ROLE) is None and bool(index.data(ICON_ROLE))
