"""What the list shows, in words: the name of a view, of the day or the week that it is of, or a collection's path."""

from datetime import date

from desktop.records import Collection
from desktop.translation import tr
from desktop.ui.papers.paper_words import heading_words, week_words
from desktop.ui.views import BUILT_IN, TODAY, WEEK, View


def title_of(view: View, day: str | None, collection: Collection | None) -> str:
    """The title of that view; ``day`` (ISO) is the one that Today shows, ``collection`` the one that is shown, if any."""
    if view == TODAY and day:
        return heading_words(date.fromisoformat(day).toordinal())
    if view == WEEK and day:
        return week_words(date.fromisoformat(day))
    if collection is not None:
        return collection.path.replace("/", " / ")
    return {one: label for one, label, _icon in BUILT_IN}.get(view, tr("Results"))
