"""What the reader added by name and nobody could be asked about yet. The reader wrote it, so it is journalled and never dropped."""

import json
from collections.abc import Sequence
from dataclasses import dataclass

from desktop.records import Change
from desktop.store.database import Database
from desktop.store.journal import Label, batch
from desktop.store.sequence import next_id
from desktop.store.words import storable


@dataclass(frozen=True, slots=True)
class Waiting:
    """One name that waits: as it was read from what the reader gave, and when that was (ISO, UTC).

    ``collection_id``: where its paper is to be filed. ``unknown``: services were asked, and none knew it.
    """

    waiting_id: int
    reference: str
    added: str
    collection_id: int | None = None
    unknown: bool = False


def load_waiting(database: Database) -> list[Waiting]:
    """All that waits, oldest first."""
    cursor = database.execute_sql(
        "SELECT id, reference, added, collection_id, u.time IS NOT NULL FROM waiting LEFT JOIN unknown_names u USING (reference) "
        "ORDER BY id"
    )
    return [Waiting(row[0], row[1], row[2], row[3], bool(row[4])) for row in cursor]


def add_waiting(database: Database, references: Sequence[str], label: Label, collection_id: int | None = None) -> Change:
    """Let these wait, as one step of undo, to be filed in that collection when they come; what waits already is left as it is."""
    there = {one.reference for one in load_waiting(database)}
    new = [name for name in dict.fromkeys(map(storable, references)) if name not in there]
    with batch(database, label) as opened:
        first = next_id(database, "waiting")
        opened.put(
            "waiting",
            [
                {"id": first + number, "reference": name, "added": opened.time, "collection_id": collection_id}
                for number, name in enumerate(new)
            ],
        )
    return opened.change()


def remove_waiting(database: Database, waiting_ids: Sequence[int], label: Label, *, undoable: bool = True) -> Change:
    """Let these wait no longer. Not ``undoable`` when they came, so that undo goes on to what the reader did."""
    with batch(database, label, undoable=undoable) as opened:
        opened.remove("waiting", [(waiting_id,) for waiting_id in waiting_ids])
        if not undoable:
            _settle(database, waiting_ids)
    return opened.change()


def keep_answers(database: Database, known: Sequence[str], unknown: Sequence[str], time: str) -> None:
    """Remember which names no service knew at that ``time``, and forget it of those that one ``known`` now. Inside ``writing``."""
    run = database.connection().executemany
    run("DELETE FROM unknown_names WHERE reference = ?", [(name,) for name in known])
    run("INSERT OR REPLACE INTO unknown_names(reference, time) VALUES (?, ?)", [(name, time) for name in unknown])


def _settle(database: Database, waiting_ids: Sequence[int]) -> None:
    """What was named has come, so that nothing is left to take back of the batches that named it: undo passes them over."""
    # That it is no mark is said for the index, which has none.
    keys = json.dumps([f"[{waiting_id}]" for waiting_id in waiting_ids])
    database.execute_sql(
        "UPDATE batches SET state = 'settled' WHERE state = 'done' AND id IN (SELECT batch_id FROM journal "
        "WHERE \"table\" = 'waiting' AND \"table\" != 'marks' AND before IS NULL AND key IN (SELECT value FROM json_each(?))) "
        "AND NOT EXISTS (SELECT 1 FROM journal j WHERE j.batch_id = batches.id AND (j.\"table\" != 'waiting' "
        "OR j.key IN (SELECT '[' || w.id || ']' FROM waiting w)))",
        (keys,),
    )
