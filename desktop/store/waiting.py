"""What the reader added by name and nobody could be asked about yet. The reader wrote it, so it is journalled and never dropped."""

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.records import Change
from desktop.store.database import Database
from desktop.store.journal import Label, batch
from desktop.store.sequence import next_id
from desktop.store.words import storable


@dataclass(frozen=True, slots=True)
class Waiting:
    """One name that waits: as it was read from what the reader gave, and when that was (ISO, UTC)."""

    waiting_id: int
    reference: str
    added: str


def load_waiting(database: Database) -> list[Waiting]:
    """All that waits, oldest first."""
    return [Waiting(*row) for row in database.execute_sql("SELECT id, reference, added FROM waiting ORDER BY id")]


def add_waiting(database: Database, references: Sequence[str], label: Label) -> Change:
    """Let these wait, as one step of undo; what waits already is left as it is."""
    there = {one.reference for one in load_waiting(database)}
    new = [name for name in dict.fromkeys(map(storable, references)) if name not in there]
    with batch(database, label) as opened:
        first = next_id(database, "waiting")
        opened.put(
            "waiting",
            [{"id": first + number, "reference": name, "added": opened.time} for number, name in enumerate(new)],
        )
    return opened.change()


def remove_waiting(database: Database, waiting_ids: Sequence[int], label: Label, *, undoable: bool = True) -> Change:
    """Let these wait no longer. Not ``undoable`` when they came, so that undo goes on to what the reader did."""
    with batch(database, label, undoable=undoable) as opened:
        opened.remove("waiting", [(waiting_id,) for waiting_id in waiting_ids])
    return opened.change()
