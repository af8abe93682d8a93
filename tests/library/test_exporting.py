"""Keys are frozen when a bibliography is used, and files are replaced at once or left alone."""

import os
import re
import stat
import threading
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.errors import PapershelfError, UsageError
from desktop.formats import bibtex
from desktop.library import organising
from desktop.library.exporting import export, render
from desktop.library.replacing import replace_file
from desktop.records import ExportOptions
from desktop.store import citation_keys, ready_entries
from desktop.store.database import Database, find_version, worker_connection
from tests.library.conftest import Add

PLAIN = ExportOptions()


def keys(text: str) -> list[str]:
    return re.findall(r"^@\w+\{(.+),$", text, re.MULTILINE)


def key_of(library: Database, paper_id: int) -> str | None:
    return citation_keys.load_keys(library, [paper_id]).get(paper_id)


def test_an_export_freezes_the_keys(library: Database, add: Add) -> None:
    paper_id = add("Quiet Diffusion", arxiv_id="2603.00001")
    assert keys(render(library, [paper_id], PLAIN, freeze=True)) == ["ravn2026quiet"]
    assert key_of(library, paper_id) == "ravn2026quiet"
    add("Noisy Diffusion", arxiv_id="2603.00001")
    assert keys(render(library, [paper_id], PLAIN, freeze=True)) == ["ravn2026quiet"]


def test_a_preview_freezes_nothing(library: Database, add: Add) -> None:
    paper_id = add("Quiet Diffusion", arxiv_id="2603.00001")
    preview = render(library, [paper_id], PLAIN, freeze=False)
    assert key_of(library, paper_id) is None
    assert render(library, [paper_id], PLAIN, freeze=True) == preview


def test_of_two_papers_with_one_stem_the_later_id_gets_the_letter(library: Database, add: Add) -> None:
    later = add("Quiet Waters", arxiv_id="2603.00009")
    earlier = add("Quiet Diffusion", arxiv_id="2603.00002")
    render(library, [later, earlier], PLAIN, freeze=True)
    assert (key_of(library, earlier), key_of(library, later)) == ("ravn2026quiet", "ravn2026quieta")


def test_a_frozen_key_is_never_given_away(library: Database, add: Add) -> None:
    later = add("Quiet Waters", arxiv_id="2603.00009")
    render(library, [later], PLAIN, freeze=True)
    earlier = add("Quiet Diffusion", arxiv_id="2603.00002")
    render(library, [earlier, later], PLAIN, freeze=True)
    assert (key_of(library, later), key_of(library, earlier)) == ("ravn2026quiet", "ravn2026quieta")


def test_keys_do_not_depend_on_the_order_of_the_choice(library: Database, add: Add) -> None:
    papers = [add(f"Quiet Part {number}", arxiv_id=f"2603.0000{number}") for number in (3, 1, 2)]
    forwards = render(library, papers, PLAIN, freeze=False)
    assert render(library, papers[::-1], PLAIN, freeze=False) == forwards
    assert keys(forwards) == ["ravn2026quiet", "ravn2026quieta", "ravn2026quietb"]


def test_a_key_given_by_another_window_meanwhile_stands(library: Database, add: Add) -> None:
    first, second = add("Quiet Diffusion", arxiv_id="2603.00001"), add("Quiet Waters", arxiv_id="2603.00002")
    citation_keys.freeze(library, [(second, "RAVN2026quiet")], lambda _paper, _taken: "unused")
    text = render(library, [first, second], PLAIN, freeze=True)
    assert sorted(keys(text)) == ["RAVN2026quiet", "ravn2026quieta"]


def test_what_is_private_goes_out_when_asked_only(library: Database, add: Add) -> None:
    paper_id = add("Quiet Diffusion", arxiv_id="2603.00001", abstract="An abstract.")
    organising.write_note(library, paper_id, "A private thought")
    organising.change_tags(library, [paper_id], add=["secret"])
    assert not re.search("thought|secret|An abstract", render(library, [paper_id], PLAIN, freeze=False))
    asked = ExportOptions(abstract=True, keywords=True, note=True)
    text = render(library, [paper_id], asked, freeze=False)
    assert [word for word in ("A private thought", "secret", "An abstract.") if word in text] == [
        "A private thought",
        "secret",
        "An abstract.",
    ]


def test_an_unknown_format_is_told(library: Database) -> None:
    with pytest.raises(UsageError, match="There is no format “endnote”; choose one of bibtex, biblatex"):
        render(library, [], ExportOptions("endnote"), freeze=True)


def test_a_missing_folder_freezes_nothing(library: Database, add: Add, tmp_path: Path) -> None:
    paper_id = add("Quiet Diffusion")
    with pytest.raises(PapershelfError, match="is no folder; nothing was written"):
        export(library, [paper_id], PLAIN, tmp_path / "missing" / "a.bib")
    assert key_of(library, paper_id) is None


def test_a_new_file_has_the_usual_mode(tmp_path: Path) -> None:
    (tmp_path / "usual").touch()
    replace_file(tmp_path / "a.bib", "text\nGrüße\n")
    assert (tmp_path / "a.bib").read_bytes() == "text\nGrüße\n".encode()
    assert (tmp_path / "a.bib").stat().st_mode == (tmp_path / "usual").stat().st_mode


def test_an_old_file_keeps_its_mode(tmp_path: Path) -> None:
    file = tmp_path / "a.bib"
    file.write_text("old", encoding="utf-8")
    file.chmod(0o640)
    replace_file(file, "new")
    assert file.read_text(encoding="utf-8") == "new"
    assert stat.S_IMODE(file.stat().st_mode) == 0o640


def test_a_link_is_followed(tmp_path: Path) -> None:
    folder = tmp_path / "shared"
    folder.mkdir()
    target, link = folder / "real.bib", tmp_path / "a.bib"
    target.write_text("old", encoding="utf-8")
    link.symlink_to(target)
    replace_file(link, "new")
    assert link.is_symlink()
    assert target.read_text(encoding="utf-8") == "new"


def test_links_in_a_circle_are_told(tmp_path: Path) -> None:
    (tmp_path / "a.bib").symlink_to(tmp_path / "b.bib")
    (tmp_path / "b.bib").symlink_to(tmp_path / "a.bib")
    with pytest.raises(PapershelfError, match="could not be written"):
        replace_file(tmp_path / "a.bib", "new")
    assert (tmp_path / "a.bib").is_symlink()


def test_the_longest_name_can_be_written(tmp_path: Path) -> None:
    file = tmp_path / ("a" * 251 + ".bib")
    replace_file(file, "text")
    assert file.read_text(encoding="utf-8") == "text"


def test_a_name_that_is_too_long_is_told(tmp_path: Path) -> None:
    with pytest.raises(PapershelfError, match="could not be written: File name too long"):
        replace_file(tmp_path / ("a" * 300), "text")
    assert list(tmp_path.iterdir()) == []


def test_a_pipe_is_written_to_and_stays_a_pipe(tmp_path: Path) -> None:
    """``-o /dev/null`` and ``-o /dev/stdout`` are no files to be replaced."""
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    read: list[str] = []
    reader = threading.Thread(target=lambda: read.append(pipe.read_text(encoding="utf-8")))
    reader.start()
    replace_file(pipe, "text\n")
    reader.join()
    assert read == ["text\n"]
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_an_entry_that_was_written_before_follows_every_change(library: Database, add: Add) -> None:
    paper_id = add("Quiet Diffusion", arxiv_id="2603.00001")
    first = render(library, [paper_id], PLAIN, freeze=True)
    assert render(library, [paper_id], PLAIN, freeze=True) == first
    add("Silent Diffusion", arxiv_id="2603.00001")
    assert "Silent Diffusion" in render(library, [paper_id], PLAIN, freeze=True)
    library.execute_sql("UPDATE citation_keys SET key = 'silence' WHERE paper_id = ?", (paper_id,))
    assert keys(render(library, [paper_id], PLAIN, freeze=True)) == ["silence"]


def test_entries_of_each_form_are_kept_apart(library: Database, add: Add) -> None:
    paper_id = add("Über Diffusion", arxiv_id="2603.00001")
    forms = [replace(PLAIN, format=name, unicode=unicode) for name in ("bibtex", "biblatex") for unicode in (True, False)]
    made = [render(library, [paper_id], form, freeze=True) for form in forms]
    assert len(set(made)) == 4
    assert [render(library, [paper_id], form, freeze=True) for form in forms] == made


def test_an_entry_that_is_ready_is_not_made_again(library: Database, add: Add, monkeypatch: pytest.MonkeyPatch) -> None:
    paper_ids = [add(f"Diffusion {number}", arxiv_id=f"2603.0000{number}") for number in range(3)]
    before = render(library, paper_ids[:2], PLAIN, freeze=True)
    made: list[str] = []
    make_entry = bibtex.make_entry
    monkeypatch.setattr(
        bibtex, "make_entry", lambda citation, options: made.append(citation.paper.title) or make_entry(citation, options)
    )
    assert render(library, paper_ids[:2], PLAIN, freeze=True) == before
    render(library, paper_ids, PLAIN, freeze=True)
    assert made == ["Diffusion 2"]


def test_what_was_read_before_another_connection_wrote_is_not_kept(library: Database, add: Add) -> None:
    paper_id = add("Quiet Diffusion", arxiv_id="2603.00001")
    version = find_version(library)
    with ThreadPoolExecutor(1) as threads:
        threads.submit(_rename, library, paper_id).result()
    entry = (paper_id, ("k", "", "old"))
    ready_entries.keep(library, "w", "w form", [entry], version)
    assert ready_entries.load(library, "w form", [paper_id]) == []
    ready_entries.keep(library, "w", "w form", [entry], find_version(library))
    assert ready_entries.load(library, "w form", [paper_id]) == [entry[1]]
    ready_entries.keep(library, "v", "v form", [entry], find_version(library))
    assert ready_entries.load(library, "w form", [paper_id]) == []


def _rename(library: Database, paper_id: int) -> None:
    with worker_connection(library):
        library.execute_sql("UPDATE papers SET title = 'Silent' WHERE id = ?", (paper_id,))
