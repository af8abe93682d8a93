"""The sidebar: what the reader can look at, and what can be asked of a collection. It asks by signals and changes nothing."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.records import Collection, SmartCollection, Tag
from desktop.translation import tr
from desktop.ui.sidebar.listing_words import ListingRow
from desktop.ui.sidebar.sidebar_delegate import MARGIN, ROW
from desktop.ui.sidebar.sidebar_menu import DELETE, DOWN, EDIT, RENAME, UNFOLLOW, UP, build_menu
from desktop.ui.sidebar.sidebar_tree import COLLECTIONS_GROUP, FOLLOWING_GROUP, SMART_GROUP, SidebarTree
from desktop.ui.views import INBOX, SOURCES, View

WIDTH = 220
MOVES = {Qt.Key.Key_Up: UP, Qt.Key.Key_Down: DOWN, Qt.Key.Key_Left: "out", Qt.Key.Key_Right: "in"}


class Sidebar(QWidget):
    """The library's views, what is followed, and collections.

    ``has_sources``: there is a page on which a listing can be shown.

    Signals:
        view_chosen: the View the reader went to; Enter on the current row says it again.
        sources_chosen: the same of the row Sources, which is no view of papers.
        new_collection_requested: the parent's id, 0 for none.
        move_requested: a collection's id, and up, down, in or out.
        rename_requested, delete_requested: a collection's id.
        follow_requested: the reader wants to follow something.
        saving_requested: the reader wants to keep a search.
        smart_requested: what is asked of a smart collection (a name of sidebar_menu.py) and its number.
        tag_requested: the same of a tag.
        listing_requested: what is asked of a listing (a name of sidebar_menu.py) and its number among what is followed.
        colour_requested: the View of what is to have a colour, and the colour; "" for none.
        export_requested: the View whose papers to export.
        emptying_requested: the Trash is to be emptied.
        hiding_requested: the kinds of all the views whose rows are to be hidden from now on.
        papers_dropped: the View, one of TAKING, and the list of the papers' ids.
    """

    view_chosen = Signal(object)
    sources_chosen = Signal()
    new_collection_requested = Signal(int)
    move_requested = Signal(int, str)
    rename_requested = Signal(int)
    delete_requested = Signal(int)
    follow_requested = Signal()
    listing_requested = Signal(str, int)
    saving_requested = Signal()
    smart_requested = Signal(str, int)
    tag_requested = Signal(str, int)
    colour_requested = Signal(object, str)
    export_requested = Signal(object)
    emptying_requested = Signal()
    papers_dropped = Signal(object, list)
    hiding_requested = Signal(list)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("sidebar")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.tree = SidebarTree()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 14, 0, 8)
        layout.addWidget(self.tree)
        self.setFocusProxy(self.tree)
        self._menu: QMenu | None = None
        self.has_sources = False
        self._adds = {
            FOLLOWING_GROUP: self._build_add_button("followListing", tr("Follow a listing"), self.follow_requested.emit),
            COLLECTIONS_GROUP: self._build_add_button(
                "newCollection", tr("New collection"), lambda: self.new_collection_requested.emit(0)
            ),
            SMART_GROUP: self._build_add_button("saveSearch", tr("Save a search"), self.saving_requested.emit),
        }
        self.tree.view_chosen.connect(self._choose)
        self.tree.papers_dropped.connect(self.papers_dropped)
        self.tree.key_pressed_on.connect(self._on_key)
        self.tree.menu_requested.connect(self._open_menu)
        self.tree.follow_requested.connect(self.follow_requested)
        self.tree.verticalScrollBar().valueChanged.connect(lambda _value: self._place_add_buttons())
        self.tree.laid_out.connect(self._place_add_buttons)
        self.select(INBOX)

    def sizeHint(self) -> QSize:
        return QSize(WIDTH, 600)

    def show_collections(self, collections: Sequence[Collection]) -> None:
        """Show these collections in their order; what was unfolded and current stays so.

        When the current collection is no longer among them, Inbox becomes current and ``view_chosen`` says so.
        """
        before = self.tree.current_view()
        self.tree.show_collections(collections)
        if before is not None and self.tree.current_view() is None:
            self.select(INBOX)
            self.view_chosen.emit(INBOX)

    def show_smart(self, smart: Sequence[SmartCollection]) -> None:
        """Show these smart collections in their order. When the current one is no longer among them, Inbox becomes current,
        and ``view_chosen`` says so.
        """
        before = self.tree.current_view()
        self.tree.show_smart(smart)
        self._place_add_buttons()
        if before is not None and self.tree.current_view() is None:
            self.select(INBOX)
            self.view_chosen.emit(INBOX)

    def show_tags(self, tags: Sequence[Tag]) -> None:
        """Show these tags in their order. When the current one is no longer among them, none is current."""
        self.tree.show_tags(tags)

    def show_followed(self, rows: Sequence[ListingRow]) -> None:
        """Show what is followed, in its order. When the current listing is no longer among it, none is current."""
        self.tree.show_followed(rows)

    def show_counts(self, counts: Mapping[View, int]) -> None:
        """Write these counts beside their rows; a count of 0 is not drawn."""
        self.tree.show_counts(counts)

    def set_counts_visible(self, visible: bool) -> None:
        """Draw the counts, or leave them out."""
        self.tree.rows.counts_visible = visible
        self.tree.viewport().update()

    def hide_rows(self, kinds: Sequence[str]) -> None:
        """Leave out the rows of these kinds of views, and no others. One that is gone to all the same is shown in no row."""
        self.tree.hide_rows(kinds)
        self._place_add_buttons()

    def select(self, view: View) -> None:
        """Make that row current without a signal; a view that has no row (a search) leaves none current."""
        self.tree.select(view)

    def current_view(self) -> View | None:
        """The view of the current row; None when there is none."""
        return self.tree.current_view()

    def load_icons(self) -> None:
        """Draw the icons into the places kept for them. To be called after the first paint: it imports the icon family."""
        from desktop.ui.look.icons import icon

        self.tree.rows.make_icon = icon
        self.tree.viewport().update()

    def build_menu(self, view: View | None) -> QMenu:
        """What can be asked of that row; of the empty space below when None."""
        return build_menu(self, view)

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place_add_buttons()
        return handled

    def _choose(self, view: View) -> None:
        if view == SOURCES:
            self.sources_chosen.emit()
        else:
            self.view_chosen.emit(view)

    def _open_menu(self, view: View | None, place: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.build_menu(view)
        self._menu.popup(place)

    def _on_key(self, view: View, key: int) -> None:
        if key in MOVES:
            self._move(view, MOVES[Qt.Key(key)])
        elif view.kind == "collection":
            (self.delete_requested if key == Qt.Key.Key_Delete else self.rename_requested).emit(view.collection_id)
        elif view.kind == "smart":
            self.smart_requested.emit(DELETE if key == Qt.Key.Key_Delete else EDIT, view.smart_id)
        elif view.kind == "tag":
            self.tag_requested.emit(DELETE if key == Qt.Key.Key_Delete else RENAME, view.tag_id)
        elif view.kind == "listing":
            self.listing_requested.emit(UNFOLLOW if key == Qt.Key.Key_Delete else RENAME, view.followed_id)

    def _move(self, view: View, where: str) -> None:
        if view.kind == "collection":
            self.move_requested.emit(view.collection_id, where)
        elif view.kind == "smart" and where in (UP, DOWN):
            self.smart_requested.emit(where, view.smart_id)
        elif view.kind == "listing" and where in (UP, DOWN):
            self.listing_requested.emit(where, view.followed_id)

    def _build_add_button(self, name: str, words: str, ask: Callable[[], None]) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName(name)
        button.setProperty("kind", "add")
        button.setText("+")
        button.setAccessibleName(words)
        button.setToolTip(words)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedSize(22, 22)
        button.clicked.connect(lambda _checked: ask())
        return button

    def _place_add_buttons(self) -> None:
        """Keep each button on its heading's row: over the tree and not in it, so that assistive technology finds it."""
        for group, button in self._adds.items():
            heading = self.tree.heading_of(group)
            row = self.tree.visualItemRect(heading)
            corner = self.tree.viewport().mapTo(self, row.bottomRight())
            button.move(self.tree.viewport().width() - MARGIN - 22 - 3, corner.y() - ROW + 1 + 3)
            button.setVisible(row.bottom() - ROW + 1 >= 0 and row.isValid() and not heading.isHidden())
            button.raise_()
