"""Reads the feeds in which the arXiv announces a day's papers, RSS and Atom. Pure.

A feed names neither comment nor primary category, and its dates are those of the announcement, not of the submission.
https://info.arxiv.org/help/rss_specifications.html
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from desktop.errors import SourceError
from desktop.records import Listed, Paper
from desktop.sources.arxiv_atom import as_publishers_doi
from desktop.sources.arxiv_entry import (
    ARXIV,
    ATOM,
    CATEGORY,
    DUBLIN_CORE,
    SERVICE,
    as_authors,
    says_withdrawn,
    split_creators,
)
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.sources.iso_dates import iso_moment
from desktop.sources.safe_xml import line_of, read_xml
from desktop.translation import tr

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

NEW, CROSS, REPLACE, REPLACE_CROSS = "new", "cross", "replace", "replace-cross"

_PREFIX = re.compile(r"arXiv:(?P<id>\S+)\s+Announce Type:\s*(?P<kind>[a-z-]+)\s*(?:Abstract:\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class AnnouncementFeed:
    """What was announced. ``announced``: when, aware; None where the feed does not say it in a way that can be read."""

    announced: datetime | None
    entries: tuple[Listed, ...]
    skipped: tuple[str, ...]  # a sentence each

    @property
    def day(self) -> date | None:
        """The day as the arXiv's own calendar has it: papers of one announcement share it."""
        return self.announced.date() if self.announced else None


def parse_feed(body: bytes) -> AnnouncementFeed:
    """The papers of a feed, in its order, each once. A feed without papers is what weekends and holidays have.

    ``Paper.extra`` has ``announce_type``: new, cross, replace or replace-cross.

    Raises:
        SourceError: it is neither an RSS nor an Atom feed.
    """
    root = read_xml(body, SERVICE)
    channel = root.find("channel")
    if root.tag == "rss" and channel is not None:
        announced = _announced(channel, "pubDate", "lastBuildDate")
        return _feed(announced, channel.findall("item"), _RSS)
    if root.tag == f"{ATOM}feed":
        return _feed(_announced(root, f"{ATOM}updated"), root.findall(f"{ATOM}entry"), _ATOM_ENTRY)
    sentence = tr(
        "{service} answered in a shape that this version does not know: try again later, or look for a newer Papershelf."
    )
    raise SourceError(sentence.format(service=SERVICE), service=SERVICE)


@dataclass(frozen=True, slots=True)
class _Layout:
    """Where the two kinds of feeds keep the same things."""

    title: str
    ids: tuple[str, ...]
    description: str
    published: str
    categories: "Callable[[Element], list[str]]"


_RSS = _Layout(
    title="title",
    ids=("guid", "link"),
    description="description",
    published="pubDate",
    categories=lambda item: [line_of(each) for each in item.findall("category")],
)
_ATOM_ENTRY = _Layout(
    title=f"{ATOM}title",
    ids=(f"{ATOM}id",),
    description=f"{ATOM}summary",
    published=f"{ATOM}published",
    categories=lambda entry: [each.get("term", "").strip() for each in entry.findall(f"{ATOM}category")],
)


def _feed(announced: datetime | None, items: "Iterable[Element]", layout: _Layout) -> AnnouncementFeed:
    entries: dict[str | None, Listed] = {}
    skipped = []
    for place, item in enumerate(items, 1):
        entry = _entry(item, layout, announced)
        if isinstance(entry, Listed) and entry.paper.arxiv_id in entries:
            entry = tr("{arxiv_id} stands there twice").format(arxiv_id=entry.paper.arxiv_id)
        if isinstance(entry, str):
            skipped.append(tr("Entry {place} was left out: {reason}.").format(place=place, reason=entry))
        else:
            entries[entry.paper.arxiv_id] = entry
    announced = announced or next((moment for item in items if (moment := _announced(item, layout.published))), None)
    return AnnouncementFeed(announced, tuple(entries.values()), tuple(skipped))


def _entry(item: "Element", layout: _Layout, announced: datetime | None) -> Listed | str:
    """The entry; or why it cannot be kept, as the end of a sentence."""
    title = line_of(item.find(layout.title))
    if not title:
        return tr("it has no title")
    description = line_of(item.find(layout.description))
    prefix = _PREFIX.match(description)
    identified = _identified([prefix["id"]] if prefix else [], item, layout)
    if not identified:
        return tr("it has no id (“{title}”)").format(title=title[:80])
    moment = _announced(item, layout.published) or announced
    day = moment.date().isoformat() if moment else None
    kind = (line_of(item.find(f"{ARXIV}announce_type")) or (prefix["kind"] if prefix else "")).lower()
    abstract = description[prefix.end() :] if prefix else description
    people = split_creators(map(line_of, item.findall(f"{DUBLIN_CORE}creator"))) or _atom_authors(item)
    authors, extra = as_authors(people)
    rights = line_of(item.find(f"{DUBLIN_CORE}rights"))
    extra |= {key: value for key, value in (("announce_type", kind), ("license", rights)) if value}
    paper = Paper(
        title=title,
        abstract=abstract,
        authors=authors,
        arxiv_id=identified[0],
        version=identified[1],
        doi=as_publishers_doi(line_of(item.find(f"{ARXIV}DOI")) or line_of(item.find(f"{ARXIV}doi"))),
        published=day if kind == NEW else None,
        updated=day if kind in {NEW, REPLACE, REPLACE_CROSS} else None,
        categories=tuple(dict.fromkeys(term for term in layout.categories(item) if CATEGORY.fullmatch(term))),
        journal_ref=line_of(item.find(f"{ARXIV}journal_reference")) or None,
        withdrawn=says_withdrawn("", abstract),
        extra=MappingProxyType(extra),
    )
    return Listed(paper, day=day, told_by="arxiv-feed")


def _identified(named: list[str], item: "Element", layout: _Layout) -> tuple[str, int | None] | None:
    """The id with its version where any of the places has one: the link, for one, has none."""
    texts = named + [line_of(item.find(tag)) for tag in layout.ids]
    found = [split for text in texts if (split := split_arxiv_id(re.sub(r"^oai:arxiv\.org:", "", text, flags=re.IGNORECASE)))]
    return next((split for split in found if split[1]), found[0] if found else None)


def _atom_authors(entry: "Element") -> tuple[tuple[str, str], ...]:
    names = (line_of(author.find(f"{ATOM}name")) for author in entry.findall(f"{ATOM}author"))
    return split_creators(filter(None, names))


def _announced(element: "Element", *tags: str) -> datetime | None:
    """The first date of these that can be read and names its zone, in that zone: it is midnight in New York."""
    for text in (line_of(element.find(tag)) for tag in tags):
        try:
            moment = datetime.fromisoformat(iso_moment(text) or "") if text[:4].isdigit() else parsedate_to_datetime(text)
        except (ValueError, OverflowError):
            continue
        if moment.tzinfo:
            return moment
    return None
