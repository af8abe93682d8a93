"""What the list of papers can show: the rows of the sidebar as values. Pure; no widget lives here."""

from dataclasses import dataclass

from desktop.translation import tr


@dataclass(frozen=True, slots=True)
class View:
    """One thing to look at: ``kind`` is inbox, today, starred, all, dismissed, collection or search.

    ``collection_id`` names the collection of that kind and is 0 for every other.
    """

    kind: str
    collection_id: int = 0


INBOX = View("inbox")
TODAY = View("today")
STARRED = View("starred")
ALL_PAPERS = View("all")
DISMISSED = View("dismissed")
SEARCH = View("search")

# The view, its words and the name of its icon, in the sidebar's order; the last stands under the collections.
BUILT_IN: tuple[tuple[View, str, str], ...] = (
    (INBOX, tr("Inbox"), "inbox"),
    (TODAY, tr("Today"), "today"),
    (STARRED, tr("Starred"), "starred"),
    (ALL_PAPERS, tr("All papers"), "all"),
    (DISMISSED, tr("Dismissed"), "dismissed"),
)


def view_of_collection(collection_id: int) -> View:
    """The view that shows the papers of that collection."""
    return View("collection", collection_id)
