"""Makes room in SQLite's write-ahead log, so that a small write waits for the disk once and not twice.

A commit that makes the log longer has to wait until the file system has noted the new length too, which took as long again
as its few pages (0.7 against 0.4 ms on ext4). The log never shrinks while the library is open: what a transaction
spilled into it before it was rolled back is overwritten by the next ones. https://www.sqlite.org/wal.html#the_wal_file
"""

from pathlib import Path

from desktop.store.database import TIDIED_BY_WORKERS, Database, writing

PIECE = 1_000_000  # bytes of a value, which is written as pages of its own
PAGE = 4096
ROOM = TIDIED_BY_WORKERS * PAGE  # bytes; when a log is longer, a worker soon empties it
FEW_PAGES = 16  # kept in memory; the others are spilled


class _Enough(Exception):  # noqa: N818 - no error: it ends the transaction
    """The log is long enough."""


def make_room(database: Database) -> None:
    """Let the log be as long as it gets in everyday use; nothing else changes. Takes about ten milliseconds.

    Call it inside ``worker_connection``: the connection forgets the pages it holds. Raises LibraryError when the disk is
    full or another writer stays for long.
    """
    log = Path(f"{database.database}-wal")
    missing = ROOM - (log.stat().st_size if log.exists() else 0)
    if missing <= 0:
        return
    database.execute_sql(f"PRAGMA cache_size = {FEW_PAGES}")
    try:
        with writing(database):
            database.execute_sql("CREATE TABLE room (filler BLOB)")
            for _ in range(-(-missing // PIECE)):
                database.execute_sql("INSERT INTO room VALUES (zeroblob(?))", (PIECE,))
            raise _Enough
    except _Enough:
        pass
