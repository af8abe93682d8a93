"""Two papers of the library that are one, as the reader found out: joined, with all that was done to both."""

from desktop.errors import UsageError
from desktop.library.likeness import is_certain
from desktop.records import Change, Paper
from desktop.store.database import Database, writing
from desktop.store.joining import join_within
from desktop.store.journal import batch
from desktop.store.known_papers import Known, load_known
from desktop.store.places import Places
from desktop.translation import tr

LONGEST_TITLE = 48  # characters of each title in the words of the deed


def find_unlike(database: Database, paper_id: int, other_id: int) -> tuple[Paper, Paper] | None:
    """The two papers, the one that ``join`` would keep first, when they are not plainly one, so that the reader should look.

    None where titles and authors agree, and where they cannot be one: ``join`` says why then.
    """
    known = load_known(database, [paper_id, other_id])
    try:
        _check(known, paper_id, other_id)
    except UsageError:
        return None
    kept, gone = sorted(known.values(), key=_likeliest_first)
    return None if is_certain(kept.paper, gone.paper) else (kept.paper, gone.paper)


def join(database: Database, paper_id: int, other_id: int) -> Change:
    """Make one paper of the two, as one step of undo; notes, tags, collections and marks of both are its own.

    The one with an arXiv id is kept, else the one with a DOI, else the one that came first; ``Change.paper_ids`` begins with
    it, and the other one's number leads there from now on. Two that were split before may be joined again. Raises
    UsageError when they cannot be one.
    """
    with writing(database):
        known = load_known(database, [paper_id, other_id])
        _check(known, paper_id, other_id)
        kept, gone = sorted(known.values(), key=_likeliest_first)
        label = tr("Joined “{title}” with “{other}”").format(title=_elided(kept.paper), other=_elided(gone.paper))
        with batch(database, label) as opened:
            opened.paper_ids |= {kept.paper_id: None}
            opened.remove("apart", [(min(known), max(known))])
            join_within(opened, kept.paper_id, gone.paper_id, Places(database))
    return opened.change()


def _check(known: dict[int, Known], paper_id: int, other_id: int) -> None:
    if paper_id == other_id:
        raise UsageError(tr("This is one paper already: name two."))
    if len(known) < 2:
        raise UsageError(tr("One of the two papers is no longer in the library."))
    paper, other = known[paper_id].paper, known[other_id].paper
    if paper.arxiv_id and other.arxiv_id:
        sentence = tr("“{title}” (arXiv {id}) and “{other}” (arXiv {other_id}) cannot be one: their arXiv ids differ.")
        raise UsageError(sentence.format(title=paper.title, id=paper.arxiv_id, other=other.title, other_id=other.arxiv_id))


def _likeliest_first(known: Known) -> tuple[bool, bool, int]:
    return (not known.paper.arxiv_id, not known.paper.doi, known.paper_id)


def _elided(paper: Paper) -> str:
    title = paper.title
    return title if len(title) <= LONGEST_TITLE else f"{title[: LONGEST_TITLE - 1].rstrip()}…"
