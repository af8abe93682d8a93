"""After a join or a split was taken back: papers say what their sources say, also what those said since."""

from collections.abc import Iterable

from desktop.store.database import Database
from desktop.store.joining import row_columns, rows_about
from desktop.store.journal_rows import Key, Row, load, write_rows
from desktop.store.merging import SEVERAL, UNKNOWN
from desktop.store.paper_columns import COLUMNS, heard, paper_of, said


def restate(database: Database, paper_ids: Iterable[int], time: str) -> None:
    """Make each row what its statements make together, and keep statements only where there are several; see statements.py.

    What services say is not journalled. Call it inside ``writing``; a paper that is gone is passed over.
    """
    for (paper_id,), row in load(database, "papers", [(one,) for one in paper_ids]).items():
        assert isinstance(paper_id, int)
        _restate(database, paper_id, row, time)


def _restate(database: Database, paper_id: int, row: Row, time: str) -> None:
    before = rows_about(database, "statements", paper_id)
    statements = {str(one["source"]): heard(str(one["said"])) for one in before.values()}
    if row["source"] != SEVERAL or not statements:
        alone = UNKNOWN if row["source"] == SEVERAL else str(row["source"] or UNKNOWN)
        statements = {alone: paper_of([row[name] for name in COLUMNS]), **statements}
    told: dict[Key, Row | None] = dict.fromkeys(before)
    for source, paper in statements.items() if len(statements) > 1 else ():
        key = (paper_id, source)
        told[key] = before.get(key) or {"paper_id": paper_id, "source": source, "said": said(paper), "time": time}
    write_rows(database, "statements", [(key, one) for key, one in told.items() if before.get(key) != one])
    after = {**row, **row_columns(statements)}
    if after != row:
        write_rows(database, "papers", [((paper_id,), after)])
