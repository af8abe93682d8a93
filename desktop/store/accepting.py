"""What a service offered is the paper, says the reader: its words are added to it, and a paper of that id that is here is joined."""

from desktop.errors import UsageError
from desktop.records import Change, Paper
from desktop.store.database import Database, writing
from desktop.store.joining import join_within, row_columns, rows_about, shown_columns
from desktop.store.journal import Batch, Label, batch
from desktop.store.journal_rows import Key, Row, load
from desktop.store.known_papers import KnownPapers, load_known
from desktop.store.merging import combined, identified, same_paper
from desktop.store.offers import Offer
from desktop.store.paper_columns import said
from desktop.store.places import Places
from desktop.store.statements import other_names, statements_with
from desktop.store.words import title_hash
from desktop.translation import tr


def accept(database: Database, offer: Offer, label: Label) -> Change:
    """Make that paper whole with what was offered, as one step of undo. Every note, mark and file stays with it.

    A paper of the library that has the offered id becomes a part of it, or it of that one: the older number stays.
    Raises UsageError when the paper is gone or has another id by now.
    """
    told = identified(offer.paper)
    with writing(database), batch(database, label) as opened:
        known = load_known(database, [offer.paper_id]).get(offer.paper_id)
        if known is None or not same_paper(known.paper, told):
            raise UsageError(tr("This paper has changed since; complete it again to see what is offered now."))
        paper_id = _join_with_its_own(opened, offer.paper_id, told)
        _add_statement(opened, paper_id, offer.source, told)
        for table in ("offers", "refused"):
            opened.remove(table, list(rows_about(database, table, paper_id)))
        opened.paper_ids |= {offer.paper_id: None, paper_id: None}
    return opened.change()


def _join_with_its_own(opened: Batch, paper_id: int, told: Paper) -> int:
    """Join it with the papers that the library has under the offered ids; the number that stays."""
    database = opened.database
    named = Paper("", arxiv_id=told.arxiv_id, doi=told.doi)  # by its ids alone: other papers may have its title
    kept = paper_id
    for found in KnownPapers(database, [named], []).find(named, title_hash("")):
        if found.paper_id in (paper_id, kept):
            continue
        if not same_paper(load_known(database, [kept])[kept].paper, found.paper):
            sentence = tr("This paper and “{title}” have other ids, so they cannot be one.")
            raise UsageError(sentence.format(title=found.paper.title))
        kept, gone = sorted((kept, found.paper_id))
        opened.remove("apart", [(kept, gone)])  # that they were split once is no longer what the reader thinks
        join_within(opened, kept, gone, Places(database))
    return kept


def _add_statement(opened: Batch, paper_id: int, source: str, told: Paper) -> None:
    database = opened.database
    known = load_known(database, [paper_id])[paper_id]
    statements, before = statements_with(known, told, source), known.paper
    if statements is known.statements:
        return
    its_rows = rows_about(database, "statements", paper_id)
    wanted: dict[Key, Row | None] = {
        (paper_id, name): {"paper_id": paper_id, "source": name, "said": said(paper), "time": opened.time}
        for name, paper in statements.items()
        if len(statements) > 1 and (name == source or (paper_id, name) not in its_rows)
    }
    opened.apply("statements", wanted, its_rows)
    known.paper, known.statements = combined(statements), statements
    names = other_names((before, told), known.paper)
    opened.put("other_names", [{"name": name, "paper_id": paper_id} for name in names])
    rows = load(database, "papers", [(paper_id,)])
    row = {**rows[paper_id,], **row_columns(statements), **shown_columns(database, known, Places(database))}
    opened.apply("papers", {(paper_id,): row}, rows)
