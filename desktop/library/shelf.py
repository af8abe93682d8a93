"""Papers as the reader sees them: what the services say together with what the reader added."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from desktop.errors import ReferenceNotFoundError
from desktop.records import Followed, FoundPapers, Listing, Order, PaperRow, SearchWord, ShelvedPaper
from desktop.store import counts, followed, listings, rows, search
from desktop.store.database import Database
from desktop.store.query import TEXT_FIELDS, parse
from desktop.store.smart_collections import read
from desktop.translation import tr

Ids = Sequence[int]
DAILY = Listing("huggingface", "day")


def find_papers(database: Database, query: str, limit: int | None = None, order: Order = Order.DATE) -> Ids:
    """Ids of the papers that the query (README, "Searching") matches, in that order. Any thread with a connection."""
    return search.find_ids(database, read(database, query), limit, order)


def count_papers(database: Database, query: str) -> int:
    """How many papers the query matches."""
    return search.count(database, read(database, query))


def words_of(query: str) -> tuple[SearchWord, ...]:
    """The words that the query looks for in texts, to be shown where they stand."""
    terms = [term for clause in parse(query) for term in clause if term.field in TEXT_FIELDS and not term.negated]
    return tuple(SearchWord(term.value, TEXT_FIELDS[term.field], whole=term.phrase) for term in terms)


def load_rows(database: Database, paper_ids: Sequence[int]) -> list[PaperRow]:
    """The rows of the list for these ids, in their order; ids that are gone are left out."""
    return rows.load(database, paper_ids)


def find_latest_day(database: Database, today: date) -> str | None:
    """The day (ISO) up to today that is shown as Today; None before the first pull.

    That of the newest Daily Papers where they are followed, or nothing is: a shorter list of another source that is a day
    ahead must not take their place. Else the newest that any list is known of.
    """
    until, known = today.isoformat(), [one for one in followed.load_followed(database) if not one.paused]
    is_daily = not known or any(one.listing == DAILY for one in known)
    newest = listings.find_latest_day(database, until, DAILY.source) if is_daily else None
    return newest or listings.find_latest_day(database, until)


def load_paper(database: Database, paper_id: int) -> ShelvedPaper:
    """Everything known of one paper. Raises ReferenceNotFoundError when it is gone."""
    from desktop.store import shelved  # not yet needed by the first page

    for found in shelved.load(database, [paper_id]):
        return found
    raise ReferenceNotFoundError(tr("Paper #{number} is no longer in the library.").format(number=paper_id))


def load_papers(database: Database, paper_ids: Sequence[int]) -> Iterator[ShelvedPaper]:
    """Everything known of these papers, in their order, read as they are taken; ids that are gone are left out."""
    from desktop.store import shelved

    return shelved.load(database, paper_ids)


def count_views(database: Database, queries: Mapping[str, str]) -> dict[str, int]:
    """The number of papers in inbox, all, starred, dismissed, late-bloomers and along the reading list, and of each query."""
    return counts.count_views(database, queries)


def load_followed(database: Database) -> list[Followed]:
    """What is followed, in the reader's order; ``name`` is "" where the reader gave none, and how it went is left out."""
    return followed.load_followed(database)


def count_left(database: Database, days: Sequence[int]) -> dict[int, int]:
    """How many papers of each of these days (``date.toordinal``) are in the inbox: nothing was decided on."""
    return counts.count_left(database, days)


def sort_papers(database: Database, paper_ids: Ids, query: str = "", order: Order = Order.DATE) -> FoundPapers:
    """The same papers as a list that shows the query has them; those that are gone are left out."""
    return search.sort_ids(database, paper_ids, read(database, query), order)


def find_day_beside(database: Database, day: str, step: int) -> str | None:
    """The next day (ISO) after ``day`` that has a list, or with a negative step the one before; None at the end."""
    return listings.find_day_beside(database, day, step)
