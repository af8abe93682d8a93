"""Notes and highlights: what only the reader can give."""

import json
from collections.abc import Sequence

from desktop.records import Change
from desktop.store.database import Database
from desktop.store.journal import Label, batch, load
from desktop.store.sequence import next_id
from desktop.store.words import storable

SURROUNDING = 32  # characters before and after a highlight, as in W3C's TextQuoteSelector


def set_note(database: Database, paper_id: int, text: str, label: Label) -> Change:
    """Write the note; empty text removes it. It is on disk when this returns.

    Notes typed on in one sitting are one step of undo, but every version stays in the journal.
    """
    text = storable(text)
    key = (paper_id,)
    with batch(database, label, joins=f"note:{paper_id}") as opened:
        before = load(database, "notes", [key])
        if not text.strip():
            opened.apply("notes", {key: None}, before)
        elif key not in before or before[key]["text"] != text:
            opened.apply("notes", {key: {"paper_id": paper_id, "text": text, "changed": opened.time}}, before)
    return opened.change()


def load_note(database: Database, paper_id: int) -> str | None:
    """The note, None when there is none."""
    row = database.execute_sql("SELECT text FROM notes WHERE paper_id = ?", (paper_id,)).fetchone()
    return row[0] if row else None


def load_notes(database: Database, paper_ids: Sequence[int]) -> dict[int, str]:
    """The notes of those papers that have one."""
    statement = "SELECT paper_id, text FROM notes WHERE paper_id IN (SELECT value FROM json_each(?))"
    return dict(database.execute_sql(statement, (json.dumps(list(paper_ids)),)))


def add_highlight(
    database: Database, paper_id: int, field: str, text: str, start: int, end: int, colour: str, comment: str, label: Label
) -> Change:
    """Mark ``text[start:end]``, where ``text`` is the whole of the paper's ``field`` ("title" or "abstract")."""
    assert 0 <= start < end <= len(text), (start, end)
    with batch(database, label) as opened:
        opened.put(
            "highlights",
            [
                {
                    "id": next_id(database, "highlights"),
                    "paper_id": paper_id,
                    "field": field,
                    "exact": text[start:end],
                    "prefix": text[max(0, start - SURROUNDING) : start],
                    "suffix": text[end : end + SURROUNDING],
                    "start": start,
                    "end": end,
                    "colour": colour,
                    "comment": storable(comment),
                    "version": database.execute_sql("SELECT version FROM papers WHERE id = ?", (paper_id,)).fetchone()[0],
                    "created": opened.time,
                }
            ],
        )
    return opened.change()
