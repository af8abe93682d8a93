"""Numbers of rows that come from another library: kept where they are free, and given anew where they are not."""

import re
from typing import Any

from desktop.store.carried import columns_of
from desktop.store.database import Database
from desktop.store.journal_rows import Row
from desktop.store.places import PLACES_A_DAY, Places
from desktop.store.query import as_date
from desktop.store.sequence import next_id

_POSITIONED = ("collections", "searches", "followed")
# Columns that name a row of another table.
_REFERRING = {
    "collections": {"parent_id": "collections"},
    "waiting": {"collection_id": "collections"},
    "appearances": {"listing_id": "listings"},
    "collection_papers": {"collection_id": "collections"},
    "paper_tags": {"tag_id": "tags"},
}

_NAMED = re.compile(r"\b(in|listing):#(\d{1,15})\b", re.IGNORECASE)


class Numbering:
    """What number a row of the other library has here. Of papers that is kept in a table: a million must not be in memory."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._columns: dict[str, dict[str, tuple[str, object]]] = {}
        self._moved: dict[str, dict[object, int]] = {}
        # A number that was once given here may still be spoken of by the journal, also when its row is gone.
        self._given = {str(row[0]): int(row[1]) for row in database.execute_sql("SELECT name, seq FROM sqlite_sequence")}
        self._behind = {table: self._next("position", table) for table in _POSITIONED}
        self._behind_members: dict[int, int] = {}  # of collections that were here before: where what comes is put
        database.execute_sql("CREATE TEMP TABLE IF NOT EXISTS came (old INTEGER PRIMARY KEY, new INTEGER NOT NULL UNIQUE)")
        database.execute_sql("DELETE FROM came")

    def columns(self, table: str) -> dict[str, tuple[str, object]]:
        """``columns_of`` that table, read once: every paper asks for those of sixteen."""
        if table not in self._columns:
            self._columns[table] = columns_of(self._database, table)
        return self._columns[table]

    def give(self, table: str, number: object) -> int:
        """That number, where it was never given, or the next free one."""
        self._whole(number)
        free = self._given.get(table, 0) < number < 2**53 and not self._has(table, "id", number)  # type: ignore[operator]
        return int(number) if free else self._next_id(table)  # type: ignore[call-overload]

    def remember(self, table: str, old: object, new: object, *, joined: bool = False) -> None:
        """The row of that number there has this one here; ``joined``: it was here before."""
        number = self._whole(new)
        self._moved.setdefault(table, {})[old] = number
        if joined and table == "collections":
            self._behind_members[number] = self._next("position", "collection_papers", f"WHERE collection_id = {number}")

    def position(self, table: str, position: object) -> int:
        """Where the row stands in the reader's order: behind all that were here before."""
        return self._behind[table] + self._whole(position)

    def member_position(self, collection_id: object, position: object) -> int:
        """Where a paper stands in that collection: behind all that were in it before."""
        return self._behind_members.get(self._whole(collection_id), 0) + self._whole(position)

    def translated(self, table: str, row: Row) -> Row:
        """The row with the numbers that other rows have here. Raises KeyError where it names one that did not come."""
        changes = {
            column: self._moved.get(other, {})[row[column]]
            for column, other in _REFERRING.get(table, {}).items()
            if row.get(column) is not None
        }
        return {**row, **changes}

    def translated_query(self, query: str) -> str:
        """A search that names collections and listings by their numbers, with the numbers that they have here."""
        return _NAMED.sub(self._translated_word, query)

    def _translated_word(self, word: re.Match[str]) -> str:
        table = "collections" if word[1].lower() == "in" else "followed"
        return f"{word[1]}:#{self._moved.get(table, {}).get(int(word[2]), word[2])}"

    def paper(self, old: object) -> int:
        """The number here of a paper that came. Raises KeyError where none came under it."""
        row = self._database.execute_sql("SELECT new FROM came WHERE old = ?", (self._whole(old),)).fetchone()
        if row is None:
            raise KeyError(old)
        return int(row[0])

    def remember_paper(self, old: object, new: int) -> None:
        self._database.execute_sql("INSERT INTO came(old, new) VALUES (?, ?)", (self._whole(old), new))

    def has_come(self, new: int) -> bool:
        """Whether the file spoke of that paper already: its papers are not one, whatever they have in common."""
        return self._has("came", "new", new)

    def place(self, place: object, day: str) -> int:
        """That place in the order by date, or where it is taken the next one of the day."""
        parsed = as_date(day[:10])
        of_day = isinstance(place, int) and parsed is not None and place // PLACES_A_DAY == parsed.toordinal()
        if of_day and not self._has("papers", "place", place) and not self._has("joined", "place", place):
            return place  # type: ignore[return-value]  # a number, as was asked
        return Places(self._database).next(day)

    def reserve(self, paper_id: object, place: object) -> bool:
        """Whether that number and place of a paper that is none any more are free here; they are never given then."""
        number = self._whole(paper_id)
        if any(self._has(*one) for one in (
            ("papers", "id", number), ("joined", "paper_id", number), ("papers", "place", place), ("joined", "place", place),
        )):  # fmt: skip
            return False
        self._database.execute_sql("UPDATE sqlite_sequence SET seq = max(seq, ?) WHERE name = 'papers'", (number,))
        return True

    def _next_id(self, table: str) -> int:
        return self._next("id", table) if table == "listings" else next_id(self._database, table)

    def _next(self, column: str, table: str, where: str = "") -> int:
        row = self._database.execute_sql(f"SELECT coalesce(max({column}) + 1, 0) FROM {table} {where}").fetchone()
        return int(row[0])

    def _has(self, table: str, column: str, value: object) -> bool:
        return self._database.execute_sql(f"SELECT 1 FROM {table} WHERE {column} = ?", (value,)).fetchone() is not None

    @staticmethod
    def _whole(value: Any) -> int:
        if not isinstance(value, int):
            raise TypeError(f"{value!r} is no number")
        return value
