"""Files of any length go in batch by batch: cancelled in between, what went in stays."""

import json
import tracemalloc
from pathlib import Path

import pytest

from desktop.errors import Cancelled, PapershelfError
from desktop.library import shelf
from desktop.library.importing import BATCH, LARGEST_PAGE, import_file, tell
from desktop.records import ImportReport
from desktop.store.database import Database
from tests.loopback import daily_item

COUNT = 2_000


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


@pytest.fixture
def long_file(tmp_path: Path) -> Path:
    file = tmp_path / "long.jsonl"
    with file.open("w", encoding="utf-8") as lines:
        for number in range(COUNT):
            item = daily_item(f"2603.{number:05}", f"Paper {number}", summary=f"Part {number}. " * 300)
            lines.write(json.dumps(item) + "\n")
    return file


def test_a_long_file_is_never_in_memory(library: Database, long_file: Path) -> None:
    size = long_file.stat().st_size
    seen: list[tuple[int, int | None]] = []
    tracemalloc.start()
    try:
        report = import_file(library, long_file, lambda done, total: seen.append((done, total)))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert (report.received, report.added, report.changed, report.skipped_count) == (COUNT, COUNT, 0, 0)
    assert len(seen) == COUNT / BATCH
    assert seen == sorted(seen)
    assert seen[0][0] < size / 2
    assert seen[-1] == (size, size)
    assert peak < size  # read whole, its text and its values would take several times that


def test_cancelling_keeps_what_went_in(library: Database, long_file: Path) -> None:
    calls: list[int] = []

    def cancel_at_the_third(done: int, _total: int | None) -> None:
        calls.append(done)
        if len(calls) == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        import_file(library, long_file, cancel_at_the_third)
    assert shelf.count_papers(library, "") == 3 * BATCH
    report = import_file(library, long_file, silent)
    assert (report.received, report.added, report.changed) == (COUNT, COUNT - 3 * BATCH, 0)


def test_a_page_that_is_too_large_is_not_read(library: Database, tmp_path: Path) -> None:
    page = tmp_path / "page.txt"
    with page.open("wb") as file:
        file.truncate(LARGEST_PAGE + 1)
    with pytest.raises(PapershelfError, match="is too large for a saved page"):
        import_file(library, page, silent)


def test_utf_16_pages_are_read(library: Database, tmp_path: Path) -> None:
    text = "Daily Papers\n\n" + "\n\n".join(
        f"Pebbles and {what} in Winter\n\n" + f"In this part we look at {what} from a new side. " * 10
        for what in ("Moss", "Rivers", "Lichen")
    )
    (tmp_path / "page.txt").write_text(text, encoding="utf-16")
    assert import_file(library, tmp_path / "page.txt", silent).added == 3


@pytest.mark.parametrize(
    ("report", "sentence"),
    [
        (ImportReport("a.json", 1, 1, 0), "a.json: 1 paper, 1 new."),
        (ImportReport("a.json", 1_234, 0, 12), "a.json: 1,234 papers, 0 new, 12 changed."),
        (
            ImportReport("a.json", 2, 2, 0, ("One.", "Two.", "Three.", "Four."), 5_000),
            "a.json: 2 papers, 2 new. 5,000 entries were skipped: One. Two. Three.",
        ),
        (ImportReport("{x}.json", 0, 0, 0, ("One.",), 1), "{x}.json: 0 papers, 0 new. 1 entry was skipped: One."),
    ],
)
def test_a_report_is_told(report: ImportReport, sentence: str) -> None:
    assert tell(report) == sentence
