"""What the reader decides with one key: read, starred, dismissed, where a paper stands on the reading list, and later.

A paper that was put off stays so until its day, unless it is dismissed or done; from that day on, until anything is decided.
"""

import json
from collections.abc import Callable, Sequence

from desktop.records import Change, ReadingStatus
from desktop.store import later
from desktop.store.database import Database
from desktop.store.journal import BLANK, Key, Label, Row, batch, load
from desktop.store.later import IS_AWAY, IS_BACK

MARKS = ("read", "starred", "dismissed")
TRASHED = "trashed"  # no verdict: the paper keeps its marks, and has them when it is put back


def set_mark(
    database: Database, paper_ids: Sequence[int], mark: str, on: bool, label: Label, *, undoable: bool = True
) -> Change:
    """Set or clear ``read``, ``starred`` or ``dismissed``; the change names the papers that really changed.

    A mark that is already so keeps its time. ``undoable``: see ``journal.batch``.
    """
    assert mark in MARKS, mark
    day = later.today() if on and undoable else ""  # what is no deed of the reader's decides nothing

    def changed(row: Row, time: str) -> Row:
        row = _decided(row, day, ends=mark == "dismissed")
        return _marked(row, mark, time if on else None)

    return _change(database, paper_ids, label, changed, undoable=undoable)


def set_status(database: Database, paper_ids: Sequence[int], status: ReadingStatus, label: Label) -> Change:
    """Put these papers on the reading list, move them along it, or (NONE) take them off; what is done is also read."""

    day = later.today()

    def changed(row: Row, time: str) -> Row:
        row = _decided(row, day, ends=status == ReadingStatus.DONE)
        if status == ReadingStatus.DONE:
            row = _marked(row, "read", time)
        return row if row["status"] == status else {**row, "status": str(status), "status_time": time}

    return _change(database, paper_ids, label, changed, undoable=True)


def put_off(database: Database, paper_ids: Sequence[int], day: str | None, label: Label) -> Change:
    """Put these papers off until that day (ISO), or (None) take their days away; one that was dismissed is restored by it."""

    def changed(row: Row, _time: str) -> Row:
        if row["later"] == day:
            return row
        return {**row, "later": day, "dismissed": None if day else row["dismissed"]}

    return _change(database, paper_ids, label, changed, undoable=True)


def trash(database: Database, paper_ids: Sequence[int], on: bool, label: Label) -> Change:
    """Throw these papers away, or put them back; nothing else of them changes."""
    return _change(database, paper_ids, label, lambda row, time: _marked(row, TRASHED, time if on else None), undoable=True)


def count_marked(database: Database, paper_ids: Sequence[int], mark: str = "") -> int:
    """How many of these papers have that mark, are ``trashed`` or (``later``) away; by default, how many are not in the inbox.

    Quick also of very many.
    """
    assert mark in ("", "later", TRASHED, *MARKS), mark
    decided = (
        f"coalesce(read, starred, dismissed, nullif(status, ''), later, trashed) IS NOT NULL "
        f"AND (NOT coalesce({IS_BACK}, 0) OR trashed IS NOT NULL)"
    )
    wanted = {"": decided, "later": IS_AWAY}.get(mark, f"{mark} IS NOT NULL")
    cursor = database.execute_sql(
        f"SELECT count(*) FROM json_each(?) AS asked CROSS JOIN marks m ON paper_id = asked.value WHERE {wanted}",
        (json.dumps(list(paper_ids)),),
    )
    return int(cursor.fetchone()[0])


def _decided(row: Row, day: str, *, ends: bool) -> Row:
    """Without its later day, where that has come by ``day`` ("": nothing is decided) or the verdict ``ends`` it."""
    if row["later"] is None or not day or (str(row["later"]) > day and not ends):
        return row
    return {**row, "later": None}


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
