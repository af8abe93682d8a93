"""Hugging Face's Daily Papers: which address answers a listing, and what its answer says. Bytes come from ``get``."""

import re
from collections.abc import Iterator
from dataclasses import replace
from urllib.parse import quote, urlencode, urljoin, urlsplit

from desktop.errors import SourceError
from desktop.records import Listed, Listing, Page
from desktop.sources.huggingface_days import describe, normalise_listing, period_in_words
from desktop.sources.huggingface_paper import SITE, is_entry, read_entry
from desktop.sources.refusals import NotYetError, RefusedError, read_answer_body
from desktop.sources.source import Asking, Source
from desktop.translation import tr

SERVICE = "Hugging Face"
PAGE_SIZE = 100  # the most that the service gives at once
MOST_PAGES = 100
TRENDING_PAGES = 5  # the ranking goes on through all papers there are; its first 500 are what "trending" can mean

_NEXT = re.compile(r'<([^<>]*)>\s*;[^,<]*?\brel="?next\b', re.IGNORECASE)


def parse(answer: object, listing: Listing, first_rank: int = 1) -> Page:
    """The papers of one answer, in its order; an empty list is a page without papers.

    Entries without an id or a title are named in ``skipped``. ``first_rank`` is the place of the answer's first entry.

    Raises:
        SourceError: the answer is no list of papers.
    """
    if not isinstance(answer, list) or (answer and not any(map(is_entry, answer))):
        raise _unknown_shape(answer)
    day = listing.argument if listing.kind == "day" else None
    entries, skipped = [], []
    for place, item in enumerate(answer, first_rank):
        entry = read_entry(item, day=day, rank=None if listing.kind == "search" else place)
        if isinstance(entry, str):
            skipped.append(tr("Entry {place} was left out: {reason}.").format(place=place, reason=entry))
        else:
            entries.append(entry)
    return Page(tuple(entries), tuple(skipped))


def parse_paper(answer: object) -> Listed:
    """The one paper that ``/api/papers/{id}`` answers with.

    Raises:
        SourceError: the answer is no paper with an id and a title.
    """
    entry = read_entry(answer)
    if isinstance(entry, str):
        raise _unknown_shape(answer)
    return entry


def paper_url(arxiv_id: str, endpoint: str) -> str:
    """Where ``parse_paper``'s answer comes from."""
    return f"{endpoint.rstrip('/')}/api/papers/{quote(arxiv_id, safe='')}"


def find_newest_day(asking: Asking) -> Listing | None:
    """The newest day's list that the service has, whatever the calendar here says; None when it names none.

    Raises:
        SourceError: no answer, or not a list.
        Cancelled: from ``check``.
    """
    answer = asking.get(f"{_endpoint(asking)}/api/daily_papers?limit=1", service=SERVICE, check=asking.check)
    page = parse(read_answer_body(answer, SERVICE), Listing(SOURCE.name, "search"))
    day = next((entry.day for entry in page.entries if entry.day), None)
    return Listing(SOURCE.name, "day", day) if day else None


def pages(listing: Listing, asking: Asking) -> Iterator[Page]:
    """Asks for the listing, one page after the other. Nothing is asked before the first page is taken.

    Raises:
        UsageError: at once, for a listing that cannot be asked for.
        SourceError: while a page is taken; the pages before it stay good.
        Cancelled: from ``check``.
    """
    return _pages(normalise_listing(listing), asking)


def _endpoint(asking: Asking) -> str:
    return asking.endpoints[SOURCE.name].rstrip("/")


def _pages(listing: Listing, asking: Asking) -> Iterator[Page]:
    endpoint = _endpoint(asking)
    url: str | None = _first_url(listing, endpoint)
    asked: set[str] = set()
    rank = 1
    while url:
        if url in asked or len(asked) == MOST_PAGES:
            sentence = tr("{service} names more and more pages without an end: what came before is kept; try again later.")
            raise _error(sentence)
        asked.add(url)
        try:
            answer = asking.get(url, service=SERVICE, check=asking.check)
        except RefusedError as refused:
            raise _not_yet(refused, listing) or refused from refused
        page = parse(read_answer_body(answer, SERVICE), listing, rank)
        rank += len(page.entries) + len(page.skipped)
        url = _next_url(answer.headers.get("link", ""), url, endpoint)
        if listing.kind == "trending" and len(asked) == TRENDING_PAGES:
            url = None
        yield replace(page, next_url=url)


def _first_url(listing: Listing, endpoint: str) -> str:
    if listing.kind == "search":
        return f"{endpoint}/api/papers/search?{urlencode({'q': listing.argument, 'limit': PAGE_SIZE}, quote_via=quote)}"
    key, value = ("sort", "trending") if listing.kind == "trending" else (listing.kind, listing.argument)
    key = "date" if key == "day" else key
    return f"{endpoint}/api/daily_papers?{urlencode({key: value, 'limit': PAGE_SIZE}, quote_via=quote)}"


def _next_url(link: str, url: str, endpoint: str) -> str | None:
    """The next page's address, always at ``endpoint``: a mirror passes on links that lead to the service itself.

    Raises:
        SourceError: the link leads to someone else.
    """
    found = _NEXT.search(link)
    if not found:
        return None
    try:
        goal = urlsplit(urljoin(url, found[1].strip()))
    except ValueError as error:
        raise _error(tr("{service} names a next page that has no address: try again later.")) from error
    here, site = urlsplit(endpoint), urlsplit(SITE)
    asked = f"?{goal.query}" if goal.query else ""
    if goal.netloc.lower() == here.netloc.lower():
        return f"{here.scheme}://{here.netloc}{goal.path}{asked}"
    if (goal.scheme, goal.netloc.lower()) == (site.scheme, site.netloc):
        return f"{endpoint}{goal.path}{asked}"
    raise _error(tr("{service} names a next page at another place, which was not asked: check the service's address."))


def _not_yet(refused: RefusedError, listing: Listing) -> SourceError | None:
    """The calendar was checked before asking: a date that the service refuses all the same lies in its future."""
    if refused.status != 400 or listing.kind not in {"day", "week", "month"}:
        return None
    if not re.search(r"\b(date|day|week|month)\b", refused.said, re.IGNORECASE):
        return None
    sentence = tr("{service} has no list for {period} yet: ask again later. It said: “{words}”").format(
        service=SERVICE, period=period_in_words(listing.argument), words=refused.said
    )
    return NotYetError(sentence, service=SERVICE, status=refused.status, said=refused.said, retry_after=refused.retry_after)


def _unknown_shape(answer: object) -> SourceError:
    if isinstance(answer, dict) and isinstance(answer.get("error"), str):
        words = " ".join(answer["error"].split())[:200]
        return _error(tr("{service} answered with an error instead of a listing: “{words}” Try again later."), words=words)
    return _error(
        tr("{service} answered in a shape that this version does not know: try again later, or look for a newer Papershelf.")
    )


def _error(sentence: str, **values: str) -> SourceError:
    return SourceError(sentence.format(service=SERVICE, **values), service=SERVICE)


SOURCE = Source(
    name="huggingface",
    label=SERVICE,
    kinds=("day", "week", "month", "trending", "search"),
    normalise=normalise_listing,
    describe=describe,
    pages=pages,
)
