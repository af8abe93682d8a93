"""The full-text index: puts the papers' texts and notes into it, and takes them out again.

Its rowid is the paper's place, which follows its date: walking it backwards gives the newest hits at once.
"""

from collections.abc import Iterable, Mapping, Sequence

from desktop.store import words
from desktop.store.database import Database

IndexRow = tuple[int, str, str, str, str]  # place, title, abstract, authors, note


def index(database: Database, rows: Iterable[IndexRow]) -> None:
    """Add these texts to the index."""
    database.connection().executemany(
        "INSERT INTO papers_index(rowid, title, abstract, authors, note) VALUES (?, ?, ?, ?, ?)", map(_folded, rows)
    )


def unindex(database: Database, rows: Iterable[IndexRow]) -> None:
    """Take texts out of the index; they must be exactly those that were added."""
    database.connection().executemany(
        "INSERT INTO papers_index(papers_index, rowid, title, abstract, authors, note) VALUES ('delete', ?, ?, ?, ?, ?)",
        map(_folded, rows),
    )


def index_rows(database: Database, paper_ids: Sequence[int]) -> list[IndexRow]:
    """What the index holds of these papers."""
    marks = ", ".join("?" * len(paper_ids))
    return list(
        database.execute_sql(
            "SELECT p.place, p.title, p.abstract, p.authors, coalesce(n.text, '') FROM papers p "
            f"LEFT JOIN notes n ON n.paper_id = p.id WHERE p.id IN ({marks})",
            list(paper_ids),
        )
    )


def reindex(database: Database, notes: Mapping[int, str]) -> None:
    """Put these new notes into the index; call it before the notes themselves are written."""
    for paper_id, text in notes.items():
        old = index_rows(database, [paper_id])
        unindex(database, old)
        index(database, [(*row[:4], text) for row in old])


def rebuild(database: Database) -> None:
    """Make the whole index anew. Call it inside ``writing``."""
    database.execute_sql("INSERT INTO papers_index(papers_index) VALUES ('delete-all')")
    cursor = database.execute_sql(
        "SELECT p.place, p.title, p.abstract, p.authors, coalesce(n.text, '') FROM papers p "
        "LEFT JOIN notes n ON n.paper_id = p.id ORDER BY p.place"
    )
    index(database, cursor)


def _folded(row: IndexRow) -> tuple[object, ...]:
    place, *texts = row
    return (place, *map(words.searchable, texts))
