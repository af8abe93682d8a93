"""Emptying the Trash: what was thrown away is deleted for good, with what was written to it and the history of that.

Papers go by CHUNK, each chunk whole in one transaction: whoever is interrupted has a whole library, and the rest still in the
Trash. Undo passes over what was done to papers that are gone.
"""

import json
from collections.abc import Callable, Sequence

from desktop.store import full_text, spent_keys
from desktop.store.database import Database, writing
from desktop.store.journal import JOIN
from desktop.store.trash import THROWN_AWAY

CHUNK = 200  # papers
NAMING = ("paper_id", "other_id", "kept_id")  # columns by which a row belongs to a paper
AMONG = "IN (SELECT value FROM json_each(?))"

# Entries of the journal by the papers that they speak of, before or after; read once, because no index knows them.
ABOUT = f"""
INSERT INTO temp.about SELECT DISTINCT j.id, n.value FROM journal j, json_each(json_array(
    {", ".join(f"json_extract(j.{side}, '$.{name}')" for side in ("before", "after") for name in NAMING)},
    CASE j."table" WHEN 'papers' THEN json_extract(j.key, '$[0]') END)) n
WHERE j.id > ? AND n.value IN (SELECT id FROM temp.gone)
"""


def empty(database: Database, report: Callable[[int, int], None]) -> int:
    """Delete for good what is in the Trash now, and return how many papers that were. ``report``: so many of so many are gone.

    On a thread with a connection of its own. What ``report`` raises ends it between two chunks. Raises LibraryError.
    """
    wanted = [row[0] for row in database.execute_sql(f"{THROWN_AWAY} ORDER BY paper_id")]
    if not wanted:
        return 0
    parts = _parts_of(database, wanted)
    _remember_what_is_about(database, [*wanted, *(part for its in parts.values() for part in its)])
    seen, gone = 0, 0
    for start in range(0, len(wanted), CHUNK):
        report(start, len(wanted))
        with writing(database):
            chunk = _still_there(database, wanted[start : start + CHUNK])
            everything = [*chunk, *(part for paper_id in chunk for part in parts.get(paper_id, ()))]
            seen = _look_for_entries(database, seen)
            _forget_history(database, everything)
            _delete(database, chunk, everything)
        gone += len(chunk)
    report(len(wanted), len(wanted))
    return gone


def _parts_of(database: Database, paper_ids: Sequence[int]) -> dict[int, list[int]]:
    """The numbers that papers had which are a part of these now: their history goes with these."""
    found: dict[int, list[int]] = {}
    cursor = database.execute_sql(f"SELECT kept_id, paper_id FROM joined WHERE kept_id {AMONG}", (json.dumps(paper_ids),))
    for kept_id, paper_id in cursor:
        found.setdefault(kept_id, []).append(paper_id)
    return found


def _remember_what_is_about(database: Database, paper_ids: Sequence[int]) -> None:
    for statement in (
        "DROP TABLE IF EXISTS temp.gone",
        "DROP TABLE IF EXISTS temp.about",
        "CREATE TEMP TABLE gone (id INTEGER PRIMARY KEY)",
        "CREATE TEMP TABLE about (entry_id INTEGER NOT NULL, paper_id INTEGER NOT NULL)",
        "CREATE INDEX temp.about_paper ON about(paper_id)",
    ):
        database.execute_sql(statement)
    database.execute_sql("INSERT INTO temp.gone SELECT value FROM json_each(?)", (json.dumps(paper_ids),))


def _look_for_entries(database: Database, seen: int) -> int:
    """Note the entries that came after that one; the first time all of them. Returns the newest."""
    database.execute_sql(ABOUT, (seen,))
    return int(database.execute_sql("SELECT coalesce(max(id), 0) FROM journal").fetchone()[0])


def _still_there(database: Database, paper_ids: Sequence[int]) -> list[int]:
    """Those that nobody put back meanwhile."""
    cursor = database.execute_sql(f"{THROWN_AWAY} AND paper_id {AMONG}", (json.dumps(paper_ids),))
    return [row[0] for row in cursor]


def _forget_history(database: Database, paper_ids: Sequence[int]) -> None:
    asked = (json.dumps(paper_ids),)
    entries = f"SELECT entry_id FROM temp.about WHERE paper_id {AMONG}"
    database.execute_sql("DROP TABLE IF EXISTS temp.touched")
    touched = f"CREATE TEMP TABLE touched AS SELECT DISTINCT batch_id FROM journal WHERE id IN ({entries})"
    database.execute_sql(touched, asked)
    database.execute_sql(f"DELETE FROM journal WHERE id IN ({entries})", asked)
    among = "id IN (SELECT batch_id FROM temp.touched)"
    database.execute_sql(f"DELETE FROM batches WHERE {among} AND id NOT IN (SELECT batch_id FROM journal)")
    # Half of a deed is never taken back: what it did to the papers that stay is history.
    kind = f"CASE kind WHEN '{JOIN}' THEN 'action' ELSE kind END"
    database.execute_sql(f"UPDATE batches SET state = 'settled', kind = {kind} WHERE {among}")


def _delete(database: Database, chunk: Sequence[int], everything: Sequence[int]) -> None:
    """``everything``: the papers of the chunk, and the numbers of those that are a part of them."""
    spent_keys.keep(database, chunk)
    full_text.unindex(database, full_text.index_rows(database, chunk))
    for table, column in _belongings(database):
        database.execute_sql(f'DELETE FROM "{table}" WHERE "{column}" {AMONG}', (json.dumps(everything),))
    database.execute_sql(f"DELETE FROM papers WHERE id {AMONG}", (json.dumps(chunk),))


def _belongings(database: Database) -> list[tuple[str, str]]:
    """Every table and column that names a paper, as the library has them now; those first that others refer to last."""
    cursor = database.execute_sql(
        "SELECT m.name, c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' "
        f"AND m.sql NOT LIKE 'CREATE VIRTUAL%' AND c.name IN ({', '.join('?' * len(NAMING))}) "
        "ORDER BY m.name = 'notes', m.name, c.name",
        NAMING,
    )
    return [(row[0], row[1]) for row in cursor]
