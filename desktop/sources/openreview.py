"""OpenReview: one paper by the id of its forum. Bytes come from ``get``.

https://docs.openreview.net/getting-started/using-the-api; the second version of the interface wraps each value as ``{"value": …}``,
the first, which keeps the older conferences, does not.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from urllib.parse import quote

from desktop.errors import SourceError, UsageError
from desktop.records import Author, Listed, Listing, Page, Paper
from desktop.sources.refusals import RefusedError, read_answer_body
from desktop.sources.source import Asking, Source
from desktop.translation import tr

SERVICE = "OpenReview"
SITE = "https://openreview.net"
INTERFACES = ("openreview", "openreview-older")  # names of their addresses
UNKNOWN = (400, 403, 404)  # what it answers for ids it has not, or not for everyone

_ID = re.compile(r"[A-Za-z0-9_-]{1,64}")


def normalise_listing(listing: Listing) -> Listing:
    """The same listing. Raises UsageError for what is no id of a forum."""
    if listing.kind != "paper" or not _ID.fullmatch(listing.argument):
        sentence = tr("“{text}” is no paper of OpenReview: write the id that stands in openreview.net/forum?id=….")
        raise UsageError(sentence.format(text=listing.argument[:80]))
    return listing


def describe(listing: Listing) -> str:
    """What the reader calls it."""
    return tr("OpenReview paper {number}").format(number=listing.argument)


def page_of_forum(number: str) -> str:
    """The page to send a person to."""
    return f"{SITE}/forum?id={number}"


def pages(listing: Listing, asking: Asking) -> Iterator[Page]:
    """Asks for the one paper: a page with one entry, or with the sentence that OpenReview has none of that id.

    Raises UsageError at once, and while the page is taken SourceError or, from ``check``, Cancelled.
    """
    return _pages(normalise_listing(listing).argument, asking)


def _pages(number: str, asking: Asking) -> Iterator[Page]:
    for name in INTERFACES:
        url = f"{asking.endpoints[name]}/notes?id={quote(number, safe='')}"
        try:
            answer = asking.get(url, service=SERVICE, check=asking.check)
        except RefusedError as refused:
            if refused.status not in UNKNOWN:
                raise
            continue
        paper = parse_note(read_answer_body(answer, SERVICE), number)
        if paper:
            yield Page((Listed(paper),))
            return
    sentence = tr("{service} shows no paper {number} to everyone: look at {page}.")
    yield Page((), (sentence.format(service=SERVICE, number=number, page=page_of_forum(number)),))


def parse_note(answer: object, number: str) -> Paper | None:
    """The paper of that forum; None when the answer has none of that id.

    Raises SourceError for an answer that is no list of notes, or a paper without a title.
    """
    notes = answer.get("notes") if isinstance(answer, dict) else None
    if not isinstance(notes, list):
        sentence = tr("{service} answered in a shape that this version does not know: look for a newer Papershelf.")
        raise SourceError(sentence.format(service=SERVICE), service=SERVICE)
    note = next((one for one in notes if isinstance(one, dict) and one.get("id") == number), None)
    if note is None:
        return None
    content = note.get("content")
    values = {name: _value(value) for name, value in content.items()} if isinstance(content, dict) else {}
    title = _line(values.get("title"))
    if not title:
        sentence = tr("{service} answered without a title for {number}, so nothing was kept: look at its page.")
        raise SourceError(sentence.format(service=SERVICE, number=number), service=SERVICE)
    paper = Paper(
        title,
        abstract=_line(values.get("abstract")),
        authors=tuple(Author(_line(name)) for name in _list(values.get("authors")) if _line(name)),
        published=_day(note.get("pdate") or note.get("cdate")),
        comment=_line(values.get("venue")) or None,
        project_page=page_of_forum(number),
    )
    return replace(paper, extra={"openreview": number})


def _value(value: object) -> object:
    return value.get("value") if isinstance(value, dict) else value


def _line(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""


def _list(value: object) -> list[object]:
    return value if isinstance(value, list) else []


def _day(milliseconds: object) -> str | None:
    """The day of a time in milliseconds since 1970; None for what is none."""
    if not isinstance(milliseconds, int) or isinstance(milliseconds, bool) or not 0 < milliseconds < 4_102_444_800_000:
        return None
    return datetime.fromtimestamp(milliseconds / 1000, UTC).date().isoformat()


SOURCE = Source("openreview", SERVICE, ("paper",), normalise_listing, describe, pages)
