"""Room in the log is only room: nothing of it is ever read, and what is written over it survives a crash."""

import shutil
import sqlite3
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import LibraryError
from desktop.records import Paper
from desktop.store import annotations, log_room
from desktop.store import database as library_module
from desktop.store.checking import find_damage
from desktop.store.database import Database, open_library, worker_connection
from tests.store.small_library import add_papers, dump_all


def size_of_log(database: Database) -> int:
    return Path(f"{database.database}-wal").stat().st_size


def make_room(database: Database) -> None:
    with worker_connection(database):
        log_room.make_room(database)


@pytest.fixture
def shelf(library: Database) -> Database:
    add_papers(library, Paper("Tidal Pools"))
    return library


def run_apart(act: Callable[[], object]) -> None:
    """On a thread of its own, which has a connection of its own."""
    with ThreadPoolExecutor(1) as threads:
        threads.submit(act).result()


def test_log_grows_and_the_library_stays_as_it_is(shelf: Database) -> None:
    before, size = dump_all(shelf), size_of_log(shelf)
    run_apart(lambda: make_room(shelf))
    assert size_of_log(shelf) >= max(size, log_room.ROOM)
    assert dump_all(shelf) == before
    assert find_damage(shelf) == []


def test_notes_do_not_make_the_log_longer_then(shelf: Database) -> None:
    run_apart(lambda: make_room(shelf))
    size = size_of_log(shelf)
    for number in range(40):
        annotations.set_note(shelf, 1, f"limpet {number}", "Note")
    assert size_of_log(shelf) == size


def test_log_that_has_room_is_left_alone(shelf: Database) -> None:
    run_apart(lambda: make_room(shelf))
    size = size_of_log(shelf)
    run_apart(lambda: make_room(shelf))
    assert size_of_log(shelf) == size


def test_note_in_the_room_survives_a_crash(shelf: Database, tmp_path: Path) -> None:
    run_apart(lambda: make_room(shelf))
    annotations.set_note(shelf, 1, "about limpets", "Note")
    crashed = tmp_path / "crashed.sqlite3"
    for suffix in ("", "-wal"):  # as the disk has them, without any goodbye
        shutil.copyfile(f"{shelf.database}{suffix}", f"{crashed}{suffix}")
    with closing(open_library(crashed)) as opened:
        assert annotations.load_note(opened, 1) == "about limpets"
        assert find_damage(opened) == []


def test_nothing_is_done_while_another_writes_for_long(shelf: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_module, "PATIENCE", 0.01)
    size = size_of_log(shelf)
    with closing(sqlite3.connect(shelf.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(LibraryError, match="locked"):
            run_apart(lambda: make_room(shelf))
    assert size_of_log(shelf) == size
