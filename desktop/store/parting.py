"""A wrong join is split again: what one source said becomes a paper of its own, and the library remembers to keep the two apart."""

import json
import sqlite3

import peewee as pw

from desktop.errors import PapershelfError, UsageError
from desktop.records import Change, Paper, Part
from desktop.store.database import Database, writing
from desktop.store.joining import row_columns, rows_about, shown_columns
from desktop.store.journal import Batch, Label, batch, write_back
from desktop.store.journal_rows import Key, Row, load, write_rows
from desktop.store.known_papers import Known, load_known
from desktop.store.merging import LAST, SEVERAL, UNKNOWN, in_order
from desktop.store.paper_columns import COLUMNS, heard, paper_of, said
from desktop.store.places import Places, day_of_publication
from desktop.store.sequence import next_id
from desktop.store.statements import other_names
from desktop.store.words import title_hash
from desktop.translation import tr


def find_parts(database: Database, paper_id: int) -> tuple[Part, ...]:
    """What the paper can be split into: papers that were joined with it, and statements of single sources.

    Empty when one source alone has spoken of it. Two statements that name the same arXiv id are never parted.
    """
    known = load_known(database, [paper_id]).get(paper_id)
    if known is None:
        return ()
    found = []
    for (joined_id,) in database.execute_sql("SELECT paper_id FROM joined WHERE kept_id = ? ORDER BY paper_id", (paper_id,)):
        row = _as_it_was(database, paper_id, joined_id)
        if row is not None:
            found.append(Part(str(row["source"] or ""), paper_of([row[name] for name in COLUMNS]), joined_id))
    for source in in_order(known.statements):
        if _can_part(known, source):
            found.append(Part(source, known.statements[source]))
    return tuple(found)


def split(database: Database, paper_id: int, part: Part, label: Label) -> Change:
    """Make that part a paper of its own again, as one step of undo. All of the reader's stays with the paper it is on,
    unless the part was a paper of its own before: then it takes back what it had.

    Raises UsageError when the paper has no such part (any more), PapershelfError when what was done since stands in the way.
    """
    with writing(database):
        known = load_known(database, [paper_id]).get(paper_id)
        if part not in find_parts(database, paper_id) or known is None:
            raise UsageError(tr("This paper has no such part any more; open it again to see what it is made of."))
        try:
            with database.atomic(), batch(database, label) as opened:
                other_id = part.joined_id or _part(opened, known, part.source)
                if part.joined_id is not None:
                    _take_back(opened, known, part)
                first, second = sorted((paper_id, other_id))
                opened.put("apart", [{"paper_id": first, "other_id": second, "time": opened.time}])
                opened.paper_ids |= {paper_id: None, other_id: None}
        except (pw.IntegrityError, sqlite3.IntegrityError) as error:
            sentence = tr(
                "“{title}” cannot be split, because something that was done since depends on it. All stays as it is."
            )
            raise PapershelfError(sentence.format(title=known.paper.title)) from error
    return opened.change()


def _take_back(opened: Batch, known: Known, part: Part) -> None:
    """Take the join back, and give each of both what sources said since: whoever named its arXiv id spoke of that one."""
    database, joined_id = opened.database, part.joined_id
    assert joined_id is not None
    batch_id, _kept_id = _join_of(database, joined_id)
    both = (known.paper_id, joined_id)
    was = {paper_id: _said_before(database, batch_id, paper_id) for paper_id in both}
    write_back(opened, batch_id, backwards=True)
    said_now = {paper_id: rows_about(database, "statements", paper_id) for paper_id in both}
    mine, its = (
        was[paper_id] | {str(row["source"]): heard(str(row["said"])) for row in said_now[paper_id].values()}
        for paper_id in both
    )
    for source, paper in list(mine.items()):
        if paper.arxiv_id and paper.arxiv_id == part.paper.arxiv_id:
            its[source] = mine.pop(source)
    mine = {**was[known.paper_id], **mine}  # what it said itself before stays its own, whatever was said of both since
    if not mine:
        sentence = tr("“{title}” cannot be split, because all that is said of it now names the same arXiv paper.")
        raise PapershelfError(sentence.format(title=known.paper.title))
    rows = load(database, "papers", [(one,) for one in both])
    for statements, paper_id in ((mine, known.paper_id), (its, joined_id)):
        told: dict[Key, Row] = {
            (paper_id, source): {"paper_id": paper_id, "source": source, "said": said(paper), "time": opened.time}
            for source, paper in (statements.items() if len(statements) > 1 else ())
        }
        before = said_now[paper_id]
        kept: dict[Key, Row | None] = {key: before.get(key, row) for key, row in told.items()}
        opened.apply("statements", {**dict.fromkeys(before), **kept}, before)
    # The one without the arXiv id first: the other one takes it.
    for paper_id, statements in sorted(((known.paper_id, mine), (joined_id, its)), key=lambda one: _names_arxiv(one[1])):
        opened.apply("papers", {(paper_id,): {**rows[paper_id,], **row_columns(statements)}}, rows)


def _names_arxiv(statements: dict[str, Paper]) -> bool:
    return any(paper.arxiv_id for paper in statements.values())


def _said_before(database: Database, batch_id: int, paper_id: int) -> dict[str, Paper]:
    """What the sources said of a paper before that batch; of several sources those only whose words the batch changed."""
    row = _row_before(database, batch_id, paper_id)
    if row["source"] != SEVERAL:
        return {str(row["source"] or UNKNOWN): paper_of([row[name] for name in COLUMNS])}
    cursor = database.execute_sql(
        "SELECT before FROM journal WHERE batch_id = ? AND \"table\" = 'statements' AND before IS NOT NULL", (batch_id,)
    )
    rows = [json.loads(before) for (before,) in cursor]
    return {one["source"]: heard(one["said"]) for one in rows if one["paper_id"] == paper_id}


def _row_before(database: Database, batch_id: int, paper_id: int) -> Row:
    """The row of a paper as it was before that batch; as it is now, where the batch left it alone."""
    found = database.execute_sql(
        "SELECT before FROM journal WHERE batch_id = ? AND \"table\" = 'papers' AND key = ? ORDER BY id LIMIT 1",
        (batch_id, json.dumps([paper_id])),
    ).fetchone()
    row: Row = json.loads(found[0]) if found else load(database, "papers", [(paper_id,)])[paper_id,]
    return row


def _can_part(known: Known, source: str) -> bool:
    others = [paper for name, paper in known.statements.items() if name != source]
    arxiv_id = known.statements[source].arxiv_id
    return bool(others) and (arxiv_id is None or arxiv_id not in {paper.arxiv_id for paper in others})


def _part(opened: Batch, known: Known, source: str) -> int:
    """Make a paper of that statement and of the lists that told it; its number."""
    database, paper = opened.database, known.statements[source]
    other_id = next_id(database, "papers")
    places = Places(database)
    before = load(database, "papers", [(known.paper_id,)])
    mine = before[known.paper_id,]
    day = day_of_publication(paper)
    place = places.next(day or str(mine["added"]))
    blank = {"id": other_id, "place": place, "day": day, "rank": None, "upvotes": None, "comments": None}
    row: Row = {**mine, **blank, **row_columns({source: paper})}
    row |= dict.fromkeys(("arxiv_id", "doi"))  # the other one has them until its own row is written
    # As if the number had been joined before: undoing this leaves it so, and no count goes wrong.
    write_rows(database, "joined", [((other_id,), {"paper_id": other_id, "kept_id": known.paper_id, "place": place})])
    opened.apply("papers", {(other_id,): row}, {})
    opened.remove("joined", [(other_id,)])
    _part_rows(opened, known.paper_id, other_id, source)
    statements = {name: one for name, one in known.statements.items() if name != source}
    its_rows = rows_about(database, "statements", known.paper_id)
    wanted: dict[Key, Row | None] = {(known.paper_id, source): None}
    if len(statements) == 1:
        wanted = dict.fromkeys(its_rows)
    opened.apply("statements", wanted, its_rows)
    left = Known(
        known.paper_id, known.place, known.day, known.rank, known.upvotes, known.comments, 0, known.paper, statements
    )
    columns = row_columns(statements)
    left.paper = paper_of([columns[name] for name in COLUMNS])
    _part_names(opened, left, other_id, paper)
    after = {**mine, **columns, **shown_columns(database, left, places)}
    opened.apply("papers", {(known.paper_id,): after}, before)
    parted = load(database, "papers", [(other_id,)])
    new = Known(other_id, place, day, None, None, None, title_hash(paper.title), paper, {source: paper})
    its = {**parted[other_id,], **row_columns({source: paper}), **shown_columns(database, new, places)}
    opened.apply("papers", {(other_id,): its}, parted)
    return other_id


def _part_rows(opened: Batch, paper_id: int, other_id: int, source: str) -> None:
    """The lists that told this statement, and the votes of their service, go with it."""
    database = opened.database
    told = "l.kind = 'file'" if source in LAST else "l.source = ? AND l.kind != 'file'"
    cursor = database.execute_sql(
        f"SELECT a.listing_id, a.day FROM appearances a JOIN listings l ON l.id = a.listing_id WHERE a.paper_id = ? AND {told}",
        (paper_id,) if source in LAST else (paper_id, source),
    )
    keys = {(paper_id, *row) for row in cursor}
    for table in ("appearances", "votes"):
        rows = rows_about(database, table, paper_id)
        if table == "appearances":
            rows = {key: row for key, row in rows.items() if key in keys}
        elif source != "huggingface":
            continue
        moved = {(other_id, *key[1:]): {**row, "paper_id": other_id} for key, row in rows.items()}
        opened.apply(table, {**dict.fromkeys(rows), **moved}, rows)


def _part_names(opened: Batch, left: Known, other_id: int, paper: Paper) -> None:
    """What only the parted statement called it leads to the other paper alone."""
    names = other_names((paper,), left.paper)
    still = other_names(tuple(left.statements.values()), left.paper)
    opened.remove("other_names", [(name, left.paper_id) for name in names if name not in still])


def _as_it_was(database: Database, paper_id: int, joined_id: int) -> Row | None:
    """The row of a paper that was joined, from the journal; None when it was joined with one that was itself joined later."""
    batch_id, kept_id = _join_of(database, joined_id)
    return _row_before(database, batch_id, joined_id) if kept_id == paper_id else None


def _join_of(database: Database, joined_id: int) -> tuple[int, int]:
    """The number of the batch that joined it, and the paper it was joined with then."""
    batch_id, after = database.execute_sql(
        "SELECT batch_id, after FROM journal WHERE \"table\" = 'joined' AND key = ? AND after IS NOT NULL AND before IS NULL "
        "ORDER BY id DESC LIMIT 1",
        (json.dumps([joined_id]),),
    ).fetchone() or (0, '{"kept_id": 0}')
    return int(batch_id), int(json.loads(after)["kept_id"])
