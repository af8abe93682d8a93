"""Papers that the reader threw away: out of every list and count but the Trash, and whole again when they are put back."""

import peewee as pw

# The index is of what is in the Trash alone, and covers what the sidebar counts of it.
STEP = (
    "ALTER TABLE marks ADD COLUMN trashed TEXT",
    "CREATE INDEX marks_trashed ON marks(paper_id, starred, dismissed, status, later, read) WHERE trashed IS NOT NULL",
)
THROWN_AWAY = "SELECT paper_id FROM marks INDEXED BY marks_trashed WHERE trashed IS NOT NULL"


def keep_what_was_thrown_away(database: pw.SqliteDatabase) -> None:
    """A step of the migrations."""
    for statement in STEP:
        database.execute_sql(statement)


def is_empty(database: pw.SqliteDatabase) -> bool:
    """Whether nothing is in the Trash; quick, so that nobody pays for an empty one."""
    return database.execute_sql(f"{THROWN_AWAY} LIMIT 1").fetchone() is None
