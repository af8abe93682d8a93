"""How many papers stand in each of the sidebar's views: one statement for all."""

from desktop.store.database import Database

# Papers without a mark are many and never counted one by one: all papers less those that were decided on.
STATEMENT = """
SELECT
    (SELECT count(*) FROM papers) - (
        SELECT count(*) FROM marks WHERE read IS NOT NULL OR starred IS NOT NULL OR dismissed IS NOT NULL),
    (SELECT count(DISTINCT a.paper_id) FROM appearances a JOIN listings l ON l.id = a.listing_id AND l.kind = 'day'
        LEFT JOIN marks m ON m.paper_id = a.paper_id WHERE a.day = ? AND m.dismissed IS NULL),
    (SELECT count(*) FROM marks WHERE starred IS NOT NULL),
    (SELECT count(*) FROM papers),
    (SELECT count(*) FROM marks WHERE dismissed IS NOT NULL)
"""
NAMES = ("inbox", "today", "starred", "all", "dismissed")


def count_views(database: Database, day: str | None) -> dict[str, int]:
    """The number of papers in each built-in view; ``day`` is the one that Today shows."""
    return dict(zip(NAMES, database.execute_sql(STATEMENT, (day or "",)).fetchone(), strict=True))
