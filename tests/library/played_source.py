"""A source that is a list of pages in memory, so that tests of pulling say what a service answers and see what it was asked."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from desktop.errors import SourceError, UsageError
from desktop.records import Listed, Listing, Page, Paper
from desktop.sources.source import Asking, Source

BASE = "https://example.invalid"


class PlayedSource:
    """Answers each listing with the pages set for it; a page may be an error, which is raised. ``asked`` keeps what it was given."""

    def __init__(self) -> None:
        self.pages: dict[str, Sequence[Page | Exception]] = {}
        self.asked: list[tuple[str, Asking]] = []
        self.source = Source("played", "Played", ("query",), self._normalise, self._describe, self._pages)

    def _normalise(self, listing: Listing) -> Listing:
        if not listing.argument.strip():
            raise UsageError("Name something.")
        return replace(listing, argument=listing.argument.strip())

    def _describe(self, listing: Listing) -> str:
        return f"The list {listing.argument}"

    def _pages(self, listing: Listing, asking: Asking) -> Iterator[Page]:
        self.asked.append((listing.argument, asking))
        pages = self.pages.get(listing.argument, [Page(())])
        first = int((asking.resume_url or "/0").rpartition("/")[2])
        for number, page in enumerate(pages[first:], start=first + 1):
            asking.check()
            if isinstance(page, Exception):
                raise page
            yield replace(page, next_url=f"{BASE}/{number}" if number < len(pages) else None)


def page(*titles: str, **what: object) -> Page:
    """A page of papers with these titles."""
    return Page(tuple(Listed(Paper(title)) for title in titles), **what)  # type: ignore[arg-type]


def failure(sentence: str = "Played broke off.", retry_after: float | None = None) -> SourceError:
    return SourceError(sentence, service="Played", retry_after=retry_after)
