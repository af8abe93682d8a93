"""The arXiv: its announcement feeds, its query API and single papers, and which of them answers a listing.

https://info.arxiv.org/help/rss.html and https://info.arxiv.org/help/api/user-manual.html
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from urllib.parse import quote

from desktop.records import Listing, Page
from desktop.sources.arxiv_entry import SERVICE
from desktop.sources.arxiv_feed import AnnouncementFeed, parse_feed
from desktop.sources.arxiv_listings import describe, normalise_listing, query_of_categories, query_of_words
from desktop.sources.arxiv_papers import pages_of_papers
from desktop.sources.arxiv_query import FIRST_MOST, Query, pages_of_query
from desktop.sources.huggingface_days import day_in_words
from desktop.sources.iso_dates import as_moment
from desktop.sources.source import Asking, Source
from desktop.translation import tr

ACCEPT = "application/rss+xml, application/atom+xml;q=0.9, application/xml;q=0.8"
FIRST_OF_CATEGORY = 200  # of a category that was never asked for, on a day without announcement
FEED_IS_OUT = timedelta(hours=1)  # behind midnight in New York
FEED_HOLDS = 2000  # papers at most
SATURDAY = 5


def pages(listing: Listing, asking: Asking) -> Iterator[Page]:
    """Asks for the listing, one page after the other. Nothing is asked before the first page is taken.

    A category is its announcement feed, and what was submitted since ``asking.since`` if feeds in between were missed.
    A query ends with what is older than ``asking.since``, less the days between submission and announcement.

    Raises:
        UsageError: at once, for a listing that cannot be asked for.
        SourceError: while a page is taken; the pages before it stay good.
        Cancelled: from ``check``.
    """
    listing = normalise_listing(listing)
    match listing.kind:
        case "category":
            return _pages_of_category(listing.argument, asking)
        case "query":
            return pages_of_query(Query(query_of_words(listing.argument), most=None if asking.since else FIRST_MOST), asking)
    return pages_of_papers(listing.argument.split(","), asking)


def _pages_of_category(categories: str, asking: Asking) -> Iterator[Page]:
    since = as_moment(asking.since) if asking.since else None
    query = Query(query_of_categories(categories), most=None if since else FIRST_OF_CATEGORY)
    url = f"{asking.endpoints['arxiv-feed'].rstrip('/')}/rss/{quote(categories, safe='+.')}"
    etag = None if asking.resume_url else asking.etag
    answer = asking.get(url, service=SERVICE, accept=ACCEPT, etag=etag, check=asking.check)
    if answer.status == 304:
        yield Page((), etag=etag, unchanged=True)
        return
    feed = parse_feed(answer.body)
    behind = feed.day.isoformat() if feed.day else ""
    if _is_behind(asking.resume_url, behind):
        yield from _pages_behind(behind, query, asking)
        return
    missed = since is not None and _missed_feeds(feed, since)
    note = " ".join(filter(None, (_note(feed, categories), _note_of_missed() if missed else None)))
    yield Page(feed.entries, feed.skipped, etag=answer.headers.get("etag"), note=note or None)
    if missed or (since is None and not feed.entries):
        yield from _pages_behind(behind, query, replace(asking, resume_url=None))


def _is_behind(resume_url: str | None, day: str) -> bool:
    """Whether a pull was broken off behind this day's feed. Behind another one all places in the query have moved on since."""
    return bool(day) and (resume_url or "").partition("#")[2] == day


def _pages_behind(day: str, query: Query, asking: Asking) -> Iterator[Page]:
    """The slices of the query. Where it goes on is told with the feed's day, as a fragment, which is never sent."""
    resume_url = asking.resume_url.partition("#")[0] if asking.resume_url else None
    for page in pages_of_query(query, replace(asking, resume_url=resume_url)):
        yield replace(page, next_url=f"{page.next_url}#{day}" if page.next_url else None)


def _missed_feeds(feed: AnnouncementFeed, since: datetime) -> bool:
    """Whether there was an announcement between the last pull and this feed, or this feed cannot hold all of its own."""
    if feed.announced is None or len(feed.entries) >= FEED_HOLDS:
        return True
    return since < _announced_before(feed.announced) + FEED_IS_OUT


def _note_of_missed() -> str:
    """The archive's search finds what was submitted, and not what was replaced."""
    return tr(
        "Earlier announcements may be missing: what was submitted since is asked for, but not the new versions of older papers."
    )


def _announced_before(announced: datetime) -> datetime:
    """When the feed before came out: there is none at weekends."""
    before = announced - timedelta(days=1)
    return before - timedelta(days=max(0, before.weekday() - SATURDAY + 1))


def _note(feed: AnnouncementFeed, categories: str) -> str | None:
    if feed.entries or feed.skipped:
        return None
    names = categories.replace("+", ", ")
    if feed.day and feed.day.weekday() >= SATURDAY:
        return tr("{service} announces nothing at weekends: the next papers in {categories} come on Monday.").format(
            service=SERVICE, categories=names
        )
    if feed.day:
        sentence = tr("{service} announced nothing in {categories} on {day}.")
        return sentence.format(service=SERVICE, categories=names, day=day_in_words(feed.day))
    return tr("{service} announced nothing in {categories}.").format(service=SERVICE, categories=names)


SOURCE = Source(
    name="arxiv",
    label=SERVICE,
    kinds=("category", "query", "paper"),
    normalise=normalise_listing,
    describe=describe,
    pages=pages,
)
