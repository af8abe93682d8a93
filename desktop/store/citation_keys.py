"""Citation keys, frozen at first use: a key that went into someone's ``.tex`` never stops existing."""

import json
from collections.abc import Callable, Sequence

from desktop.store import spent_keys
from desktop.store.database import Database, writing
from desktop.store.journal import now


def load_keys(database: Database, paper_ids: Sequence[int]) -> dict[int, str]:
    """The current keys of those papers that have one."""
    statement = "SELECT paper_id, key FROM citation_keys WHERE current AND paper_id IN (SELECT value FROM json_each(?))"
    return dict(database.execute_sql(statement, (json.dumps(list(paper_ids)),)))


def load_older_keys(database: Database, paper_ids: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """Keys the papers had before, oldest first."""
    wanted = set(paper_ids)
    found: dict[int, tuple[str, ...]] = {}
    # Few keys are ever renamed: reading them all beats asking paper by paper.
    for paper_id, key in database.execute_sql(
        "SELECT paper_id, key FROM citation_keys WHERE NOT current ORDER BY created, key"
    ):
        if paper_id in wanted:
            found[paper_id] = (*found.get(paper_id, ()), key)
    return found


def find_paper(database: Database, key: str) -> int | None:
    """The paper that has or once had this key."""
    row = database.execute_sql("SELECT paper_id FROM citation_keys WHERE key = ?", (key,)).fetchone()
    return row[0] if row else None


def load_taken(database: Database) -> set[str]:
    """All keys ever given, in lower case; also those of papers that were deleted."""
    return {row[0].lower() for row in database.execute_sql("SELECT key FROM citation_keys")} | spent_keys.load(database)


def freeze(database: Database, keys: Sequence[tuple[int, str]], build: Callable[[int, set[str]], str]) -> dict[int, str]:
    """Give each paper its key for good; one that another process gave meanwhile stands.

    ``keys``: paper id and proposed key. A proposal that is taken by another paper is built anew by
    ``build(paper_id, taken)``. Not a step of undo: what was exported stays exported.
    """
    with writing(database):
        given = load_keys(database, [paper_id for paper_id, _ in keys])
        taken, has_spent = load_taken(database), bool(spent_keys.load(database))
        time = now()
        for paper_id, proposed in keys:
            if paper_id in given:
                continue
            key = spent_keys.take_back(database, paper_id) if has_spent else None
            key = key or (build(paper_id, taken) if proposed.lower() in taken else proposed)
            taken.add(key.lower())
            given[paper_id] = key
            database.execute_sql(
                "INSERT INTO citation_keys(key, paper_id, current, created) VALUES (?, ?, 1, ?)", (key, paper_id, time)
            )
    return given


def adopt(database: Database, keys: Sequence[tuple[int, str]]) -> list[str]:
    """Give papers keys that they have elsewhere, and return those that are another paper's here, which stay so.

    A paper that has a key already, or gets several, has the others besides, as ``load_older_keys`` gives them. Not a step
    of undo, as ``freeze``.
    """
    with writing(database):
        given = load_keys(database, [paper_id for paper_id, _ in keys])
        statement = "SELECT key, paper_id FROM citation_keys WHERE key IN (SELECT value FROM json_each(?))"
        cursor = database.execute_sql(statement, (json.dumps([key for _, key in keys]),))
        owners = {key.lower(): paper_id for key, paper_id in cursor}
        time = now()
        taken = []
        for paper_id, key in keys:
            owner = owners.setdefault(key.lower(), paper_id)
            if owner != paper_id or not spent_keys.is_free_for(database, paper_id, key):
                taken.append(key)
            elif find_paper(database, key) is None:
                database.execute_sql(
                    "INSERT INTO citation_keys(key, paper_id, current, created) VALUES (?, ?, ?, ?)",
                    (key, paper_id, paper_id not in given, time),
                )
                given.setdefault(paper_id, key)
    return taken
