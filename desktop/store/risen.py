"""Papers whose upvotes rose much since they were first listed, and which of them the reader had passed over: late bloomers.

The table of those that rose holds few of many papers, so that late bloomers are found at once.
"""

import json
from collections.abc import Sequence

from desktop.records import Bloom
from desktop.store.database import Database

LEAST = 20  # upvotes more than before
TIMES = 2  # as many as before
SETTLED = "3 days"  # while votes come in after a day's list, as pulls do that ask for it again

# What upvotes were when the reader decided, or when the list had settled; where nobody looked before that, at first.
_DECIDED = "nullif(max(coalesce(m.dismissed, ''), coalesce(m.read, '')), '')"
_THEN = f"""coalesce(
    (SELECT v.upvotes FROM votes v WHERE v.paper_id = p.id AND v.upvotes IS NOT NULL
        AND v.time <= coalesce({_DECIDED}, date(p.day, '+{SETTLED}')) ORDER BY v.time DESC LIMIT 1),
    (SELECT v.upvotes FROM votes v WHERE v.paper_id = p.id AND v.upvotes IS NOT NULL ORDER BY v.time LIMIT 1))"""
# Asked of ``papers p`` and ``marks m``: listed some days ago, passed over (neither starred nor on the reading list), and risen.
_PASSED_OVER = f"""m.starred IS NULL AND m.trashed IS NULL AND coalesce(m.status, '') = '' AND p.day < date('now', '-{SETTLED}')
    AND p.upvotes >= {LEAST} + {_THEN} AND p.upvotes >= {TIMES} * {_THEN}"""
LATE_BLOOMERS = f"""SELECT r.paper_id FROM risen r CROSS JOIN papers p ON p.id = r.paper_id
    LEFT JOIN marks m ON m.paper_id = r.paper_id WHERE {_PASSED_OVER}"""
_BLOOMS = f"""SELECT r.paper_id, coalesce({_DECIDED}, p.day), {_THEN}, {_DECIDED} IS NOT NULL
    FROM risen r CROSS JOIN papers p ON p.id = r.paper_id LEFT JOIN marks m ON m.paper_id = r.paper_id
    WHERE r.paper_id IN (SELECT value FROM json_each(?)) AND {_PASSED_OVER}"""
IS_LATE_BLOOMER = f"(EXISTS (SELECT 1 FROM risen r WHERE r.paper_id = p.id) AND {_PASSED_OVER})"


def find_blooms(database: Database, paper_ids: Sequence[int]) -> dict[int, Bloom]:
    """The late bloomers among these papers; ``Bloom.day`` is that of the reader's deed, else that of its list."""
    cursor = database.execute_sql(_BLOOMS, (json.dumps(list(paper_ids)),))
    return {row[0]: Bloom(row[1][:10], row[2], bool(row[3])) for row in cursor}


def remember(database: Database, paper_id: int, before: int | None, upvotes: int | None, time: str) -> None:
    """Keep that the paper's upvotes rose, when they rose much. ``before``: what they were at the last pull."""
    if upvotes is None or upvotes < LEAST or (before is not None and upvotes <= before):
        return
    first = database.execute_sql(
        "SELECT upvotes FROM votes WHERE paper_id = ? AND upvotes IS NOT NULL ORDER BY time LIMIT 1", (paper_id,)
    ).fetchone()
    if first and upvotes >= first[0] + LEAST and upvotes >= TIMES * first[0]:
        database.execute_sql(
            "INSERT INTO risen(paper_id, upvotes, time) VALUES (?, ?, ?) "
            "ON CONFLICT DO UPDATE SET upvotes = excluded.upvotes, time = excluded.time",
            (paper_id, upvotes, time),
        )
