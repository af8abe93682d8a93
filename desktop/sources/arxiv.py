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
    answer = asking.get(url, service=SERVICE, accept=ACCEPT, etag=asking.etag, check=asking.check)
    if answer.status == 304:
        yield Page((), etag=asking.etag, unchanged=True)
        if asking.resume_url:
            yield from pages_of_query(query, asking)
        return
    feed = parse_feed(answer.body)
    yield Page(feed.entries, feed.skipped, etag=answer.headers.get("etag"), note=_note(feed, categories))
    if (since is None and not feed.entries) or (since is not None and _missed_feeds(feed, since)):
        # What was announced in between has moved the places on: a pull that was broken off would go on at a wrong one.
        yield from pages_of_query(query, replace(asking, resume_url=None))


def _missed_feeds(feed: AnnouncementFeed, since: datetime) -> bool:
    """Whether there was an announcement between the last pull and this feed, or this feed cannot hold all of its own."""
    if feed.announced is None or len(feed.entries) >= FEED_HOLDS:
        return True
    return since < _announced_before(feed.announced) + FEED_IS_OUT


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
