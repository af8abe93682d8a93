"""Finding papers: a query -> ids, newest first, and the full-text index that makes it instant.

The index's rowid is the paper's place, which follows its date: walking it backwards gives the newest hits at once.
"""

import json
import re
from array import array
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta
from itertools import chain

from desktop.records import FoundPapers, Order
from desktop.store import words
from desktop.store.database import Database
from desktop.store.ordering import INDEXES, has_many_hits, order_by
from desktop.store.query import COMPARISON, TEXT_FIELDS, Clause, Query, Term, as_date

PLACES_A_DAY = 1 << 24
COLLECTION_NUMBER = re.compile(r"#(\d{1,18})")  # longer ones do not fit into SQLite's integers
ARXIV_VERSION = re.compile(r"v\d+$")

# Where signs that no index holds are looked for.
TEXTS = {
    "": "p.title", "ti": "p.title", "abs": "p.abstract", "au": "p.authors",
    "note": "(SELECT n.text FROM notes n WHERE n.paper_id = p.id)",
}  # fmt: skip

MATCHING = "SELECT rowid FROM papers_index WHERE papers_index MATCH ?"

Condition = tuple[str, list[object]]
IndexRow = tuple[int, str, str, str, str]  # place, title, abstract, authors, note

SUBTREE = """
WITH RECURSIVE below(id, path) AS (
    SELECT id, name FROM collections WHERE parent_id IS NULL
    UNION ALL SELECT c.id, below.path || '/' || c.name FROM collections c JOIN below ON c.parent_id = below.id
)"""


def find_ids(database: Database, query: Query, limit: int | None = None, order: Order = Order.DATE) -> "array[int]":
    """Ids of the papers the query matches; by date, newest day first and in their listing's order within a day.

    ``limit``: only so many. Any thread with a connection.
    """
    statement, parameters = _ordered("p.id", database, query, limit, order)
    return array("q", (row[0] for row in database.execute_sql(statement, parameters)))


def find_listed(database: Database, query: Query, limit: int | None = None, order: Order = Order.DATE) -> FoundPapers:
    """The same, and by date also how many papers stand under each day. Any thread with a connection."""
    if order != Order.DATE:
        return FoundPapers(find_ids(database, query, limit, order))
    statement, parameters = _ordered(f"p.id, p.place / {PLACES_A_DAY}", database, query, limit, order)
    return _by_day(database.execute_sql(statement, parameters))


def count(database: Database, query: Query) -> int:
    """How many papers the query matches."""
    statement, parameters = _statement("count(*)", query)
    return int(database.execute_sql(statement, parameters).fetchone()[0])


def sort_ids(database: Database, paper_ids: Sequence[int], query: Query = (), order: Order = Order.DATE) -> FoundPapers:
    """These ids as a list that shows the query has them; ids that are gone are left out."""
    columns, parameters = order_by(order, query)
    cursor = database.execute_sql(
        f"SELECT p.id, p.place / {PLACES_A_DAY} FROM papers p WHERE p.id IN (SELECT value FROM json_each(?)) ORDER BY {columns}",
        [json.dumps(list(paper_ids)), *parameters],
    )
    found = _by_day(cursor)
    return found if order == Order.DATE else FoundPapers(found.ids)


def place_floor(day: date) -> int:
    """The lowest place of a paper of that day."""
    return day.toordinal() * PLACES_A_DAY


def index(database: Database, rows: Iterable[IndexRow]) -> None:
    """Add these texts to the index."""
    database.connection().executemany(
        "INSERT INTO papers_index(rowid, title, abstract, authors, note) VALUES (?, ?, ?, ?, ?)", map(_folded, rows)
    )


def unindex(database: Database, rows: Iterable[IndexRow]) -> None:
    """Take texts out of the index; they must be exactly those that were added."""
    database.connection().executemany(
        "INSERT INTO papers_index(papers_index, rowid, title, abstract, authors, note) VALUES ('delete', ?, ?, ?, ?, ?)",
        map(_folded, rows),
    )


def index_rows(database: Database, paper_ids: Sequence[int]) -> list[IndexRow]:
    """What the index holds of these papers."""
    marks = ", ".join("?" * len(paper_ids))
    return list(
        database.execute_sql(
            "SELECT p.place, p.title, p.abstract, p.authors, coalesce(n.text, '') FROM papers p "
            f"LEFT JOIN notes n ON n.paper_id = p.id WHERE p.id IN ({marks})",
            list(paper_ids),
        )
    )


def reindex(database: Database, notes: Mapping[int, str]) -> None:
    """Put these new notes into the index; call it before the notes themselves are written."""
    for paper_id, text in notes.items():
        old = index_rows(database, [paper_id])
        unindex(database, old)
        index(database, [(*row[:4], text) for row in old])


def rebuild(database: Database) -> None:
    """Make the whole index anew. Call it inside ``writing``."""
    database.execute_sql("INSERT INTO papers_index(papers_index) VALUES ('delete-all')")
    cursor = database.execute_sql(
        "SELECT p.place, p.title, p.abstract, p.authors, coalesce(n.text, '') FROM papers p "
        "LEFT JOIN notes n ON n.paper_id = p.id ORDER BY p.place"
    )
    index(database, cursor)


def _folded(row: IndexRow) -> tuple[object, ...]:
    place, *texts = row
    return (place, *map(words.searchable, texts))


def _ordered(result: str, database: Database, query: Query, limit: int | None, order: Order) -> tuple[str, list[object]]:
    """The statement that lists what the query matches."""
    match = " AND ".join(map(_match_any, _driving(query)))
    walked = INDEXES.get(order, "") if match and order in INDEXES and has_many_hits(database, match) else ""
    statement, parameters = _statement(result, query, walked)
    # The walk over the text index is in the order of dates already.
    by_date = "f.rowid DESC" if match else "p.place DESC"
    columns, values = (by_date, []) if order == Order.DATE else order_by(order, query)
    limited = [] if limit is None else [limit]
    return f"{statement} ORDER BY {columns}" + (" LIMIT ?" if limited else ""), [*parameters, *values, *limited]


def _statement(result: str, query: Query, walked: str = "") -> tuple[str, list[object]]:
    """All clauses of nothing but wanted text go into one match that drives the walk; the rest are conditions on the paper.

    ``walked``: the index that is walked instead, while what the text matches is a condition like others.
    """
    driving = _driving(query)
    conditions = [_any_of(clause) for clause in query if clause not in driving]
    match: list[object] = [" AND ".join(map(_match_any, driving))]
    tables = f"papers p INDEXED BY {walked}" if walked else "papers p"
    if driving and walked:
        conditions.insert(0, (f"p.place IN ({MATCHING})", match))
    elif driving:
        tables = "papers_index f JOIN papers p ON p.place = f.rowid"
        conditions.insert(0, ("papers_index MATCH ?", match))
    where = " AND ".join(text for text, _ in conditions) or "1"
    joins = "LEFT JOIN marks m ON m.paper_id = p.id" if " m." in where or "(m." in where else ""
    return f"SELECT {result} FROM {tables} {joins} WHERE {where}", [value for _, values in conditions for value in values]


def _by_day(rows: Iterable[tuple[int, int]]) -> FoundPapers:
    """Of rows of id and day, in their order."""
    flat = array("q", chain.from_iterable(rows))
    return FoundPapers(flat[::2], dict(Counter(flat[1::2])))


def _driving(query: Query) -> list[Clause]:
    return [clause for clause in query if all(_indexed(term) and not term.negated for term in clause)]


def _indexed(term: Term) -> bool:
    return term.field in TEXT_FIELDS and words.has_words(words.searchable(term.value))


def _match_any(clause: Clause) -> str:
    return "(" + " OR ".join(map(_match, clause)) + ")"


def _match(term: Term) -> str:
    """The term in FTS5's language; everything the reader typed stands in quotes, so nothing of it is syntax."""
    quoted = '"' + words.searchable(term.value).replace('"', '""').strip() + '"'
    column = TEXT_FIELDS[term.field]
    return (f"{{{column}}} : " if column else "") + quoted + ("" if term.phrase else "*")


def _any_of(clause: Clause) -> Condition:
    parts = [_condition(term) for term in clause]
    text = " OR ".join(
        f"NOT coalesce({part}, 0)" if term.negated else f"({part})" for term, (part, _) in zip(clause, parts, strict=True)
    )
    return f"({text})", [value for _, values in parts for value in values]


def _condition(term: Term) -> Condition:
    if term.field in TEXT_FIELDS:
        if _indexed(term):
            return f"p.place IN ({MATCHING})", [_match(term)]
        return f"instr({TEXTS[term.field]}, ?) > 0", [term.value]
    return CONDITIONS[term.field](term.value)


def _category(value: str) -> Condition:
    exact = "(' ' || p.categories || ' ') LIKE ? ESCAPE '\\'"
    return exact, [f"% {_literal(value)}{' ' if '.' in value else '%'}%"]


def _identifier(value: str) -> Condition:
    bare = value.lower().removeprefix("arxiv:")
    return "(p.arxiv_id LIKE ? ESCAPE '\\' OR p.doi = ?)", [_literal(ARXIV_VERSION.sub("", bare)) + "%", bare]


def _tag(value: str) -> Condition:
    return (
        "p.id IN (SELECT pt.paper_id FROM paper_tags pt JOIN tags t ON t.id = pt.tag_id WHERE casefold(t.name) = ?)",
        [value.casefold()],
    )


def _inside(value: str) -> Condition:
    """In the collection of that path, or of that name anywhere, or in one inside it. ``#7`` is the collection's number."""
    path = value.strip("/").casefold()
    numbered = COLLECTION_NUMBER.fullmatch(path)
    number = int(numbered.group(1)) if numbered else -1
    inside = (
        SUBTREE + ", chosen(id) AS (SELECT id FROM below WHERE id = ? OR casefold(path) = ? OR casefold(path) LIKE ? "
        "ESCAPE '\\' UNION SELECT c.id FROM collections c JOIN chosen ON c.parent_id = chosen.id) "
        "SELECT paper_id FROM collection_papers WHERE collection_id IN chosen"
    )
    return f"p.id IN ({inside})", [number, path, f"%/{_literal(path)}"]


def _source(value: str) -> Condition:
    return (
        "p.id IN (SELECT a.paper_id FROM appearances a JOIN listings l ON l.id = a.listing_id WHERE l.source = lower(?))",
        [value],
    )


def _state(value: str) -> Condition:
    return {
        "inbox": ("(m.read IS NULL AND m.starred IS NULL AND m.dismissed IS NULL)", []),
        "unread": ("(m.read IS NULL)", []),
        "read": ("(m.read IS NOT NULL)", []),
        "starred": ("(p.id IN (SELECT paper_id FROM marks WHERE starred IS NOT NULL))", []),
        "dismissed": ("(p.id IN (SELECT paper_id FROM marks WHERE dismissed IS NOT NULL))", []),
        "withdrawn": ("(p.withdrawn)", []),
    }[value.lower()]


def _thing(value: str) -> Condition:
    return {
        "note": ("p.id IN (SELECT paper_id FROM notes)", []),
        "highlight": ("p.id IN (SELECT paper_id FROM highlights)", []),
        "pdf": ("p.arxiv_id IS NOT NULL", []),
        "code": ("p.code_url IS NOT NULL", []),
        "tag": ("p.id IN (SELECT paper_id FROM paper_tags)", []),
        "abstract": ("p.abstract != ''", []),
    }[value.lower().rstrip("s")]


def _day(value: str) -> Condition:
    day = as_date(value)
    assert day is not None
    return (
        "(p.id IN (SELECT a.paper_id FROM appearances a JOIN listings l ON l.id = a.listing_id AND l.kind = 'day' "
        "WHERE a.day = ?) OR (p.place >= ? AND p.place < ?))",
        [day.isoformat(), place_floor(day), place_floor(day + timedelta(days=1)) if day < date.max else place_floor(day)],
    )


def _after(value: str) -> Condition:
    return "p.place >= ?", [place_floor(as_date(value) or date.min)]


def _before(value: str) -> Condition:
    return "p.place < ?", [place_floor(as_date(value) or date.min)]


def _upvotes(value: str) -> Condition:
    found = COMPARISON.fullmatch(value)
    assert found is not None
    return f"p.upvotes {found.group(1) or '='} ?", [int(found.group(2))]


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


CONDITIONS: Mapping[str, Callable[[str], Condition]] = {
    "cat": _category, "id": _identifier, "tag": _tag, "in": _inside, "source": _source, "is": _state, "has": _thing,
    "on": _day, "after": _after, "before": _before, "up": _upvotes,
}  # fmt: skip
