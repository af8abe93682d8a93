"""Earlier texts of a paper, and whether a newer version came that the reader has not seen."""

import json
from collections.abc import Sequence

from desktop.records import Change, EarlierText
from desktop.store.database import Database
from desktop.store.journal import Label, batch

# What the reader does with a paper so that a newer version of it matters. Having been looked at, dismissed ones do not.
TOUCHED = (
    "SELECT 1 FROM marks WHERE paper_id = ? AND (read IS NOT NULL OR starred IS NOT NULL OR status != '')",
    "SELECT 1 FROM notes WHERE paper_id = ?",
    "SELECT 1 FROM highlights WHERE paper_id = ?",
    "SELECT 1 FROM paper_tags WHERE paper_id = ?",
    "SELECT 1 FROM collection_papers WHERE paper_id = ?",
)
# Whoever marks the paper as read has seen what it says now. Asked of ``papers p`` and ``marks m``.
UNSEEN = (
    "SELECT u.paper_id FROM updates u LEFT JOIN seen_changes s ON s.paper_id = u.paper_id "
    "LEFT JOIN marks read ON read.paper_id = u.paper_id "
    "WHERE u.replaced > coalesce(s.seen, '') AND u.replaced > coalesce(read.read, '')"
)
IS_UPDATED = f"EXISTS ({UNSEEN} AND u.paper_id = p.id)"


def remember(database: Database, paper_id: int, time: str) -> None:
    """A newer version took the place of what the paper said; kept when the reader had done something with the paper."""
    if any(database.execute_sql(f"{statement} LIMIT 1", (paper_id,)).fetchone() for statement in TOUCHED):
        database.execute_sql(
            "INSERT INTO updates(paper_id, replaced) VALUES (?, ?) ON CONFLICT DO UPDATE SET replaced = excluded.replaced",
            (paper_id, time),
        )


def find_updated(database: Database, paper_ids: Sequence[int]) -> set[int]:
    """Those of these papers that have a newer version which the reader has not seen."""
    statement = f"{UNSEEN} AND u.paper_id IN (SELECT value FROM json_each(?))"
    return {row[0] for row in database.execute_sql(statement, (json.dumps(list(paper_ids)),))}


def load_earlier(database: Database, paper_id: int) -> tuple[EarlierText, ...]:
    """What the paper said before, the latest first."""
    cursor = database.execute_sql(
        "SELECT version, title, abstract, replaced, newer FROM versions WHERE paper_id = ? ORDER BY replaced DESC, id DESC",
        (paper_id,),
    )
    return tuple(EarlierText(row[0], row[1], row[2], row[3], bool(row[4])) for row in cursor)


def load_last_seen(database: Database, paper_id: int) -> EarlierText | None:
    """What the paper said when the reader saw it last; None when it says the same still, or other words of the same version."""
    seen, read = database.execute_sql(
        "SELECT (SELECT seen FROM seen_changes WHERE paper_id = ?1), (SELECT read FROM marks WHERE paper_id = ?1)",
        (paper_id,),
    ).fetchone()
    since = max(seen or "", read or "")
    unseen = [one for one in load_earlier(database, paper_id) if one.newer and one.replaced > since]
    return unseen[-1] if unseen else None


def mark_as_seen(database: Database, paper_id: int, label: Label) -> Change:
    """Remember that the reader has seen what the paper says now. No step of undo: looking is no deed."""
    with batch(database, label, undoable=False) as opened:
        if find_updated(database, [paper_id]):
            opened.put("seen_changes", [{"paper_id": paper_id, "seen": opened.time}])
    return opened.change()
