"""One paper's entry of a library file in JSON: found among the library's papers or added, with what the services say of it."""

from typing import TYPE_CHECKING

from desktop.records import Paper
from desktop.store import full_text, loading_marks, papers, plain_rows
from desktop.store.carried import OF_SERVICES, heard, typed
from desktop.store.database import Database
from desktop.store.journal import Batch
from desktop.store.journal_rows import Row
from desktop.store.known_papers import KnownPapers, load_known
from desktop.store.merging import UNKNOWN, combined, identified, restated, same_paper
from desktop.store.numbering import Numbering
from desktop.store.paper_columns import COLUMNS, PACKER
from desktop.store.paper_columns import heard as paper_said
from desktop.store.query import as_date
from desktop.store.words import normal_title, title_hash

if TYPE_CHECKING:
    from desktop.store.loading import Entry, Loaded

SCHEMA_ONLY = ("id", "place", "day", "rank", "upvotes", "comments", "added", "source")


def take(opened: Batch, entry: "Entry", numbers: Numbering, result: "Loaded") -> None:
    """Take in a paper with all that belongs to it. Raises TypeError, ValueError or KeyError where the entry is damaged."""
    database = opened.database
    row = _row_of(entry, numbers, opened.time)
    paper = paper_said(PACKER.encode({name: row[name] for name in COLUMNS}))
    entries, reads_otherwise = opened.entries, False
    paper_id = _find(database, row, paper, numbers)
    if paper_id is None:
        paper_id = _add(database, row, numbers)
        _add_said(database, paper_id, entry, numbers, tuple(OF_SERVICES))
        result.added += 1
        is_new = True
    else:
        reads_otherwise = _restate(database, paper_id, entry, row, paper, opened.time)
        _add_said(database, paper_id, entry, numbers, tuple(name for name in OF_SERVICES if name != "statements"))
        _show_newest_votes(database, paper_id)
        is_new = False
    numbers.remember_paper(entry["id"], paper_id)
    result.skipped += loading_marks.take(opened, paper_id, entry, numbers)
    result.paper_ids.append(paper_id)
    result.changed += not is_new and (reads_otherwise or opened.entries > entries)


def _row_of(entry: "Entry", numbers: Numbering, time: str) -> Row:
    row = typed(numbers.columns("papers"), {"added": time, **heard(entry)})
    title = row["title"]
    if not isinstance(title, str) or not title.strip():
        raise ValueError("title")
    if as_date(str(row["added"])[:10]) is None:
        row["added"] = time
    if row["day"] is not None and as_date(str(row["day"])) is None:
        row["day"] = None
    return row


def _find(database: Database, row: Row, paper: Paper, numbers: Numbering) -> int | None:
    """The library's paper that this one is; None where there is none, or where the file spoke of it already."""
    its_hash = title_hash(paper.title)
    same = database.execute_sql(
        "SELECT id FROM papers WHERE id = ? AND arxiv_id IS ? AND doi IS ? AND title_hash = ?",
        (row["id"], paper.arxiv_id, paper.doi, its_hash),
    )
    candidates = [paper_id for (paper_id,) in same]
    told = identified(paper)
    candidates += [known.paper_id for known in KnownPapers(database, [told], [its_hash]).find(told, its_hash)]
    for paper_id in candidates:
        if not numbers.has_come(paper_id):
            return int(paper_id)
    if not candidates or paper.arxiv_id or not normal_title(paper.title):
        return None
    # Papers of one title that the reader told apart: each of the file's is one of the library's.
    for (paper_id,) in database.execute_sql("SELECT id FROM papers WHERE title_hash = ? ORDER BY id", (its_hash,)).fetchall():
        if not numbers.has_come(paper_id) and same_paper(load_known(database, [paper_id])[paper_id].paper, told):
            return int(paper_id)
    return None


def _add(database: Database, row: Row, numbers: Numbering) -> int:
    paper_id = numbers.give("papers", row["id"])
    place = numbers.place(row["place"], str(row["day"] or row["added"]))
    values = {**row, "id": paper_id, "place": place, "title_hash": title_hash(str(row["title"]))}
    plain_rows.insert(database, "papers", values)
    full_text.index(database, full_text.index_rows(database, [paper_id]))
    return paper_id


def _add_said(database: Database, paper_id: int, entry: "Entry", numbers: Numbering, names: tuple[str, ...]) -> None:
    for name in names:
        table, _order, one = OF_SERVICES[name]
        said = entry.get(name)
        columns = numbers.columns(table)
        for told in [said] if one and said else said or ():  # type: ignore[attr-defined]  # what is no list raises TypeError
            row = typed(columns, {**numbers.translated(table, heard(told)), "paper_id": paper_id})
            if table != "versions" or not plain_rows.is_there(database, table, row):
                plain_rows.insert_new(database, table, row)


def _restate(database: Database, paper_id: int, entry: "Entry", row: Row, paper: Paper, time: str) -> bool:
    """Whether the paper reads otherwise: a higher version wins, of the same one the library's own words; gaps are filled."""
    told = {
        str(one["source"]): (paper_said(str(heard(one)["said"])), str(one["time"]))
        for one in entry.get("statements") or ()  # type: ignore[attr-defined]  # what is no list raises TypeError
    } or {str(row["source"] or UNKNOWN): (paper, time)}
    changed = False
    for spoke, (statement, its_time) in told.items():
        known = load_known(database, [paper_id])[paper_id]
        source, mine = spoke, known.statements.get(spoke)
        if mine is None and spoke == UNKNOWN:
            # Words of which nobody knows who said them only fill gaps.
            source, mine = next(iter(known.statements)), known.paper
        words = statement if mine is None else restated(statement, mine, source)
        if mine is None or combined({source: words}) != combined({source: mine}):
            changed |= papers.hear(database, paper_id, words, source, its_time)
    return changed


def _show_newest_votes(database: Database, paper_id: int) -> None:
    database.execute_sql(
        "UPDATE papers SET (upvotes, comments) = (SELECT coalesce(v.upvotes, papers.upvotes), "
        "coalesce(v.comments, papers.comments) FROM votes v WHERE v.paper_id = papers.id ORDER BY time DESC LIMIT 1) "
        "WHERE id = ? AND EXISTS (SELECT 1 FROM votes v WHERE v.paper_id = papers.id)",
        (paper_id,),
    )
