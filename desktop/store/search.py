"""Finding papers: a query -> ids, in the order that the list shows, and the first page of them within milliseconds."""

import json
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice
from time import monotonic

from desktop.records import FirstPage, FoundPapers, Order
from desktop.store import full_text
from desktop.store.database import Database
from desktop.store.interruption import Interrupted, interruptible
from desktop.store.ordering import INDEXES, has_many_hits, order_by
from desktop.store.places import PLACES_A_DAY
from desktop.store.plans import Plan, is_text, plan
from desktop.store.query import Query
from desktop.store.relevance import NEWEST_RANKED, rank

PIECE = 4_096  # rows
FIRST_WINDOW = 1_000  # papers; each window is four times as large as the one before
HIGHEST_PLACE = 1 << 62
RANKING_TAKES = 4  # times as long: the best match is only known when all that may be it have been looked at
INDEXED_AT_ONCE = 4  # notes of which the text index did not know yet; more are indexed where nobody waits
SECONDS = 0.009  # for a first page: what is left of a frame's sixteen thousandths is for painting it

ID_AND_DAY = f"p.id, p.place / {PLACES_A_DAY}"

Row = tuple[int, int]


def find_ids(database: Database, query: Query, limit: int | None = None, order: Order = Order.DATE) -> "array[int]":
    """Ids of the papers the query matches; by date, newest day first and in their listing's order within a day.

    ``limit``: only so many. Any thread with a connection.
    """
    _catch_up(database, query)
    return array("q", (row[0] for row in _rows(database, plan(database, query, at_once=False), query, limit, order)))


def find_listed(
    database: Database, query: Query, limit: int | None = None, order: Order = Order.DATE,
    is_over: Callable[[], bool] = lambda: False,
) -> FoundPapers:  # fmt: skip
    """The same, and by date also how many papers stand under each day. Any thread with a connection.

    Raises Interrupted soon after ``is_over`` says that nobody wants it any more.
    """
    _catch_up(database, query)
    with interruptible(database, is_over):
        return _listed(_rows(database, plan(database, query, at_once=False), query, limit, order), order)


def find_first(
    database: Database, query: Query, limit: int, order: Order = Order.DATE, is_over: Callable[[], bool] | None = None
) -> FirstPage:
    """The first papers of the list, at most ``limit``, and only those that are found before ``is_over`` says so.

    By default that is after SECONDS. Any thread with a connection.
    """
    until = monotonic() + (RANKING_TAKES if order == Order.RELEVANCE else 1) * SECONDS
    found: list[Row] = []
    is_whole = False
    knows_notes = not _asks_texts(query) or full_text.catch_up(database, INDEXED_AT_ONCE, patience=0)
    try:
        with interruptible(database, is_over or (lambda: monotonic() > until)):
            way = plan(database, query, at_once=True)
            for row in _rows(database, way, query, limit, order):
                found.append(row)  # one by one: what came before an interruption is kept
            is_whole = len(found) < limit and way.is_exact and knows_notes
    except Interrupted:
        is_whole = False
    return FirstPage(_listed(found, order), is_whole)


def count(database: Database, query: Query) -> int:
    """How many papers the query matches."""
    _catch_up(database, query)
    statement, parameters = plan(database, query, at_once=False).statement("count(*)")
    return int(database.execute_sql(statement, parameters).fetchone()[0])


def sort_ids(database: Database, paper_ids: Sequence[int], query: Query = (), order: Order = Order.DATE) -> FoundPapers:
    """These ids as a list that shows the query has them; ids that are gone are left out."""
    columns, parameters = order_by(order, query)
    cursor = database.execute_sql(
        f"SELECT {ID_AND_DAY} FROM papers p WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY {columns}",
        [json.dumps(list(paper_ids)), *parameters],
    )
    return _listed(cursor, order)


def _catch_up(database: Database, query: Query) -> None:
    if _asks_texts(query):
        full_text.catch_up(database)


def _asks_texts(query: Query) -> bool:
    return any(is_text(term) for clause in query for term in clause)


def _rows(database: Database, way: Plan, query: Query, limit: int | None, order: Order) -> Iterator[Row]:
    """Id and day of what the query matches, in that order, each as soon as it is found."""
    if order == Order.RELEVANCE:
        return _by_relevance(database, way, limit)
    if order == Order.DATE:
        return _by_date(database, way, ID_AND_DAY, limit)
    many = order in INDEXES and way.match and not way.few and has_many_hits(database, way.match)
    statement, parameters = way.statement(ID_AND_DAY, walked=INDEXES[order] if many else "")
    columns, values = order_by(order, query)
    return _limited(database, f"{statement} ORDER BY {columns}", [*parameters, *values], limit)


def _by_date(database: Database, way: Plan, result: str, limit: int | None) -> Iterator[Row]:
    # The walk over the text index is in the order of dates already.
    column = "f.rowid" if way.match else "p.place"
    if limit is None or way.match or way.few or not way.texts:
        statement, parameters = way.statement(result)
        return _limited(database, f"{statement} ORDER BY {column} DESC", parameters, limit)
    return _by_windows(database, way, result, limit)


def _by_windows(database: Database, way: Plan, result: str, limit: int) -> Iterator[Row]:
    """Where words are a condition among others, they are looked up for the newest papers first, and then for older ones."""
    size, high = FIRST_WINDOW, HIGHEST_PLACE
    while high and limit:
        edge = database.execute_sql(
            "SELECT place FROM papers WHERE place < ? ORDER BY place DESC LIMIT 1 OFFSET ?", (high, size)
        ).fetchone()
        low = int(edge[0]) if edge else 0
        statement, parameters = way.statement(result, window=(low, high))
        for row in _limited(database, f"{statement} ORDER BY p.place DESC", parameters, limit):
            limit -= 1
            yield row
        size, high = size * 4, low


def _by_relevance(database: Database, way: Plan, limit: int | None) -> Iterator[Row]:
    """The newest hits, the best first; after them the others by date."""
    by_date = _by_date(database, way, "p.id, p.place", None if limit is None else max(limit, NEWEST_RANKED))
    newest = list(islice(by_date, NEWEST_RANKED))
    return islice(chain(rank(database, way.words, way.wanted, newest), by_date), limit)


def _limited(database: Database, statement: str, parameters: Sequence[object], limit: int | None) -> Iterator[Row]:
    limited = statement if limit is None else f"{statement} LIMIT {limit}"
    return iter(database.execute_sql(limited, parameters))


def _listed(rows: Iterable[Row], order: Order) -> FoundPapers:
    ids: array[int] = array("q")
    days: Counter[int] = Counter()
    rows = iter(rows)
    # Piece by piece: of a million papers, both columns at once would stay in memory long after they are gone.
    while flat := array("q", chain.from_iterable(islice(rows, PIECE))):
        ids += flat[::2]
        days.update(flat[1::2])
    return FoundPapers(ids, dict(days) if order == Order.DATE else {})
