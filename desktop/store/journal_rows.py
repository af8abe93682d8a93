"""Rows of any table that the journal speaks of: named by their key, read and written whole."""

import json
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter

from desktop.store import note_links
from desktop.store.database import Database
from desktop.store.full_text import following, postpone

Row = dict[str, object]
Key = tuple[object, ...]

# Tables that only the reader writes, and the columns that name a row.
KEYS: Mapping[str, tuple[str, ...]] = {
    "marks": ("paper_id",),
    "notes": ("paper_id",),
    "highlights": ("id",),
    "collections": ("id",),
    "collection_papers": ("collection_id", "paper_id"),
    "tags": ("id",),
    "paper_tags": ("paper_id", "tag_id"),
    "searches": ("id",),
    "followed": ("id",),
    "waiting": ("id",),
    "seen_changes": ("paper_id",),
    "joined": ("paper_id",),
    "apart": ("paper_id", "other_id"),
    "refused": ("paper_id", "reference"),
}
# Of these tables a missing row says the same as one with these values, and each column is a decision of its own.
BLANK: Mapping[str, Mapping[str, object]] = {
    "marks": {
        "read": None,
        "starred": None,
        "dismissed": None,
        "status": "",
        "status_time": None,
        "later": None,
        "trashed": None,
    },
    "papers": {},
}
# What the services say, and keys that were given for good: journalled only where papers are joined or split, so that both can
# be taken back whole.
MOVED: Mapping[str, tuple[str, ...]] = {
    "papers": ("id",),
    "statements": ("paper_id", "source"),
    "appearances": ("paper_id", "listing_id", "day"),
    "votes": ("paper_id", "time"),
    "versions": ("id",),
    "other_names": ("name", "paper_id"),
    "risen": ("paper_id",),
    "updates": ("paper_id",),
    "offers": ("paper_id", "source", "reference"),
    "citation_keys": ("key",),
}
ALL_KEYS = {**KEYS, **MOVED}
NUMBERED = KEYS.keys() - {"refused"}  # tables whose rows are named by numbers alone
ALIKE = ("marks",)  # tables of texts under one number, in which one deed writes many rows that say the same
MANY = 20  # rows that say the same, from which on they are written together
PACKER = json.JSONEncoder(ensure_ascii=False)  # made once: making it costs more than packing a row
CHUNK = 400  # rows read with one statement; SQLite takes 32,766 parameters


def load(database: Database, table: str, keys: Sequence[Key]) -> dict[Key, Row]:
    """The rows that are there, by key."""
    columns = ALL_KEYS[table]
    found: dict[Key, Row] = {}
    for start in range(0, len(keys), CHUNK):
        chunk = keys[start : start + CHUNK]
        names = f"({', '.join(columns)})" if len(columns) > 1 else columns[0]
        one = f"({', '.join('?' * len(columns))})" if len(columns) > 1 else "?"
        values = f"VALUES {', '.join([one] * len(chunk))}" if len(columns) > 1 else ", ".join([one] * len(chunk))
        cursor = database.connection().execute(
            f"SELECT * FROM {table} WHERE {names} IN ({values})", [value for key in chunk for value in key]
        )
        header = [column[0] for column in cursor.description]
        for values_found in cursor:
            row = dict(zip(header, values_found, strict=True))
            found[key_of(table, row)] = row
    return found


def write_rows(database: Database, table: str, rows: Sequence[tuple[Key, Row | None]]) -> None:
    """Write or (None) delete rows as they are, without a word in the journal, and keep the full-text index true."""
    if table == "notes":
        _write_notes(database, rows)
        return
    if table == "papers":
        _hand_over(database, rows)
        with following(database, [_whole(key[0]) for key, _ in rows]):
            _write(database, table, rows)
    else:
        _write(database, table, rows)


def _write_notes(database: Database, rows: Sequence[tuple[Key, Row | None]]) -> None:
    postpone(database, (_whole(key[0]) for key, _ in rows))
    _write(database, "notes", rows)
    for key, row in rows:
        if row is not None:
            note_links.keep(database, _whole(key[0]), str(row["text"]))


def _hand_over(database: Database, rows: Sequence[tuple[Key, Row | None]]) -> None:
    """What services said since of a paper that goes now belongs to the one that it is a part of."""
    kept_ids = [key[0] for key, row in rows if row is not None]
    for (gone_id,) in [key for key, row in rows if row is None]:
        joined = database.execute_sql("SELECT kept_id FROM joined WHERE paper_id = ?", (gone_id,)).fetchone()
        kept_id = joined[0] if joined else next(iter(kept_ids), None)
        for table in MOVED.keys() - {"papers", "citation_keys"} if kept_id is not None else ():
            if database.execute_sql(f"SELECT 1 FROM {table} WHERE paper_id = ? LIMIT 1", (gone_id,)).fetchone():
                database.execute_sql(f"UPDATE OR IGNORE {table} SET paper_id = ? WHERE paper_id = ?", (kept_id, gone_id))
                database.execute_sql(f"DELETE FROM {table} WHERE paper_id = ?", (gone_id,))


def _write(database: Database, table: str, rows: Sequence[tuple[Key, Row | None]]) -> None:
    gone = [key for key, row in rows if row is None]
    if gone and len(ALL_KEYS[table]) == 1:
        # One statement for all: it writes each index once, and not ten thousand times.
        found = f"{ALL_KEYS[table][0]} IN (SELECT value FROM json_each(?))"
        database.execute_sql(f"DELETE FROM {table} WHERE {found}", (json.dumps([key[0] for key in gone]),))
    elif gone:
        condition = " AND ".join(f"{column} = ?" for column in ALL_KEYS[table])
        database.connection().executemany(f"DELETE FROM {table} WHERE {condition}", gone)
    kept = [row for _, row in rows if row is not None]
    if kept and table in ALIKE:
        kept = _write_alike(database, table, kept)
    if kept:
        names = list(kept[0])
        database.connection().executemany(
            _insertion(table, names, f"VALUES ({', '.join('?' * len(names))})"),
            [[row[name] for name in names] for row in kept],
        )


def _write_alike(database: Database, table: str, rows: Sequence[Row]) -> list[Row]:
    """Write those of which many differ in their key only; returns the others. One statement takes a quarter of the time."""
    (key,) = ALL_KEYS[table]
    names = [name for name in rows[0] if name != key]
    values = itemgetter(*names)
    alike: dict[tuple[object, ...], list[Row]] = {}
    for row in rows:
        alike.setdefault(values(row), []).append(row)
    for told, same in alike.items():
        if len(same) >= MANY:
            # In the order of the table, so that its leaves are written one after another.
            keys = json.dumps(sorted(_whole(row[key]) for row in same))
            selected = f"SELECT value, {', '.join('?' * len(names))} FROM json_each(?) WHERE true"
            database.connection().execute(_insertion(table, [key, *names], selected), (*told, keys))
    return [row for same in alike.values() if len(same) < MANY for row in same]


def _insertion(table: str, names: Sequence[str], source: str) -> str:
    """The statement that writes what comes from ``source`` (VALUES or SELECT) in place of the rows of the same keys."""
    quoted = ", ".join(f'"{name}"' for name in names)
    update = ", ".join(f'"{name}" = excluded."{name}"' for name in names if name not in ALL_KEYS[table])
    # Not REPLACE: that deletes the row first, and with it what refers to it.
    conflict = f"DO UPDATE SET {update}" if update else "DO NOTHING"
    return f"INSERT INTO {table} ({quoted}) {source} ON CONFLICT ({', '.join(ALL_KEYS[table])}) {conflict}"


def packing(table: str) -> Callable[[Row | None], str | None]:
    """What makes the JSON of that table's rows for the journal; None for a row that is not there."""
    if table not in ALIKE:
        return lambda row: None if row is None else PACKER.encode(row)
    (key,) = ALL_KEYS[table]
    rests: dict[tuple[object, ...], str] = {}

    def pack(row: Row | None) -> str | None:
        if row is None:
            return None
        if next(iter(row)) != key:
            return PACKER.encode(row)
        # Of ten thousand rows it is the key that differs.
        number, *rest = row.values()
        told = tuple(rest)
        if told not in rests:
            rests[told] = PACKER.encode({name: value for name, value in row.items() if name != key})[1:]
        return f'{{"{key}": {number}, {rests[told]}'

    return pack


def completed(table: str, row: Row | None) -> Row | None:
    """The row with the columns that its table was given since the journal wrote it, where a missing one has a value to say."""
    blank = BLANK.get(table, {})
    if row is None or len(row) > len(blank):  # a whole row has its key besides
        return row
    return {**row, **{name: value for name, value in blank.items() if name not in row}}


def key_of(table: str, row: Row) -> Key:
    """What names the row in its table."""
    return tuple(row[column] for column in ALL_KEYS[table])


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value
