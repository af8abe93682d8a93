"""The sidebar: what the reader can look at, and what can be asked of a collection. It asks by signals and changes nothing."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QMenu, QToolButton, QVBoxLayout, QWidget

from desktop.records import Collection
from desktop.translation import tr
from desktop.ui.sidebar_delegate import MARGIN, ROW
from desktop.ui.sidebar_tree import SidebarTree
from desktop.ui.views import INBOX, View

WIDTH = 220


class Sidebar(QWidget):
    """The library's views and collections.

    Signals:
        view_chosen: the View the reader went to; Enter on the current row says it again.
        new_collection_requested: the parent's id, 0 for none.
        rename_requested, delete_requested: a collection's id.
        export_requested: the View whose papers to export.
        hiding_requested: the kinds of all the views whose rows are to be hidden from now on.
        papers_dropped: the View, one of TAKING, and the list of the papers' ids.
    """

    view_chosen = Signal(object)
    new_collection_requested = Signal(int)
    rename_requested = Signal(int)
    delete_requested = Signal(int)
    export_requested = Signal(object)
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
        self._add = self._build_add_button()
        self.tree.view_chosen.connect(self.view_chosen)
        self.tree.papers_dropped.connect(self.papers_dropped)
        self.tree.key_pressed_on.connect(self._on_key)
        self.tree.menu_requested.connect(self._open_menu)
        self.tree.verticalScrollBar().valueChanged.connect(lambda _value: self._place_add_button())
        self.tree.laid_out.connect(self._place_add_button)
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

    def select(self, view: View) -> None:
        """Make that row current without a signal; a view that has no row (a search) leaves none current."""
        self.tree.select(view)

    def current_view(self) -> View | None:
        """The view of the current row; None when there is none."""
        return self.tree.current_view()

    def load_icons(self) -> None:
        """Draw the icons into the places kept for them. To be called after the first paint: it imports the icon family."""
        from desktop.ui.icons import icon

        self.tree.rows.make_icon = icon
        self.tree.viewport().update()

    def build_menu(self, view: View | None) -> QMenu:
        """What can be asked of that row; of the empty space below when None."""
        menu = QMenu(self)
        if view is None:
            menu.addAction(tr("New collection…"), lambda: self.new_collection_requested.emit(0))
        elif view.kind == "collection":
            number = view.collection_id
            menu.addAction(tr("New collection inside…"), lambda: self.new_collection_requested.emit(number))
            menu.addAction(tr("Rename…"), lambda: self.rename_requested.emit(number))
            menu.addAction(tr("Export…"), lambda: self.export_requested.emit(view))
            menu.addSeparator()
            menu.addAction(tr("Delete"), lambda: self.delete_requested.emit(number))
        else:
            menu.addAction(tr("Export…"), lambda: self.export_requested.emit(view))
        self._offer_hiding(menu, view)
        return menu

    def _offer_hiding(self, menu: QMenu, view: View | None) -> None:
        """The Inbox is where everything begins, and collections are folded instead."""
        hidden = self.tree.hidden_rows
        item = self.tree.item_of(view) if view is not None and view.kind not in ("inbox", "collection") else None
        if item is not None or hidden:
            menu.addSeparator()
        if view is not None and item is not None:
            words = tr("Hide “{name}”").format(name=item.text(0))
            menu.addAction(words, lambda: self.hiding_requested.emit([*hidden, view.kind]))
        if hidden:
            menu.addAction(tr("Show hidden rows"), lambda: self.hiding_requested.emit([]))

    def event(self, event: QEvent) -> bool:
        handled = super().event(event)
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.LayoutRequest):
            self._place_add_button()
        return handled

    def _open_menu(self, view: View | None, place: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.build_menu(view)
        self._menu.popup(place)

    def _on_key(self, view: View, key: int) -> None:
        if view.kind == "collection":
            (self.delete_requested if key == Qt.Key.Key_Delete else self.rename_requested).emit(view.collection_id)

    def _build_add_button(self) -> QToolButton:
        button = QToolButton(self)
        button.setObjectName("newCollection")
        button.setText("+")
        button.setAccessibleName(tr("New collection"))
        button.setToolTip(tr("New collection"))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.setFixedSize(22, 22)
        button.clicked.connect(lambda: self.new_collection_requested.emit(0))
        return button

    def _place_add_button(self) -> None:
        """Keep the button on the heading's row: over the tree and not in it, so that assistive technology finds it."""
        row = self.tree.visualItemRect(self.tree.heading)
        corner = self.tree.viewport().mapTo(self, row.bottomRight())
        self._add.move(self.tree.viewport().width() - MARGIN - 22 - 3, corner.y() - ROW + 1 + 3)
        self._add.setVisible(row.bottom() - ROW + 1 >= 0 and row.isValid())
        self._add.raise_()
