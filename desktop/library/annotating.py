"""All that the reader highlighted and noted, over the library or a part of it, as text for other programs and for people."""

import json
from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from desktop.errors import UsageError
from desktop.formats import markdown
from desktop.library import shelf
from desktop.library.describing import describe
from desktop.library.tagging import find_tag
from desktop.records import ShelvedPaper
from desktop.store import annotations
from desktop.store.database import Database
from desktop.translation import tr

NOTE, HIGHLIGHT = KINDS = ("note", "highlight")
NAMES = (
    "id", "arxiv_id", "doi", "title", "authors", "url", "citation_key", "tags", "collections", "highlights", "note",
)  # fmt: skip


def find_annotated(
    database: Database, query: str, tags: Collection[str] = (), colours: Collection[str] = (), kind: str | None = None
) -> list[int]:
    """The papers of that search on which the reader wrote or highlighted anything, in the search's order.

    ``tags``: only those that have all of these; ``colours``: only those with a highlight in one of them; ``kind``: only
    those with a NOTE, or with a HIGHLIGHT. Raises UsageError for a tag that is not there, and for notes in a colour.
    """
    if colours and kind == NOTE:
        raise UsageError(tr("Notes have no colour: leave out --colour or --kind note."))
    if colours:
        wanted = annotations.find_highlighted(database, colours)
    else:
        wanted = {paper_id for one in KINDS if kind in (None, one) for paper_id in shelf.find_papers(database, f"has:{one}")}
    for name in tags:
        wanted &= set(shelf.find_papers(database, f"tag:#{find_tag(database, name).tag_id}"))
    return [paper_id for paper_id in shelf.find_papers(database, query) if paper_id in wanted]


def write(
    database: Database, paper_ids: list[int], format_name: str, colours: Collection[str] = (), kind: str | None = None
) -> Iterable[str]:
    """Highlights and notes of these papers, piece by piece, as "markdown" or "json" (a list with an entry for each paper).

    ``colours``: highlights in these, and no notes; ``kind``: only each NOTE, or only each HIGHLIGHT.
    """
    found = shelf.load_papers(database, paper_ids)
    if kind == NOTE:
        found = (replace(shelved, highlights=()) for shelved in found)
    elif colours or kind == HIGHLIGHT:
        found = (_with_only(shelved, colours) for shelved in found)
    return markdown.write_annotations(found) if format_name == "markdown" else _as_json(found)


def _with_only(shelved: ShelvedPaper, colours: Collection[str]) -> ShelvedPaper:
    wanted = tuple(one for one in shelved.highlights if not colours or one.colour in colours)
    return replace(shelved, note=None, highlights=wanted)


def _as_json(papers: Iterable[ShelvedPaper]) -> Iterator[str]:
    between = "[\n"
    for shelved in papers:
        yield between + json.dumps(_entry(shelved), ensure_ascii=False)
        between = ",\n"
    yield "\n]\n"


def _entry(shelved: ShelvedPaper) -> dict[str, object]:
    """Under the names that ``papershelf show --json`` has, and as it tells them."""
    described = describe(shelved)
    return {name: described[name] for name in NAMES}
