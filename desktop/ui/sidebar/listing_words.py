"""What is followed, in words: a short name for the sidebar and the list's head, and how it went the last time. Pure."""

from collections.abc import Callable
from typing import NamedTuple

from desktop.records import Followed, Listing
from desktop.translation import tr

WHOLE = ("done", "unchanged", "not yet", "running")  # outcomes that need no mark
NAMES: dict[tuple[str, str], Callable[[], str]] = {
    ("huggingface", "day"): lambda: tr("Daily Papers"),
    ("huggingface", "trending"): lambda: tr("Trending"),
    ("huggingface", "search"): lambda: tr("“{argument}”"),
    ("huggingface", "submitter"): lambda: tr("By {argument}"),
    ("huggingface", "organization"): lambda: tr("From {argument}"),
    ("arxiv", "category"): lambda: tr("arXiv {argument}"),
    ("arxiv", "query"): lambda: tr("arXiv “{argument}”"),
}


class ListingRow(NamedTuple):
    """A row of the sidebar. ``state``: how its last pull went, in a few words; "" while that was not looked up."""

    followed_id: int
    label: str
    state: str = ""
    failed: bool = False
    paused: bool = False

    @property
    def words(self) -> str:
        """All that is to be said of it: ``Daily Papers: 34 papers at 09:12``."""
        said = [self.state] if self.state else []
        if self.paused:
            said.append(tr("paused"))
        return tr("{listing}: {state}").format(listing=self.label, state="; ".join(said)) if said else self.label


def short_name(listing: Listing) -> str:
    """What it is called where there is little room; of what a newer version followed, its bare words."""
    words = NAMES.get((listing.source, listing.kind), lambda: listing.argument or listing.kind)()
    return words.replace(
        "{argument}", listing.argument.replace("+", " + ") if listing.kind == "category" else listing.argument
    )


def row_of(kept: Followed, told: Followed | None = None) -> ListingRow:
    """Its row. ``kept``: as the reader named it, "" for not at all; ``told``: with how its last pull went, when that is known."""
    label = kept.name or short_name(kept.listing)
    if told is None:
        return ListingRow(kept.followed_id, label, paused=kept.paused)
    if told.last is None:
        return ListingRow(kept.followed_id, label, tr("not asked for yet"), paused=kept.paused)
    from desktop.library import telling  # how it went is no part of the first paint

    failed = told.last.outcome not in WHOLE
    return ListingRow(kept.followed_id, label, telling.tell_state(told.last), failed, kept.paused)
