"""Finds out why a list is empty, for the words and the buttons in its place."""

from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.papers.empty_states import EmptyState, empty_state
from desktop.ui.views import View


def explain(library: LiveLibrary, view: View, query: str, label: str) -> EmptyState:
    """What to say where that view shows no paper. ``query``: what is searched for; ``label``: what a listing is called."""
    offline = library.is_offline
    if view.kind == "listing":
        from desktop.ui.papers.listing_states import listing_state

        followed = next((one for one in library.sources.load_followed() if one.followed_id == view.followed_id), None)
        if followed is not None:
            dismissed = library.count(f"listing:#{view.followed_id}")
            return listing_state(followed, label, dismissed=dismissed, offline=offline)
    is_empty = not len(library.find("", 1))
    return empty_state(
        view,
        query,
        shelf_is_empty=is_empty,
        offline=offline,
        hints=library.search.find_hints(query),
        refusal=library.find_refusal() if is_empty else "",
        follows=is_empty and bool(library.load_followed()),
    )
