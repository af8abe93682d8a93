"""Opening the library's file and writing to it: nothing but a library is touched, and a write is whole or not at all."""

import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import peewee as pw
import pytest

from desktop.errors import LibraryError, LibraryTooNewError
from desktop.library import short_turns
from desktop.records import Listed, Paper
from desktop.store import annotations
from desktop.store import database as library_module
from desktop.store.database import Database, open_library, tidy, tidying_apart, worker_connection, writing
from desktop.store.first_schema import APPLICATION_ID
from desktop.store.migrations import STEPS
from tests.store.small_library import add_papers, dump_all, index_is_true, merge, rows_of


def everything_in(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() if path.is_file() else b"" for path in folder.rglob("*")}


def assert_refused_untouched(path: Path, *words: str, error: type[LibraryError] = LibraryError) -> None:
    before = everything_in(path.parent)
    with pytest.raises(error) as caught:
        open_library(path)
    assert everything_in(path.parent) == before
    sentence = str(caught.value)
    for word in (str(path), *words):
        assert word in sentence
    assert sentence.endswith(".")
    assert "\n" not in sentence


def write_database(path: Path, *, application_id: int = 0, version: int = 0, log: bool = False) -> None:
    with closing(sqlite3.connect(path)) as database:
        if log:
            database.execute("PRAGMA journal_mode = wal")
        database.execute(f"PRAGMA application_id = {application_id}")
        database.execute(f"PRAGMA user_version = {version}")
        database.execute("CREATE TABLE recipes (name TEXT)")
        database.execute("INSERT INTO recipes VALUES ('soup')")
        database.commit()


def test_new_library_is_made_with_its_folders(tmp_path: Path) -> None:
    path = tmp_path / "not" / "there yet" / "library.sqlite3"
    database = open_library(path)
    assert database.user_version == len(STEPS)
    assert rows_of(database, "PRAGMA application_id") == [(APPLICATION_ID,)]
    assert rows_of(database, "SELECT count(*) FROM papers") == [(0,)]
    database.close()
    assert path.is_file()


def test_empty_file_becomes_a_library(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    path.touch()
    database = open_library(path)
    assert database.user_version == len(STEPS)
    database.close()


def test_existing_library_opens_with_what_is_in_it(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    database = open_library(path)
    add_papers(database, Paper("Kept on Disk"))
    annotations.set_note(database, 1, "mine", "Note")
    before = dump_all(database)
    database.close()
    database = open_library(path)
    assert dump_all(database) == before
    database.close()
    assert not (tmp_path / "backups").exists()


@pytest.mark.parametrize("name", ["with space.sqlite3", "100%.sqlite3", "what?.sqlite3", "#7.sqlite3", "книга.sqlite3"])
def test_any_file_name_can_be_a_library(tmp_path: Path, name: str) -> None:
    for _ in ("made", "opened again"):
        open_library(tmp_path / name).close()
    assert [path.name for path in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("log", [False, True], ids=["without a log", "with a log"])
def test_newer_library_is_refused_untouched(tmp_path: Path, log: bool) -> None:
    path = tmp_path / "library.sqlite3"
    write_database(path, application_id=APPLICATION_ID, version=len(STEPS) + 1, log=log)
    assert_refused_untouched(path, "newer Papershelf", "update Papershelf", error=LibraryTooNewError)


def test_newer_version_that_stands_in_the_log_only_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    database = open_library(path)
    database.user_version = len(STEPS) + 1
    crashed = tmp_path / "crashed"
    crashed.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{path}{suffix}", crashed / f"library.sqlite3{suffix}")
    database.close()
    with pytest.raises(LibraryTooNewError):
        open_library(crashed / path.name)


@pytest.mark.parametrize("log", [False, True], ids=["without a log", "with a log"])
def test_foreign_database_is_refused_untouched(tmp_path: Path, log: bool) -> None:
    path = tmp_path / "recipes.sqlite3"
    write_database(path, version=1, log=log)
    assert_refused_untouched(path, "another program", "choose another file")


def test_text_file_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "shopping.txt"
    path.write_text("bread, butter and a great deal more\n" * 200, encoding="utf-8")
    assert_refused_untouched(path, "it is not a database")


def test_folder_is_refused_untouched(tmp_path: Path) -> None:
    path = tmp_path / "folder"
    path.mkdir()
    assert_refused_untouched(path, "it is a folder")


def test_file_below_a_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("text", encoding="utf-8")
    with pytest.raises(LibraryError, match="cannot be opened"):
        open_library(tmp_path / "file" / "library.sqlite3")


def test_file_whose_folder_cannot_be_looked_into_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(_self: Path, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refuse)
    with pytest.raises(LibraryError, match=r"cannot be opened: Permission denied\. It was not touched\."):
        open_library(tmp_path / "library.sqlite3")


def test_name_that_no_file_can_have_is_refused(tmp_path: Path) -> None:
    with pytest.raises(LibraryError, match="too long"):
        open_library(tmp_path / ("x" * 300))


def test_file_that_cannot_be_written_still_opens_and_says_so_when_written_to(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "library.sqlite3"
    open_library(path).close()
    # The tests may run as root, whom permissions do not stop; SQLite's own switch does.
    monkeypatch.setattr("desktop.store.database.PRAGMAS", (("query_only", 1),))
    database = open_library(path)
    with pytest.raises(LibraryError, match=r"Nothing was saved: .*readonly database.* try again\."):
        merge(database, Listed(Paper("Not Written")))
    assert rows_of(database, "SELECT count(*) FROM papers") == [(0,)]
    database.close()


PRAGMAS_IN_FORCE = {
    "journal_mode": "wal",
    "synchronous": 2,
    "foreign_keys": 1,
    "trusted_schema": 0,
    "busy_timeout": 5000,
    "cache_size": -65536,
}


@pytest.mark.parametrize("pragma", PRAGMAS_IN_FORCE)
def test_pragma_is_in_force_on_every_thread(library: Database, pragma: str) -> None:
    found = [rows_of(library, f"PRAGMA {pragma}")]
    in_thread(lambda: _in_worker(library, lambda: found.append(rows_of(library, f"PRAGMA {pragma}"))))
    assert found == [[(PRAGMAS_IN_FORCE[pragma],)]] * 2


def test_worker_has_a_connection_of_its_own_that_is_closed_afterwards(library: Database) -> None:
    connections = [library.connection()]
    closed = []

    def work() -> None:
        with worker_connection(library):
            connections.append(library.connection())
            add_papers(library, Paper("Written by a Worker"))
        closed.append(library.is_closed())

    in_thread(work)
    assert connections[0] is not connections[1]
    assert closed == [True]
    assert not library.is_closed()
    assert rows_of(library, "SELECT title FROM papers") == [("Written by a Worker",)]


def test_reader_sees_nothing_of_a_transaction_that_is_under_way(library: Database) -> None:
    seen = []
    with writing(library):
        add_papers(library, Paper("Half Written"))
        in_thread(lambda: _in_worker(library, lambda: seen.append(rows_of(library, "SELECT count(*) FROM papers"))))
    assert seen == [[(0,)]]
    assert rows_of(library, "SELECT count(*) FROM papers") == [(1,)]


def test_connection_that_keeps_little_is_told_so_and_no_other(library: Database) -> None:
    sizes = []

    def work() -> None:
        for keeps_little in (True, False):
            with worker_connection(library, keeps_little=keeps_little):
                sizes.extend(rows_of(library, "PRAGMA cache_size"))

    in_thread(work)
    assert sizes == [(-4 * 1024,), (-64 * 1024,)]
    assert rows_of(library, "PRAGMA cache_size") == [(-64 * 1024,)]


def test_workers_tidy_the_log_before_a_key_has_to(library: Database) -> None:
    pages = [rows_of(library, "PRAGMA wal_autocheckpoint")]
    in_thread(lambda: _in_worker(library, lambda: pages.append(rows_of(library, "PRAGMA wal_autocheckpoint"))))
    assert pages == [[(4_000,)], [(1_000,)]]


def test_second_writer_waits_for_the_first(library: Database) -> None:
    add_papers(library, Paper("Written Twice"))
    inside = threading.Event()
    go_on = threading.Event()

    def write_slowly() -> None:
        with writing(library):
            annotations.set_note(library, 1, "first", "Note")
            inside.set()
            go_on.wait(10)

    def write_second() -> None:
        annotations.set_note(library, 1, "second", "Note")

    first = threading.Thread(target=_in_worker, args=(library, write_slowly))
    second = threading.Thread(target=_in_worker, args=(library, write_second))
    first.start()
    assert inside.wait(10)
    second.start()
    go_on.set()
    first.join()
    second.join()
    assert annotations.load_note(library, 1) == "second"
    assert index_is_true(library)


def test_writer_is_let_in_between_the_turns_of_another_that_makes_no_pause(library: Database) -> None:
    began = threading.Event()
    order: list[str] = []

    def take_turns() -> None:
        with writing(library):
            began.set()
            while not library.turns.is_wanted:
                pass
            order.append("first turn")
        with writing(library):
            order.append("next turn")

    busy = threading.Thread(target=_in_worker, args=(library, take_turns))
    busy.start()
    assert began.wait(10)
    with writing(library):
        order.append("let in")
    busy.join()
    assert order == ["first turn", "let in", "next turn"]


def test_writer_takes_the_pause_of_another_program(library: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    order: list[str] = []
    with closing(sqlite3.connect(library.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")

        def look_again(seconds: float) -> None:
            assert seconds <= short_turns.REST / 2  # else whoever waits would sleep through the pause of an import
            order.append("looked in vain")
            other.execute("COMMIT")

        monkeypatch.setattr(library_module, "sleep", look_again)
        with writing(library):
            order.append("let in")
    assert order == ["looked in vain", "let in"]


def test_log_is_copied_into_the_file_between_turns_and_not_in_one(library: Database) -> None:
    def count_left() -> object:
        _busy, logged, copied = rows_of(library, "PRAGMA wal_checkpoint(PASSIVE)")[0]
        return logged - copied

    library.execute_sql("PRAGMA wal_autocheckpoint = 1")
    sizes = []
    with tidying_apart(library):
        add_papers(library, Paper("Left in the Log"))
        sizes.append(Path(library.database).stat().st_size)
        tidy(library)
        sizes.append(Path(library.database).stat().st_size)
    assert count_left() == 0
    assert sizes[0] < sizes[1]
    assert rows_of(library, "PRAGMA wal_autocheckpoint") == [(1,)]


def test_writer_that_waits_in_vain_is_told_so(library: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "PATIENCE", 0.01)
    with closing(sqlite3.connect(library.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match=r"Nothing was saved: .*locked"):
            add_papers(library, Paper("Never Written"))
    add_papers(library, Paper("Written Now"))
    assert rows_of(library, "SELECT title FROM papers") == [("Written Now",)]


@pytest.mark.parametrize("error", [RuntimeError("broken"), KeyboardInterrupt(), pw.DataError("odd")], ids=repr)
def test_whatever_is_raised_takes_the_writing_back(library: Database, error: BaseException) -> None:
    before = dump_all(library)

    def write() -> None:
        with writing(library):
            add_papers(library, Paper("Half Written"))
            raise error

    with pytest.raises(LibraryError if isinstance(error, pw.DatabaseError) else type(error)):
        write()
    assert dump_all(library) == before
    assert not library.in_transaction()


def write_past_the_driver(database: Database) -> None:
    with writing(database):
        database.connection().execute("INSERT INTO marks(paper_id) VALUES (7)")


def write_with_the_driver(database: Database) -> None:
    with writing(database):
        database.execute_sql("INSERT INTO marks(paper_id) VALUES (7)")


@pytest.mark.parametrize("write", [write_past_the_driver, write_with_the_driver])
def test_what_sqlite_refuses_is_a_library_error(library: Database, write: Callable[[Database], None]) -> None:
    with pytest.raises(LibraryError, match=r"Nothing was saved: .*FOREIGN KEY constraint failed"):
        write(library)
    assert not library.in_transaction()


@pytest.mark.parametrize("length", [40_000, 4_000_000])
def test_full_disk_is_told_and_loses_nothing(library: Database, length: int) -> None:
    """The shorter text is refused when the transaction ends, the longer one while it is being written."""
    add_papers(library, Paper("On a Full Disk"))
    annotations.set_note(library, 1, "safe", "Note")
    before = dump_all(library)
    pages = rows_of(library, "PRAGMA page_count")[0][0]
    library.execute_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match=r"Nothing was saved: .*disk is full.* Free the disk"):
        annotations.set_note(library, 1, "long " * (length // 5), "Note")
    assert dump_all(library) == before
    library.execute_sql("PRAGMA max_page_count = 1073741823")
    annotations.set_note(library, 1, "safe again", "Note")
    assert annotations.load_note(library, 1) == "safe again"
    assert index_is_true(library)


def _in_worker(database: Database, work: Callable[[], object]) -> None:
    with worker_connection(database):
        work()


def in_thread(work: Callable[[], object]) -> None:
    errors: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except BaseException as error:  # noqa: BLE001 - raised again on the test's own thread
            errors.append(error)

    thread = threading.Thread(target=run)
    thread.start()
    thread.join()
    if errors:
        raise errors[0]
