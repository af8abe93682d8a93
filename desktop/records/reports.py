"""What is followed, what a pull, an import or a deed did, and what a bibliography gets. Values; no behaviour."""

from dataclasses import dataclass, field
from typing import NamedTuple

from desktop.records.papers import Listing, Paper


@dataclass(frozen=True, slots=True)
class Followed:
    """A listing that the reader follows, and how its last pull ended."""

    followed_id: int
    listing: Listing
    name: str  # the reader's, or what the source calls it
    paused: bool = False
    last: "PullReport | None" = None
    due: str | None = None  # ISO time, UTC, when it will be asked again; None: only by hand
    created: str = ""  # ISO time, UTC, since when it is followed


@dataclass(frozen=True, slots=True)
class PullReport:
    """What one pull did, for the ledger and the reader.

    ``outcome``: done, unchanged, not yet, refused, failed, cancelled, offline, running while it is not over, or broken off
    when it never will be, because the program ended meanwhile.
    """

    listing: Listing
    asked: str  # for the reader: "Daily Papers of 31 March 2026"
    outcome: str
    received: int = 0
    added: int = 0
    changed: int = 0
    skipped: tuple[str, ...] = ()
    reason: str | None = None  # the sentence, when it is not done
    started: str = ""
    finished: str = ""
    retry_at: str | None = None
    next_url: str | None = None  # where a pull that was broken off goes on; next_rank: with which place
    next_rank: int | None = None
    note: str | None = None  # what the service said of the list as a whole
    pull_id: int | None = None  # its line in the ledger
    began: str = ""  # when the list was begun of which this pull is a part: before ``started`` when it went on with another
    since: str | None = None  # ISO time, UTC: when the list was last known whole before
    changed_ids: tuple[int, ...] = field(default=(), repr=False)


class ImportReport(NamedTuple):
    """What one import did. ``skipped`` is a sentence for each entry left out, as far as they were kept: see its count.

    ``keys_taken``: citation keys of the file that other papers of the library have, as far as they were kept.
    """

    file: str
    received: int
    added: int
    changed: int
    skipped: tuple[str, ...] = ()
    skipped_count: int = 0
    keys_taken: tuple[str, ...] = ()


class Change(NamedTuple):
    """What one action of the reader did: its words, and the papers whose rows really changed."""

    label: str
    paper_ids: tuple[int, ...]
    batch_id: int | None = None  # what can be undone, by its number in the journal; None: it was so already


@dataclass(frozen=True, slots=True)
class Citation:
    """What a bibliography needs of a paper: frozen key, keys it had before, and what the reader chose to give away."""

    key: str
    paper: Paper
    older_keys: tuple[str, ...] = ()
    keywords: tuple[str, ...] = ()
    note: str | None = None  # None unless the reader asked for private notes to go out


@dataclass(frozen=True, slots=True)
class ExportOptions:
    """What a bibliography file should hold. ``format`` is a name in EXPORT_FORMATS; private notes stay home unless asked."""

    format: str = "bibtex"
    unicode: bool | None = None  # True: letters as written; False: ASCII with LaTeX commands; None: what suits the format
    abstract: bool = False
    keywords: bool = False
    note: bool = False
