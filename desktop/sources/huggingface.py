"""Hugging Face's Daily Papers: which address answers a listing, and what its answer says. Bytes come from ``get``."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit

from desktop.errors import SourceError
from desktop.records import Listed, Listing, Page, Paper
from desktop.sources.huggingface_days import period_in_words
from desktop.sources.huggingface_listings import KINDS, describe, normalise_listing
from desktop.sources.huggingface_paper import SITE, is_entry, read_entry
from desktop.sources.iso_dates import as_moment
from desktop.sources.refusals import NotYetError, RefusedError, read_answer_body
from desktop.sources.source import Asking, Source
from desktop.translation import tr

SERVICE = "Hugging Face"
PAGE_SIZE = 100  # the most that the service gives at once
MOST_PAGES = 100
FEWER_PAGES = {
    "trending": 5,  # the ranking goes on through all papers there are; its first 500 are what "trending" can mean
    "submitter": 10,
    "organization": 5,  # there is no list of an organisation: so many pages of the newest papers are looked through
}
VOTES_MOVE = timedelta(days=3)  # for so long papers that are known are asked for again

_WITHOUT_RANKS = {"search", "submitter", "organization"}
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
    entries: dict[tuple[object, str | None], Listed] = {}
    skipped = []
    for place, item in enumerate(answer, first_rank):
        entry = read_entry(item, day=day, rank=None if listing.kind in _WITHOUT_RANKS else place)
        key = (_identity(entry.paper), entry.day) if isinstance(entry, Listed) else (None, None)
        if isinstance(entry, Listed) and key in entries:
            entry = tr("{id} stands there twice").format(id=key[0])
        if isinstance(entry, str):
            skipped.append(tr("Entry {place} was left out: {reason}.").format(place=place, reason=entry))
        else:
            entries[key] = entry
    return Page(tuple(entries.values()), tuple(skipped))


def parse_paper(answer: object, arxiv_id: str | None = None) -> Listed:
    """The one paper that ``/api/papers/{id}`` answers with. ``arxiv_id``: which was asked for.

    Raises:
        SourceError: the answer is no paper with an id and a title, or it is another paper.
    """
    entry = read_entry(answer)
    if isinstance(entry, str):
        raise _unknown_shape(answer)
    if arxiv_id and entry.paper.arxiv_id != arxiv_id:
        sentence = tr("{service} was asked for {asked} and answered with {given}, so nothing was kept: try again later.")
        raise _error(sentence, asked=arxiv_id, given=str(_identity(entry.paper)))
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
    listing = normalise_listing(listing)
    return _page_of_paper(listing.argument, asking) if listing.kind == "paper" else _pages(listing, asking)


def _endpoint(asking: Asking) -> str:
    return asking.endpoints[SOURCE.name].rstrip("/")


def _page_of_paper(arxiv_id: str, asking: Asking) -> Iterator[Page]:
    try:
        answer = asking.get(paper_url(arxiv_id, _endpoint(asking)), service=SERVICE, check=asking.check)
    except RefusedError as refused:
        if refused.status != 404:
            raise
        sentence = tr("{service} has no paper {arxiv_id}: check the id, or open {page} once so that it is taken up.")
        said = sentence.format(service=SERVICE, arxiv_id=arxiv_id, page=f"{SITE}/papers/{arxiv_id}")
        yield Page((), (said,))  # an answer, and no refusal: it knows no such paper
        return
    yield Page((parse_paper(read_answer_body(answer, SERVICE), arxiv_id),))


def _pages(listing: Listing, asking: Asking) -> Iterator[Page]:
    endpoint = _endpoint(asking)
    url: str | None = _first_url(listing, endpoint)
    rank = 1
    # An organisation is looked for anew: its few pages come without places, so that nobody can say where it was left.
    if asking.resume_url and listing.kind != "organization" and _is_page_of(asking.resume_url, _first_url(listing, endpoint)):
        url, rank = asking.resume_url, asking.first_rank
    before = (rank - 1) // PAGE_SIZE  # pages that came before it was broken off
    asked: set[str] = set()
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
        is_cut = url is not None and before + len(asked) >= FEWER_PAGES.get(listing.kind, before + MOST_PAGES + 1)
        if is_cut or _reaches(page, listing, asking.since):
            url = None
        note = _note(listing, rank - 1, is_cut) if url is None else None
        yield replace(page, entries=_of_organization(page.entries, listing), next_url=url, note=note)


def _reaches(page: Page, listing: Listing, since: str | None) -> bool:
    """Whether the page ends with papers that are known, and whose votes no longer move. Only lists by date can end so."""
    last = as_moment(since) if since and listing.kind in {"submitter", "organization"} else None
    days = [moment for entry in page.entries if (moment := as_moment(entry.day or ""))]
    return last is not None and bool(days) and max(days) < last - VOTES_MOVE


def _of_organization(entries: tuple[Listed, ...], listing: Listing) -> tuple[Listed, ...]:
    """The entries of the organisation asked for, by its account's name or its full name; all of another kind of listing."""
    if listing.kind != "organization":
        return entries
    wanted = listing.argument.casefold()
    return tuple(entry for entry in entries if wanted in _names_of_organization(entry.paper))


def _names_of_organization(paper: Paper) -> set[str]:
    details = paper.extra.get("organization")
    account = details.get("name") if isinstance(details, dict) else None
    return {name.casefold() for name in (paper.organization, account) if isinstance(name, str)}


def _note(listing: Listing, read: int, is_cut: bool) -> str | None:
    if listing.kind == "organization":
        sentence = tr("{service} has no list of an organization: its newest {count} papers were looked through for {name}.")
    elif listing.kind == "submitter" and is_cut:
        sentence = tr("The newest {count} papers submitted by {name} were taken; {service} has more.")
    else:
        return None
    return sentence.format(service=SERVICE, count=f"{read:,}", name=listing.argument)


def _identity(paper: Paper) -> object:
    return paper.arxiv_id or paper.extra.get("id")


def _is_page_of(url: str, first_url: str) -> bool:
    """Whether it is a page of the same list at the same place."""
    (there, _mark, wanted), (here, _mark, known) = url.partition("?"), first_url.partition("?")
    asked = [pair for pair in parse_qsl(wanted) if pair[0] not in {"p", "cursor"}]
    return there == here and sorted(asked) == sorted(parse_qsl(known))


def _first_url(listing: Listing, endpoint: str) -> str:
    if listing.kind == "search":
        return f"{endpoint}/api/papers/search?{urlencode({'q': listing.argument, 'limit': PAGE_SIZE}, quote_via=quote)}"
    if listing.kind == "organization":
        return f"{endpoint}/api/daily_papers?{urlencode({'limit': PAGE_SIZE})}"
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
    sentence = tr("{service} has no list for {period} yet: ask again later. It said: “{words}”.").format(
        service=SERVICE, period=period_in_words(listing.argument), words=refused.said
    )
    return NotYetError(sentence, service=SERVICE, status=refused.status, said=refused.said, retry_after=refused.retry_after)


def _unknown_shape(answer: object) -> SourceError:
    if isinstance(answer, dict) and isinstance(answer.get("error"), str):
        words = " ".join(answer["error"].split())[:200]
        return _error(tr("{service} answered with an error instead of a listing: “{words}”. Try again later."), words=words)
    return _error(
        tr("{service} answered in a shape that this version does not know: try again later, or look for a newer Papershelf.")
    )


def _error(sentence: str, **values: str) -> SourceError:
    return SourceError(sentence.format(service=SERVICE, **values), service=SERVICE)


SOURCE = Source(
    name="huggingface",
    label=SERVICE,
    kinds=KINDS,
    normalise=normalise_listing,
    describe=describe,
    pages=pages,
)
