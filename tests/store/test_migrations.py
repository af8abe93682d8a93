"""The steps to today's schema: a copy is made first, each step is whole or not at all, and a failure changes nothing."""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import peewee as pw
import pytest

from desktop.errors import LibraryError, LibraryTooNewError
from desktop.records import Paper
from desktop.store import annotations
from desktop.store.checking import find_damage
from desktop.store.database import Database, open_library
from desktop.store.first_schema import APPLICATION_ID
from desktop.store.journal import KEYS
from desktop.store.migrations import STEPS
from desktop.store.papers import COLUMNS
from tests.store.small_library import HISTORY_TABLES, READERS_TABLES, SERVICES_TABLES, add_papers, dump_all, rows_of

Step = Callable[[Database], None]


def add_moods(database: Database) -> None:
    database.execute_sql("CREATE TABLE moods (paper_id INTEGER PRIMARY KEY REFERENCES papers(id), mood TEXT NOT NULL)")


def add_shelf(database: Database) -> None:
    database.execute_sql("ALTER TABLE papers ADD COLUMN shelf TEXT")


def fail_halfway(database: Database) -> None:
    database.execute_sql("CREATE TABLE halfway (name TEXT)")
    database.execute_sql("DELETE FROM notes")
    database.execute_sql("SELECT * FROM a_table_that_is_not_there")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A closed library of today's version with a paper and a note in it."""
    path = tmp_path / "library.sqlite3"
    database = open_library(path)
    add_papers(database, Paper("Carried Along"))
    annotations.set_note(database, 1, "never lose this", "Note")
    database.close()
    return path


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Call it with steps: a later Papershelf has these too."""

    def set_steps(*steps: Step) -> None:
        for module in ("migrations", "database"):
            monkeypatch.setattr(f"desktop.store.{module}.STEPS", (*STEPS, *steps))

    return set_steps


@pytest.fixture
def copy(tmp_path: Path) -> Iterator[Callable[[], Database]]:
    """Call it to open the copy that was made before migrating."""
    opened: list[Database] = []

    def open_copy() -> Database:
        (found,) = (tmp_path / "backups").iterdir()
        opened.append(pw.SqliteDatabase(str(found)))
        return opened[-1]

    yield open_copy
    for database in opened:
        database.close()


def test_older_library_is_taken_to_the_new_schema(path: Path, later: Callable[..., None]) -> None:
    later(add_moods, add_shelf)
    database = open_library(path)
    assert database.user_version == len(STEPS) + 2
    assert rows_of(database, "SELECT title, shelf FROM papers") == [("Carried Along", None)]
    assert annotations.load_note(database, 1) == "never lose this"
    assert find_damage(database) == []
    database.close()


def test_new_library_and_migrated_library_do_not_differ(path: Path, later: Callable[..., None]) -> None:
    later(add_moods, add_shelf)
    schemas = []
    for file in (path, path.with_name("new.sqlite3")):
        database = open_library(file)
        schemas.append(rows_of(database, "SELECT type, name, sql FROM sqlite_master ORDER BY type, name"))
        database.close()
    assert schemas[0] == schemas[1]


def test_copy_is_made_before_migrating(path: Path, later: Callable[..., None], copy: Callable[[], Database]) -> None:
    database = open_library(path)
    before = dump_all(database)
    database.close()
    later(add_moods)
    open_library(path).close()
    copied = copy()
    assert copied.database == str(path.parent / "backups" / f"library-before-version-{len(STEPS) + 1}.sqlite3")
    assert copied.user_version == len(STEPS)
    assert dump_all(copied) == before


def test_copy_holds_what_another_program_keeps_in_the_log(
    path: Path, later: Callable[..., None], copy: Callable[[], Database]
) -> None:
    """A reader in the midst of a transaction keeps the log from being written back into the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM papers").fetchall()
        database = open_library(path)
        annotations.set_note(database, 1, "written last", "Note")
        database.close()
        later(add_moods)
        open_library(path).close()
    assert rows_of(copy(), "SELECT text FROM notes") == [("written last",)]


def test_copy_that_cannot_be_made_keeps_the_library_as_it_was(path: Path, later: Callable[..., None]) -> None:
    before = path.read_bytes()
    (path.parent / "backups").write_text("in the way", encoding="utf-8")
    later(add_moods)
    with pytest.raises(LibraryError, match=r"cannot be opened: .*It was not touched"):
        open_library(path)
    assert path.read_bytes() == before


def test_failing_step_changes_nothing(path: Path, later: Callable[..., None]) -> None:
    database = open_library(path)
    before = dump_all(database)
    database.close()
    later(fail_halfway)
    for _ in ("at first", "and again"):
        with pytest.raises(LibraryError, match="a_table_that_is_not_there"):
            open_library(path)
    later()
    database = open_library(path)
    assert dump_all(database) == before
    assert database.user_version == len(STEPS)
    assert rows_of(database, "SELECT name FROM sqlite_master WHERE name = 'halfway'") == []
    database.close()


def test_steps_before_a_failing_one_stay(path: Path, later: Callable[..., None]) -> None:
    later(add_moods, fail_halfway)
    with pytest.raises(LibraryError):
        open_library(path)
    later(add_moods)
    database = open_library(path)
    assert rows_of(database, "SELECT count(*) FROM moods") == [(0,)]
    assert annotations.load_note(database, 1) == "never lose this"
    database.close()


def test_library_that_a_later_papershelf_migrated_is_refused_untouched(path: Path, later: Callable[..., None]) -> None:
    later(add_moods)
    open_library(path).close()
    later()
    before = path.read_bytes()
    with pytest.raises(LibraryTooNewError, match="newer Papershelf"):
        open_library(path)
    assert path.read_bytes() == before


def test_tables_are_those_that_the_code_speaks_of(library: Database) -> None:
    found = {
        name
        for (name,) in rows_of(library, "SELECT name FROM sqlite_master WHERE type = 'table'")
        if not str(name).startswith(("sqlite_", "papers_index"))
    }
    assert found == {
        *SERVICES_TABLES,
        *READERS_TABLES,
        *HISTORY_TABLES,
        "stale_notes",
        "ready_entries",
        "note_links",
        "paper_total",
        "spent_keys",
    }
    columns = {row[1] for row in rows_of(library, "PRAGMA table_info(papers)")}
    assert set(COLUMNS) < columns


@pytest.mark.parametrize("table", KEYS)
def test_journal_names_rows_by_their_primary_key(library: Database, table: str) -> None:
    keyed = {row[5]: row[1] for row in rows_of(library, f"PRAGMA table_info({table})") if row[5]}
    assert tuple(keyed[number] for number in sorted(keyed)) == KEYS[table]


def test_file_says_whose_it_is(path: Path) -> None:
    assert int.from_bytes(path.read_bytes()[68:72], "big") == APPLICATION_ID
