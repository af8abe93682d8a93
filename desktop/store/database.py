"""Opens the library's file and guards what may be written to it.

The file is SQLite in WAL mode. peewee keeps one connection per thread; work on another thread runs inside
``worker_connection``. Every write runs inside ``writing``, which takes the one writer's place at once.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from pathlib import Path
from time import monotonic, sleep

import peewee as pw

from desktop.errors import LibraryError, LibraryTooNewError
from desktop.store import later
from desktop.store.first_schema import APPLICATION_ID
from desktop.store.migrations import STEPS, migrate
from desktop.store.turns import Turns
from desktop.translation import tr

PATIENCE = 5.0  # seconds that a writer waits for its turn
LOOK_EVERY = 0.000_25  # seconds; SQLite itself would look every tenth of a second and miss every pause of an import
LITTLE = 4 * 1024  # KiB of pages in memory
TIDIED_BY_WORKERS = 1_000  # pages in the log
PRAGMAS = (
    ("journal_mode", "wal"),
    ("synchronous", "full"),
    ("foreign_keys", 1),
    ("trusted_schema", 0),
    ("busy_timeout", round(1000 * PATIENCE)),
    ("cache_size", -64 * 1024),
    # Pages in the log that are then copied into the file. A worker does it long before: no key should have to wait for it.
    ("wal_autocheckpoint", 4_000),
)


class Database(pw.SqliteDatabase):
    """A library's file, and the turns of the threads that write to it."""

    def __init__(self, file: str) -> None:
        super().__init__(file, pragmas=PRAGMAS, timeout=5)
        self.turns = Turns()


def open_library(path: Path) -> Database:
    """The library of that file, made when it is not there, migrated when it is older.

    Raises LibraryTooNewError or LibraryError with the file left as it was.
    """
    _probe(path)
    # Not file.open: SQLite must see the name, not a handle of ours.
    database = Database(str(path))
    # SQLite's own lower() knows ASCII only.
    database.register_function(str.casefold, "casefold", 1, deterministic=True)
    database.register_function(_today, "today", 0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        database.connect()
        migrate(database, path)
    except (pw.DatabaseError, pw.InterfaceError, sqlite3.Error, OSError) as error:
        if not database.is_closed():
            database.close()
        raise LibraryError(_cannot_open(path, error)) from error
    return database


@contextmanager
def worker_connection(database: Database, *, keeps_little: bool = False) -> Iterator[None]:
    """A connection for the current thread, closed at the end.

    ``keeps_little``: in memory, because each page of the file is read once, and read pages would be kept beside those of
    the main thread's connection.
    """
    with database.connection_context():
        database.execute_sql(f"PRAGMA wal_autocheckpoint = {TIDIED_BY_WORKERS}")
        if keeps_little:
            database.execute_sql(f"PRAGMA cache_size = {-LITTLE}")
        yield


@contextmanager
def tidying_apart(database: Database) -> Iterator[None]:
    """What is written within stays in the log until ``tidy``, and for good at the end.

    Else SQLite copies it into the file at the end of some transaction, and who waits for a turn to write waits for that too.
    """
    connection = database.connection()
    usual = connection.execute("PRAGMA wal_autocheckpoint").fetchone()[0]
    connection.execute("PRAGMA wal_autocheckpoint = 0")
    try:
        yield
    finally:
        tidy(database)
        connection.execute(f"PRAGMA wal_autocheckpoint = {usual}")


def tidy(database: Database) -> None:
    """Copy what stands in the log into the file; nobody waits for it. Outside of ``writing``."""
    # As SQLite does when it tidies by itself: what cannot be copied is safe in the log, and who writes next is told.
    with suppress(sqlite3.DatabaseError):
        database.connection().execute("PRAGMA wal_checkpoint(PASSIVE)")


def find_version(database: Database) -> int:
    """A number that is another one after any other connection has written: another program's, or one of a worker.

    What this thread's own connection writes leaves it as it is. Costs no reading. https://www.sqlite.org/pragma.html#pragma_data_version
    """
    return int(database.connection().execute("PRAGMA data_version").fetchone()[0])


@contextmanager
def writing(database: Database, patience: float | None = None) -> Iterator[None]:
    """A transaction that holds the writer's place from its first line; rolled back when anything is raised.

    ``patience``: seconds to wait for another writer's end, by default PATIENCE.

    IMMEDIATE, because a reading transaction that turns into a writing one fails at once when another writer came between.
    Raises LibraryError with SQLite's reason when the file cannot be written, also when another writer holds it for long.
    """
    try:
        with ExitStack() as opened:
            _take_turn(database, opened, PATIENCE if patience is None else patience)
            yield
    except (pw.DatabaseError, sqlite3.Error) as error:
        sentence = tr(
            "Nothing was saved: the library could not be written ({reason}). Free the disk or the file and try again."
        )
        raise LibraryError(sentence.format(reason=_first_of(error))) from error


def _take_turn(database: Database, opened: ExitStack, patience: float) -> None:
    """Begin the transaction in this thread's turn, and in the first pause that another program leaves."""
    if database.in_transaction():
        opened.enter_context(database.atomic())
        return
    until = monotonic() + patience
    if not database.turns.take(patience):
        raise pw.OperationalError("database is locked")
    opened.callback(database.turns.give_back)
    connection = database.connection()
    connection.execute("PRAGMA busy_timeout = 0")
    try:
        while True:
            try:
                opened.enter_context(database.atomic("IMMEDIATE"))
                return
            except pw.OperationalError as error:
                if "locked" not in str(error) or monotonic() > until:
                    raise
            sleep(LOOK_EVERY)
    finally:
        connection.execute(f"PRAGMA busy_timeout = {round(1000 * PATIENCE)}")


def _today() -> str:
    return later.today()  # asked for each time by its name, so that a test can be on another day


def _probe(path: Path) -> None:
    """Refuse a foreign or newer file before anything could be written to it."""
    try:
        if not path.exists() or (path.is_file() and path.stat().st_size == 0):
            return
        # Without a log to read, SQLite need not make files of its own beside a file that may not be ours.
        logged = any(Path(f"{path}{suffix}").exists() for suffix in ("-wal", "-journal"))
        address = f"{path.absolute().as_uri()}?mode=ro" + ("" if logged else "&immutable=1")
        with closing(sqlite3.connect(address, uri=True, timeout=5)) as probe:
            version = probe.execute("PRAGMA user_version").fetchone()[0]
            application = probe.execute("PRAGMA application_id").fetchone()[0]
            tables = probe.execute("SELECT count(*) FROM sqlite_master").fetchone()[0]
    except (sqlite3.Error, OSError) as error:
        raise LibraryError(_cannot_open(path, error)) from error
    if application != APPLICATION_ID and tables:
        raise LibraryError(
            tr("{file} is not a Papershelf library but a database of another program; choose another file.").format(file=path)
        )
    if version > len(STEPS):
        raise LibraryTooNewError(
            tr("{file} was written by a newer Papershelf; update Papershelf to open it. It was not touched.").format(
                file=path
            )
        )


def _first_of(error: Exception) -> Exception:
    """What went wrong first: a full disk makes SQLite take everything back by itself, and then taking it back fails too."""
    while isinstance(error.__context__, (pw.DatabaseError, sqlite3.Error)):
        error = error.__context__
    return error


def _cannot_open(path: Path, error: Exception) -> str:
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
    elif path.is_dir():
        reason = tr("it is a folder")
    elif "not a database" in str(error):
        reason = tr("it is not a database")
    else:
        reason = str(error)
    return tr("The library {file} cannot be opened: {reason}. It was not touched.").format(file=path, reason=reason)
