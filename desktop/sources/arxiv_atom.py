"""Reads what the arXiv's query API answers, in its layouts before and after the winter of 2025. Pure.

https://info.arxiv.org/help/api/user-manual.html#52-details-of-atom-results-returned
"""

import re
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.errors import SourceError
from desktop.records import Listed, Paper
from desktop.sources.arxiv_entry import ARXIV, ATOM, CATEGORY, SERVICE, as_authors, says_withdrawn
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.sources.error_feed import words_of_error
from desktop.sources.iso_dates import iso_moment
from desktop.sources.refusals import RefusedError
from desktop.sources.safe_xml import line_of, read_xml
from desktop.translation import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_OPENSEARCH = "{http://a9.com/-/spec/opensearch/1.1/}"


@dataclass(frozen=True, slots=True)
class QueryAnswer:
    """One slice of a query. ``total``: how many papers the whole query has, None where the arXiv did not say."""

    entries: tuple[Listed, ...]
    skipped: tuple[str, ...]  # a sentence each
    total: int | None
    received: int  # entries of any kind


def parse_query_answer(body: bytes, first_place: int = 1, status: int = 200) -> QueryAnswer:
    """The papers of one answer, in its order. ``first_place``: what its first entry is called where one is skipped.

    Raises:
        RefusedError: it is a feed that says what was wrong with the question; ``status`` is the HTTP status it came with.
        SourceError: it is no Atom feed.
    """
    feed = read_xml(body, SERVICE)
    if feed.tag != f"{ATOM}feed":
        sentence = tr(
            "{service} answered in a shape that this version does not know: try again later, or look for a newer Papershelf."
        )
        raise SourceError(sentence.format(service=SERVICE), service=SERVICE)
    if words := words_of_error(feed):
        sentence = tr("{service} did not accept the question: check what was asked for. It said: “{words}”.")
        raise RefusedError(sentence.format(service=SERVICE, words=words), service=SERVICE, status=status, said=words)
    elements = feed.findall(f"{ATOM}entry")
    entries, skipped = read_entries(elements, first_place)
    return QueryAnswer(entries, skipped, _number(line_of(feed.find(f"{_OPENSEARCH}totalResults"))), len(elements))


def read_entries(elements: "list[Element]", first_place: int) -> tuple[tuple[Listed, ...], tuple[str, ...]]:
    """The whole entries, each paper once, and a sentence for each that was left out."""
    entries: dict[tuple[str | None, int | None], Listed] = {}
    skipped = []
    for place, element in enumerate(elements, first_place):
        paper = _read_paper(element)
        if isinstance(paper, Paper) and (paper.arxiv_id, paper.version) in entries:
            paper = tr("{arxiv_id} stands there twice").format(arxiv_id=paper.arxiv_id)
        if isinstance(paper, str):
            skipped.append(tr("Entry {place} was left out: {reason}.").format(place=place, reason=paper))
        else:
            entries[paper.arxiv_id, paper.version] = Listed(paper)
    return tuple(entries.values()), tuple(skipped)


def _read_paper(entry: "Element") -> Paper | str:
    """The paper; or why it cannot be kept, as the end of a sentence."""
    title = line_of(entry.find(f"{ATOM}title"))
    if not title:
        return tr("it has no title")
    identified = split_arxiv_id(line_of(entry.find(f"{ATOM}id")))
    if not identified:
        return tr("it has no id (“{title}”)").format(title=title[:80])
    abstract = line_of(entry.find(f"{ATOM}summary"))
    comment = line_of(entry.find(f"{ARXIV}comment"))
    authors, extra = as_authors(
        (name, "; ".join(filter(None, map(line_of, author.findall(f"{ARXIV}affiliation")))))
        for author in entry.findall(f"{ATOM}author")
        if (name := line_of(author.find(f"{ATOM}name")))
    )
    categories, classes = _categories(entry)
    extra |= {"classes": classes} if classes else {}
    dates = {key: line_of(entry.find(f"{ATOM}{key}")) for key in ("published", "updated")}
    extra |= {key: text for key, text in dates.items() if text and not iso_moment(text)}
    return Paper(
        title=title,
        abstract=abstract,
        authors=authors,
        arxiv_id=identified[0],
        version=identified[1],
        doi=as_publishers_doi(line_of(entry.find(f"{ARXIV}doi"))),
        published=iso_moment(dates["published"]),
        updated=iso_moment(dates["updated"]),
        categories=categories,
        comment=comment or None,
        journal_ref=line_of(entry.find(f"{ARXIV}journal_ref")) or None,
        withdrawn=says_withdrawn(comment, abstract),
        extra=MappingProxyType(extra),
    )


def as_publishers_doi(text: str) -> str | None:
    """The first DOI in it, bare; authors type several, and addresses. None when there is none."""
    found = re.search(r"10\.[0-9]{4,9}/[^\s,;]+", text)
    return found[0] if found else None


def _categories(entry: "Element") -> tuple[tuple[str, ...], list[str]]:
    """The arXiv's categories, the primary one first, each once; and what stands among them of other classifications."""
    primary = entry.find(f"{ARXIV}primary_category")
    elements = [*([primary] if primary is not None else []), *entry.findall(f"{ATOM}category")]
    terms = dict.fromkeys(filter(None, (element.get("term", "").strip() for element in elements)))
    own = tuple(term for term in terms if CATEGORY.fullmatch(term))
    return own, [term for term in terms if term not in own]


def _number(text: str) -> int | None:
    return int(text) if re.fullmatch(r"[0-9]{1,9}", text) else None
