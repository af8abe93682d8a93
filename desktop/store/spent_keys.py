"""Citation keys of papers that were deleted for good: no other paper gets one, because a text may still cite it.

The same paper, by its arXiv id or DOI, has its key again when it comes back and is cited.
"""

import json
from collections.abc import Sequence

import peewee as pw

STEP = """
CREATE TABLE spent_keys (
    key TEXT PRIMARY KEY COLLATE NOCASE,
    arxiv_id TEXT,
    doi TEXT,
    created TEXT NOT NULL
) WITHOUT ROWID
"""


def keep_keys_of_deleted_papers(database: pw.SqliteDatabase) -> None:
    """A step of the migrations."""
    database.execute_sql(STEP)


def keep(database: pw.SqliteDatabase, paper_ids: Sequence[int]) -> None:
    """Remember the keys of these papers, which are about to be deleted."""
    database.execute_sql(
        "INSERT OR IGNORE INTO spent_keys(key, arxiv_id, doi, created) SELECT k.key, p.arxiv_id, p.doi, k.created "
        "FROM citation_keys k JOIN papers p ON p.id = k.paper_id WHERE p.id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(paper_ids)),),
    )


def load(database: pw.SqliteDatabase) -> set[str]:
    """All of them, in lower case."""
    return {row[0].lower() for row in database.execute_sql("SELECT key FROM spent_keys")}


def take_back(database: pw.SqliteDatabase, paper_id: int) -> str | None:
    """The oldest key that this paper had before it was deleted, which is none of these any more; None: it had none."""
    row = database.execute_sql(
        "SELECT s.key FROM papers p JOIN spent_keys s ON s.arxiv_id = p.arxiv_id OR s.doi = p.doi "
        "WHERE p.id = ? AND s.key NOT IN (SELECT key FROM citation_keys) ORDER BY s.created, s.key LIMIT 1",
        (paper_id,),
    ).fetchone()
    if row is None:
        return None
    database.execute_sql("DELETE FROM spent_keys WHERE key = ?", (row[0],))
    return str(row[0])


def is_free_for(database: pw.SqliteDatabase, paper_id: int, key: str) -> bool:
    """Whether no paper that was deleted had that key, or this very one; then it is no spent key any more."""
    row = database.execute_sql(
        "SELECT EXISTS (SELECT 1 FROM papers p WHERE p.id = ? AND (p.arxiv_id = s.arxiv_id OR p.doi = s.doi)) "
        "FROM spent_keys s WHERE s.key = ?",
        (paper_id, key),
    ).fetchone()
    if row is not None and row[0]:
        database.execute_sql("DELETE FROM spent_keys WHERE key = ?", (key,))
    return row is None or bool(row[0])
