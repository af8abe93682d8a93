"""Where an older entry of the journal leads once its paper was joined with another: what was done to it is done to that one."""

from collections.abc import Iterable, Mapping, Sequence

from desktop.store.database import Database
from desktop.store.journal_rows import ALL_KEYS, KEYS, Key, Row

Leads = Mapping[int, int]  # number of a paper that was joined -> number of the paper that it is a part of


def find_leads(database: Database, entries: Iterable[Sequence[object]]) -> Leads:
    """The papers of these entries (table and key first) that are a part of another now; none for a join or split itself."""
    if database.execute_sql("SELECT 1 FROM joined LIMIT 1").fetchone() is None:
        return {}
    if any(entry[0] in ("joined", "papers") for entry in entries):
        return {}
    return dict(database.execute_sql("SELECT paper_id, kept_id FROM joined").fetchall())


def led(table: str, key: Key, source: Row | None, target: Row | None, leads: Leads) -> tuple[Key, Row | None, Row | None]:
    """The same entry, of the paper that this one is a part of."""
    if table not in KEYS:
        return key, source, target
    names = ALL_KEYS[table]
    numbers = [
        leads.get(_number(value), value) if name == "paper_id" else value for name, value in zip(names, key, strict=True)
    ]
    return tuple(numbers), _led_row(source, leads), _led_row(target, leads)


def _led_row(row: Row | None, leads: Leads) -> Row | None:
    if row is None or "paper_id" not in row:
        return row
    return {**row, "paper_id": leads.get(_number(row["paper_id"]), row["paper_id"])}


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value
