"""What goes to disk: a note, papers with their full text, a bibliography; each against the barest loop that does the same."""

import os
import sqlite3
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from desktop.library import exporting, organising, upkeep
from desktop.records import ExportOptions, Listed, Listing
from desktop.sources.saved_answer import read_answer
from desktop.store import papers as store_papers
from desktop.store.database import PRAGMAS, Database, open_library, worker_connection, writing
from desktop.store.papers import COLUMNS
from desktop.store.words import searchable, title_hash
from tests.benchmarks import cache, corpus
from tests.benchmarks.figures import Figure

NOTES, NOTE = 60, "Compare with the table on page 4; the second row is what we need. " * 6
ADDED, BATCH = 5_000, 200
EXPORTED = 10_000
LISTING = Listing("huggingface", "file", "benchmark")
TIME = "2026-03-31T09:00:00.000Z"
MERGED_COLUMNS = (*COLUMNS, "place", "day", "rank", "upvotes", "comments", "added", "title_hash")


def measure(library: Path, papers: int) -> list[Figure]:
    """All three, the rival in turns with ours."""
    return [*_measure_notes(library, papers), _measure_adding(library, papers), *_measure_export(library, papers)]


def _measure_notes(library: Path, papers: int) -> list[Figure]:
    """Beside the note also the barest commit that SQLite can do: what is above that is ours."""
    ours, bare, commits = [], [], []
    scratch = library.with_name("note.sqlite3")
    cache.remove(scratch)
    with (
        closing(open_library(library)) as database,
        closing(_plain_connection(scratch)) as connection,
        library.with_name("note.txt").open("wb") as file,
    ):
        connection.execute("CREATE TABLE notes (paper_id INTEGER PRIMARY KEY, text TEXT)")
        with ThreadPoolExecutor(1) as threads:  # as the window does soon after it was opened
            threads.submit(_make_room, database).result()
        for number in range(NOTES):
            text = f"{number}. {NOTE}"
            paper_id = 1 + number % 20
            ours.append(_timed(lambda text=text, paper_id=paper_id: organising.write_note(database, paper_id, text)))
            bare.append(_timed(lambda text=text: _write_durably(file.fileno(), text.encode())))
            commits.append(_timed(lambda values=(paper_id, text): _commit(connection, values)))
    library.with_name("note.txt").unlink()
    cache.remove(scratch)
    limit = 2 * statistics.median(bare)
    words = f"2 × fdatasync of the same ({statistics.median(bare):.2f} ms)"
    noted, committed = statistics.median(ours), statistics.median(commits)
    return [
        Figure("a note that is on disk", papers, noted, noted, "median", limit, words),
        Figure(
            "a row that is on disk", papers, committed, committed, "median", limit, "the same, by sqlite3", is_budget=False
        ),
    ]


def _make_room(database: Database) -> None:
    with worker_connection(database):
        upkeep.make_room(database)


def _commit(connection: sqlite3.Connection, values: tuple[int, str]) -> None:
    connection.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", values)


def _write_durably(file: int, content: bytes) -> None:
    os.write(file, content)
    os.fdatasync(file)


def _measure_adding(library: Path, papers: int) -> Figure:
    with TemporaryDirectory() as folder:
        listing = Path(folder) / "more.jsonl"
        corpus.write(listing, 2 * ADDED, first=2 * papers + 1_000_000)
        with listing.open("rb") as file:
            told = [one for one in read_answer(file, listing.name) if isinstance(one, Listed)]
    # In turns, a batch each, so that neither has the fuller library or the quieter machine. The text index joins its parts
    # at about every fourth batch; who always came first would pay for the other (it made 0.77 of 1.16), so the turns are dealt
    # as evenly as can be: https://en.wikipedia.org/wiki/Thue%E2%80%93Morse_sequence
    took = [0.0, 0.0]
    with closing(open_library(library)) as database, closing(_plain_connection(library)) as connection:
        writers = (lambda batch: _merge(database, batch), lambda batch: _insert(connection, batch))
        for number, start in enumerate(range(0, len(told), BATCH)):
            turn, second = divmod(number, 2)
            which = (turn.bit_count() + second) % 2
            took[which] += _timed(lambda which=which, start=start: writers[which](told[start : start + BATCH]))
    ours, bare = took
    each = 1000 / ADDED
    words = f"0.8 × as quick as plain sqlite3 ({bare * each:.0f} µs)"
    return Figure("adding a paper", papers, ours * each, ours * each, "mean", bare * each / 0.8, words, "µs")


def _merge(database: Database, batch: Sequence[Listed]) -> None:
    with writing(database):
        store_papers.merge(database, LISTING, batch, TIME)


def _plain_connection(library: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(library, isolation_level=None)
    for name, value in PRAGMAS:
        connection.execute(f"PRAGMA {name} = {value}")
    return connection


def _insert(connection: sqlite3.Connection, batch: Sequence[Listed]) -> None:
    """The same rows in the same tables, looked for before and folded for the index, in one loop without any ceremony."""
    names = ", ".join(MERGED_COLUMNS)
    marks = ", ".join("?" * len(MERGED_COLUMNS))
    connection.execute("BEGIN IMMEDIATE")
    place = connection.execute("SELECT max(place) FROM papers").fetchone()[0]
    ids = [one.paper.arxiv_id for one in batch]
    connection.execute(f"SELECT * FROM papers WHERE arxiv_id IN ({', '.join('?' * len(ids))})", ids).fetchall()
    indexed = []
    for number, one in enumerate(batch, start=1):
        paper = one.paper
        authors = "\n".join(author.name for author in paper.authors)
        values = (
            paper.title, paper.abstract, authors, paper.arxiv_id, paper.doi, paper.published, paper.updated, paper.version,
            " ".join(paper.categories), paper.comment, paper.journal_ref, 0, paper.project_page, paper.code_url,
            paper.code_stars, paper.ai_summary, paper.ai_summary_model, "\n".join(paper.ai_keywords), paper.organization,
            paper.thumbnail, "", None, place + number, one.day, None, one.upvotes, one.comments, TIME, title_hash(paper.title),
        )  # fmt: skip
        paper_id = connection.execute(f"INSERT INTO papers({names}) VALUES ({marks})", values).lastrowid
        indexed.append((place + number, searchable(paper.title), searchable(paper.abstract), searchable(authors), ""))
        connection.execute("INSERT INTO votes VALUES (?, ?, ?, ?)", (paper_id, TIME, one.upvotes, one.comments))
        for listing_id in (1, 2) if one.day else (1,):
            connection.execute(
                "INSERT INTO appearances VALUES (?, ?, ?, ?, ?)", (paper_id, listing_id, TIME[:10], one.rank, None)
            )
    connection.executemany("INSERT INTO papers_index(rowid, title, abstract, authors, note) VALUES (?, ?, ?, ?, ?)", indexed)
    connection.execute("COMMIT")


def _measure_export(library: Path, papers: int) -> list[Figure]:
    """The first time, when entries are made, and again, when they are put together; against loops over ready-made strings."""
    with closing(open_library(library)) as database, TemporaryDirectory() as folder:
        chosen = [row[0] for row in database.execute_sql("SELECT id FROM papers ORDER BY id LIMIT ?", (EXPORTED,))]
        file = Path(folder) / "all.bib"
        exporting.export(database, chosen, ExportOptions(), file)  # gives each paper its key, once for all
        first, again, loops, bare = [], [], [], []
        for _ in range(5):
            database.execute_sql("DELETE FROM ready_entries")
            first.append(_timed(lambda: exporting.export(database, chosen, ExportOptions(), file)))
            again.append(_timed(lambda: exporting.export(database, chosen, ExportOptions(), file)))
            loops.append(_timed(lambda: _write_all(file.with_name("loop.bib"), _ready_strings(database))))
            entries = [f"@{entry}" for entry in file.read_text(encoding="utf-8").split("\n@")]
            bare.append(_timed(lambda entries=entries: _write_all(file.with_name("bare.bib"), entries)))
    name = f"exporting {len(chosen):,}"
    made = f"1.3 × writing strings of memory ({min(bare):.0f} ms)"
    kept = f"1.3 × a loop over ready strings of a table ({min(loops):.0f} ms)"
    return [
        Figure(
            f"{name} never exported before", papers, statistics.median(first), min(first), "best", 1.3 * min(bare), made,
            is_budget=False,
        ),
        Figure(f"{name} again", papers, statistics.median(again), min(again), "best", 1.3 * min(loops), kept),
    ]  # fmt: skip


def _ready_strings(database: Database) -> Iterator[str]:
    for (text,) in database.execute_sql("SELECT text FROM ready_entries"):
        yield text


def _write_all(file: Path, entries: Iterable[str]) -> None:
    with file.open("w", encoding="utf-8") as written:
        for entry in entries:
            written.write(entry)
        written.flush()
        os.fsync(written.fileno())


def _timed(act: Callable[[], object]) -> float:
    """Milliseconds."""
    start = perf_counter()
    act()
    return (perf_counter() - start) * 1000
