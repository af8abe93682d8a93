"""Notes and highlights: what only the reader can give."""

import json
from collections.abc import Collection, Sequence

from desktop.records import Change
from desktop.store.database import Database
from desktop.store.journal import Label, Row, batch, load
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


def find_highlighted(database: Database, colours: Collection[str]) -> set[int]:
    """The papers with a highlight in one of these colours."""
    statement = "SELECT DISTINCT paper_id FROM highlights WHERE colour IN (SELECT value FROM json_each(?))"
    return {row[0] for row in database.execute_sql(statement, (json.dumps(list(colours)),))}


def load_notes(database: Database, paper_ids: Sequence[int]) -> dict[int, str]:
    """The notes of those papers that have one."""
    statement = "SELECT paper_id, text FROM notes WHERE paper_id IN (SELECT value FROM json_each(?))"
    return dict(database.execute_sql(statement, (json.dumps(list(paper_ids)),)))


def add_highlight(
    database: Database,
    paper_id: int,
    field: str,
    text: str,
    start: int,
    end: int,
    colour: str,
    comment: str,
    label: Label,
    around: tuple[str, str] | None = None,
) -> Change:
    """Mark ``text[start:end]``, where ``text`` is the whole of the paper's ``field`` ("title" or "abstract").

    ``around``: what is kept of the text before and after it; None: 32 characters on either side.
    """
    with batch(database, label) as opened:
        row = {
            "id": next_id(database, "highlights"),
            "paper_id": paper_id,
            **_passage(field, text, start, end, around),
            "colour": colour,
            "comment": storable(comment),
            "version": _version_of(database, paper_id),
            "created": opened.time,
        }
        opened.put("highlights", [row])
    return opened.change()


def change_highlight(
    database: Database, highlight_id: int, label: Label, *, colour: str | None = None, comment: str | None = None
) -> Change:
    """Give the highlight another colour or comment; None leaves it as it is, and so does a highlight that is gone.

    Comments typed on in one sitting are one step of undo.
    """
    key = (highlight_id,)
    with batch(database, label, joins=f"highlight:{highlight_id}" if comment is not None else None) as opened:
        before = load(database, "highlights", [key])
        if key in before:
            row = dict(before[key])
            if colour is not None:
                row["colour"] = colour
            if comment is not None:
                row["comment"] = storable(comment)
            opened.apply("highlights", {key: row}, before)
    return opened.change()


def move_highlight(
    database: Database, highlight_id: int, field: str, text: str, start: int, end: int, around: tuple[str, str], label: Label
) -> Change:
    """Have the highlight mark ``text[start:end]`` from now on, with its colour and comment; one that is gone stays gone."""
    key = (highlight_id,)
    with batch(database, label) as opened:
        before = load(database, "highlights", [key])
        if key in before:
            row = {**before[key], **_passage(field, text, start, end, around)}
            opened.apply("highlights", {key: {**row, "version": _version_of(database, row["paper_id"])}}, before)
    return opened.change()


def remove_highlight(database: Database, highlight_id: int, label: Label) -> Change:
    """Delete the highlight with its comment; the journal keeps both."""
    with batch(database, label) as opened:
        opened.remove("highlights", [(highlight_id,)])
    return opened.change()


def _passage(field: str, text: str, start: int, end: int, around: tuple[str, str] | None) -> Row:
    assert 0 <= start < end <= len(text), (start, end)
    prefix, suffix = around or (text[max(0, start - SURROUNDING) : start], text[end : end + SURROUNDING])
    return {"field": field, "exact": text[start:end], "prefix": prefix, "suffix": suffix, "start": start, "end": end}


def _version_of(database: Database, paper_id: object) -> int | None:
    row = database.execute_sql("SELECT version FROM papers WHERE id = ?", (paper_id,)).fetchone()
    return row[0] if row else None
