"""Smart collections: searches that the reader named, in the reader's order, and what ``in:NAME`` of a search means by them."""

import json
from collections.abc import Mapping, Sequence
from itertools import chain, product
from math import prod

from desktop.errors import UsageError
from desktop.records import Change, SmartCollection
from desktop.store import search
from desktop.store.conditions import CHOSEN, inside_values
from desktop.store.database import Database
from desktop.store.journal import Key, Label, Row, batch, load
from desktop.store.query import Query, Term, parse
from desktop.store.sequence import next_id
from desktop.translation import tr

TABLE = "searches"
GONE = tr("This smart collection is no longer there.")
MOST_CLAUSES = 64  # of the search that another one becomes part of; from there on its papers are listed instead
NEVER = Term("listing", "#0")  # nothing is ever followed under that number


def load_smart_collections(database: Database) -> list[SmartCollection]:
    """All of them in the reader's order."""
    cursor = database.execute_sql("SELECT id, name, query FROM searches ORDER BY position, id")
    return [SmartCollection(*row) for row in cursor]


def find(database: Database, name: str) -> SmartCollection | None:
    """The one of that name, in whatever case; None when there is none."""
    return next((one for one in load_smart_collections(database) if one.name.casefold() == name.casefold()), None)


def add(database: Database, name: str, query: str, label: Label) -> Change:
    """Keep that search below all others. Raises UsageError when another one has the name."""
    with batch(database, label) as opened:
        _refuse_taken(database, name, 0)
        last = database.execute_sql("SELECT coalesce(max(position), 0) FROM searches").fetchone()[0]
        opened.put(TABLE, [{"id": next_id(database, TABLE), "name": name, "query": query, "position": last + 1}])
    return opened.change()


def change(database: Database, smart_id: int, name: str, query: str, label: Label) -> Change:
    """Give it this name and this search. Raises UsageError when another one has the name, or it is gone."""
    with batch(database, label) as opened:
        row = _row(database, smart_id)
        _refuse_taken(database, name, smart_id)
        opened.put(TABLE, [{**row, "name": name, "query": query}])
    return opened.change()


def remove(database: Database, smart_id: int, label: Label) -> Change:
    """Keep that search no longer; its papers stay as they are."""
    with batch(database, label) as opened:
        opened.remove(TABLE, [(smart_id,)])
    return opened.change()


def move(database: Database, smart_id: int, place: int, label: Label) -> Change:
    """Put it at that place among all, counted from 0; beyond the end is the end. Raises UsageError when it is gone."""
    with batch(database, label) as opened:
        _row(database, smart_id)
        ids = [one.smart_id for one in load_smart_collections(database)]
        ids.remove(smart_id)
        ids.insert(max(place, 0), smart_id)
        keys: list[Key] = [(one,) for one in ids]
        rows = load(database, TABLE, keys)
        opened.put(TABLE, [{**rows[key], "position": number} for number, key in enumerate(keys, start=1)])
    return opened.change()


def read(database: Database, text: str) -> Query:
    """The query of that text, in which each ``in:NAME`` of a smart collection has become what that one searches for.

    Where a collection has the name too, that is meant; so is it inside of the smart collection itself. Any thread with a
    connection.
    """
    query = parse(text)
    if not any(term.field == "in" for clause in query for term in clause):
        return query
    known = {one.name.casefold(): one.query for one in load_smart_collections(database)}
    return _in_full(database, query, known) if known else query


def _in_full(database: Database, query: Query, known: Mapping[str, str]) -> Query:
    clauses: list[Query] = []
    for clause in query:
        meant = [_meant(database, term, known) for term in clause]
        if prod(map(len, meant)) > MOST_CLAUSES:
            meant = [_listed(database, one) if len(one) > 1 else one for one in meant]
        clauses.append(_either(meant))
    return tuple(chain.from_iterable(clauses))


def _meant(database: Database, term: Term, known: Mapping[str, str]) -> Query:
    """What that term asks for, as a query."""
    name = term.value.casefold()
    if term.field != "in" or name not in known or _is_collection(database, term.value):
        return ((term,),)
    others = {other: query for other, query in known.items() if other != name}  # so that no circle is walked twice
    query = _in_full(database, parse(known[name]), others)
    if not term.negated:
        return query
    if prod(map(len, query)) > MOST_CLAUSES:
        query = _listed(database, query)
    return _either([tuple((_negated(one),) for one in clause) for clause in query])


def _either(queries: Sequence[Query]) -> Query:
    """What any of these asks for: of all their clauses, each of the one joined to each of the others."""
    return tuple(tuple(dict.fromkeys(chain.from_iterable(clauses))) or (NEVER,) for clauses in product(*queries))


def _negated(term: Term) -> Term:
    return term._replace(negated=not term.negated)


def _listed(database: Database, query: Query) -> Query:
    """The papers themselves, in place of what finds them."""
    return ((Term("papers", json.dumps(search.find_ids(database, query).tolist())),),)


def _is_collection(database: Database, value: str) -> bool:
    return database.execute_sql(f"{CHOSEN} LIMIT 1", inside_values(value)).fetchone() is not None


def _refuse_taken(database: Database, name: str, except_id: int) -> None:
    found = find(database, name)
    if found is not None and found.smart_id != except_id:
        raise UsageError(tr("There is a smart collection “{name}” already.").format(name=found.name))


def _row(database: Database, smart_id: int) -> Row:
    row = load(database, TABLE, [(smart_id,)]).get((smart_id,))
    if row is None:
        raise UsageError(GONE)
    return row
