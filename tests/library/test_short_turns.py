"""Merging in short turns says and keeps what one merge would, and others can write in between."""

import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path

import pytest

from desktop.errors import LibraryError
from desktop.library import marking, opening, short_turns
from desktop.library.opening import Database
from desktop.library.shelf import count_papers
from desktop.records import Listed, Listing, Paper
from desktop.store import full_text, papers
from desktop.store.database import open_library
from desktop.store.papers import Merged

LISTING = Listing("huggingface", "day", "2026-03-31")
TIME = "2026-03-31T09:00:00Z"
COUNT = 3 * short_turns.AT_ONCE + 5
TOLD = [Listed(Paper(title=f"Invented Findings, Part {number}", arxiv_id=f"2603.{number:05}")) for number in range(COUNT)]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Database]:
    with closing(open_library(tmp_path / "library.sqlite3")) as database:
        yield database


def test_all_turns_are_told_as_one(library: Database) -> None:
    result = short_turns.merge(library, LISTING, TOLD, TIME)
    assert (len(result.paper_ids), len(result.added), len(result.changed)) == (COUNT, COUNT, 0)
    again = Merged()
    assert short_turns.merge(library, LISTING, TOLD, TIME, again) is again
    assert (again.paper_ids, again.added, again.changed) == (result.paper_ids, set(), set())


def test_reader_writes_between_two_turns(library: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    counts: list[int] = []

    def star_meanwhile(_seconds: float) -> None:
        counts.append(count_papers(library, ""))
        marking.star(library, [1], len(counts) % 2 == 1)

    monkeypatch.setattr(short_turns, "sleep", star_meanwhile)
    short_turns.merge(library, LISTING, TOLD, TIME)
    assert counts == [*range(short_turns.AT_ONCE, COUNT, short_turns.AT_ONCE), COUNT]
    assert count_papers(library, "is:starred") == 0


def test_turn_ends_early_when_somebody_waits(library: Database) -> None:
    counts: list[int] = []

    def star() -> None:
        began.wait(10)
        with opening.worker_connection(library):
            marking.star(library, [1], True)
            counts.append(count_papers(library, ""))

    began = threading.Event()
    merge = papers.merge

    def merge_while_somebody_waits(*arguments: object) -> Merged:
        merged = merge(*arguments)
        if not counts:
            began.set()
            while not (library.turns.is_wanted or counts):
                pass
        return merged

    with ThreadPoolExecutor(1) as threads, pytest.MonkeyPatch.context() as patched:
        patched.setattr(papers, "merge", merge_while_somebody_waits)
        starred = threads.submit(star)
        result = short_turns.merge(library, LISTING, TOLD, TIME)
        starred.result()
    assert counts == [short_turns.PIECE]
    assert len(result.added) == count_papers(library, "") == COUNT


def test_search_index_is_whole_and_in_few_parts(library: Database) -> None:
    told = [
        Listed(Paper(title=f"Invented Findings {number}", abstract=" ".join(f"word{number * 7 + k}" for k in range(40))))
        for number in range(40 * short_turns.PIECE)
    ]
    for start in range(0, len(told), short_turns.PIECE):  # as many parts as there can be
        short_turns.merge(library, LISTING, told[start : start + short_turns.PIECE], TIME)
    library.execute_sql("INSERT INTO papers_index(papers_index) VALUES ('integrity-check')")
    assert count_papers(library, "findings") == count_papers(library, "word*") == len(told)
    parts = library.execute_sql("SELECT count(DISTINCT segid) FROM papers_index_idx").fetchone()[0]
    assert parts <= 2 * full_text.USUALLY_JOINED
    assert library.execute_sql("SELECT v FROM papers_index_config WHERE k = 'automerge'").fetchone() == (4,)


def test_what_came_before_a_failure_stays(library: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    def close(_seconds: float) -> None:
        library.execute_sql("PRAGMA query_only = 1")

    monkeypatch.setattr(short_turns, "sleep", close)
    with pytest.raises(LibraryError):
        short_turns.merge(library, LISTING, TOLD, TIME)
    assert count_papers(library, "") == short_turns.AT_ONCE
