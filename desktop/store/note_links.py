"""Which notes link to which papers. Kept by the names that the links say, not by ids: so a link leads on when papers are
joined, and to a paper that comes later, and means the same in every library.

The table is made of the notes alone, in the transaction that writes them; what deletes a note deletes its links.
"""

import json
from collections.abc import Sequence

from desktop.records.note_links import find_links
from desktop.store.database import Database

# All names of one paper, as the table has them.
_NAMES = """
SELECT 'arxiv:' || arxiv_id FROM papers WHERE id = ?1 AND arxiv_id IS NOT NULL
UNION SELECT 'doi:' || lower(doi) FROM papers WHERE id = ?1 AND doi IS NOT NULL
UNION SELECT 'key:' || key FROM citation_keys WHERE paper_id = ?1
UNION SELECT name FROM other_names WHERE paper_id = ?1 AND (name LIKE 'doi:%' OR name LIKE 'arxiv:%')
"""
_NAMED = """
SELECT j.value, p.id FROM json_each(?1) j JOIN papers p ON p.arxiv_id = substr(j.value, 7) WHERE j.value LIKE 'arxiv:%'
UNION ALL SELECT j.value, p.id FROM json_each(?1) j JOIN papers p ON p.doi = substr(j.value, 5) WHERE j.value LIKE 'doi:%'
UNION ALL SELECT j.value, k.paper_id FROM json_each(?1) j JOIN citation_keys k ON k.key = substr(j.value, 5)
    WHERE j.value LIKE 'key:%'
UNION ALL SELECT o.name, o.paper_id FROM json_each(?1) j JOIN other_names o ON o.name = j.value
"""


def keep(database: Database, paper_id: int, text: str) -> None:
    """Remember the links of that note, which was just written. Inside ``writing``."""
    run = database.connection().execute
    names = {link.name for link in find_links(text)}
    known = {name for (name,) in run("SELECT name FROM note_links WHERE paper_id = ?", (paper_id,))}
    for name in known - names:
        run("DELETE FROM note_links WHERE paper_id = ? AND name = ?", (paper_id, name))
    for name in names - known:
        run("INSERT INTO note_links(paper_id, name) VALUES (?, ?)", (paper_id, name))


def find_named(database: Database, names: Sequence[str]) -> dict[str, int]:
    """The library's papers of these names, each by its name; names of none are left out."""
    found: dict[str, int] = {}
    for name, paper_id in database.execute_sql(_NAMED, (json.dumps(sorted(set(names))),)) if names else ():
        found.setdefault(name, paper_id)
    return found


def find_mentioning(database: Database, paper_id: int) -> list[int]:
    """The other papers whose notes link to this one, the note that was written last first."""
    cursor = database.execute_sql(
        f"SELECT DISTINCT n.paper_id, n.changed FROM note_links l JOIN notes n ON n.paper_id = l.paper_id "
        f"WHERE l.name IN ({_NAMES}) AND l.paper_id != ?1 ORDER BY n.changed DESC, n.paper_id",
        (paper_id,),
    )
    return [row[0] for row in cursor]


def find_names(database: Database, paper_id: int) -> set[str]:
    """All names by which a link may mean that paper."""
    return {row[0] for row in database.execute_sql(_NAMES, (paper_id,))}


def find_untrue(database: Database) -> int:
    """How many notes have other links than the table says; reads all notes."""
    kept: dict[int, set[str]] = {}
    for paper_id, name in database.execute_sql("SELECT paper_id, name FROM note_links"):
        kept.setdefault(paper_id, set()).add(name)
    for paper_id, text in database.execute_sql("SELECT paper_id, text FROM notes"):
        if {link.name for link in find_links(text)} == kept.get(paper_id, set()):
            kept.pop(paper_id, None)
        else:
            kept.setdefault(paper_id, set())
    return len(kept)


def find_written_last(database: Database, limit: int) -> list[int]:
    """The papers whose notes were written last."""
    return [row[0] for row in database.execute_sql("SELECT paper_id FROM notes ORDER BY changed DESC LIMIT ?", (limit,))]


def find_by_beginning(database: Database, typed: str, limit: int) -> list[int]:
    """Papers whose citation key or arXiv id begins so, at most so many of each."""
    end = "\U0010ffff"
    found: dict[int, None] = {}
    for key in dict.fromkeys((typed, typed.lower(), typed.capitalize())):
        cursor = database.execute_sql(
            "SELECT paper_id FROM citation_keys WHERE key >= ? AND key < ? ORDER BY key LIMIT ?", (key, key + end, limit)
        )
        found |= dict.fromkeys(row[0] for row in cursor)
    number = typed.lower().removeprefix("arxiv:")
    cursor = database.execute_sql(
        "SELECT id FROM papers WHERE arxiv_id >= ? AND arxiv_id < ? ORDER BY arxiv_id DESC LIMIT ?",
        (number, number + end, limit),
    )
    return list(found | dict.fromkeys(row[0] for row in cursor)) if number else list(found)
