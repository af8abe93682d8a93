"""What a note said at earlier times, from the journal, which keeps every text that was ever saved."""

from desktop.records import Change
from desktop.store.database import Database
from desktop.store.journal import Label, batch

MOST = 2_000  # saved texts that are looked through, the latest ones


def load_times(database: Database, paper_id: int) -> dict[int, str]:
    """When the note was saved, the latest first: ISO time, UTC, by the number under which ``load_text`` finds the text.

    A note is saved with each pause of its writer. Told are the last text of each minute, and each from which something
    was taken away next.
    """
    found: dict[int, str] = {}
    minute, followed_by_less = "", False
    for entry, time, before, after in database.execute_sql(
        "SELECT id, time, length(before), length(after) FROM journal WHERE \"table\" = 'notes' AND \"table\" != 'marks' "
        "AND key = ? ORDER BY id DESC LIMIT ?",
        (f"[{paper_id}]", MOST),
    ):
        if time[:16] != minute or followed_by_less:
            found[entry] = time
        minute, followed_by_less = time[:16], (after or 0) < (before or 0)
    return found


def load_text(database: Database, entry: int) -> str:
    """What the note said under that number; empty where it was removed then."""
    cursor = database.execute_sql("SELECT json_extract(after, '$.text') FROM journal WHERE id = ?", (entry,))
    return str(cursor.fetchone()[0] or "")


def restore(database: Database, paper_id: int, entry: int, label: Label) -> Change:
    """Make the note say again what it said under that number: a step of undo of its own. On disk when this returns."""
    text = load_text(database, entry)
    with batch(database, label) as opened:
        if text:
            opened.put("notes", [{"paper_id": paper_id, "text": text, "changed": opened.time}])
        else:
            opened.remove("notes", [(paper_id,)])
    return opened.change()
