"""Takes the entries of a library file in JSON into the library: what is there already is joined, and nothing is lost of either."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, field

import peewee as pw

from desktop.store import loading_papers, plain_rows
from desktop.store.carried import AFTER_PAPERS, BEFORE_PAPERS, columns_of, heard, typed
from desktop.store.database import Database, writing
from desktop.store.journal import Batch, batch
from desktop.store.journal_rows import KEYS, Row
from desktop.store.numbering import Numbering
from desktop.translation import tr

Entry = dict[str, object]

# What names a row of the library in every library: two that agree in it are one.
_SAME = {
    "listings": ("source", "kind", "argument"),
    "collections": ("parent_id", "name"),
    "tags": ("name",),
    "searches": ("name", "query"),
    "followed": ("source", "kind", "argument"),
    "waiting": ("reference",),
    "unknown_names": ("reference",),
    "spent_keys": ("key",),
}


@dataclass(slots=True)
class Loaded:
    """What came of some entries: ids of papers in their order, which are new or changed, a sentence for what was left out."""

    paper_ids: list[int] = field(default_factory=list)
    added: int = 0
    changed: int = 0
    skipped: list[str] = field(default_factory=list)


class Loading:
    """One import. Make it and call it on one thread; ``label`` are the words that Undo shows, ``name`` tells it from others.

    Rows keep their numbers where these are free, and get new ones where they are not.
    """

    def __init__(self, database: Database, label: str, name: str) -> None:
        self._database = database
        self._label = label
        self._kind = f"import:{name}"
        self._numbers = Numbering(database)
        self._columns = {table: columns_of(database, table) for table in (*BEFORE_PAPERS.values(), *AFTER_PAPERS.values())}

    def load(self, entries: Sequence[tuple[int, Entry]]) -> Loaded:
        """Take in these entries (each with its line) as one transaction; one that is damaged is left out, with a sentence.

        What the reader wrote in them goes through the journal, so that undo takes back that part. At most a few dozen.
        """
        result = Loaded()
        with writing(self._database), batch(self._database, self._label, joins=self._kind) as opened:
            for line, entry in entries:
                before = len(result.paper_ids), result.added, result.changed
                try:
                    with self._database.atomic():
                        self._take(opened, entry, result)
                except (
                    TypeError,
                    ValueError,
                    KeyError,
                    AttributeError,
                    OverflowError,
                    pw.IntegrityError,
                    sqlite3.IntegrityError,
                ) as error:
                    del result.paper_ids[before[0] :]
                    result.added, result.changed = before[1:]
                    sentence = tr("Line {line} was left out: it is damaged ({reason}).")
                    result.skipped.append(sentence.format(line=line, reason=error))
        return result

    def _take(self, opened: Batch, entry: Entry, result: Loaded) -> None:
        kind = str(entry.get("entry"))
        if kind == "paper":
            loading_papers.take(opened, entry, self._numbers, result)
        elif kind in BEFORE_PAPERS:
            self._take_row(opened, BEFORE_PAPERS[kind], entry)
        elif kind == "apart":
            pair = sorted(self._numbers.paper(entry[name]) for name in ("paper_id", "other_id"))
            self._put(opened, "apart", typed(self._columns["apart"], {**entry, "paper_id": pair[0], "other_id": pair[1]}))
        elif kind == "joined":
            self._take_joined(entry)
        else:
            raise ValueError(tr("there is no kind “{kind}”").format(kind=kind))

    def _take_row(self, opened: Batch, table: str, entry: Entry) -> None:
        row = typed(self._columns[table], self._numbers.translated(table, heard(entry)))
        if any(row[name] is None for name in _SAME[table] if name != "parent_id"):
            raise ValueError(tr("it has no name"))
        if table == "searches":
            row["query"] = self._numbers.translated_query(str(row["query"]))
        found = self._find(table, row)
        if found is not None:
            if "id" in row:
                self._numbers.remember(table, row["id"], found["id"], joined=True)
            filled = {name: row[name] if value is None else value for name, value in found.items() if name in row}
            row = {**found, **filled, **({"id": found["id"]} if "id" in row else {})}
        elif "id" in row:
            number = self._numbers.give(table, row["id"])
            self._numbers.remember(table, row["id"], number)
            row["id"] = number
            if "position" in row:
                row["position"] = self._numbers.position(table, row["position"])
        self._put(opened, table, row)

    def _find(self, table: str, row: Row) -> Row | None:
        names = _SAME[table]
        condition = " AND ".join(f"{name} IS ?" for name in names)
        cursor = self._database.execute_sql(f"SELECT * FROM {table} WHERE {condition} LIMIT 1", [row[name] for name in names])
        values = cursor.fetchone()
        return None if values is None else dict(zip([column[0] for column in cursor.description], values, strict=True))

    def _put(self, opened: Batch, table: str, row: Row) -> None:
        if table in KEYS:
            opened.put(table, [row])
        else:
            plain_rows.insert_new(self._database, table, row)

    def _take_joined(self, entry: Entry) -> None:
        """The number of a paper that is a part of another one now leads to that one, unless it names a paper here."""
        row = typed(self._columns["joined"], {**entry, "kept_id": self._numbers.paper(entry["kept_id"])})
        if self._numbers.reserve(row["paper_id"], row["place"]):
            plain_rows.insert_new(self._database, "joined", row)
