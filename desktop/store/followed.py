"""The listings that the reader follows, in the reader's order; every write goes through the journal."""

from desktop.errors import UsageError
from desktop.records import Change, Followed, Listing
from desktop.store.database import Database
from desktop.store.journal import Key, Label, Row, batch, load
from desktop.store.sequence import next_id
from desktop.translation import tr

TABLE = "followed"
GONE = tr("This listing is no longer followed.")


def load_followed(database: Database) -> list[Followed]:
    """All of them in order; ``name`` is "" where the reader gave none."""
    cursor = database.execute_sql(
        "SELECT id, source, kind, argument, name, paused, created FROM followed ORDER BY position, id"
    )
    return [Followed(row[0], Listing(*row[1:4]), row[4], paused=row[5] is not None, created=row[6]) for row in cursor]


def find(database: Database, listing: Listing) -> int | None:
    """The number under which exactly this listing is followed; None when it is not."""
    row = database.execute_sql(
        "SELECT id FROM followed WHERE source = ? AND kind = ? AND argument = ?",
        (listing.source, listing.kind, listing.argument),
    ).fetchone()
    return row[0] if row else None


def find_given_up(database: Database) -> dict[Listing, str]:
    """What the reader paused, or follows no longer, and since when (ISO, UTC)."""
    names = ", ".join(f"json_extract(before, '$.{name}')" for name in ("source", "kind", "argument"))
    cursor = database.execute_sql(
        f"SELECT source, kind, argument, paused FROM followed UNION ALL SELECT {names}, max(time) FROM journal "
        "WHERE \"table\" = 'followed' AND \"table\" != 'marks' AND after IS NULL GROUP BY 1, 2, 3"
    )
    found: dict[Listing, str | None] = {}
    for source, kind, argument, since in cursor:  # what is followed again comes first
        found.setdefault(Listing(source, kind, argument), since)
    return {listing: since for listing, since in found.items() if since}


def add(database: Database, listing: Listing, name: str, label: Label) -> Change:
    """Follow it, below all others; a listing that is followed already is left as it is."""
    with batch(database, label) as opened:
        if find(database, listing) is None:
            last = database.execute_sql("SELECT coalesce(max(position), 0) FROM followed").fetchone()[0]
            row: Row = {
                "id": next_id(database, TABLE), "source": listing.source, "kind": listing.kind, "argument": listing.argument,
                "name": name, "paused": None, "position": last + 1, "created": opened.time,
            }  # fmt: skip
            opened.put(TABLE, [row])
    return opened.change()


def remove(database: Database, followed_id: int, label: Label) -> Change:
    """Follow it no longer. Its papers and its lines of the ledger stay."""
    with batch(database, label) as opened:
        opened.remove(TABLE, [(followed_id,)])
    return opened.change()


def set_name(database: Database, followed_id: int, name: str, label: Label) -> Change:
    """Give it another name; "" for the one of the service."""
    with batch(database, label) as opened:
        opened.put(TABLE, [{**_row(database, followed_id), "name": name}])
    return opened.change()


def set_paused(database: Database, followed_id: int, on: bool, label: Label) -> Change:
    """Ask for it no longer, or again."""
    with batch(database, label) as opened:
        row = _row(database, followed_id)
        paused = row["paused"] or opened.time if on else None
        opened.put(TABLE, [{**row, "paused": paused}])
    return opened.change()


def move(database: Database, followed_id: int, place: int, label: Label) -> Change:
    """Put it at that place among all, counted from 0; beyond the end is the end."""
    with batch(database, label) as opened:
        ids = [one.followed_id for one in load_followed(database)]
        if followed_id not in ids:
            raise UsageError(GONE)
        ids.remove(followed_id)
        ids.insert(max(place, 0), followed_id)
        keys: list[Key] = [(one,) for one in ids]
        rows = load(database, TABLE, keys)
        opened.put(TABLE, [{**rows[key], "position": number} for number, key in enumerate(keys, start=1)])
    return opened.change()


def _row(database: Database, followed_id: int) -> Row:
    row = load(database, TABLE, [(followed_id,)]).get((followed_id,))
    if row is None:
        raise UsageError(GONE)
    return row
