"""Searching while one types: the first page at once, the rest when it is there, names to choose from, and hints."""

from collections.abc import Callable, Sequence

from desktop.errors import Cancelled
from desktop.records import Completion, FirstPage, FoundPapers, Order, UnfinishedValue
from desktop.store import counts, search, smart_collections
from desktop.store.database import Database
from desktop.store.interruption import Interrupted, interruptible
from desktop.store.plans import asks_for_words
from desktop.store.query import STATES, THINGS, Misread, find_misread, parse
from desktop.store.smart_collections import read
from desktop.translation import tr

DAY = tr("it needs a day, as in {field}:2026-03-31")
NEEDS = {
    "tag": tr("it needs a name, as in tag:moe"),
    "in": tr("it needs a collection, as in in:Survey/2026"),
    "cat": tr("it needs a category, as in cat:cs.CL"),
    "id": tr("it needs an arXiv id or a DOI, as in id:2603.27481"),
    "source": tr("it needs a service, as in source:huggingface"),
    "listing": tr("it needs the number of what you follow, as in listing:#3"),
    "is": tr("it knows {values}").format(values=", ".join(STATES)),
    "has": tr("it knows {values}").format(values=", ".join(THINGS)),
    "after": DAY,
    "before": DAY,
    "on": DAY,
    "up": tr("it needs a number, as in up:>50"),
}
NEEDS_WORD = tr("it needs a word, as in {field}:pebbles")


def find_first(database: Database, query: str, limit: int, order: Order) -> FirstPage:
    """The first papers of the list, at most so many, and only those that are found within a few milliseconds."""
    return search.find_first(database, read(database, query), limit, order)


def find_page(database: Database, query: str, limit: int, order: Order, check: Callable[[], None]) -> FirstPage:
    """The same, however long it takes. ``check`` is called all the while; it raises Cancelled when it is not wanted any more."""
    page = search.find_first(database, read(database, query), limit, order, _asks(check))
    check()  # else the page may have been given up halfway
    return page


def find_all(database: Database, query: str, order: Order, check: Callable[[], None]) -> FoundPapers:
    """All papers of the list. ``check`` is called all the while; it raises Cancelled when they are not wanted any more."""
    try:
        return search.find_listed(database, read(database, query), None, order, _asks(check))
    except Interrupted as interrupted:
        raise Cancelled from interrupted


def count_followed(database: Database, check: Callable[[], None]) -> dict[int, int]:
    """How many papers of what is followed nothing was decided on, by its number. ``check`` as above."""
    try:
        return counts.count_followed(database, _asks(check))
    except Interrupted as interrupted:
        raise Cancelled from interrupted


def count_smart(database: Database, check: Callable[[], None]) -> dict[int, int]:
    """How many papers each smart collection finds, by its number; may take seconds in a large library. ``check`` as above."""
    counted = {}
    for one in smart_collections.load_smart_collections(database):
        try:
            with interruptible(database, _asks(check)):
                counted[one.smart_id] = search.count(database, read(database, one.query))
        except Interrupted as interrupted:
            raise Cancelled from interrupted
        check()  # between two that were quick, nobody asked
    return counted


def find_unfinished(text: str) -> UnfinishedValue | None:
    """The value at the end of the text for which ``complete`` may know names; None: no such value is being typed."""
    from desktop.store import completion  # not yet needed by the first page

    return completion.find_unfinished(text)


def complete(database: Database, unfinished: UnfinishedValue) -> Sequence[Completion]:
    """At most eight names that could be meant, the likeliest first."""
    from desktop.store import completion

    return completion.complete(database, unfinished)


def has_words(query: str) -> bool:
    """Whether the query looks for words that must be there, so that papers can match it more or less well."""
    return any(asks_for_words(clause) for clause in parse(query))


def find_hints(query: str) -> tuple[str, ...]:
    """A sentence for each condition of the query that could not be asked."""
    return tuple(map(_tell, find_misread(query)))


def _asks(check: Callable[[], None]) -> Callable[[], bool]:
    """``check`` as a question that may be asked where nothing may be raised: is it over?"""

    def is_over() -> bool:
        try:
            check()
        except Cancelled:
            return True
        return False

    return is_over


def _tell(misread: Misread) -> str:
    needs = NEEDS.get(misread.field, NEEDS_WORD).format(field=misread.field)
    if not misread.value:
        return tr("“{typed}” is left out: {needs}").format(typed=misread.typed, needs=needs)
    return tr("“{typed}” is searched as text: {needs}").format(typed=misread.typed, needs=needs)
