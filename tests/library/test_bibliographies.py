"""A ``.bib`` file goes into the library: merged like any listing's papers, its keys kept where they are free."""

from pathlib import Path

import pytest

from desktop.errors import Cancelled, PapershelfError
from desktop.library import bibliographies, exporting, organising, shelf
from desktop.library.importing import can_import, import_file, tell
from desktop.records import ExportOptions
from desktop.store import citation_keys
from desktop.store.database import Database
from tests.library.conftest import Add

TWO = (
    "@misc{moss, title={Slow Moss}, eprint={2603.00001}, archivePrefix={arXiv}}\n@misc{fern, title={Quick Fern}, year=2019}\n"
)


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


def write(tmp_path: Path, text: str | bytes) -> Path:
    file = tmp_path / "mine.bib"
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    return file


def key_of(library: Database, paper_id: int) -> str | None:
    return citation_keys.load_keys(library, [paper_id]).get(paper_id)


def test_entries_are_merged_and_importing_again_changes_nothing(library: Database, add: Add, tmp_path: Path) -> None:
    known = add("Slow Moss", arxiv_id="2603.00001", abstract="It grows.")
    organising.write_note(library, known, "mine")
    file = write(tmp_path, TWO)
    report = import_file(library, file, silent)
    assert (report.received, report.added, report.skipped_count) == (2, 1, 0)
    shelved = shelf.load_paper(library, known)
    assert (shelved.note, shelved.paper.abstract, shelved.citation_key) == ("mine", "It grows.", "moss")
    again = import_file(library, file, silent)
    assert (again.added, again.changed) == (0, 0)
    assert can_import(file)


def test_a_key_of_the_file_is_exported(library: Database, tmp_path: Path) -> None:
    import_file(library, write(tmp_path, TWO), silent)
    text = exporting.render(library, shelf.find_papers(library, ""), ExportOptions(), freeze=True)
    assert "@misc{moss," in text
    assert "@misc{fern," in text
    assert "year          = {2019}" in text or "{2019}" in text
    assert "month" not in text


def test_a_key_that_is_taken_stays_where_it_is(library: Database, add: Add, tmp_path: Path) -> None:
    other, known = add("Lichen"), add("Slow Moss", arxiv_id="2603.00001")
    citation_keys.freeze(library, [(other, "FERN"), (known, "ravn2026")], lambda _id, _taken: "x")
    report = import_file(library, write(tmp_path, TWO), silent)
    assert (key_of(library, other), key_of(library, known)) == ("FERN", "ravn2026")
    [fern] = shelf.find_papers(library, "quick")
    assert key_of(library, fern) is None
    assert tell(report).endswith(" 1 citation key is another paper's here and stays so: fern")


def test_a_paper_that_has_a_key_is_found_by_the_file_s_key_too(library: Database, add: Add, tmp_path: Path) -> None:
    known = add("Slow Moss", arxiv_id="2603.00001")
    citation_keys.freeze(library, [(known, "ravn2026")], lambda _id, _taken: "x")
    twice = "@misc{Moss2, title={Slow Moss}, eprint={2603.00001}, archivePrefix={arXiv}}\n"
    for _ in range(2):
        report = import_file(library, write(tmp_path, TWO + twice), silent)
        assert report.keys_taken == ()
        assert key_of(library, known) == "ravn2026"
        assert {citation_keys.find_paper(library, key) for key in ("moss", "moss2", "ravn2026")} == {known}
    text = exporting.render(library, [known], ExportOptions("biblatex"), freeze=True)
    assert "ids           = {moss,Moss2}" in text


def test_what_is_broken_is_told_with_its_line(library: Database, tmp_path: Path) -> None:
    report = import_file(library, write(tmp_path, TWO + "@misc{bad, title={Never\n\n@misc{ok, title={Third}}"), silent)
    assert report.received == 3
    assert "Line 3: this entry is broken (a brace of line 3 is not closed)" in tell(report)


def test_older_programs_letters_are_read(library: Database, tmp_path: Path) -> None:
    import_file(library, write(tmp_path, "@misc{a, title={Über Moos}}".encode("latin-1")), silent)
    assert shelf.count_papers(library, "Über") == 1


def test_a_file_that_is_too_large_is_refused(library: Database, tmp_path: Path) -> None:
    file = tmp_path / "large.bib"
    with file.open("wb") as large:
        large.truncate(100_000_000)
    with pytest.raises(PapershelfError, match=r"large\.bib is too large for a bibliography \(100 MB\)"):
        import_file(library, file, silent)


def test_a_file_without_entries_is_none(library: Database, tmp_path: Path) -> None:
    with pytest.raises(PapershelfError, match="holds no entry"):
        import_file(library, write(tmp_path, "just words"), silent)


def test_cancelling_keeps_what_went_in(library: Database, tmp_path: Path) -> None:
    def cancel(done: int, total: int | None) -> None:
        assert total is not None
        assert 0 < done < total
        raise Cancelled

    text = "".join(f"@misc{{k{n}, title={{Part {n}}}}}\n" for n in range(2 * bibliographies.BATCH))
    with pytest.raises(Cancelled):
        import_file(library, write(tmp_path, text), cancel)
    assert shelf.count_papers(library, "") == bibliographies.BATCH
