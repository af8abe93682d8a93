"""What views are of that the reader made: collections, tags and followed listings, kept in step with the sidebar."""

from collections.abc import Sequence

from desktop.records import Collection, Followed, SmartCollection, Tag
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.sidebar.listing_words import ListingRow, row_of
from desktop.ui.sidebar.sidebar import Sidebar
from desktop.ui.view_titles import title_of
from desktop.ui.views import View, query_of


class ViewSubjects:
    """Knows them by the numbers in their views. What is followed is read quickly; how it went is given to it later."""

    def __init__(self, library: LiveLibrary, sidebar: Sidebar) -> None:
        self._library = library
        self._sidebar = sidebar
        self._collections: dict[int, Collection] = {}
        self._smart: dict[int, SmartCollection] = {}
        self._tags: dict[int, Tag] = {}
        self._followed: dict[int, Followed] = {}
        self._rows: dict[int, ListingRow] = {}

    def load_collections(self) -> None:
        """Read the collections and the smart ones anew, and show them."""
        smart = self._library.smart.load()
        self._smart = {one.smart_id: one for one in smart}
        self._sidebar.show_smart(smart)
        found = self._library.load_collections()
        self._collections = {one.collection_id: one for one in found}
        self._sidebar.show_collections(found)

    def load_tags(self) -> None:
        """Read the tags anew, and show them."""
        found = self._library.tags.load()
        self._tags = {tag.tag_id: tag for tag in found}
        self._sidebar.show_tags(found)

    def load_followed(self, told: Sequence[Followed] = ()) -> None:
        """Read anew what is followed, and show it; ``told`` is the same with how each went, as far as that is known."""
        found = self._library.load_followed()
        details = {one.followed_id: one for one in told}
        self._followed = {one.followed_id: one for one in found}
        self._rows = {one.followed_id: row_of(one, details.get(one.followed_id)) for one in found}
        self._sidebar.show_followed([*self._rows.values()])

    def is_there(self, view: View) -> bool:
        """Whether what it is of is still there; built-in views always are."""
        if view.kind == "collection":
            return view.collection_id in self._collections
        if view.kind == "smart":
            return view.smart_id in self._smart
        if view.kind == "tag":
            return view.tag_id in self._tags
        return view.kind != "listing" or view.followed_id in self._followed

    def is_ranked(self, view: View) -> bool:
        """Whether its papers have places of their own, as what is trending has."""
        followed = self._followed.get(view.followed_id)
        return followed is not None and followed.listing.kind == "trending"

    def kind_of_sort(self, view: View) -> str:
        """Under which name the reader's order for such views is kept."""
        return "trending" if self.is_ranked(view) else view.kind

    def collection_of(self, collection_id: int) -> Collection | None:
        """The collection of that number; None when it is gone."""
        return self._collections.get(collection_id)

    def tag_of(self, tag_id: int) -> Tag | None:
        """The tag of that number; None when it is gone."""
        return self._tags.get(tag_id)

    def tags(self) -> list[Tag]:
        """The tags by alphabet, as they were when they were read last."""
        return [*self._tags.values()]

    def smart_of(self, smart_id: int) -> SmartCollection | None:
        """The smart collection of that number; None when it is gone."""
        return self._smart.get(smart_id)

    def smart_ids(self) -> list[int]:
        """The smart collections, by number, in the reader's order."""
        return [*self._smart]

    def query_of(self, view: View, day: str) -> str:
        """What that view shows, in the query language; ``day`` (ISO) is the one that Today shows."""
        smart = self._smart.get(view.smart_id)
        return smart.query if smart is not None else query_of(view, day)

    def followed_ids(self) -> list[int]:
        """What is followed, by number, in the reader's order."""
        return [*self._followed]

    def label_of(self, followed_id: int) -> str:
        """What that listing is called in the sidebar; "" when it is no longer followed."""
        return self._rows[followed_id].label if followed_id in self._rows else ""

    def title(self, view: View, day: str | None) -> str:
        """What that view shows, in words; ``day`` (ISO) is the one that Today shows."""
        if view.smart_id in self._smart:
            return self._smart[view.smart_id].name
        if view.tag_id in self._tags:
            return self._tags[view.tag_id].name
        return self.label_of(view.followed_id) or title_of(view, day, self._collections.get(view.collection_id))
