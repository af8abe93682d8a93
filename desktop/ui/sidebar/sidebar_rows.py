"""The rows of the sidebar's tree as items: what each holds for the delegate that paints it and for assistive technology."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTreeWidgetItem

from desktop.records import Collection, SmartCollection
from desktop.translation import tr, trn
from desktop.ui.sidebar.listing_words import ListingRow
from desktop.ui.sidebar.sidebar_delegate import COUNT_ROLE, ICON_ROLE, QUIET_ROLE, VIEW_ROLE, WARNING_ROLE
from desktop.ui.views import View, view_of_collection, view_of_listing, view_of_smart

COLLECTION = "collection:"  # before its number, where folds are remembered


def build_row(view: View, label: str, icon: str) -> QTreeWidgetItem:
    """The row of that view."""
    item = QTreeWidgetItem([label])
    item.setData(0, VIEW_ROLE, view)
    item.setData(0, ICON_ROLE, icon)
    return item


def build_offer(label: str) -> QTreeWidgetItem:
    """A faint row that is no view but offers something."""
    item = QTreeWidgetItem([label])
    item.setData(0, ICON_ROLE, "plus")
    item.setData(0, QUIET_ROLE, True)
    return item


def build_listings(rows: Sequence[ListingRow]) -> dict[View, QTreeWidgetItem]:
    """The rows of what is followed, by their views."""
    return {view: build_row(view, row.label, "listing") for row in rows for view in [view_of_listing(row.followed_id)]}


def build_collections(collections: Sequence[Collection]) -> dict[View, QTreeWidgetItem]:
    """The rows of the collections, by their views, each inside of the one that it belongs to."""
    made = {
        each.collection_id: build_row(view_of_collection(each.collection_id), each.name, "collection") for each in collections
    }
    for each in collections:
        if each.parent_id in made:
            made[each.parent_id].addChild(made[each.collection_id])
    return {view_of_collection(number): item for number, item in made.items()}


def build_smart(smart: Sequence[SmartCollection], before: Mapping[View, QTreeWidgetItem]) -> dict[View, QTreeWidgetItem]:
    """The rows of the smart collections, by their views; each keeps the count of its row ``before``, as long as no other is known."""
    made = {}
    for one in smart:
        view = view_of_smart(one.smart_id)
        made[view] = build_row(view, one.name, "smart")
        made[view].setToolTip(0, one.query)
        if view in before and before[view].toolTip(0) == one.query:
            set_count(made[view], before[view].data(0, COUNT_ROLE) or 0)
    return made


def dress_listing(item: QTreeWidgetItem, row: ListingRow) -> None:
    """Have the row say how its listing is now: its name, its last pull, and whether it is paused."""
    item.setText(0, row.label)
    item.setData(0, ICON_ROLE, "paused" if row.paused else "listing")
    item.setData(0, QUIET_ROLE, row.paused)
    item.setData(0, WARNING_ROLE, row.failed)
    item.setToolTip(0, row.words)
    set_count(item, item.data(0, COUNT_ROLE) or 0)


def set_count(item: QTreeWidgetItem, count: int) -> None:
    """Have the row say how many papers it has."""
    item.setData(0, COUNT_ROLE, count)
    words = trn("{count} paper", "{count} papers", count)
    if item.toolTip(0):
        words = tr("{count}. {state}").format(count=words, state=item.toolTip(0))
    item.setData(0, Qt.ItemDataRole.AccessibleDescriptionRole, words)


def fold_name(item: QTreeWidgetItem) -> str:
    """The name under which the fold of a collection's row is remembered."""
    view = item.data(0, VIEW_ROLE)
    return f"{COLLECTION}{view.collection_id}"


def kind_of(item: QTreeWidgetItem) -> str:
    """The kind of the row's view; an offer belongs to what it offers to follow."""
    view = item.data(0, VIEW_ROLE)
    return view.kind if view is not None else "listing"


def outermost(item: QTreeWidgetItem) -> QTreeWidgetItem:
    """The row that it is inside of, or itself."""
    parent = item.parent()
    return item if parent is None else outermost(parent)
