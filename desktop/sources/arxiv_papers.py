"""Asks the arXiv for papers by their ids, and takes no other paper for one of them. Bytes come from ``get``."""

from collections.abc import Iterator, Sequence
from urllib.parse import quote, urlencode

from desktop.records import Listed, Page
from desktop.sources.arxiv_atom import parse_query_answer
from desktop.sources.arxiv_entry import SERVICE
from desktop.sources.arxiv_query import ACCEPT
from desktop.sources.source import Asking
from desktop.translation import tr

BATCH = 100  # ids in one address: it stays below 2,000 characters


def papers_url(endpoint: str, ids: Sequence[str]) -> str:
    """Where these papers are asked for; an id may have a version."""
    asked = {"id_list": ",".join(ids), "start": 0, "max_results": len(ids)}
    return f"{endpoint.rstrip('/')}/api/query?{urlencode(asked, quote_via=quote, safe=',/')}"


def pages_of_papers(ids: Sequence[str], asking: Asking) -> Iterator[Page]:
    """The papers, a hundred a page; ``skipped`` names the ids that the service does not know. Raises as ``arxiv.pages``."""
    batches = [ids[start : start + BATCH] for start in range(0, len(ids), BATCH)]
    urls = [papers_url(asking.endpoints["arxiv"], batch) for batch in batches]
    first = urls.index(asking.resume_url) if asking.resume_url in urls else 0
    for number in range(first, len(urls)):
        following = urls[number + 1] if number + 1 < len(urls) else None
        yield _page(batches[number], urls[number], following, asking)


def _page(ids: Sequence[str], url: str, following: str | None, asking: Asking) -> Page:
    """Matched by id and never by place: the service leaves out what it does not know, without a word."""
    answer = asking.get(url, service=SERVICE, accept=ACCEPT, check=asking.check)
    found = parse_query_answer(answer.body, status=answer.status)
    skipped = list(found.skipped)
    entries: list[Listed] = []
    given: set[str] = set()
    for entry in found.entries:
        names = {f"{entry.paper.arxiv_id}", f"{entry.paper.arxiv_id}v{entry.paper.version}"}
        if names.isdisjoint(ids):
            sentence = tr("{arxiv_id} was left out: {service} was not asked for it.")
            skipped.append(sentence.format(arxiv_id=entry.paper.arxiv_id, service=SERVICE))
            continue
        given |= names
        entries.append(entry)
    unknown = tr("{service} has no paper {arxiv_id}: check the id.")
    skipped += [unknown.format(service=SERVICE, arxiv_id=arxiv_id) for arxiv_id in ids if arxiv_id not in given]
    return Page(tuple(entries), tuple(skipped), following)
