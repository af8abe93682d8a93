"""The menus of the sidebar's rows: what can be asked of a collection, a smart one, a listing that is followed, any other view."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QMenu

from desktop.translation import tr
from desktop.ui.look.colour_menu import fill_with_colours
from desktop.ui.views import TRASH, View

if TYPE_CHECKING:
    from desktop.ui.sidebar.sidebar import Sidebar

# What can be asked of a listing and of a smart collection, as Sidebar.listing_requested and smart_requested name it.
PULL, RENAME, PAUSE, RESUME, UP, DOWN, SOURCES, UNFOLLOW = (
    "pull", "rename", "pause", "resume", "up", "down", "sources", "unfollow"
)  # fmt: skip
EDIT, DELETE = "edit", "delete"


def build_menu(sidebar: "Sidebar", view: View | None) -> QMenu:
    """What can be asked of that row; of a heading or the empty space below when None."""
    menu = QMenu(sidebar)
    if view is None:
        menu.addAction(tr("New collection…"), lambda: sidebar.new_collection_requested.emit(0))
        menu.addAction(tr("Follow a listing…"), sidebar.follow_requested.emit)
    elif view.kind == "collection":
        _fill_for_collection(menu, sidebar, view)
    elif view.kind == "smart":
        _fill_for_smart(menu, sidebar, view)
    elif view.kind == "tag":
        _fill_for_tag(menu, sidebar, view)
    elif view.kind == "listing":
        _fill_for_listing(menu, sidebar, view)
    elif view.kind != "sources":
        menu.addAction(tr("Export…"), lambda: sidebar.export_requested.emit(view))
    if view == TRASH:
        menu.addAction(tr("Empty the Trash…"), sidebar.emptying_requested.emit)
    _offer_hiding(menu, sidebar, view)
    return menu


def _fill_for_collection(menu: QMenu, sidebar: "Sidebar", view: View) -> None:
    number = view.collection_id
    menu.addAction(tr("New collection inside…"), lambda: sidebar.new_collection_requested.emit(number))
    menu.addAction(tr("Rename…"), lambda: sidebar.rename_requested.emit(number))
    menu.addAction(tr("Export…"), lambda: sidebar.export_requested.emit(view))
    menu.addSeparator()
    for words, where in (
        (tr("Move up"), UP), (tr("Move down"), DOWN), (tr("Move into the one above"), "in"), (tr("Move out"), "out"),
    ):  # fmt: skip
        menu.addAction(words, partial(sidebar.move_requested.emit, number, where))
    menu.addSeparator()
    menu.addAction(tr("Delete"), lambda: sidebar.delete_requested.emit(number))


def _fill_for_smart(menu: QMenu, sidebar: "Sidebar", view: View) -> None:
    def offer(words: str, deed: str, *, enabled: bool = True) -> None:
        menu.addAction(words, lambda: sidebar.smart_requested.emit(deed, view.smart_id)).setEnabled(enabled)

    ids = sidebar.tree.smart_ids()
    offer(tr("Edit…"), EDIT)
    menu.addAction(tr("Export…"), lambda: sidebar.export_requested.emit(view))
    menu.addSeparator()
    offer(tr("Move up"), UP, enabled=view.smart_id in ids[1:])
    offer(tr("Move down"), DOWN, enabled=view.smart_id in ids[:-1])
    menu.addSeparator()
    offer(tr("Delete"), DELETE)


def _fill_for_tag(menu: QMenu, sidebar: "Sidebar", view: View) -> None:
    menu.addAction(tr("Rename or merge…"), lambda: sidebar.tag_requested.emit(RENAME, view.tag_id))
    _offer_colours(menu, sidebar, view)
    menu.addAction(tr("Export…"), lambda: sidebar.export_requested.emit(view))
    menu.addSeparator()
    menu.addAction(tr("Delete"), lambda: sidebar.tag_requested.emit(DELETE, view.tag_id))


def _offer_colours(menu: QMenu, sidebar: "Sidebar", view: View) -> None:
    fill_with_colours(menu.addMenu(tr("Colour")), sidebar.tree.colour_of(view), partial(sidebar.colour_requested.emit, view))


def _fill_for_listing(menu: QMenu, sidebar: "Sidebar", view: View) -> None:
    def offer(words: str, deed: str, *, enabled: bool = True) -> None:
        menu.addAction(words, lambda: sidebar.listing_requested.emit(deed, view.followed_id)).setEnabled(enabled)

    ids = sidebar.tree.followed_ids()
    offer(tr("Pull now"), PULL)
    offer(tr("Rename…"), RENAME)
    if sidebar.tree.is_paused(view):
        offer(tr("Take up again"), RESUME)
    else:
        offer(tr("Pause"), PAUSE)
    menu.addAction(tr("Export…"), lambda: sidebar.export_requested.emit(view))
    if sidebar.has_sources:
        offer(tr("Show in Sources"), SOURCES)
    menu.addSeparator()
    offer(tr("Move up"), UP, enabled=view.followed_id in ids[1:])
    offer(tr("Move down"), DOWN, enabled=view.followed_id in ids[:-1])
    menu.addSeparator()
    offer(tr("Stop following"), UNFOLLOW)


def _offer_hiding(menu: QMenu, sidebar: "Sidebar", view: View | None) -> None:
    """The Inbox is where everything begins, and collections are folded instead."""
    hidden = sidebar.tree.hidden_rows
    kind, name = _what_can_be_hidden(sidebar, view)
    if kind or hidden:
        menu.addSeparator()
    if kind:
        words = tr("Hide “{name}”").format(name=name)
        menu.addAction(words, lambda: sidebar.hiding_requested.emit([*hidden, kind]))
    if hidden:
        menu.addAction(tr("Show hidden rows"), lambda: sidebar.hiding_requested.emit([]))


def _what_can_be_hidden(sidebar: "Sidebar", view: View | None) -> tuple[str, str]:
    """The kind of the rows that this menu hides, and their name; both "" for none.

    All that is followed is hidden together, and so are all smart collections and all tags.
    """
    if view is None:
        is_left = not sidebar.tree.followed_ids() and "listing" not in sidebar.tree.hidden_rows
        return ("listing", tr("Following")) if is_left else ("", "")
    item = sidebar.tree.item_of(view)
    if item is None or view.kind in ("inbox", "collection", "sources"):
        return "", ""
    together = {"listing": tr("Following"), "smart": tr("Smart collections"), "tag": tr("Tags")}
    return view.kind, together.get(view.kind) or item.text(0)
