"""A copy of the library holds all of it, is made while it is written to, and never replaces a file."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import PapershelfError
from desktop.library import backing_up, organising, shelf
from desktop.store import copying
from desktop.store.checking import find_damage
from desktop.store.database import Database, open_library, writing
from tests.library.conftest import Add


def test_a_copy_holds_what_was_written_last(library: Database, add: Add, tmp_path: Path) -> None:
    moss = add("Slow Moss")
    organising.write_note(library, moss, "written last")
    file = backing_up.back_up(library, tmp_path / "copy.sqlite3")
    with closing(open_library(file)) as copy:
        assert shelf.load_paper(copy, moss).note == "written last"
        assert find_damage(copy) == []


def test_what_is_not_committed_is_not_in_it(library: Database, add: Add, tmp_path: Path) -> None:
    add("Slow Moss")
    with closing(open_library(Path(library.database))) as other, writing(other):
        other.execute_sql("UPDATE papers SET title = 'half done'")
        file = backing_up.back_up(library, tmp_path / "copy.sqlite3")
    with closing(open_library(file)) as copy:
        assert copy.execute_sql("SELECT title FROM papers").fetchall() == [("Slow Moss",)]


def test_without_a_place_it_lies_beside_the_library_with_day_and_time(library: Database) -> None:
    file = backing_up.back_up(library)
    assert file.parent == Path(library.database).parent / "backups"
    assert re.fullmatch(r"library-\d{4}-\d\d-\d\d-\d{6}\.sqlite3", file.name)


def test_a_folder_gets_a_file_of_that_name(library: Database, tmp_path: Path) -> None:
    assert backing_up.back_up(library, tmp_path).parent == tmp_path


def test_a_file_that_is_there_is_left_alone(library: Database, tmp_path: Path) -> None:
    file = tmp_path / "mine"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(PapershelfError) as raised:
        backing_up.back_up(library, file)
    assert str(raised.value) == f"{file} is there already, and nothing was copied: name a new file."
    with pytest.raises(PapershelfError, match="is there already"):
        backing_up.back_up(library, Path(library.database))
    assert file.read_text(encoding="utf-8") == "mine"


def test_where_nothing_can_be_written_is_said(library: Database, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(PapershelfError) as raised:
        backing_up.back_up(library, tmp_path / "missing" / "copy")
    assert str(raised.value) == f"{tmp_path / 'missing'} is no folder; nothing was written. Choose another place."

    def full(_file: object) -> object:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying.sqlite3, "connect", full)
    file = tmp_path / "copy.sqlite3"
    with pytest.raises(PapershelfError) as raised:
        backing_up.back_up(library, file)
    assert str(raised.value) == f"The library could not be copied to {file}: No space left on device. Choose another place."
    assert [one.name for one in tmp_path.iterdir()] == ["library"]
