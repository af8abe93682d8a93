"""The whole library as plain entries, read as they are taken: what a library file in JSON is made of."""

import json
from collections.abc import Iterator, Sequence

from desktop.store.carried import AFTER_PAPERS, BEFORE_PAPERS, OF_READER, OF_SERVICES, columns_of, spoken
from desktop.store.database import Database

CHUNK = 200
Entry = dict[str, object]

# Each parent before its children.
_TREE = (
    "WITH RECURSIVE tree(id, depth) AS (SELECT id, 0 FROM collections WHERE parent_id IS NULL UNION ALL "
    "SELECT c.id, depth + 1 FROM collections c JOIN tree ON c.parent_id = tree.id) "
)
_USED = (
    "WITH RECURSIVE used(id) AS (SELECT collection_id FROM collection_papers WHERE paper_id IN (SELECT value FROM json_each(?)) "
    "UNION SELECT parent_id FROM collections JOIN used USING (id) WHERE parent_id IS NOT NULL) SELECT id FROM used"
)


def unload(database: Database, paper_ids: Sequence[int] | None = None) -> Iterator[Entry]:
    """Everything that is kept, entry by entry in an order that is the same each time, as it is at one moment.

    ``paper_ids``: these papers only, in that order, with the listings, collections and tags that they name. Each says what it is in
    ``entry``: the keys of BEFORE_PAPERS, "paper", the keys of AFTER_PAPERS.
    """
    with database.atomic():  # one moment, whoever writes meanwhile
        for kind, table in BEFORE_PAPERS.items():
            for row in _library_rows(database, table, paper_ids):
                yield {"entry": kind, **spoken(row)}
        for chunk in _chunks(database, paper_ids):
            yield from _papers(database, chunk)
        if paper_ids is None:
            for kind, table in AFTER_PAPERS.items():
                order = ", ".join(columns_of(database, table))
                for row in _rows(database, table, f"ORDER BY {order}"):
                    yield {"entry": kind, **spoken(row)}


def _chunks(database: Database, paper_ids: Sequence[int] | None) -> Iterator[list[int]]:
    if paper_ids is not None:
        yield from (list(paper_ids[start : start + CHUNK]) for start in range(0, len(paper_ids), CHUNK))
        return
    last = 0
    while chunk := [row[0] for row in database.execute_sql(
        "SELECT id FROM papers WHERE id > ? ORDER BY id LIMIT ?", (last, CHUNK)
    )]:  # fmt: skip
        yield chunk
        last = chunk[-1]


def _papers(database: Database, chunk: list[int]) -> Iterator[Entry]:
    asked = (json.dumps(chunk),)
    among = "IN (SELECT value FROM json_each(?))"
    found = {row["id"]: row for row in _rows(database, "papers", f"WHERE id {among}", asked)}
    belongings: dict[object, Entry] = {paper_id: {} for paper_id in chunk}
    for name, (table, order, one) in {**OF_SERVICES, **OF_READER}.items():
        for row in _rows(database, table, f"WHERE paper_id {among} ORDER BY paper_id, {order}", asked):
            its = belongings[row.pop("paper_id")]
            if one:
                its[name] = spoken(row)
            else:
                its.setdefault(name, []).append(spoken(row))  # type: ignore[attr-defined]  # a list, as it was made here
    for paper_id in chunk:
        if paper_id in found:
            yield {"entry": "paper", **spoken(found[paper_id]), **belongings[paper_id]}


def _library_rows(database: Database, table: str, paper_ids: Sequence[int] | None) -> Iterator[Entry]:
    key = next(iter(columns_of(database, table)))
    if paper_ids is None:
        if table == "collections":
            yield from _rows(database, table, "JOIN tree USING (id) ORDER BY depth, id", before=_TREE)
        else:
            yield from _rows(database, table, f"ORDER BY {key}")
        return
    used = {
        "listings": "SELECT listing_id FROM appearances WHERE paper_id IN (SELECT value FROM json_each(?))",
        "tags": "SELECT tag_id FROM paper_tags WHERE paper_id IN (SELECT value FROM json_each(?))",
        "collections": _USED,
    }.get(table)
    if used:
        wanted = {row[0] for row in database.execute_sql(used, (json.dumps(list(paper_ids)),))}
        yield from (row for row in _library_rows(database, table, None) if row["id"] in wanted)


def _rows(
    database: Database, table: str, rest: str, parameters: Sequence[object] = (), *, before: str = ""
) -> Iterator[dict[str, object]]:
    columns = list(columns_of(database, table))
    selected = ", ".join(f'{table}."{column}"' for column in columns)
    for row in database.execute_sql(f"{before}SELECT {selected} FROM {table} {rest}", parameters):
        yield dict(zip(columns, row, strict=True))
