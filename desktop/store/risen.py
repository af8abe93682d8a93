"""Papers whose upvotes rose much since they were first listed: few of many, so that late bloomers are found at once."""

from desktop.store.database import Database

LEAST = 20  # upvotes more than before
TIMES = 2  # as many as before


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
