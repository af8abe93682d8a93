"""How many papers stand in each of the sidebar's views."""

from desktop.store import search
from desktop.store.database import Database
from desktop.store.query import parse

# Papers without a mark are many and never counted one by one: all papers less those that were decided on.
STATEMENT = """
SELECT
    (SELECT count(*) FROM papers) - (
        SELECT count(*) FROM marks WHERE read IS NOT NULL OR starred IS NOT NULL OR dismissed IS NOT NULL),
    (SELECT count(*) FROM marks WHERE starred IS NOT NULL),
    (SELECT count(*) FROM papers),
    (SELECT count(*) FROM marks WHERE dismissed IS NOT NULL)
"""
NAMES = ("inbox", "starred", "all", "dismissed")


def count_views(database: Database, day: str | None) -> dict[str, int]:
    """The number of papers in each built-in view: inbox, today, starred, all, dismissed; ``day`` is the one that Today shows."""
    counts = dict(zip(NAMES, database.execute_sql(STATEMENT).fetchone(), strict=True))
    # Asked as the view itself asks, so that the number is that of the rows.
    return {**counts, "today": search.count(database, parse(f"on:{day} -is:dismissed")) if day else 0}
