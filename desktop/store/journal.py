"""Every write of the reader, append-only: the one mechanism behind undo, redo and the history of a note.

A batch is what the reader did with one key or click. Its entries hold each row before and after, so undoing writes back
exactly the rows that really changed, also after a restart. States of a batch: ``done`` can be undone, ``undone`` can be
redone, ``settled`` is history only.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import groupby
from operator import itemgetter

import peewee as pw

from desktop.errors import PapershelfError
from desktop.records import Change
from desktop.store.database import Database, writing
from desktop.store.journal_rows import BLANK, KEYS, NUMBERED, PACKER, Key, Row, completed, key_of, load, packing, write_rows
from desktop.store.leading import find_leads, led
from desktop.translation import tr

__all__ = [
    "BLANK",
    "JOIN",
    "KEYS",
    "Batch",
    "Key",
    "Label",
    "Row",
    "batch",
    "find_next",
    "is_longer",
    "load",
    "now",
    "redo",
    "undo",
]

Texts = tuple[str | None, str | None]
Entry = tuple[str, str, str | None, str | None]  # of the journal: table, key, row before, row after
Label = str | Callable[[int], str]  # the words of a deed, or what makes them of the number of papers changed

JOIN = "join"  # the kind of a batch that no undo takes back unless it is named
JOINED_TABLES = {"papers", "statements"}  # of which only joins and splits have entries
NO_TEXTS: Mapping[Key, Texts] = {}
SITTING = timedelta(minutes=5)


def now() -> str:
    """The time as the library writes it: ISO, UTC, to the millisecond."""
    return datetime.now(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


@dataclass(slots=True)
class Batch:
    """An open batch: rows put or removed through it are written and journalled together."""

    database: Database
    batch_id: int
    time: str
    label: str = ""
    paper_ids: dict[int, None] = field(default_factory=dict)  # an ordered set
    entries: int = 0

    def change(self) -> Change:
        """What the batch did; its label is known once the batch is closed."""
        return Change(self.label, tuple(self.paper_ids), self.batch_id if self.entries else None)

    def put(self, table: str, rows: Iterable[Row]) -> None:
        """Write these whole rows; a row that is there already as given is left alone and not journalled."""
        wanted = {key_of(table, row): row for row in rows}
        self.apply(table, wanted, load(self.database, table, list(wanted)))

    def remove(self, table: str, keys: Iterable[Key]) -> None:
        """Delete these rows; a key that is not there is passed over."""
        wanted = dict.fromkeys(keys)
        self.apply(table, wanted, load(self.database, table, list(wanted)))

    def apply(
        self, table: str, wanted: Mapping[Key, Row | None], before: Mapping[Key, Row], texts: Mapping[Key, Texts] = NO_TEXTS
    ) -> None:
        """Write or (None) delete rows. ``before``: the rows that are there now, as ``load`` gave them.

        ``texts``: the rows before and after as the journal writes them, as far as that is known.
        """
        changes = [(key, before.get(key), row) for key, row in wanted.items() if before.get(key) != row]
        write_rows(self.database, table, [(key, row) for key, _, row in changes])
        packed = packing(table)
        as_text = _listed if table in NUMBERED else PACKER.encode  # numbers alone are written faster
        self.database.connection().executemany(
            'INSERT INTO journal(batch_id, time, "table", key, before, after) VALUES (?, ?, ?, ?, ?, ?)',
            [
                (self.batch_id, self.time, table, as_text(key), *(texts.get(key) or (packed(old), packed(new))))
                for key, old, new in changes
            ],
        )
        self.entries += len(changes)
        for _, old, new in changes:
            paper_id = (new or old or {}).get("paper_id")
            if isinstance(paper_id, int):
                self.paper_ids[paper_id] = None


@contextmanager
def batch(
    database: Database, label: Label, *, joins: str | None = None, undoable: bool = True, kind: str = "action"
) -> Iterator[Batch]:
    """One action. A batch in which nothing changed leaves no trace.

    ``joins``: continue the newest batch when its kind is this text and it is of the same sitting, so that a note
    typed on is one step of undo. Not ``undoable``: history only, undo and redo stay with what they would have reversed.
    Raises LibraryError, and then nothing of the batch is written.
    """
    known = label if isinstance(label, str) else ""
    state = "done" if undoable else "settled"
    with writing(database):
        time = now()
        joined = None if joins is None else _joinable(database, joins)
        batch_id = _open(database, time, known, joins or kind, state) if joined is None else joined
        opened = Batch(database, batch_id, time, known)
        yield opened
        if not isinstance(label, str):
            opened.label = label(len(opened.paper_ids))
        run = database.connection().execute
        if opened.entries:
            if undoable:
                # A new deed ends the way back to what was undone before it.
                run("UPDATE batches SET state = 'settled' WHERE state = 'undone'")
            if joined is not None or opened.label != known:
                run("UPDATE batches SET state = ?, time = ?, label = ? WHERE id = ?", (state, time, opened.label, batch_id))
        elif joined is None:
            run("DELETE FROM batches WHERE id = ?", (batch_id,))


def undo(database: Database, batch_id: int | None = None) -> Change | None:
    """Take back the newest action, or the one of that number; None when there is nothing to take back.

    Raises PapershelfError when what was done since stands in the way: then nothing was changed.
    """
    with writing(database):
        found = database.execute_sql(
            "SELECT id, label FROM batches WHERE (state = 'done' AND id = coalesce(?1, id)) "
            "OR (state = 'settled' AND kind = ?2 AND id = ?1 AND EXISTS (SELECT 1 FROM journal e JOIN joined j "
            "ON e.key = '[' || j.paper_id || ']' WHERE e.batch_id = batches.id AND e.\"table\" = 'joined')) "
            "ORDER BY id DESC LIMIT 1",
            (batch_id, JOIN),
        ).fetchone()
        if found is None:
            return None
        change = _try_to_reverse(database, found[0], found[1], "undone", give_up=batch_id is None)
    if change is None:
        sentence = tr(
            "“{label}” cannot be taken back, because something that was done since depends on it. All stays as it is."
        )
        raise PapershelfError(sentence.format(label=found[1]))
    return change


def redo(database: Database) -> Change | None:
    """Do again what was undone last; None when nothing was undone since the newest action. Raises as ``undo``."""
    with writing(database):
        found = _redoable(database)
        if found is None:
            return None
        change = _try_to_reverse(database, found[0], found[1], "done", give_up=True)
    if change is None:
        sentence = tr("“{label}” cannot be done again, because something it needs is gone. All stays as it is.")
        raise PapershelfError(sentence.format(label=found[1]))
    return change


def find_next(database: Database) -> tuple[str | None, str | None]:
    """The words of what undo would take back and of what redo would do again; None where there is nothing."""
    newest = database.execute_sql("SELECT label FROM batches WHERE state = 'done' ORDER BY id DESC LIMIT 1").fetchone()
    undone = _redoable(database)
    return newest and newest[0], undone and undone[1]


def is_longer(database: Database, entries: int, batch_id: int | None = None, *, again: bool = False) -> bool:
    """Whether what undo would take back (that batch, by default the newest), or redo do ``again``, has more entries."""
    if again:
        found = _redoable(database)
        batch_id = found[0] if found else None
    elif batch_id is None:
        row = database.execute_sql("SELECT max(id) FROM batches WHERE state = 'done'").fetchone()
        batch_id = row[0]
    cursor = database.execute_sql(
        "SELECT count(*) FROM (SELECT 1 FROM journal WHERE batch_id = ? LIMIT ?)", (batch_id, entries + 1)
    )
    return int(cursor.fetchone()[0]) > entries


def _try_to_reverse(database: Database, batch_id: int, label: str, state: str, *, give_up: bool) -> Change | None:
    """The change; None when the tables' rules forbid it. ``give_up``: then the batch must not bar the way to those before it."""
    try:
        with database.atomic():
            return _reverse(database, batch_id, label, state)
    except (pw.IntegrityError, sqlite3.IntegrityError):
        if give_up:
            database.execute_sql("UPDATE batches SET state = 'settled' WHERE id = ?", (batch_id,))
        return None


def _reverse(database: Database, batch_id: int, label: str, state: str) -> Change:
    backwards = state == "undone"
    time = now()
    reversal = Batch(database, _open(database, time, label, "undo" if backwards else "redo"), time, label)
    if not JOINED_TABLES.isdisjoint(write_back(reversal, batch_id, backwards=backwards)):
        _restate_papers(reversal, batch_id)
    database.execute_sql("UPDATE batches SET state = ?, time = ? WHERE id = ?", (state, time, batch_id))
    return reversal.change()


def _restate_papers(reversal: Batch, batch_id: int) -> None:
    """Where papers became one or two again: what services said since is part of what they say."""
    cursor = reversal.database.execute_sql(
        "SELECT DISTINCT json_extract(key, '$[0]') FROM journal WHERE batch_id IN (?, ?) AND \"table\" IN ('papers', 'statements')",
        (batch_id, reversal.batch_id),
    )
    from desktop.store.restating import restate  # not yet needed by the first page

    restate(reversal.database, [row[0] for row in cursor], reversal.time)


def write_back(reversal: Batch, batch_id: int, *, backwards: bool) -> set[str]:
    """Write the other side of each entry of that batch, where the row still is as the batch left it; gives the tables."""
    database = reversal.database
    tables: set[str] = set()
    entries = database.execute_sql(
        f'SELECT "table", key, before, after FROM journal WHERE batch_id = ? ORDER BY id {"DESC" if backwards else "ASC"}',
        (batch_id,),
    ).fetchall()
    leads = find_leads(database, entries)
    # Entries of one table that follow each other are written together; the order of tables is kept for what refers to what.
    for table, run in groupby(entries, key=itemgetter(0)):
        tables.add(table)
        wanted: dict[Key, Row | None] = {}
        left: dict[Key, Row | None] = {}
        texts: dict[Key, Texts] = {}
        for named, before, after, before_text, after_text in _unpacked(run):
            source, target, source_text, target_text = (
                (after, before, after_text, before_text) if backwards else (before, after, before_text, after_text)
            )
            key, source, target = led(table, named, source, target, leads) if leads else (named, source, target)
            left.setdefault(key, source)
            wanted[key] = target
            texts[key] = (texts[key][0] if key in texts else source_text, target_text)
        current = load(database, table, list(wanted))
        for key in [key for key in wanted if current.get(key) != left[key]]:
            wanted[key] = _brought_back(table, current.get(key), left[key], wanted[key])
            texts.pop(key, None)
        reversal.apply(table, wanted, current, NO_TEXTS if leads else texts)
    return tables


def _brought_back(table: str, current: Row | None, left: Row | None, target: Row | None) -> Row | None:
    """A row that was changed since the batch that is reversed ``left`` it; what was done to it since stays as it is."""
    if target is None and table in ("joined", "papers"):
        return None  # one paper again, or two, whatever services said since or joined them with: see journal_rows.py
    if current is None or table not in BLANK:
        return current
    blank = {**current, **BLANK[table]}
    left, target = left or blank, target or blank
    ours = {name for name in current if left[name] != target[name] and current[name] == left[name]}
    return {name: target[name] if name in ours else value for name, value in current.items()}


def _open(database: Database, time: str, label: str, kind: str, state: str = "settled") -> int:
    cursor = database.connection().execute(
        "INSERT INTO batches(time, label, kind, state) VALUES (?, ?, ?, ?)", (time, label, kind, state)
    )
    return _whole(cursor.lastrowid)


def _joinable(database: Database, kind: str) -> int | None:
    statement = "SELECT id, kind, time FROM batches WHERE state = 'done' ORDER BY id DESC LIMIT 1"
    newest = database.connection().execute(statement).fetchone()
    if newest is None or newest[1] != kind or _redoable(database):
        return None
    return int(newest[0]) if datetime.now(UTC) - datetime.fromisoformat(newest[2]) < SITTING else None


def _redoable(database: Database) -> tuple[int, str] | None:
    found = database.execute_sql(
        "SELECT id, label FROM batches WHERE state = 'undone' ORDER BY time DESC, id LIMIT 1"
    ).fetchone()
    return None if found is None else (found[0], found[1])


def _listed(key: Key) -> str:
    return str(list(key))


def _unpacked(entries: Iterable[Entry]) -> Iterator[tuple[Key, Row | None, Row | None, str | None, str | None]]:
    """Key, row before, row after, and both as text. Read at once: ten thousand small texts take three times as long."""
    kept = list(entries)
    packed = ",".join(f"[{key},{before or 'null'},{after or 'null'}]" for _table, key, before, after in kept)
    for (key, before, after), (table, _key, before_text, after_text) in zip(json.loads(f"[{packed}]"), kept, strict=True):
        yield tuple(key), completed(table, before), completed(table, after), before_text, after_text


def _whole(value: object) -> int:
    assert isinstance(value, int)
    return value
