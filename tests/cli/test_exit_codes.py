"""0 done, 1 failed with one clear line, 2 wrong usage; and nothing but results on standard output."""

from pathlib import Path

import pytest

from desktop import __version__
from desktop.arguments import VERBS
from desktop.library import opening
from tests.cli.conftest import Papershelf
from tests.loopback import LoopbackService

WRONG = (
    ("nonsense",),
    ("list", "--nonsense"),
    ("list", "--limit", "many"),
    ("list", "--limit", "-1"),
    ("list", "--js"),  # an abbreviation would be one more word to keep
    ("show",),
    ("show", "#1", "#2"),
    ("star",),
    ("note",),
    ("note", "#1", "two", "texts"),
    ("tag", "#1"),
    ("tag", "#1", "--add", " "),
    ("tag", "#1", "--add", "x" * 101),
    ("collect", "Survey"),
    ("collect", "A//B", "#1"),
    ("collect", "", "#1"),
    ("collect", "/", "#1"),
    ("collect", "Nowhere", "#1", "--remove"),
    ("import",),
    ("import", ""),
    ("export", "-o"),
    ("export", "-o", ""),
    ("export", "--collection", "A", "--query", "b"),
    ("pull", "--source", "elsewhere"),
    ("pull", "--date", "yesterday"),
    ("pull", "--date", "2026-02-30"),
    ("pull", "--date", "2001-01-01"),
    ("pull", "--date", "2026-03-31", "--week", "2026-W14"),
    ("pull", "--week", "2026-14"),
    ("pull", "--month", "March"),
    ("pull", "--query", " "),
    ("undo", "twice"),
    ("note", "#1", "\udcff"),  # how Python spells the byte 0xFF
    ("list", "\udcff"),
    ("collect", "\udcff", "#1"),
    ("--library",),
    ("--library", "", "list"),
    ("--demo", "--library", "a.sqlite3", "list"),
)


@pytest.mark.parametrize("words", WRONG, ids=ascii)
def test_wrong_usage_is_told_on_standard_error(
    papershelf: Papershelf, pulled: LoopbackService, words: tuple[str, ...]
) -> None:
    asked = len(pulled.requests)
    finished = papershelf(*words)
    assert (finished.code, finished.out) == (2, "")
    assert finished.err.startswith("usage: papershelf")
    assert "papershelf" in finished.err.splitlines()[-1]
    assert len(pulled.requests) == asked
    assert papershelf("undo").code == 1


@pytest.mark.parametrize("verb", [name for name, *_ in VERBS])
def test_every_verb_explains_itself(papershelf: Papershelf, verb: str) -> None:
    finished = papershelf(verb, "--help")
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.startswith(f"usage: papershelf {verb}")


def test_help_and_version_are_results(papershelf: Papershelf) -> None:
    told = papershelf("--help")
    assert told.code == 0
    assert all(name in told.out for name, *_ in VERBS)
    assert papershelf("--version").out == f"Papershelf {__version__}\n"


def test_wrong_usage_makes_no_library(papershelf: Papershelf, library: Path) -> None:
    papershelf("nonsense")
    assert not library.exists()


def test_the_environment_names_the_library(papershelf: Papershelf, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PAPERSHELF_LIBRARY", str(tmp_path / "mine" / "a.sqlite3"))
    assert papershelf("list").code == 0
    assert (tmp_path / "mine" / "a.sqlite3").is_file()


def test_the_option_goes_before_the_environment(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    other = tmp_path / "b.sqlite3"
    assert papershelf("--library", str(other), "list", "--json").json == []
    assert len(papershelf("list", "--json").json) == 3


@pytest.mark.parametrize(
    ("content", "reason"),
    [(b"This is no library, but a letter.", "it is not a database"), (b"SQLite format 3\0" + bytes(100), "cannot be opened")],
)
def test_what_is_no_library_is_left_untouched(papershelf: Papershelf, tmp_path: Path, content: bytes, reason: str) -> None:
    file = tmp_path / "letter.txt"
    file.write_bytes(content)
    for words in (("list",), ("pull",), ("check",), ("star", "#1")):
        finished = papershelf("--library", str(file), *words)
        assert (finished.code, finished.out) == (1, "")
        assert reason in finished.err
        assert str(file) in finished.err
        assert finished.err.count("\n") == 1
    assert file.read_bytes() == content
    assert list(tmp_path.iterdir()) == [file]


def test_a_folder_is_no_library(papershelf: Papershelf, tmp_path: Path) -> None:
    finished = papershelf("--library", str(tmp_path), "list")
    assert (finished.code, finished.out) == (1, "")
    assert "it is a folder" in finished.err


def test_a_library_below_a_file_cannot_be_made(papershelf: Papershelf, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    finished = papershelf("--library", str(tmp_path / "file" / "a.sqlite3"), "list")
    assert (finished.code, finished.out) == (1, "")
    assert finished.err.count("\n") == 1
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_library_in_a_folder_that_is_not_there_is_a_slip(papershelf: Papershelf, tmp_path: Path) -> None:
    finished = papershelf("--library", str(tmp_path / "nowhere" / "library.sqlite3"), "list")
    assert (finished.code, finished.out) == (1, "")
    assert "nowhere is no folder: name a library in one that is there." in finished.err
    assert not (tmp_path / "nowhere").exists()


def test_an_unknown_home_is_told(papershelf: Papershelf) -> None:
    finished = papershelf("--library", "~nobody-of-that-name/a.sqlite3", "list")
    assert (finished.code, finished.out) == (1, "")
    assert "name its file with --library" in finished.err


def test_a_newer_library_is_left_untouched(papershelf: Papershelf, library: Path) -> None:
    papershelf("list")
    with opening.chosen(None, demo=False) as database:
        database.execute_sql("PRAGMA user_version = 999")
    content = library.read_bytes()
    finished = papershelf("list")
    assert finished.code == 1
    assert "was written by a newer Papershelf" in finished.err
    assert library.read_bytes() == content


def test_a_damaged_library_is_told_and_left(papershelf: Papershelf, pulled: LoopbackService, library: Path) -> None:
    with opening.chosen(None, demo=False) as database:
        [(page,)] = database.execute_sql("SELECT rootpage FROM sqlite_master WHERE name = 'papers'")
        [(size,)] = database.execute_sql("PRAGMA page_size")
    content = bytearray(library.read_bytes())
    content[(page - 1) * size : page * size] = b"\x55" * size
    library.write_bytes(content)
    for words in (("list",), ("show", "#1"), ("export",), ("pull", "--date", "2026-03-31")):
        finished = papershelf(*words)
        assert (finished.code, finished.out) == (1, "")
        assert "database disk image is malformed" in finished.err
        assert finished.err.count("\n") == 1
    finished = papershelf("check")
    assert finished.code == 1
    assert "damaged" in finished.out + finished.err
    assert library.read_bytes() == content


def test_check_names_what_is_wrong(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("star", "#1")
    with opening.chosen(None, demo=False) as database:
        database.execute_sql("UPDATE marks SET dismissed = '2026-01-01T00:00:00Z'")
    finished = papershelf("check")
    assert finished.code == 1
    assert finished.out.startswith("marks: 1 row")
    assert finished.out.count("\n") == 1
    assert finished.err == "papershelf: The library is damaged in 1 way.\n"


def test_cancelling_says_so(papershelf: Papershelf, service: LoopbackService, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("desktop.cli.ProgressBar.report", interrupt)
    finished = papershelf("pull", "--date", "2026-03-31")
    assert (finished.code, finished.out) == (1, "")
    assert finished.err == "papershelf: Cancelled. What was finished before stays.\n"
