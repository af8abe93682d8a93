"""Whole papers: what the services say together with all that the reader and the listings added, read a few hundred at a time."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any

from desktop.records import Appearance, Collection, Highlight, Listing, Marks, ReadingStatus, ShelvedPaper, Vote
from desktop.store import annotations, citation_keys, papers, tags, versions
from desktop.store.collections import load_collections
from desktop.store.database import Database
from desktop.store.later import IS_BACK
from desktop.store.merging import in_order

CHUNK = 400
NO_MARKS = Marks()


def load(database: Database, paper_ids: Sequence[int]) -> Iterator[ShelvedPaper]:
    """The papers of these ids, in their order; ids that are gone are left out. Read as they are taken."""

    @cache
    def collections() -> dict[int, Collection]:
        # Counting what is in them takes longer than all the rest, and most papers are in none.
        return {one.collection_id: one for one in load_collections(database)}

    for start in range(0, len(paper_ids), CHUNK):
        yield from _load_chunk(database, list(paper_ids[start : start + CHUNK]), collections)


def _load_chunk(
    database: Database, paper_ids: list[int], known_collections: Callable[[], dict[int, Collection]]
) -> Iterator[ShelvedPaper]:
    known = papers.load_known(database, paper_ids)
    added = _rows(database, "SELECT id, added FROM papers WHERE id IN ({})", paper_ids)
    marks = _rows(
        database,
        "SELECT paper_id, read IS NOT NULL, starred IS NOT NULL, dismissed IS NOT NULL, status, later, "
        f"coalesce({IS_BACK}, 0), trashed IS NOT NULL FROM marks m WHERE paper_id IN ({{}})",
        paper_ids,
    )
    notes = annotations.load_notes(database, paper_ids)
    highlights = _rows(
        database,
        'SELECT paper_id, id, field, exact, prefix, suffix, start, "end", colour, comment, version FROM highlights '
        "WHERE paper_id IN ({}) ORDER BY field DESC, start",
        paper_ids,
    )
    names, coloured = tags.load_of_papers(database, paper_ids), tags.load_coloured(database, paper_ids)
    inside = _rows(database, "SELECT paper_id, collection_id FROM collection_papers WHERE paper_id IN ({})", paper_ids)
    appearances = _rows(
        database,
        "SELECT a.paper_id, l.source, l.kind, l.argument, a.day, a.rank, a.submitter FROM appearances a "
        "JOIN listings l ON l.id = a.listing_id WHERE a.paper_id IN ({}) ORDER BY a.day, l.id",
        paper_ids,
    )
    paths = known_collections() if inside else {}
    votes = _rows(
        database, "SELECT paper_id, time, upvotes, comments FROM votes WHERE paper_id IN ({}) ORDER BY time", paper_ids
    )
    keys = citation_keys.load_keys(database, paper_ids)
    updated = versions.find_updated(database, paper_ids)
    for paper_id in paper_ids:
        if paper_id not in known:
            continue
        one = known[paper_id]
        # One that was made since the paths were read is left out until the next time.
        collections = [paths[row[0]] for row in inside.get(paper_id, ()) if row[0] in paths]
        yield ShelvedPaper(
            paper_id=paper_id,
            paper=one.paper,
            marks=_marks(marks[paper_id][0]) if paper_id in marks else NO_MARKS,
            added=added[paper_id][0][0],
            upvotes=one.upvotes,
            comments=one.comments,
            note=notes.get(paper_id),
            highlights=tuple(Highlight(*row) for row in highlights.get(paper_id, ())),
            tags=names.get(paper_id, ()),
            coloured_tags=coloured.get(paper_id, ()),
            collections=tuple(sorted(collections, key=lambda collection: collection.path)),
            appearances=tuple(Appearance(Listing(*row[:3]), *row[3:]) for row in appearances.get(paper_id, ())),
            votes=tuple(Vote(*row) for row in votes.get(paper_id, ())),
            citation_key=keys.get(paper_id),
            updated=paper_id in updated,
            sources=tuple(filter(None, in_order(one.statements))),
        )


def _rows(database: Database, statement: str, paper_ids: list[int]) -> dict[int, list[tuple[Any, ...]]]:
    """The rows of each paper, without their first column, which is the paper's id."""
    found: dict[int, list[tuple[Any, ...]]] = {}
    for paper_id, *rest in database.execute_sql(statement.format(", ".join("?" * len(paper_ids))), paper_ids):
        found.setdefault(paper_id, []).append(tuple(rest))
    return found


def _marks(row: tuple[Any, ...]) -> Marks:
    read, starred, dismissed, status, later, back, trashed = row
    return Marks(bool(read), bool(starred), bool(dismissed), ReadingStatus(status), later, bool(back), bool(trashed))
