"""Two papers of the library that turn out to be one: all of the reader's and of the services' moves to one of them.

It is one batch of the journal, of its own kind: undo restores both as they were, but never because the reader took back
something else.
"""

from collections.abc import Callable
from functools import partial

from desktop.records import Change, Paper, ReadingStatus
from desktop.store.database import Database
from desktop.store.journal import JOIN, Batch, batch
from desktop.store.journal_rows import BLANK, Key, Row, key_of, load
from desktop.store.known_papers import Known, load_known
from desktop.store.marks import MARKS
from desktop.store.merging import combined, restated
from desktop.store.paper_columns import COLUMNS, said, values_of
from desktop.store.places import Places, day_of_publication
from desktop.store.statements import other_names, source_of
from desktop.store.words import title_hash
from desktop.translation import tr

Settle = Callable[[Row, Row], Row]  # the kept paper's row and the other one's, which have one key now -> what stays

FURTHER = (ReadingStatus.NONE, ReadingStatus.TO_READ, ReadingStatus.READING, ReadingStatus.DONE)
WORK = ("notes", "highlights", "paper_tags", "collection_papers")  # the reader's work, which says as much as a verdict


def join(database: Database, kept_id: int, gone_id: int, places: Places) -> Change:
    """Make ``gone_id`` a part of ``kept_id``; its number leads there from now on. Call it inside ``writing``.

    ``Change.batch_id`` is the number by which undo takes it back.
    """
    label = tr("Joined “{title}” with the same paper from another source")
    title = load_known(database, [gone_id])[gone_id].paper.title
    with batch(database, label.format(title=title), undoable=False, kind=JOIN) as opened:
        join_within(opened, kept_id, gone_id, places)
    return opened.change()


def join_within(opened: Batch, kept_id: int, gone_id: int, places: Places) -> None:
    """The same as a part of that batch."""
    known = load_known(opened.database, [kept_id, gone_id])
    _join_marks(opened, kept_id, gone_id)
    _move(opened, "notes", kept_id, gone_id, _both_notes)
    for table in ("highlights", "paper_tags", "collection_papers"):
        _move(opened, table, kept_id, gone_id, _first)
    _move(opened, "seen_changes", kept_id, gone_id, partial(_largest, column="seen"))
    _join_keys(opened, kept_id, gone_id)
    _join_apart(opened, kept_id, gone_id)
    _move(opened, "appearances", kept_id, gone_id, _filled)
    _move(opened, "votes", kept_id, gone_id, _filled)
    for table in ("versions", "offers", "refused", "other_names"):
        _move(opened, table, kept_id, gone_id, _first)
    _move(opened, "risen", kept_id, gone_id, partial(_largest, column="upvotes"))
    _move(opened, "updates", kept_id, gone_id, partial(_largest, column="replaced"))
    _join_papers(opened, known[kept_id], known[gone_id], places)


def rows_about(database: Database, table: str, paper_id: int, column: str = "paper_id") -> dict[Key, Row]:
    """The rows of that table that are about this paper, by key."""
    cursor = database.execute_sql(f"SELECT * FROM {table} WHERE {column} = ?", (paper_id,))
    header = [one[0] for one in cursor.description]
    found = [dict(zip(header, values, strict=True)) for values in cursor]
    return {key_of(table, row): row for row in found}


def shown_columns(database: Database, known: Known, places: Places) -> Row:
    """Day, rank and votes of a paper as its appearances and votes say, and its place: its own, unless the day is another."""
    listed = database.execute_sql(
        "SELECT a.day, a.rank FROM appearances a JOIN listings l ON l.id = a.listing_id "
        "WHERE a.paper_id = ? AND l.kind = 'day' ORDER BY a.day, a.rank IS NULL, a.rank LIMIT 1",
        (known.paper_id,),
    ).fetchone()
    day, rank = listed or (day_of_publication(known.paper), None)
    row: Row = {"day": day, "rank": rank}
    for column in ("upvotes", "comments"):
        newest = database.execute_sql(
            f"SELECT {column} FROM votes WHERE paper_id = ? AND {column} IS NOT NULL ORDER BY time DESC LIMIT 1",
            (known.paper_id,),
        ).fetchone()
        row[column] = newest[0] if newest else getattr(known, column)
    if day == known.day or day is None:
        return {**row, "place": known.place, "day": known.day}
    return {**row, "place": places.next(day)}


def row_columns(statements: dict[str, Paper]) -> Row:
    """The columns of the row that these statements make."""
    paper = combined(statements)
    columns = dict(zip(COLUMNS, values_of(paper), strict=True))
    return {**columns, "title_hash": title_hash(paper.title), "source": source_of(statements)}


def _move(opened: Batch, table: str, kept_id: int, gone_id: int, settle: Settle) -> None:
    its, mine = rows_about(opened.database, table, gone_id), rows_about(opened.database, table, kept_id)
    wanted: dict[Key, Row | None] = dict.fromkeys(its)
    for row in its.values():
        moved = {**row, "paper_id": kept_id}
        key = key_of(table, moved)
        wanted[key] = settle(mine[key], moved) if key in mine else moved
    opened.apply(table, wanted, {**its, **mine})


def _first(row: Row, _other: Row) -> Row:
    return row


def _filled(row: Row, other: Row) -> Row:
    return {name: other[name] if value is None else value for name, value in row.items()}


def _largest(row: Row, other: Row, column: str) -> Row:
    return max(row, other, key=lambda one: str(one[column]).rjust(30))


def _both_notes(row: Row, other: Row) -> Row:
    """Both texts, the kept paper's first; one that the other holds already is not said twice."""
    mine, its = str(row["text"]), str(other["text"])
    changed = max(str(row["changed"]), str(other["changed"]))
    if its in mine:
        return row
    return {**row, "text": its if mine in its else f"{mine.rstrip()}\n\n{its}", "changed": changed}


def _join_marks(opened: Batch, kept_id: int, gone_id: int) -> None:
    """Starred if either is, read if either is, as far on the reading list as either.

    Dismissed or in the Trash if both are, or if one is and nothing was done to the other: what the reader works on is never
    hidden, and what was put out of sight does not come back because a second source tells it. Put off until the sooner day,
    unless dismissed.
    """
    database = opened.database
    before = load(database, "marks", [(kept_id,), (gone_id,)])
    if not before:
        return
    blank = BLANK["marks"]
    mine, its = ({**blank, **before.get((one,), {}), "paper_id": kept_id} for one in (kept_id, gone_id))
    row = dict(mine)
    for mark in MARKS:
        times = [str(one[mark]) for one in (mine, its) if one[mark]]
        row[mark] = min(times, default=None)
    further = max((mine, its), key=lambda one: FURTHER.index(ReadingStatus(str(one["status"]))))
    row |= {name: further[name] for name in ("status", "status_time")}
    for mark in ("dismissed", "trashed"):
        row[mark] = min((str(one[mark]) for one in (mine, its) if one[mark]), default=None)
        other_id = gone_id if mine[mark] else kept_id
        is_kept = row["starred"] or row["status"] or _is_worked_on(database, other_id)
        if not (mine[mark] and its[mark]) and is_kept:
            row[mark] = None
    days = [str(one["later"]) for one in (mine, its) if one["later"]]
    row["later"] = None if row["dismissed"] else min(days, default=None)
    opened.apply("marks", {(gone_id,): None, (kept_id,): row}, before)


def _is_worked_on(database: Database, paper_id: int) -> bool:
    return any(
        database.execute_sql(f"SELECT 1 FROM {table} WHERE paper_id = ? LIMIT 1", (paper_id,)).fetchone() for table in WORK
    )


def _join_keys(opened: Batch, kept_id: int, gone_id: int) -> None:
    """Every citation key still leads to the paper; the kept paper's own stays the current one."""
    its, mine = (rows_about(opened.database, "citation_keys", one) for one in (gone_id, kept_id))
    has_current = any(row["current"] for row in mine.values())
    wanted: dict[Key, Row | None] = {
        key: {**row, "paper_id": kept_id, "current": 0 if has_current else row["current"]} for key, row in its.items()
    }
    opened.apply("citation_keys", wanted, its)


def _join_apart(opened: Batch, kept_id: int, gone_id: int) -> None:
    """What must not be taken for the one must not be taken for both."""
    database = opened.database
    before = {**rows_about(database, "apart", gone_id), **rows_about(database, "apart", gone_id, "other_id")}
    wanted: dict[Key, Row | None] = dict.fromkeys(before)
    for row in before.values():
        first, second = sorted(kept_id if row[name] == gone_id else _number(row[name]) for name in ("paper_id", "other_id"))
        wanted[first, second] = {**row, "paper_id": first, "other_id": second}
    opened.apply("apart", wanted, {**load(database, "apart", list(wanted)), **before})


def _join_papers(opened: Batch, kept: Known, gone: Known, places: Places) -> None:
    database = opened.database
    rows = load(database, "papers", [(kept.paper_id,), (gone.paper_id,)])
    mine, its = rows[kept.paper_id,], rows[gone.paper_id,]
    its_statements = rows_about(database, "statements", gone.paper_id)
    before = {**its_statements, **rows_about(database, "statements", kept.paper_id)}
    statements = dict(kept.statements)
    for source, paper in gone.statements.items():
        statements[source] = restated(paper, statements[source], source) if source in statements else paper
    wanted: dict[Key, Row | None] = dict.fromkeys(its_statements)
    for source, paper in statements.items() if len(statements) > 1 else ():
        told = before.get((kept.paper_id, source)) or before.get((gone.paper_id, source)) or {"time": mine["added"]}
        key = (kept.paper_id, source)
        wanted[key] = {"paper_id": kept.paper_id, "source": source, "said": said(paper), "time": told["time"]}
    opened.apply("statements", wanted, before)
    paper = combined(statements)
    names = other_names((kept.paper, gone.paper), paper)
    opened.put("other_names", [{"name": name, "paper_id": kept.paper_id} for name in names])
    joined = Known(kept.paper_id, kept.place, kept.day, kept.rank, kept.upvotes, kept.comments, 0, paper, statements)
    for column in ("upvotes", "comments"):
        if getattr(joined, column) is None:
            setattr(joined, column, getattr(gone, column))
    row = {**mine, **row_columns(statements), **shown_columns(database, joined, places)}
    row["added"] = min(str(mine["added"]), str(its["added"]))
    opened.put("joined", [{**one, "kept_id": kept.paper_id} for one in _joined_with(database, gone.paper_id)])
    # The one that goes comes first: it gives its arXiv id to the other, and takes it again when this is undone.
    opened.apply("papers", {(gone.paper_id,): None, (kept.paper_id,): row}, rows)
    opened.put("joined", [{"paper_id": gone.paper_id, "kept_id": kept.paper_id, "place": gone.place}])


def _joined_with(database: Database, paper_id: int) -> list[Row]:
    return list(rows_about(database, "joined", paper_id, "kept_id").values())


def _number(value: object) -> int:
    assert isinstance(value, int)
    return value
