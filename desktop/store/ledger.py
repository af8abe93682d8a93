"""The ledger: what was asked of whom and when, what came of it, and where a list goes on that was broken off."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from desktop.records import Listing, PullReport
from desktop.store.database import Database
from desktop.store.listings import find_or_add
from desktop.translation import tr

WHOLE = ("done", "unchanged")  # outcomes after which the list is known as it then was
FAILED = ("refused", "failed")
SINGLE = ("paper", "file")  # kinds that are no lists and have no state worth showing

_SELECT = (
    "SELECT p.id, l.source, l.kind, p.argument, p.asked, p.outcome, p.received, p.added, p.changed, p.skipped, p.skipped_words, "
    "p.reason, p.started, p.finished, p.retry_at, p.next_url, p.next_rank, p.note, p.began, p.since, p.process, p.heard "
    "FROM pulls p JOIN listings l ON l.id = p.listing_id"
)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the ledger. ``process`` writes it while it is running, and was last ``heard`` of then (ISO time, UTC)."""

    report: PullReport
    process: str | None = None
    heard: str | None = None


def add(database: Database, report: PullReport, process: str | None = None) -> PullReport:
    """Write a new line; the report with its number. Call it inside ``writing``, as ``update``."""
    names = ("listing_id", "argument", *_values(report), "process", "heard")
    values = (
        find_or_add(database, report.listing), report.listing.argument, *_values(report).values(), process,
        report.started if process else None,
    )  # fmt: skip
    cursor = database.execute_sql(f"INSERT INTO pulls({', '.join(names)}) VALUES ({', '.join('?' * len(names))})", values)
    return replace(report, pull_id=int(cursor.lastrowid))


def update(database: Database, report: PullReport, heard: str) -> None:
    """Write the line anew, as it now is."""
    values = {**_values(report), "heard": heard}
    database.execute_sql(
        f"UPDATE pulls SET {', '.join(f'{name} = ?' for name in values)} WHERE id = ?", (*values.values(), report.pull_id)
    )


def load_lines(database: Database, limit: int, before: int | None = None) -> Sequence[Line]:
    """The newest lines, newest first; only those written before the line ``before``, when it is given."""
    return list(_load(database, "WHERE ? IS NULL OR p.id < ? ORDER BY p.id DESC LIMIT ?", before, before, limit))


def load_latest_lines(database: Database) -> Sequence[Line]:
    """The newest line of each listing, newest first. All days of a source are one listing; single papers and files are none."""
    newest = "SELECT id FROM pulls WHERE listing_id = one.id ORDER BY started DESC, id DESC LIMIT 1"
    lists = f"SELECT ({newest}) FROM listings one WHERE one.kind NOT IN ({_marks(SINGLE)})"
    return list(_load(database, f"WHERE p.id IN ({lists}) ORDER BY p.id DESC", *SINGLE))


def load_lines_of(database: Database, listing: Listing, limit: int) -> Sequence[Line]:
    """The newest lines of that listing, newest first. Without an argument a day means the lines of all days."""
    # Ordered as the indexes are, so that not all lines of years are read.
    values = [listing.source, listing.kind, "" if listing.kind == "day" else listing.argument]
    if listing.kind == "day" and not listing.argument:
        condition = "ORDER BY p.started DESC, p.id DESC"
    else:
        condition = "AND p.argument = ? ORDER BY p.id DESC"
        values.append(listing.argument)
    where = f"WHERE l.source = ? AND l.kind = ? AND l.argument = ? {condition} LIMIT ?"
    return list(_load(database, where, *values, limit))


def load_last_lines(database: Database, since: str) -> Sequence[Line]:
    """The last line of each list, day by day, where that list was begun after that time; oldest first."""
    return list(
        _load(
            database,
            "WHERE p.began >= ? AND NOT EXISTS (SELECT 1 FROM pulls later WHERE later.listing_id = p.listing_id "
            "AND later.argument = p.argument AND later.id > p.id) ORDER BY p.id",
            since,
        )
    )


def find_whole_days(database: Database, source: str, first: str) -> set[str]:
    """The days from that one on whose lists came whole at least once."""
    cursor = database.execute_sql(
        "SELECT DISTINCT p.argument FROM pulls p JOIN listings l ON l.id = p.listing_id "
        f"WHERE l.source = ? AND l.kind = 'day' AND p.argument >= ? AND p.outcome IN ({_marks(WHOLE)})",
        (source, first, *WHOLE),
    )
    return {row[0] for row in cursor}


def find_last_whole(database: Database, listing: Listing) -> str | None:
    """When the newest pull was begun that brought this list whole, or heard that it had not changed; None: never."""
    row = database.execute_sql(
        "SELECT p.began FROM pulls p JOIN listings l ON l.id = p.listing_id WHERE l.source = ? AND l.kind = ? "
        f"AND p.argument = ? AND p.outcome IN ({_marks(WHOLE)}) ORDER BY p.id DESC LIMIT 1",
        (listing.source, listing.kind, listing.argument, *WHOLE),
    ).fetchone()
    return row[0] if row else None


def count_received(database: Database, listing: Listing, began: str) -> int:
    """How many papers came of the list that was begun then, over all pulls that went on with it."""
    row = database.execute_sql(
        "SELECT TOTAL(p.received) FROM pulls p JOIN listings l ON l.id = p.listing_id WHERE l.source = ? AND l.kind = ? "
        "AND l.argument = ? AND p.argument = ? AND p.began = ?",
        (listing.source, listing.kind, "" if listing.kind == "day" else listing.argument, listing.argument, began),
    ).fetchone()
    return int(row[0])


def count_failures(database: Database, listing: Listing) -> int:
    """How often in a row this list was refused or failed; what was cancelled or not asked at all counts neither way."""
    failures = 0
    for line in load_lines_of(database, listing, 20):
        if line.report.outcome in FAILED:
            failures += 1
        elif line.report.outcome in (*WHOLE, "not yet"):
            break
    return failures


def load_etag(database: Database, listing: Listing) -> str | None:
    """What the service called this list when it last came whole; None where it gave no name, and for days."""
    row = database.execute_sql(
        "SELECT etag FROM listings WHERE source = ? AND kind = ? AND argument = ? AND kind != 'day'",
        (listing.source, listing.kind, listing.argument),
    ).fetchone()
    return row[0] if row else None


def set_etag(database: Database, listing: Listing, etag: str | None) -> None:
    """Keep what the service calls this list now that it came whole; None where it gives no name."""
    database.execute_sql("UPDATE listings SET etag = ? WHERE id = ?", (etag, find_or_add(database, listing)))


def _values(report: PullReport) -> dict[str, object]:
    return {
        "asked": report.asked, "started": report.started, "finished": report.finished, "outcome": report.outcome,
        "received": report.received, "added": report.added, "changed": report.changed, "skipped": len(report.skipped),
        "skipped_words": json.dumps(report.skipped, ensure_ascii=False) if report.skipped else None, "reason": report.reason,
        "retry_at": report.retry_at, "next_url": report.next_url, "next_rank": report.next_rank, "note": report.note,
        "began": report.began or report.started, "since": report.since,
    }  # fmt: skip


def _load(database: Database, rest: str, *values: object) -> Iterator[Line]:
    for row in database.execute_sql(f"{_SELECT} {rest}", values):
        (
            pull_id, source, kind, argument, asked, outcome, received, added, changed, skipped, words, reason, started,
            finished, retry_at, next_url, next_rank, note, began, since, process, heard,
        ) = row  # fmt: skip
        sentences = json.loads(words) if words else [tr("An entry was left out; why was not kept.")] * skipped
        report = PullReport(
            Listing(source, kind, argument), asked, outcome, received, added, changed, tuple(sentences), reason, started,
            finished, retry_at, next_url, next_rank, note, pull_id, began or started, since,
        )  # fmt: skip
        yield Line(report, process, heard)


def _marks(values: Sequence[object]) -> str:
    return ", ".join("?" * len(values))
