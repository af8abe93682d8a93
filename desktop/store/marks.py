"""What the reader decides with one key: read, starred, dismissed, and where a paper stands on the reading list."""

import json
from collections.abc import Callable, Sequence

from desktop.records import Change, ReadingStatus
from desktop.store.database import Database
from desktop.store.journal import BLANK, Key, Label, Row, batch, load

MARKS = ("read", "starred", "dismissed")


def set_mark(
    database: Database, paper_ids: Sequence[int], mark: str, on: bool, label: Label, *, undoable: bool = True
) -> Change:
    """Set or clear ``read``, ``starred`` or ``dismissed``; the change names the papers that really changed.

    A mark that is already so keeps its time. ``undoable``: see ``journal.batch``.
    """
    assert mark in MARKS, mark
    return _change(database, paper_ids, label, lambda row, time: _marked(row, mark, time if on else None), undoable=undoable)


def set_status(database: Database, paper_ids: Sequence[int], status: ReadingStatus, label: Label) -> Change:
    """Put these papers on the reading list, move them along it, or (NONE) take them off; what is done is also read."""

    def changed(row: Row, time: str) -> Row:
        if status == ReadingStatus.DONE:
            row = _marked(row, "read", time)
        return row if row["status"] == status else {**row, "status": str(status), "status_time": time}

    return _change(database, paper_ids, label, changed, undoable=True)


def count_marked(database: Database, paper_ids: Sequence[int], mark: str = "") -> int:
    """How many of these papers have that mark, by default any or a place on the reading list; quick also of very many."""
    assert mark in ("", *MARKS), mark
    wanted = f"{mark} IS NOT NULL" if mark else "coalesce(read, starred, dismissed, nullif(status, '')) IS NOT NULL"
    cursor = database.execute_sql(
        f"SELECT count(*) FROM json_each(?) AS asked CROSS JOIN marks ON paper_id = asked.value WHERE {wanted}",
        (json.dumps(list(paper_ids)),),
    )
    return int(cursor.fetchone()[0])


def _marked(row: Row, mark: str, time: str | None) -> Row:
    return row if (row[mark] is None) == (time is None) else {**row, mark: time}


def _change(
    database: Database, paper_ids: Sequence[int], label: Label, changed: Callable[[Row, str], Row], *, undoable: bool
) -> Change:
    """Journal and write what ``changed`` makes of each row (at the batch's time); it returns the row itself to leave it alone."""
    with batch(database, label, undoable=undoable) as opened:
        keys: list[Key] = [(paper_id,) for paper_id in dict.fromkeys(paper_ids)]
        before = load(database, "marks", keys)
        wanted: dict[Key, Row | None] = {}
        for key in keys:
            row = before.get(key) or {"paper_id": key[0], **BLANK["marks"]}
            after = changed(row, opened.time)
            if after is not row:
                wanted[key] = after
        opened.apply("marks", wanted, before)
    return opened.change()
