"""How many papers stand in each of the sidebar's views."""

import json
from collections.abc import Callable, Mapping, Sequence

from desktop.store import search
from desktop.store.conditions import INBOX, UNDECIDED
from desktop.store.database import Database
from desktop.store.interruption import interruptible
from desktop.store.later import BACK
from desktop.store.paper_total import TOTAL
from desktop.store.places import PLACES_A_DAY
from desktop.store.query import parse
from desktop.store.risen import LATE_BLOOMERS

# Those without a mark are all less those that were decided on. What is counted has an index; see migrations.py. Those that
# were put off are taken out, and come in again on their day. What is in the Trash, which is little, is taken off each number.
TRASHED = "(SELECT count(*) FROM marks m INDEXED BY marks_trashed WHERE trashed IS NOT NULL AND {})"
STATEMENT = f"""
SELECT
    {TOTAL} - (SELECT count(*) FROM marks)
        + (SELECT count(*) FROM marks WHERE read IS NULL AND starred IS NULL AND dismissed IS NULL AND status = '')
        - (SELECT count(*) FROM marks m WHERE later IS NOT NULL AND {UNDECIDED})
        + (SELECT count(*) FROM ({BACK})) - {TRASHED.format(f"later IS NULL AND {UNDECIDED}")},
    {TOTAL} - {TRASHED.format("1")},
    (SELECT count(*) FROM marks WHERE starred IS NOT NULL) - {TRASHED.format("starred IS NOT NULL")},
    (SELECT count(*) FROM marks WHERE dismissed IS NOT NULL) - {TRASHED.format("dismissed IS NOT NULL")},
    (SELECT count(*) FROM marks WHERE status != '' AND status = 'to-read') - {TRASHED.format("status = 'to-read'")},
    (SELECT count(*) FROM marks WHERE status != '' AND status = 'reading') - {TRASHED.format("status = 'reading'")},
    (SELECT count(*) FROM marks WHERE status != '' AND status = 'done') - {TRASHED.format("status = 'done'")},
    (SELECT count(*) FROM ({LATE_BLOOMERS})),
    (SELECT count(*) FROM marks WHERE later IS NOT NULL) - {TRASHED.format("later IS NOT NULL")},
    {TRASHED.format("1")}
"""
# Each listing's papers stand together in the index, so that each is counted once, however often it stood on the list.
OF_FOLLOWED = f"""
SELECT f.id, (
    SELECT count(*) FROM (
        SELECT 1 FROM appearances a LEFT JOIN marks m ON m.paper_id = a.paper_id
        WHERE a.listing_id = l.id AND (a.rank IS NOT NULL OR f.kind != 'day') AND {INBOX} GROUP BY a.paper_id
    )
) FROM followed f JOIN listings l ON l.source = f.source AND l.kind = f.kind AND l.argument = f.argument
"""
NAMES = ("inbox", "all", "starred", "dismissed", "to-read", "reading", "done", "late-bloomers", "later", "trashed")

# The days come first: without that the planner might walk all papers to find their days.
LEFT = f"""
SELECT days.value, count(*) FROM json_each(?) AS days
    CROSS JOIN papers p ON p.place >= days.value * ? AND p.place < (days.value + 1) * ?
    LEFT JOIN marks m ON m.paper_id = p.id
WHERE {INBOX} GROUP BY days.value
"""


def count_views(database: Database, queries: Mapping[str, str]) -> dict[str, int]:
    """The number of papers in each of NAMES, and what each of the queries finds.

    The queries are those of views whose papers change with the day.
    """
    counts = dict(zip(NAMES, database.execute_sql(STATEMENT).fetchone(), strict=True))
    # Asked as the view itself asks, so that the number is that of the rows.
    return {**counts, **{name: search.count(database, parse(query)) for name, query in queries.items()}}


def count_followed(database: Database, is_over: Callable[[], bool] = lambda: False) -> dict[int, int]:
    """How many papers of what is followed are in the inbox, by its number; what was never asked for is left out.

    Two tenths of a second at a million papers, so ask on a thread with a connection. Raises Interrupted soon after ``is_over``.
    """
    with interruptible(database, is_over):
        return dict(database.execute_sql(OF_FOLLOWED).fetchall())


def count_left(database: Database, days: Sequence[int]) -> dict[int, int]:
    """How many papers of each of these days (``date.toordinal``) are in the inbox: nothing was decided on."""
    values = (json.dumps(list(days)), PLACES_A_DAY, PLACES_A_DAY)
    return {**dict.fromkeys(days, 0), **dict(database.execute_sql(LEFT, values))}
