"""Which papers of the inbox are worth seeing first, by what others thought of them: upvotes beside those of the same day."""

from array import array

from desktop.store.conditions import UNDECIDED, WORKED_ON
from desktop.store.database import Database
from desktop.store.places import PLACES_A_DAY

# A day's votes depend on how long it is ago and on how busy it was, so a paper is compared with its own day only.
STATEMENT = f"""
WITH inbox AS (
    SELECT p.id, p.place, p.upvotes, p.place / {PLACES_A_DAY} AS day
    FROM papers p LEFT JOIN marks m ON m.paper_id = p.id WHERE m.later IS NULL AND m.trashed IS NULL AND {UNDECIDED}
        AND NOT ({WORKED_ON})
), usual AS (
    SELECT place / {PLACES_A_DAY} AS day, avg(upvotes) AS upvotes FROM papers INDEXED BY papers_upvotes
    WHERE upvotes IS NOT NULL GROUP BY 1
)
SELECT inbox.id FROM inbox LEFT JOIN usual USING (day)
ORDER BY coalesce(inbox.upvotes, 0) / max(coalesce(usual.upvotes, 1), 1.0) DESC, inbox.place DESC
"""


def rank_inbox(database: Database) -> "array[int]":
    """The papers that nothing was decided on, not even when to come back to them, and that nobody worked on, the best first.

    At a million papers it takes seconds: not on the main thread.
    """
    return array("q", (row[0] for row in database.execute_sql(STATEMENT)))
