"""A folder of Markdown files: stable names, only what changed is written, and what is not ours stays."""

from pathlib import Path

import pytest

from desktop.errors import PapershelfError
from desktop.library import organising
from desktop.library.exporting import export
from desktop.records import ExportOptions
from desktop.store.database import Database
from tests.library.conftest import Add

MARKDOWN = ExportOptions("markdown")


def test_each_paper_gets_a_file_named_after_its_key(library: Database, add: Add, tmp_path: Path) -> None:
    ids = [add("Quiet Diffusion", arxiv_id="2603.00001"), add("Loud Waters", arxiv_id="2603.00002")]
    organising.write_note(library, ids[0], "Try this.")
    export(library, ids, MARKDOWN, tmp_path / "notes")
    assert sorted(file.name for file in (tmp_path / "notes").iterdir()) == ["ravn2026loud.md", "ravn2026quiet.md"]
    assert "## Note\n\nTry this.\n" in (tmp_path / "notes" / "ravn2026quiet.md").read_text(encoding="utf-8")


def test_only_what_changed_is_written_again(library: Database, add: Add, tmp_path: Path) -> None:
    ids = [add("Quiet Diffusion", arxiv_id="2603.00001"), add("Loud Waters", arxiv_id="2603.00002")]
    export(library, ids, MARKDOWN, tmp_path)
    quiet, loud = tmp_path / "ravn2026quiet.md", tmp_path / "ravn2026loud.md"
    before = quiet.stat().st_ino, loud.stat().st_ino
    organising.write_note(library, ids[0], "Try this.")
    export(library, ids, MARKDOWN, tmp_path)
    assert quiet.stat().st_ino != before[0]
    assert loud.stat().st_ino == before[1]
    assert "Try this." in quiet.read_text(encoding="utf-8")


def test_what_others_wrote_or_the_reader_changed_stays_and_is_named(library: Database, add: Add, tmp_path: Path) -> None:
    ids = [
        add(f"{word} Waters", arxiv_id=f"2603.0000{number}") for number, word in enumerate(("Quiet", "Loud", "Deep", "Still"))
    ]
    foreign, folder, changed = (tmp_path / f"ravn2026{word}.md" for word in ("quiet", "loud", "deep"))
    foreign.write_bytes(b"mine\xff")
    folder.mkdir()
    export(library, ids[2:], MARKDOWN, tmp_path)
    changed.write_text(changed.read_text(encoding="utf-8") + "my words\n", encoding="utf-8")
    (tmp_path / "ravn2026still.md").unlink()
    with pytest.raises(PapershelfError, match=r"3 files in .* were left as they are") as told:
        export(library, ids, MARKDOWN, tmp_path)
    assert "ravn2026quiet.md, ravn2026loud.md, ravn2026deep.md" in str(told.value)
    assert foreign.read_bytes() == b"mine\xff"
    assert changed.read_text(encoding="utf-8").endswith("my words\n")
    assert (tmp_path / "ravn2026still.md").is_file()


def test_a_name_with_a_suffix_is_one_list(library: Database, add: Add, tmp_path: Path) -> None:
    ids = [add("Quiet Diffusion", arxiv_id="2603.00001"), add("Loud Waters", arxiv_id="2603.00002")]
    export(library, ids, MARKDOWN, tmp_path / "list.md")
    text = (tmp_path / "list.md").read_text(encoding="utf-8")
    assert [line for line in text.split("\n") if line.startswith("# ")] == ["# Quiet Diffusion", "# Loud Waters"]


def test_a_folder_that_cannot_be_made_is_said(library: Database, add: Add, tmp_path: Path) -> None:
    ids = [add("Quiet Diffusion", arxiv_id="2603.00001")]
    with pytest.raises(PapershelfError, match="is no folder"):
        export(library, ids, MARKDOWN, tmp_path / "missing" / "notes")
