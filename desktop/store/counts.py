"""How many papers stand in each of the sidebar's views."""

import json
from collections.abc import Sequence

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
# The days come first: without that the planner might walk all papers to find their days.
LEFT = """
SELECT days.value, count(*) FROM json_each(?) AS days
    CROSS JOIN papers p ON p.place >= days.value * ? AND p.place < (days.value + 1) * ?
    LEFT JOIN marks m ON m.paper_id = p.id
WHERE m.read IS NULL AND m.starred IS NULL AND m.dismissed IS NULL GROUP BY days.value
"""
NAMES = ("inbox", "starred", "all", "dismissed")


def count_views(database: Database, day: str | None) -> dict[str, int]:
    """The number of papers in each built-in view: inbox, today, starred, all, dismissed; ``day`` is the one that Today shows."""
    counts = dict(zip(NAMES, database.execute_sql(STATEMENT).fetchone(), strict=True))
    # Asked as the view itself asks, so that the number is that of the rows.
    return {**counts, "today": search.count(database, parse(f"on:{day} -is:dismissed")) if day else 0}


def count_left(database: Database, days: Sequence[int]) -> dict[int, int]:
    """How many papers of each of these days (``date.toordinal``) are not decided on: neither read, starred nor dismissed."""
    values = (json.dumps(list(days)), search.PLACES_A_DAY, search.PLACES_A_DAY)
    return {**dict.fromkeys(days, 0), **dict(database.execute_sql(LEFT, values))}
