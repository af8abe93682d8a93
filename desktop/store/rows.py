"""Pages of the list: rows as plain tuples, read by id."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.records import Marks, PaperRow, ReadingStatus, page_of
from desktop.store.database import Database
from desktop.store.later import IS_BACK
from desktop.store.risen import find_blooms
from desktop.store.tags import load_coloured
from desktop.store.versions import IS_UPDATED

STATEMENT = f"""
SELECT p.id, p.title, p.authors, p.day, p.upvotes, p.rank, p.categories, p.code_stars, p.code_url IS NOT NULL, p.withdrawn,
    m.read IS NOT NULL, m.starred IS NOT NULL, m.dismissed IS NOT NULL, coalesce(m.status, ''),
    m.later, coalesce({IS_BACK}, 0), m.trashed IS NOT NULL,
    EXISTS (SELECT 1 FROM notes n WHERE n.paper_id = p.id), EXISTS (SELECT 1 FROM highlights h WHERE h.paper_id = p.id),
    p.arxiv_id, p.doi, {IS_UPDATED}, p.version
FROM papers p LEFT JOIN marks m ON m.paper_id = p.id WHERE p.id IN ({{}})
"""


def load(database: Database, paper_ids: Sequence[int]) -> list[PaperRow]:
    """The rows of these ids, in their order; an id that is gone is left out. A page is about 256."""
    cursor = database.execute_sql(STATEMENT.format(", ".join("?" * len(paper_ids))), list(paper_ids))
    found = {row[0]: _row(row) for row in cursor}
    for paper_id, bloom in find_blooms(database, paper_ids).items():
        found[paper_id] = replace(found[paper_id], bloom=bloom)
    for paper_id, coloured in load_coloured(database, paper_ids).items():
        if paper_id in found:
            found[paper_id] = replace(found[paper_id], coloured_tags=coloured)
    return [found[paper_id] for paper_id in paper_ids if paper_id in found]


def _row(row: Sequence[object]) -> PaperRow:
    (paper_id, title, authors, day, upvotes, rank, categories, code_stars, has_code, withdrawn, *rest) = row
    read, starred, dismissed, status, later, back, trashed, has_note, has_highlight, arxiv_id, doi, updated, version = rest
    return PaperRow(
        paper_id=paper_id,  # type: ignore[arg-type]  # SQLite's column types are the schema's
        title=title,  # type: ignore[arg-type]
        authors=authors,  # type: ignore[arg-type]
        day=day,  # type: ignore[arg-type]
        upvotes=upvotes,  # type: ignore[arg-type]
        rank=rank,  # type: ignore[arg-type]
        category=str(categories).partition(" ")[0] or None,
        code_stars=code_stars,  # type: ignore[arg-type]
        has_code=bool(has_code),
        withdrawn=bool(withdrawn),
        marks=Marks(
            bool(read),
            bool(starred),
            bool(dismissed),
            ReadingStatus(str(status)),
            later,  # type: ignore[arg-type]
            bool(back),
            bool(trashed),
        ),
        has_note=bool(has_note),
        has_highlight=bool(has_highlight),
        url=page_of(arxiv_id, doi),  # type: ignore[arg-type]
        updated=bool(updated),
        version=version,  # type: ignore[arg-type]
    )
