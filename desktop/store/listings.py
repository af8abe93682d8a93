"""Listings: which papers stood in which list on which day, and how votes went."""

from desktop.records import Listed, Listing
from desktop.store.database import Database


def find_or_add(database: Database, listing: Listing) -> int:
    """The listing's id. All days of one source are one listing; its days are told apart by the appearances."""
    values = (listing.source, listing.kind, "" if listing.kind == "day" else listing.argument)
    database.execute_sql("INSERT INTO listings(source, kind, argument) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", values)
    row = database.execute_sql("SELECT id FROM listings WHERE source = ? AND kind = ? AND argument = ?", values).fetchone()
    return int(row[0])


def add_appearances(
    database: Database, paper_id: int, listing: Listing, listing_id: int, daily_id: int | None, one: Listed, time: str
) -> None:
    """Record that the paper stood in this listing, and on its day's list when the entry names one."""
    found = []
    if one.day and daily_id is not None:
        found.append((paper_id, daily_id, one.day, one.rank if listing.kind == "day" else None, one.submitter))
    if listing.kind != "day":
        found.append((paper_id, listing_id, time[:10], one.rank, one.submitter))
    database.connection().executemany(
        "INSERT INTO appearances(paper_id, listing_id, day, rank, submitter) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE "
        "SET rank = coalesce(excluded.rank, rank), submitter = coalesce(excluded.submitter, submitter) "
        "WHERE rank IS NOT coalesce(excluded.rank, rank) OR submitter IS NOT coalesce(excluded.submitter, submitter)",
        found,
    )


def add_vote(database: Database, paper_id: int, one: Listed, time: str) -> None:
    """Record upvotes and comments as they are at that time; nothing when the listing gave none."""
    if one.upvotes is not None or one.comments is not None:
        database.execute_sql(
            "INSERT OR REPLACE INTO votes(paper_id, time, upvotes, comments) VALUES (?, ?, ?, ?)",
            (paper_id, time, one.upvotes, one.comments),
        )


def find_days(database: Database, paper_id: int) -> list[str]:
    """The days on whose list the paper stood, oldest first."""
    cursor = database.execute_sql(
        "SELECT DISTINCT a.day FROM appearances a JOIN listings l ON l.id = a.listing_id "
        "WHERE a.paper_id = ? AND l.kind = 'day' ORDER BY a.day",
        (paper_id,),
    )
    return [row[0] for row in cursor]


def find_latest_day(database: Database, until: str, source: str = "") -> str | None:
    """The newest day not after ``until`` (ISO dates) that a daily list is known of, by default of any source."""
    return _find_day(database, "<=", until, source)


def find_day_beside(database: Database, day: str, step: int) -> str | None:
    """The next day after ``day`` that a daily list is known of, or with a negative step the one before."""
    return _find_day(database, ">" if step > 0 else "<", day)


def _find_day(database: Database, sign: str, day: str, source: str = "") -> str | None:
    """The nearest day on that side that a daily list is known of.

    Goes from day to day and not from paper to paper: a file of a hundred thousand papers is one step.
    """
    nearest, further = ("min", ">") if sign == ">" else ("max", "<")
    row = database.execute_sql(
        f"WITH RECURSIVE days(day) AS (SELECT {nearest}(day) FROM appearances WHERE day {sign} ? UNION ALL "
        f"SELECT (SELECT {nearest}(day) FROM appearances WHERE day {further} days.day) FROM days WHERE day IS NOT NULL) "
        "SELECT day FROM days WHERE EXISTS (SELECT 1 FROM listings l CROSS JOIN appearances a INDEXED BY appearances_day "
        "ON a.day = days.day AND a.listing_id = l.id WHERE l.kind = 'day' "
        "AND ? IN ('', l.source)) LIMIT 1",
        (day, source),
    ).fetchone()
    return row[0] if row else None
