"""Bibliography entries as they were written last, so that a file of thousands is put together instead of made again.

What an entry is made of forgets it in the same transaction, by the triggers of ``migrations.keep_ready_entries``, whoever
changes it: a pull, the reader, undo. Entries with notes or tags in them are not kept.
"""

import json
from collections.abc import Sequence
from contextlib import suppress

from desktop.errors import LibraryError
from desktop.store.database import Database, find_version, writing

AT_ONCE = 500  # entries a transaction: a few hundredths of a second
PATIENCE = 0.1  # seconds that keeping them may wait for another writer


def load(database: Database, form: str, paper_ids: Sequence[int]) -> list[tuple[str, str, str]]:
    """Key, needs and text of those of these papers' entries that are ready in that form, in no order."""
    statement = (
        "SELECT r.key, r.needs, r.text FROM json_each(?) j CROSS JOIN ready_entries r ON r.paper_id = j.value AND r.form = ?"
    )
    return list(database.execute_sql(statement, (json.dumps(list(paper_ids)), form)))


def find_missing(database: Database, form: str, paper_ids: Sequence[int]) -> list[int]:
    """Those of these papers that have no entry ready in that form, in their order."""
    statement = "SELECT r.paper_id FROM json_each(?) j CROSS JOIN ready_entries r ON r.paper_id = j.value AND r.form = ?"
    ready = {row[0] for row in database.execute_sql(statement, (json.dumps(list(paper_ids)), form))}
    return [paper_id for paper_id in paper_ids if paper_id not in ready]


def keep(
    database: Database, writer: str, form: str, entries: Sequence[tuple[int, tuple[str, str, str]]], version: int
) -> None:
    """Keep these papers' entries (key, needs and text) for the next time, and let go of another ``writer``'s.

    A ``form`` starts with the name of the writer that it is of. ``version``: ``find_version`` from before the papers were
    read. When another connection has written since, an entry may say what is no longer so: it is not kept, and made anew
    the next time. So it is when the library cannot be written now.
    """
    with suppress(LibraryError):  # nothing is lost: the next file takes as long as this one
        for start in range(0, len(entries), AT_ONCE):
            with writing(database, PATIENCE):
                if find_version(database) != version:
                    return
                if start == 0:
                    database.execute_sql("DELETE FROM ready_entries WHERE substr(form, 1, ?) != ?", (len(writer), writer))
                database.connection().executemany(
                    "INSERT OR REPLACE INTO ready_entries(paper_id, form, key, needs, text) VALUES (?, ?, ?, ?, ?)",
                    [(paper_id, form, *entry) for paper_id, entry in entries[start : start + AT_ONCE]],
                )
