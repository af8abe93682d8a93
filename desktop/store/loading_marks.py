"""What the reader wrote of one paper, from a library file in JSON: added to what is written here, and nothing of either is lost."""

from datetime import date
from typing import TYPE_CHECKING

from desktop.store import plain_rows, spent_keys
from desktop.store.carried import OF_READER, heard, typed
from desktop.store.journal import BLANK, Batch, Row, load
from desktop.store.journal_rows import key_of
from desktop.store.numbering import Numbering
from desktop.translation import tr

if TYPE_CHECKING:
    from desktop.store.loading import Entry

BETWEEN_NOTES = "\n\n---\n\n"


def take(opened: Batch, paper_id: int, entry: "Entry", numbers: Numbering) -> list[str]:
    """Add the reader's part of the entry to that paper; sentences for what could not be kept as it was."""
    sentences: list[str] = []
    spoken_for: set[object] = set()  # highlights
    for name, (table, _order, one) in OF_READER.items():
        said = entry.get(name)
        columns = numbers.columns(table)
        for told in [said] if one and said else said or ():  # type: ignore[attr-defined]  # what is no list raises TypeError
            row = typed(columns, {**numbers.translated(table, heard(told)), "paper_id": paper_id})
            if table == "marks":
                _refuse_no_day(row["later"])
            if table == "citation_keys":
                sentences += _take_key(opened, row)
                continue
            wanted = _merged(opened, table, row, numbers, spoken_for)
            if wanted is not None:
                opened.put(table, [wanted])
    return sentences


def _merged(opened: Batch, table: str, row: Row, numbers: Numbering, spoken_for: set[object]) -> Row | None:
    """The row to write; None where all that it says is here already."""
    if table == "highlights":
        return _merged_highlight(opened, row, numbers, spoken_for)
    key = key_of(table, row)
    mine = load(opened.database, table, [key]).get(key)
    if mine is None:
        if table == "collection_papers":
            return {**row, "position": numbers.member_position(row["collection_id"], row["position"])}
        return row
    return {"marks": _merged_marks, "notes": _merged_note}.get(table, _kept)(mine, row)


def _refuse_no_day(later: object) -> None:
    """A paper that was put off to no day of the calendar would never be back. Raises ValueError."""
    if later is None:
        return
    try:
        is_day = date.fromisoformat(str(later)).isoformat() == later
    except ValueError:
        is_day = False
    if not is_day:
        raise ValueError(tr("it was put off until “{day}”, which is no day like 2026-12-03").format(day=later))


def _kept(_mine: Row, _row: Row) -> Row | None:
    """What is here stays as it is."""
    return None


def _merged_marks(mine: Row, row: Row) -> Row | None:
    """What was decided here stays; what was not is taken over, with its time."""
    blank = BLANK["marks"]
    merged = {name: row[name] if name in blank and value == blank[name] else value for name, value in mine.items()}
    if mine["status"]:
        merged["status_time"] = mine["status_time"]
    merged["trashed"] = mine["trashed"]  # what was kept here is not thrown away by a file
    if merged["dismissed"] and merged["later"]:  # one is of here, the other of the file
        merged["dismissed" if mine["later"] else "later"] = None
    return merged


def _merged_note(mine: Row, row: Row) -> Row | None:
    here, there = str(mine["text"]), str(row["text"])
    if there in here:
        return None
    text = there if here in there else here + BETWEEN_NOTES + there
    return {**mine, "text": text, "changed": max(str(mine["changed"]), str(row["changed"]))}


def _merged_highlight(opened: Batch, row: Row, numbers: Numbering, spoken_for: set[object]) -> Row | None:
    """None where a highlight that says the same is here, one for each: the file may hold two that are alike."""
    said = {name: value for name, value in row.items() if name not in ("id", "created")}
    here = next((one for one in plain_rows.find_ids(opened.database, "highlights", said) if one not in spoken_for), None)
    number = numbers.give("highlights", row["id"]) if here is None else here
    spoken_for.add(number)
    return {**row, "id": number} if here is None else None


def _take_key(opened: Batch, row: Row) -> list[str]:
    """A key is never taken from a paper, and a paper that has one keeps it; the other one leads to it too."""
    run = opened.database.connection().execute
    owner = run("SELECT paper_id FROM citation_keys WHERE key = ?", (row["key"],)).fetchone()
    if owner is None and spent_keys.is_free_for(opened.database, row["paper_id"], str(row["key"])):  # type: ignore[arg-type]  # a number
        current = run("SELECT 1 FROM citation_keys WHERE paper_id = ? AND current", (row["paper_id"],)).fetchone()
        plain_rows.insert_new(
            opened.database, "citation_keys", {**row, "current": int(bool(row["current"]) and current is None)}
        )
    elif owner is None or owner[0] != row["paper_id"]:
        sentence = tr("The citation key “{key}” names another paper here; export the paper again to give it one of its own.")
        return [sentence.format(key=row["key"])]
    return []
