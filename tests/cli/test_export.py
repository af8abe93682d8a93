"""Export on the command line: the same text to standard output and into a file, replaced at once or not at all."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import bibtexparser
import pytest

from tests.cli.conftest import DAY, Papershelf
from tests.loopback import LoopbackService, daily_item


def keys(text: str) -> list[str]:
    parsed = bibtexparser.parse_string(text)
    assert parsed.failed_blocks == []
    return [entry.key for entry in parsed.entries]


def test_everything_goes_to_standard_output(papershelf: Papershelf, pulled: LoopbackService) -> None:
    finished = papershelf("export")
    assert (finished.code, finished.err) == (0, "")
    assert keys(finished.out) == ["li2026pebble", "ravn2026loud", "ravn2026quiet"]


def test_a_file_holds_the_same_bytes(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    shown = papershelf("export")
    file = tmp_path / "all.bib"
    finished = papershelf("export", "-o", str(file))
    assert (finished.code, finished.out) == (0, "")
    assert finished.err == f"papershelf: Wrote 3 papers to {file}.\n"
    assert file.read_bytes() == shown.out.encode()
    papershelf("export", "--output", str(file))
    assert file.read_bytes() == shown.out.encode()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (("--collection", "Survey/2026"), ["ravn2026loud", "ravn2026quiet"]),
        (("--collection", "survey"), ["li2026pebble", "ravn2026loud", "ravn2026quiet"]),
        (("--query", "is:starred"), ["ravn2026quiet"]),
        (("--query", "quiet OR pebble"), ["li2026pebble", "ravn2026quiet"]),
        (("--query=-pebble -loud",), ["ravn2026quiet"]),
    ],
)
def test_a_choice_is_exported(
    papershelf: Papershelf, pulled: LoopbackService, words: tuple[str, ...], expected: list[str]
) -> None:
    papershelf("collect", "Survey/2026", "#1", "#2")
    papershelf("collect", "Survey", "#3")
    papershelf("star", "#1")
    assert keys(papershelf("export", *words).out) == expected


def test_both_dialects_can_be_had(papershelf: Papershelf, pulled: LoopbackService) -> None:
    bibtex = papershelf("export", "--format", "bibtex", "--query", "pebble").out
    biblatex = papershelf("export", "--format", "biblatex", "--query", "pebble").out
    assert bibtex.startswith("@misc{li2026pebble,")
    assert "archivePrefix" in bibtex
    assert bibtex.isascii()
    assert biblatex.startswith("@online{li2026pebble,")
    assert "eprinttype" in biblatex
    assert "Núñez" in biblatex
    assert papershelf("export", "--query", "pebble", "--unicode").out.count("Núñez") == 1
    assert papershelf("export", "--query", "pebble", "--format", "biblatex", "--no-unicode").out.isascii()


def test_what_is_private_stays_home_unless_asked(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("note", "#3", "Only for me: 100% $\\alpha$")
    papershelf("tag", "#3", "--add", "secret plan")
    plain = papershelf("export", "--query", "pebble").out
    assert not any(word in plain for word in ("Only for me", "secret plan", "We write about"))
    full = papershelf("export", "--query", "pebble", "--note", "--keywords", "--abstract").out
    assert all(word in full for word in ("Only for me: 100\\%", "secret plan", "We write about"))
    assert keys(full) == ["li2026pebble"]


def test_keys_stay_when_the_paper_changes(papershelf: Papershelf, pulled: LoopbackService) -> None:
    before = keys(papershelf("export").out)
    pulled.set_day(DAY, [daily_item("2603.00001", "Noisy Diffusion", authors=[{"name": "Zoe Other"}])])
    assert "1 changed" in papershelf("pull", "--date", DAY).out
    assert keys(papershelf("export").out) == before
    assert papershelf("show", "ravn2026quiet", "--json").json["title"] == "Noisy Diffusion"


def test_no_papers_write_nothing(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    file = tmp_path / "old.bib"
    file.write_text("mine", encoding="utf-8")
    finished = papershelf("export", "--query", "is:starred", "-o", str(file))
    assert (finished.code, finished.out) == (1, "")
    assert finished.err == "papershelf: There are no papers to export; nothing was written.\n"
    assert file.read_text(encoding="utf-8") == "mine"


@pytest.mark.parametrize("words", [("--collection", "Nowhere"), ("--collection", ""), ("--format", "endnote")])
def test_what_is_not_there_is_wrong_usage(papershelf: Papershelf, pulled: LoopbackService, words: tuple[str, ...]) -> None:
    finished = papershelf("export", *words)
    assert (finished.code, finished.out) == (2, "")
    assert finished.err.startswith("usage: papershelf export")


def test_a_missing_folder_is_told(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    finished = papershelf("export", "-o", str(tmp_path / "missing" / "out.bib"))
    assert finished.code == 1
    assert finished.err == f"papershelf: {tmp_path / 'missing'} is no folder; nothing was written. Choose another place.\n"
    assert list(tmp_path.iterdir()) == []


def test_a_folder_is_not_replaced(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    folder = tmp_path / "out.bib"
    folder.mkdir()
    finished = papershelf("export", "-o", str(folder))
    assert finished.code == 1
    assert finished.err.startswith(f"papershelf: {folder} could not be written: ")
    assert list(tmp_path.iterdir()) == [folder]
    assert list(folder.iterdir()) == []


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A file in a folder that cannot be written to."""
    if os.geteuid() == 0:
        pytest.skip("permissions do not bind the superuser")
    folder = tmp_path / "fixed"
    folder.mkdir()
    (folder / "out.bib").write_text("old", encoding="utf-8")
    folder.chmod(stat.S_IRUSR | stat.S_IXUSR)
    yield folder / "out.bib"
    folder.chmod(stat.S_IRWXU)


def test_a_read_only_folder_keeps_the_old_file(papershelf: Papershelf, pulled: LoopbackService, read_only: Path) -> None:
    finished = papershelf("export", "-o", str(read_only))
    assert finished.code == 1
    assert finished.err.endswith("could not be written: Permission denied. What was there before is unchanged.\n")
    assert read_only.read_text(encoding="utf-8") == "old"


def test_the_old_file_stays_when_writing_fails(
    papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "out.bib"
    file.write_text("old", encoding="utf-8")

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.library.replacing.os.fsync", full)
    finished = papershelf("export", "-o", str(file))
    assert finished.code == 1
    assert "No space left on device. What was there before is unchanged." in finished.err
    assert file.read_text(encoding="utf-8") == "old"
    assert list(tmp_path.iterdir()) == [file]


def test_the_whole_library_goes_out_as_json_and_comes_back(
    papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path
) -> None:
    papershelf("note", "#1", "Try this.")
    papershelf("collect", "Survey/2026", "#2")
    papershelf("dismiss", "#3")
    file = tmp_path / "library.json"
    finished = papershelf("export", "--format", "json", "-o", str(file))
    assert finished.err == f"papershelf: Wrote the whole library to {file}.\n"
    other = ("--library", str(tmp_path / "other.sqlite3"))
    came = papershelf(*other, "import", str(file))
    assert (came.code, came.out) == (0, "library.json: 3 papers, 3 new.\n")
    assert papershelf(*other, "export", "--format", "json").out == file.read_text(encoding="utf-8")
    some = papershelf("export", "--format", "json", "--collection", "Survey").out
    assert some.count('"entry": "paper"') == 1


def test_markdown_goes_to_standard_output_or_into_a_folder(
    papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path
) -> None:
    papershelf("note", "#1", "Try this.")
    shown = papershelf("export", "--format", "markdown", "--query", "quiet")
    assert shown.out.startswith("# ")
    assert shown.out.endswith("## Note\n\nTry this.\n")
    finished = papershelf("export", "--format", "markdown", "-o", str(tmp_path / "notes"))
    assert (finished.code, finished.err) == (0, f"papershelf: Wrote 3 papers to {tmp_path / 'notes'}.\n")
    assert len(list((tmp_path / "notes").iterdir())) == 3
    (tmp_path / "notes" / "ravn2026quiet.md").write_text("mine", encoding="utf-8")
    finished = papershelf("export", "--format", "markdown", "-o", str(tmp_path / "notes"))
    assert finished.code == 1
    assert "ravn2026quiet.md" in finished.err


@pytest.mark.parametrize(("name", "suffix"), [("csl-json", "json"), ("ris", "ris")])
def test_other_programs_formats_come_back_with_their_keys(
    papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path, name: str, suffix: str
) -> None:
    file, other = tmp_path / f"all.{suffix}", str(tmp_path / "other.sqlite3")
    assert papershelf("export", "--format", name, "-o", str(file)).err == f"papershelf: Wrote 3 papers to {file}.\n"
    assert "3 papers, 3 new" in papershelf("--library", other, "import", str(file)).out
    assert papershelf("--library", other, "export").out == papershelf("export").out


def test_any_bibliography_is_checked(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    ours, theirs = tmp_path / "ours.bib", tmp_path / "theirs.bib"
    papershelf("export", "-o", str(ours))
    finished = papershelf("check", "--bib", str(ours))
    assert (finished.code, finished.out) == (0, f"{ours}: 3 entries, and nothing to mend was found.\n")
    theirs.write_text("@misc{a, title={On BERT}, author={Moss, Ana}, year=2020}", encoding="utf-8")
    finished = papershelf("check", "--bib", str(theirs))
    assert finished.code == 1
    assert finished.out == "Line 1, a: styles may make these words of the title small; put braces around them: BERT.\n"
    assert finished.err == f"papershelf: {theirs}: 1 entry, 1 finding.\n"
