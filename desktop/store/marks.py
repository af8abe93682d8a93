"""What the reader decides with one key: read, starred, dismissed."""

from collections.abc import Mapping, Sequence

from desktop.records import Change
from desktop.store.database import Database
from desktop.store.journal import Label, Row, batch, load

EMPTY: Mapping[str, object] = {"read": None, "starred": None, "dismissed": None, "status": "", "status_time": None}
MARKS = ("read", "starred", "dismissed")


def set_mark(database: Database, paper_ids: Sequence[int], mark: str, on: bool, label: Label) -> Change:
    """Set or clear ``read``, ``starred`` or ``dismissed``; the change names the papers that really changed.

    A mark that is already so keeps its time.
    """
    assert mark in MARKS, mark
    with batch(database, label) as opened:
        found = load(database, "marks", [(paper_id,) for paper_id in paper_ids])
        rows: list[Row] = []
        for paper_id in dict.fromkeys(paper_ids):
            row = found.get((paper_id,)) or {"paper_id": paper_id, **EMPTY}
            if (row[mark] is not None) != on:
                rows.append({**row, mark: opened.time if on else None})
        opened.put("marks", rows)
    return opened.change()
