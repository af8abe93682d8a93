"""Asks the arXiv's query API slice by slice, newest first, and knows where to stop. Bytes come from ``get``.

https://info.arxiv.org/help/api/user-manual.html#3112-start-and-max_results-paging
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import parse_qs, quote, urlencode

from desktop.errors import SourceError
from desktop.records import Listed, Page
from desktop.sources.arxiv_atom import QueryAnswer, parse_query_answer
from desktop.sources.arxiv_entry import SERVICE
from desktop.sources.iso_dates import as_moment
from desktop.sources.source import Asking
from desktop.translation import tr

ACCEPT = "application/atom+xml, application/xml;q=0.8"
SLICE = 200  # papers; the service gives 2,000, but a slice that breaks off is asked for anew
MOST = 30_000  # the service refuses to go further
FIRST_MOST = 2_000  # of a query that was never asked before: nobody wants thirty thousand by accident
TRIES = 4
ANNOUNCED_WITHIN = timedelta(days=7)  # of the submission: over a weekend, a holiday, a few days with a moderator


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked, in the API's own language. ``most``: papers after which to stop, None for as far as there are any."""

    words: str
    most: int | None = None


def query_url(endpoint: str, query: Query, start: int, count: int = SLICE) -> str:
    """Where the slice that begins behind ``start`` papers is asked for."""
    asked = {
        "search_query": query.words,
        "start": start,
        "max_results": count,
        "sortBy": "submittedDate",
        "sortOrder": "descending",
    }
    return f"{endpoint.rstrip('/')}/api/query?{urlencode(asked, quote_via=quote)}"


def pages_of_query(query: Query, asking: Asking) -> Iterator[Page]:
    """The slices of a query, newest submission first, from ``asking.resume_url`` or the beginning to ``asking.since``.

    Submissions are announced days later, so what was submitted a week before ``since`` may be new. Raises as
    ``arxiv.pages``.
    """
    endpoint = asking.endpoints["arxiv"]
    since = as_moment(asking.since) if asking.since else None
    last = min(query.most or MOST, MOST)
    start = _resumed_start(query, endpoint, asking.resume_url)
    while start < last:
        count = min(SLICE, last - start)
        answer = _whole_slice(query_url(endpoint, query, start, count), start, asking)
        start += answer.received
        is_last = start >= (answer.total or 0) or not answer.received or _reaches(answer.entries, since)
        following = query_url(endpoint, query, start, min(SLICE, last - start)) if start < last and not is_last else None
        note = _note_of_bound(answer, start) if start >= last and not is_last else None
        yield Page(answer.entries, answer.skipped, following, note=note)
        if not following:
            return


def _whole_slice(url: str, start: int, asking: Asking) -> QueryAnswer:
    """The slice; the service is asked again where it gives nothing though it says that there is more, as it often does."""
    for _attempt in range(TRIES):
        answer = asking.get(url, service=SERVICE, accept=ACCEPT, check=asking.check)
        found = parse_query_answer(answer.body, start + 1, answer.status)
        if found.received or start >= (found.total or 0):
            return found
    sentence = tr(
        "{service} says that it has {total} papers, but gives none behind the first {start}: "
        "what came before is kept; try again later."
    )
    values = {"total": f"{found.total:,}", "start": f"{start:,}"}
    raise SourceError(sentence.format(service=SERVICE, **values), service=SERVICE)


def _resumed_start(query: Query, endpoint: str, resume_url: str | None) -> int:
    """Behind how many papers to go on: 0 unless the address is one that this query would ask for at this endpoint."""
    asked = {key: values[-1] for key, values in parse_qs((resume_url or "").partition("?")[2]).items()}
    start, count = (asked.get(key, "") for key in ("start", "max_results"))
    if not (re.fullmatch(r"[0-9]{1,5}", start) and re.fullmatch(r"[0-9]{1,5}", count)):
        return 0
    return int(start) if resume_url == query_url(endpoint, query, int(start), int(count)) else 0


def _reaches(entries: tuple[Listed, ...], since: datetime | None) -> bool:
    """Whether the slice ends with what was announced before."""
    if since is None:
        return False
    moments = [moment for entry in entries if (moment := as_moment(entry.paper.published or ""))]
    return bool(moments) and min(moments) < since - ANNOUNCED_WITHIN


def _note_of_bound(answer: QueryAnswer, taken: int) -> str:
    total = answer.total or 0
    if taken >= MOST:
        sentence = tr("{service} has {total} papers for this and gives no more than {taken}: ask more narrowly for the rest.")
    else:
        sentence = tr(
            "{service} has {total} papers for this; the newest {taken} were taken: ask more narrowly for older ones."
        )
    return sentence.format(service=SERVICE, total=f"{total:,}", taken=f"{taken:,}")
