"""The full-text index: puts the papers' texts and notes into it, and takes them out again.

Its rowid is the paper's place, which follows its date: walking it backwards gives the newest hits at once.

A note is on disk before the index knows it, because indexing the paper's texts anew takes longer than writing the note.
``stale_notes`` holds, from the same transaction on, whose note changed and what the index still has of it; every search
catches up first.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from desktop.errors import LibraryError
from desktop.store import words
from desktop.store.database import Database, writing

USUALLY_JOINED = 4  # parts of a size, as FTS5 has it
PAGES_JOINED = 16

IndexRow = tuple[int, str, str, str, str]  # place, title, abstract, authors, note


def index(database: Database, rows: Iterable[IndexRow]) -> None:
    """Add these texts to the index."""
    database.connection().executemany(
        "INSERT INTO papers_index(rowid, title, abstract, authors, note) VALUES (?, ?, ?, ?, ?)", map(_folded, rows)
    )


def unindex(database: Database, rows: Iterable[IndexRow]) -> None:
    """Take texts out of the index; they must be exactly those that were added."""
    database.connection().executemany(
        "INSERT INTO papers_index(papers_index, rowid, title, abstract, authors, note) VALUES ('delete', ?, ?, ?, ?, ?)",
        map(_folded, rows),
    )


def index_rows(database: Database, paper_ids: Sequence[int]) -> list[IndexRow]:
    """What the index holds of these papers."""
    marks = ", ".join("?" * len(paper_ids))
    return list(
        database.execute_sql(
            "SELECT p.place, p.title, p.abstract, p.authors, coalesce(s.indexed, n.text, '') FROM papers p "
            "LEFT JOIN notes n ON n.paper_id = p.id LEFT JOIN stale_notes s ON s.paper_id = p.id "
            f"WHERE p.id IN ({marks})",
            list(paper_ids),
        )
    )


def postpone(database: Database, paper_ids: Iterable[int]) -> None:
    """Remember that these papers' notes are to be indexed anew; call it before they are written, in their transaction."""
    database.connection().executemany(
        "INSERT INTO stale_notes(paper_id, indexed) "
        "VALUES (?1, coalesce((SELECT text FROM notes WHERE paper_id = ?1), '')) ON CONFLICT DO NOTHING",
        ((paper_id,) for paper_id in paper_ids),
    )


def catch_up(database: Database, most: int | None = None, patience: float | None = None) -> bool:
    """Index the notes that were postponed, at most so many; returns whether the index now holds all of them.

    ``patience``: seconds to wait for another writer, by default as ``writing`` does. Never raises because the library
    cannot be written: whoever searches is then served without the newest notes. Any thread with a connection.
    """
    if not _stale(database, 1):
        return True
    try:
        with writing(database, patience):
            stale = _stale(database, -1 if most is None else most + 1)
            done = stale[:most]
            old = [row for paper_id in done for row in index_rows(database, [paper_id])]
            unindex(database, old)
            database.connection().executemany("DELETE FROM stale_notes WHERE paper_id = ?", ((one,) for one in done))
            index(database, sorted(row for paper_id in done for row in index_rows(database, [paper_id])))
    except LibraryError:
        return False
    return len(done) == len(stale)


@contextmanager
def following(database: Database, paper_ids: Sequence[int]) -> Iterator[None]:
    """Keep the index true while rows of these papers are written or deleted within; at most a few hundred."""
    unindex(database, index_rows(database, paper_ids))
    database.connection().executemany("DELETE FROM stale_notes WHERE paper_id = ?", ((one,) for one in paper_ids))
    yield
    index(database, sorted(index_rows(database, paper_ids)))


@contextmanager
def in_parts(database: Database) -> Iterator[None]:
    """What is indexed within becomes a part of the index by itself, for ``join_parts`` to join with others. Inside ``writing``.

    Else FTS5 joins parts when it has had enough of them, a fiftieth of a second at a time that nobody can cut short.
    https://www.sqlite.org/fts5.html#the_automerge_configuration_option
    """
    _configure(database, "automerge", 0)
    yield
    _configure(database, "automerge", USUALLY_JOINED)


def join_parts(database: Database) -> bool:
    """Join parts of the index for about a thousandth of a second; False: none are left that should be. Inside ``writing``."""
    connection = database.connection()
    before = connection.total_changes
    _configure(database, "merge", PAGES_JOINED)
    return bool(connection.total_changes - before > 1)  # https://www.sqlite.org/fts5.html#the_merge_command


def rebuild(database: Database) -> None:
    """Make the whole index anew. Call it inside ``writing``."""
    database.execute_sql("INSERT INTO papers_index(papers_index) VALUES ('delete-all')")
    database.execute_sql("DELETE FROM stale_notes")
    cursor = database.execute_sql(
        "SELECT p.place, p.title, p.abstract, p.authors, coalesce(n.text, '') FROM papers p "
        "LEFT JOIN notes n ON n.paper_id = p.id ORDER BY p.place"
    )
    index(database, cursor)


def _configure(database: Database, command: str, value: int) -> None:
    database.connection().execute("INSERT INTO papers_index(papers_index, rank) VALUES (?, ?)", (command, value))


def _stale(database: Database, most: int) -> list[int]:
    statement = "SELECT paper_id FROM stale_notes LIMIT ?"
    return [row[0] for row in database.connection().execute(statement, (most,))]


def _folded(row: IndexRow) -> tuple[object, ...]:
    place, *texts = row
    return (place, *map(words.searchable, texts))
