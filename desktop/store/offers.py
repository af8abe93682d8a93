"""What services offered as the whole of a paper that is known only in part, until the reader says whether it is that paper."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.records import Change, Paper
from desktop.store.database import Database
from desktop.store.journal import Label, batch
from desktop.store.paper_columns import heard, said


@dataclass(frozen=True, slots=True)
class Offer:
    """A paper that may be the one of ``paper_id``: from where, by what id, what it says, and how alike the titles are (0 to 1)."""

    paper_id: int
    source: str
    reference: str
    paper: Paper
    likeness: float


def load(database: Database, paper_id: int | None = None) -> list[Offer]:
    """The offers for that paper (None: for all), those of one paper together, the likeliest first."""
    cursor = database.execute_sql(
        "SELECT paper_id, source, reference, said, likeness FROM offers WHERE paper_id = coalesce(?, paper_id) "
        "ORDER BY paper_id, likeness DESC, source, reference",
        (paper_id,),
    )
    return [Offer(row[0], row[1], row[2], heard(row[3]), row[4]) for row in cursor]


def replace(database: Database, paper_id: int, offers: Sequence[Offer], time: str) -> None:
    """Let these be the offers for that paper, as of ``time``. Call it inside ``writing``."""
    database.execute_sql("DELETE FROM offers WHERE paper_id = ?", (paper_id,))
    database.connection().executemany(
        "INSERT OR REPLACE INTO offers(paper_id, source, reference, said, likeness, time) VALUES (?, ?, ?, ?, ?, ?)",
        [(paper_id, one.source, one.reference, said(one.paper), one.likeness, time) for one in offers],
    )


def refuse(database: Database, paper_id: int, references: Sequence[str], label: Label) -> Change:
    """The reader says that none of these is that paper, as one step of undo: they are offered no more, and never joined with it."""
    with batch(database, label) as opened:
        opened.put(
            "refused", [{"paper_id": paper_id, "reference": name, "time": opened.time} for name in dict.fromkeys(references)]
        )
        gone = [(one.paper_id, one.source, one.reference) for one in load(database, paper_id) if one.reference in references]
        opened.remove("offers", gone)
    return opened.change()


def load_refused(database: Database, paper_id: int) -> frozenset[str]:
    """The ids that the reader said are other papers than that one."""
    return frozenset(row[0] for row in database.execute_sql("SELECT reference FROM refused WHERE paper_id = ?", (paper_id,)))
