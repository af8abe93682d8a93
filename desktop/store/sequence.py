"""Numbers for new rows that are never used twice, not even after a row was deleted: the journal still speaks of it."""

from desktop.store.database import Database


def next_id(database: Database, table: str) -> int:
    """The next free id of that table. Call it inside ``writing``."""
    row = database.execute_sql("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return (row[0] if row else 0) + 1
