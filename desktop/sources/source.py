"""What a source of papers is, and what it is given to ask with. No address of any service lives here."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from desktop.records import Listing, Page


@dataclass(frozen=True, slots=True)
class Answer:
    """What a service answered: decoded ``body``, header names in small letters, and the address it finally came from."""

    status: int
    headers: Mapping[str, str]
    body: bytes = field(repr=False)
    url: str


class Get(Protocol):
    """How a source asks: ``Transport.get``, or a fake of it. ``check`` raises Cancelled when the reader has had enough.

    ``waiting`` is told why nothing happens for a while, and "" when it goes on. A source leaves it to whoever asks it:
    ``partial(get, waiting=show)``.
    """

    def __call__(
        self,
        url: str,
        *,
        service: str,
        accept: str = ...,
        etag: str | None = ...,
        check: Callable[[], None],
        waiting: Callable[[str], None] = ...,
    ) -> Answer: ...


@dataclass(frozen=True, slots=True)
class Asking:
    """What a source is given to ask with, and where it was left the last time."""

    get: Get
    endpoints: Mapping[str, str]  # base addresses by name: huggingface, arxiv, arxiv-feed, doi
    check: Callable[[], None]  # raises Cancelled when the reader has had enough
    since: str | None = None  # ISO time, UTC: what was there then is known, and a long list may end with it
    etag: str | None = None  # of the last whole answer: the service may say that nothing changed
    resume_url: str | None = None  # the page that a pull which was broken off would have asked for next
    first_rank: int = 1  # the place of the first entry on that page


class Pages(Protocol):
    """Asks for a listing, one page after the other."""

    def __call__(self, listing: Listing, asking: Asking) -> Iterator[Page]: ...


@dataclass(frozen=True, slots=True)
class Source:
    """A place that papers come from. To add one: one file, and one line in ``SOURCES``."""

    name: str  # as in Listing.source and on the command line
    label: str  # for the reader
    kinds: tuple[str, ...]  # of Listing.kind that it answers
    normalise: Callable[[Listing], Listing]  # one spelling for each listing; UsageError for what cannot be asked
    describe: Callable[[Listing], str]  # for the reader: "Daily Papers of 31 March 2026"
    pages: Pages
