"""Which papers lack what a service could tell: an id, the authors, or (on the arXiv) the abstract."""

import json
from collections.abc import Sequence

from desktop.store.database import Database
from desktop.store.trash import THROWN_AWAY

LACKING = "((p.arxiv_id IS NULL AND p.doi IS NULL) OR p.authors = '' OR (p.arxiv_id IS NOT NULL AND p.abstract = ''))"
NOT_THROWN_AWAY = f"p.id NOT IN ({THROWN_AWAY})"


def find(database: Database, paper_ids: Sequence[int] | None = None) -> list[int]:
    """Those of these papers (None: of all but what is in the Trash) that lack something, newest first."""
    if paper_ids is None:
        cursor = database.execute_sql(
            f"SELECT p.id FROM papers p WHERE {LACKING} AND {NOT_THROWN_AWAY} ORDER BY p.place DESC"
        )
    else:
        cursor = database.execute_sql(
            f"SELECT p.id FROM papers p WHERE p.id IN (SELECT value FROM json_each(?)) AND {LACKING} ORDER BY p.place DESC",
            (json.dumps(list(paper_ids)),),
        )
    return [row[0] for row in cursor]
