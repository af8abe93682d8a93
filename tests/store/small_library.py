"""Filling small libraries with invented papers, and reading everything that stands in them for comparison."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.records import Author, Listed, Listing, Paper
from desktop.store import full_text, papers, query, search
from desktop.store.database import Database, open_library, writing

TIME = "2026-03-31T08:00:00.000Z"
DAY = "2026-03-31"

SERVICES_TABLES = (
    "papers", "versions", "listings", "appearances", "votes", "pulls", "statements", "offers", "other_names",
    "risen", "updates", "unknown_names",
)  # fmt: skip
READERS_TABLES = (
    "marks", "notes", "highlights", "collections", "collection_papers", "tags", "paper_tags", "searches", "citation_keys",
    "followed", "waiting", "seen_changes", "joined", "apart", "refused",
)  # fmt: skip
HISTORY_TABLES = ("batches", "journal")

# A paper of which every field is known.
WHOLE = Paper(
    title="Slow Growth of Lichen",
    abstract="It grows.",
    authors=(Author("Ada Example"), Author("Bo Sample", hidden=True)),
    arxiv_id="2603.00001",
    doi="10.1145/abc",
    published="2026-03-01T10:00:00Z",
    updated="2026-03-02",
    version=2,
    categories=("cs.CL", "cs.LG"),
    comment="3 pages",
    journal_ref="Journal of Moss 1",
    withdrawn=True,
    project_page="https://example.org",
    code_url="https://example.org/code",
    code_stars=7,
    ai_summary="Lichen grows.",
    ai_summary_model="a model",
    ai_keywords=("lichen", "growth in shade"),
    organization="Moss Institute",
    thumbnail="https://example.org/picture.png",
    extra={"mood": "calm", "list": [1, {"deep": None}]},
)

Dump = dict[str, list[tuple[object, ...]]]


@contextmanager
def new_library() -> Iterator[Database]:
    """An empty library in a folder that is gone afterwards, for tests that need one for each example."""
    with TemporaryDirectory() as folder:
        database = open_library(Path(folder) / "library.sqlite3")
        # Examples need not survive a power cut, and waiting for the disk is most of what they would do.
        database.execute_sql("PRAGMA synchronous = off")
        try:
            yield database
        finally:
            database.close()


def day_list(day: str = DAY) -> Listing:
    """The list of that day."""
    return Listing("huggingface", "day", day)


def merge(database: Database, *told: Listed, listing: Listing | None = None, time: str = TIME) -> papers.Merged:
    """Merge these entries as one page of that listing, by default the day's list."""
    with writing(database):
        return papers.merge(database, listing or day_list(), told, time)


def add_papers(database: Database, *told: Paper) -> list[int]:
    """The ids of these papers, added as one day's list."""
    return merge(database, *(Listed(paper, day=DAY, rank=rank) for rank, paper in enumerate(told, start=1))).paper_ids


def add_many(database: Database, count: int) -> list[int]:
    """The ids of that many papers without contents."""
    return add_papers(database, *(Paper(f"Invented Findings, Part {number}") for number in range(1, count + 1)))


def find(database: Database, text: str) -> list[int]:
    """The ids that the query finds, in order."""
    return list(search.find_ids(database, query.parse(text)))


def dump(database: Database, tables: Iterable[str]) -> Dump:
    """Every row of these tables."""
    return {
        table: sorted((tuple(row) for row in database.execute_sql(f"SELECT * FROM {table}")), key=repr) for table in tables
    }


def dump_all(database: Database) -> Dump:
    """Every row of every table, and every word of the index."""
    everything = dump(database, (*SERVICES_TABLES, *READERS_TABLES, *HISTORY_TABLES))
    return {**everything, "papers_index": words_of_index(database)}


def words_of_index(database: Database) -> list[tuple[object, ...]]:
    """Every word that the index holds: the word, the paper's place, the column and the position in it.

    Nothing is left to be indexed then.
    """
    full_text.catch_up(database)
    database.execute_sql(
        "CREATE VIRTUAL TABLE IF NOT EXISTS temp.words_of_index USING fts5vocab(main, papers_index, instance)"
    )
    cursor = database.execute_sql('SELECT term, doc, col, "offset" FROM temp.words_of_index ORDER BY doc, col, "offset"')
    return [tuple(row) for row in cursor]


def index_is_true(database: Database) -> bool:
    """Whether the index holds exactly the words that one made anew from the tables would hold."""
    held = words_of_index(database)
    with database.atomic() as transaction:
        full_text.rebuild(database)
        made_anew = words_of_index(database)
        transaction.rollback()
    return held == made_anew


def rows_of(database: Database, statement: str, parameters: Sequence[object] = ()) -> list[tuple[object, ...]]:
    """What the statement selects."""
    return [tuple(row) for row in database.execute_sql(statement, parameters)]
