"""What the list of papers can show: the rows of the sidebar as values, and what each asks for. Pure; no widget lives here."""

from dataclasses import dataclass
from datetime import date, timedelta

from desktop.records import Order
from desktop.translation import tr


@dataclass(frozen=True, slots=True)
class View:
    """One thing to look at: ``kind`` is a name of BUILT_IN, collection, smart, tag, listing or search.

    ``collection_id`` names the collection of that kind, ``followed_id`` what is followed, ``smart_id`` the smart collection,
    ``tag_id`` the tag; each is 0 for every other.
    """

    kind: str
    collection_id: int = 0
    followed_id: int = 0
    smart_id: int = 0
    tag_id: int = 0


INBOX = View("inbox")
TODAY = View("today")
WEEK = View("week")
STARRED = View("starred")
ALL_PAPERS = View("all")
RECENT = View("recent")
TO_READ = View("to-read")
READING = View("reading")
DONE = View("done")
LATER = View("later")
LATE_BLOOMERS = View("late-bloomers")
DISMISSED = View("dismissed")
TRASH = View("trashed")
SEARCH = View("search")
SOURCES = View("sources")  # no list of papers but the page that stands in its place

Rows = tuple[tuple[View, str, str], ...]  # the view, its words and the name of its icon

ABOVE_GROUPS: Rows = (
    (INBOX, tr("Inbox"), "inbox"),
    (TODAY, tr("Today"), "today"),
    (WEEK, tr("This week"), "week"),
    (STARRED, tr("Starred"), "starred"),
    (ALL_PAPERS, tr("All papers"), "all"),
    (RECENT, tr("Recently added"), "recent"),
    (LATE_BLOOMERS, tr("Late bloomers"), "late-bloomers"),
)
READING_LIST: Rows = (
    (TO_READ, tr("To read"), "to-read"),
    (READING, tr("Reading"), "reading"),
    (DONE, tr("Done"), "check"),
    (LATER, tr("Later"), "later"),
)
FOOT: Rows = ((DISMISSED, tr("Dismissed"), "dismissed"), (TRASH, tr("Trash"), "trash"))
BUILT_IN: Rows = (*ABOVE_GROUPS, *READING_LIST, *FOOT)  # in the sidebar's order; FOOT stands under the collections

OF_ONE_STATE = ("inbox", "starred", "to-read", "reading", "done", "later", "dismissed", "trashed")
ALWAYS_THE_SAME = {
    **{kind: f"is:{kind}" for kind in OF_ONE_STATE}, "recent": "-is:dismissed", "late-bloomers": "is:late-bloomer"
}  # fmt: skip
# A paper that is decided on stays in sight until these are left; a dismissed one leaves those that would not list it again.
STAYING = ("inbox", "today", "week", "recent", "starred", "to-read", "reading", "done", "late-bloomers", "listing")
WITHOUT_DISMISSED = ("inbox", "today", "week", "recent", "listing")
# Papers that are dropped on one of these, or on a collection, become part of it.
TAKING = ("starred", "to-read", "reading", "done", "dismissed", "trashed", "collection")


def view_of_collection(collection_id: int) -> View:
    """The view that shows the papers of that collection."""
    return View("collection", collection_id)


def view_of_listing(followed_id: int) -> View:
    """The view that shows the papers of what is followed under that number."""
    return View("listing", followed_id=followed_id)


def view_of_smart(smart_id: int) -> View:
    """The view that shows what the smart collection of that number searches for."""
    return View("smart", smart_id=smart_id)


def view_of_tag(tag_id: int) -> View:
    """The view that shows the papers with that tag."""
    return View("tag", tag_id=tag_id)


def query_of(view: View, day: str | None) -> str:
    """What that view shows, in the query language; ``day`` (ISO) is the one that Today shows and that This week is around.

    What a search shows is for the search box to say, what a smart collection shows for view_subjects.py.
    """
    shown = date.fromisoformat(day) if day else date.min
    match view.kind:
        case "today":
            return f"on:{shown.isoformat()} -is:dismissed"
        case "week":
            monday, after = week_of(shown)
            return f"after:{monday.isoformat()} before:{after.isoformat()} -is:dismissed"
        case "collection":
            return f"in:#{view.collection_id}"
        case "tag":
            return f"tag:#{view.tag_id}"
        case "listing":
            return f"listing:#{view.followed_id} -is:dismissed"
    return ALWAYS_THE_SAME.get(view.kind, "")


def order_of(view: View) -> Order:
    """What that view is sorted by until the reader chooses another order."""
    return {RECENT: Order.ADDED, LATER: Order.LATER}.get(view, Order.DATE)


def week_of(day: date) -> tuple[date, date]:
    """The Monday on or before that day, and the Monday after."""
    monday = day - timedelta(days=day.weekday())
    return monday, monday + timedelta(days=7)
