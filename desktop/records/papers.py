"""A paper, what listings and the reader add to it, and how a list and the reader show it. Values; no behaviour beyond them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


def page_of(arxiv_id: str | None, doi: str | None) -> str | None:
    """The address of the paper's page; None without an id."""
    if arxiv_id:
        return f"https://arxiv.org/abs/{arxiv_id}"
    return f"https://doi.org/{doi}" if doi else None


class Author(NamedTuple):
    """One author, as a listing names them. ``hidden``: the service does not link this person; still an author."""

    name: str
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What the services say of a paper; knows nothing of the reader.

    None and empty mean that no service said. Dates are ISO, with a time where the service gave one. ``categories``
    start with the primary one. ``extra`` holds what else a service said, by the service's own names.
    """

    title: str
    abstract: str = ""
    authors: tuple[Author, ...] = ()
    arxiv_id: str | None = None  # without a version: 2603.27481 or hep-th/9901001
    doi: str | None = None  # bare: 10.1145/3292500
    published: str | None = None  # of the first version
    updated: str | None = None
    version: int | None = None
    categories: tuple[str, ...] = ()
    comment: str | None = None
    journal_ref: str | None = None
    withdrawn: bool = False
    project_page: str | None = None
    code_url: str | None = None
    code_stars: int | None = None
    ai_summary: str | None = None
    ai_summary_model: str | None = None
    ai_keywords: tuple[str, ...] = ()
    organization: str | None = None
    thumbnail: str | None = None
    extra: Mapping[str, object] = field(default_factory=dict, hash=False)

    @property
    def primary_category(self) -> str | None:
        return self.categories[0] if self.categories else None

    @property
    def url(self) -> str | None:
        """The page to send a person to."""
        return page_of(self.arxiv_id, self.doi)

    @property
    def pdf_url(self) -> str | None:
        """The PDF to send a person to; None without an arXiv id."""
        return f"https://arxiv.org/pdf/{self.arxiv_id}" if self.arxiv_id else None


@dataclass(frozen=True, slots=True)
class Listing:
    """A list that a service can be asked for.

    ``kind``: day, week, month, trending, search, submitter or organization (Hugging Face); category or query (arXiv);
    paper, when a single paper was asked for; file.
    """

    source: str  # the source's name in SOURCES
    kind: str
    argument: str = ""  # 2026-03-31, 2026-W14, 2026-03, the words of a search, cs.CL+cs.LG, a name, an id, a file's name


@dataclass(frozen=True, slots=True)
class Listed:
    """One entry of a listing: the paper, and what the listing says of it."""

    paper: Paper
    day: str | None = None  # the day's list it stood in, ISO date
    rank: int | None = None  # 1 is the top of this listing
    submitter: str | None = None
    upvotes: int | None = None
    comments: int | None = None
    told_by: str = ""  # whose words these are where the listing's source has more than one voice: "arxiv-feed"


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a listing: its entries in order, what was skipped (a sentence each), and where the next page is."""

    entries: tuple[Listed, ...]
    skipped: tuple[str, ...] = ()
    next_url: str | None = None
    etag: str | None = None  # what to name the next time, so that an unchanged list need not be sent again
    unchanged: bool = False  # the service said that nothing changed since ``Asking.etag``
    note: str | None = None  # a sentence for the reader on what this page is: "arXiv announces nothing at weekends."


class Appearance(NamedTuple):
    """That a paper stood in a listing."""

    listing: Listing
    day: str
    rank: int | None = None
    submitter: str | None = None


class EarlierText(NamedTuple):
    """What a paper said before. ``replaced``: ISO time, UTC. ``newer``: what followed is a newer version, not another source."""

    version: int | None  # None: nobody said which it was
    title: str
    abstract: str
    replaced: str
    newer: bool = True


class Reason(NamedTuple):
    """That a paper stood on a list, as the reader calls it: ``words`` in short, ``told`` in full."""

    words: str
    told: str
    listing: Listing
    day: str  # ISO; the last one
    submitter: str | None = None
    followed_id: int | None = None  # None: the list is not followed


class Bloom(NamedTuple):
    """What upvotes were when a late bloomer was passed over, or (not ``decided``) when its list had settled."""

    day: str  # ISO date
    upvotes: int
    decided: bool


@dataclass(frozen=True, slots=True)
class Span:
    """A piece of a text that changed: ``kind`` is same, added or removed."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Part:
    """What one source said of a paper that others spoke of too, or (``joined_id``) a paper of its own that was joined with it."""

    source: str
    paper: Paper
    joined_id: int | None = None


class Vote(NamedTuple):
    """Upvotes and comments as they were at one moment (ISO time, UTC)."""

    time: str
    upvotes: int | None
    comments: int | None


class ReadingStatus(StrEnum):
    """Where a paper stands on the reading list."""

    NONE = ""
    TO_READ = "to-read"
    READING = "reading"
    DONE = "done"


class Marks(NamedTuple):
    """What the reader decided about a paper."""

    read: bool = False
    starred: bool = False
    dismissed: bool = False
    status: ReadingStatus = ReadingStatus.NONE
    later: str | None = None  # the day (ISO) until which it is put off; stays until the reader decides on it anew
    back: bool = False  # that day has come, so it is in the inbox again
    trashed: bool = False  # thrown away: in no list but the Trash

    @property
    def is_away(self) -> bool:
        """Whether it waits for its day."""
        return self.later is not None and not self.back

    @property
    def is_in_sight(self) -> bool:
        """Whether lists that leave out what is dismissed, put off or thrown away have it."""
        return not (self.dismissed or self.trashed or self.is_away)


@dataclass(frozen=True, slots=True)
class Origins:
    """Why a paper is here and what else is known of it, beside what it says.

    ``earlier``: what it said before, the latest first. ``last_seen``: which of them the reader saw last; None: all is seen.
    ``parts``: what it can be split into, ``also_from`` from where else it is known, in words. ``bloom``: None unless it is a
    late bloomer.
    """

    reasons: tuple[Reason, ...] = ()
    earlier: tuple[EarlierText, ...] = ()
    last_seen: EarlierText | None = None
    parts: tuple[Part, ...] = ()
    also_from: str = ""
    bloom: Bloom | None = None


@dataclass(frozen=True, slots=True)
class Highlight:
    """A passage the reader marked: W3C TextQuoteSelector and TextPositionSelector over ``field`` ("title" or "abstract").

    ``start`` and ``end`` count characters of that field's text at ``version`` (None: the service gave no version).
    """

    highlight_id: int
    field: str
    exact: str
    prefix: str
    suffix: str
    start: int
    end: int
    colour: str  # yellow, green, blue or pink
    comment: str = ""
    version: int | None = None


@dataclass(frozen=True, slots=True)
class Collection:
    """A named set of papers. ``path`` is its name below its parents': ``Survey/2026``.

    ``count`` is of the papers in it or in one inside it, each once.
    """

    collection_id: int
    parent_id: int | None
    name: str
    path: str
    count: int


class ColouredTag(NamedTuple):
    """A tag that the reader gave one of LABEL_COLOURS, so that it is seen in lists."""

    name: str
    colour: str


@dataclass(frozen=True, slots=True)
class PaperRow:
    """One row of the list: what the delegate paints, and nothing more."""

    paper_id: int
    title: str
    authors: str  # names, one a line
    day: str | None  # ISO date under which the list shows it
    upvotes: int | None
    rank: int | None
    category: str | None
    code_stars: int | None
    has_code: bool
    withdrawn: bool
    marks: Marks
    has_note: bool
    has_highlight: bool
    url: str | None = None  # the page to send a person to
    updated: bool = False  # a new version came since the reader worked on it, and was not looked at yet
    version: int | None = None
    bloom: Bloom | None = None  # None: it is no late bloomer
    coloured_tags: tuple[ColouredTag, ...] = ()  # by alphabet; tags without a colour are not shown in rows


@dataclass(frozen=True, slots=True)
class ShelvedPaper:
    """A paper with all that the reader and the listings added to it."""

    paper_id: int
    paper: Paper
    marks: Marks
    added: str  # ISO time, UTC
    upvotes: int | None = None
    comments: int | None = None
    note: str | None = None
    highlights: tuple[Highlight, ...] = ()
    tags: tuple[str, ...] = ()
    coloured_tags: tuple[ColouredTag, ...] = ()  # those of its tags that have a colour
    collections: tuple[Collection, ...] = ()
    appearances: tuple[Appearance, ...] = ()
    votes: tuple[Vote, ...] = ()
    citation_key: str | None = None  # None: never copied or exported yet
    updated: bool = False  # a new version came since the reader worked on it, and was not looked at yet
    sources: tuple[str, ...] = ()  # who has spoken of it, whose words come first first: arxiv, huggingface, doi, page

    @property
    def listed_on(self) -> tuple[str, ...]:
        """The days on whose list it stood, oldest first."""
        return tuple(sorted({appearance.day for appearance in self.appearances if appearance.listing.kind == "day"}))
