"""How many papers there are, kept as they come and go: counting a million takes seconds when the disk has to be read."""

import peewee as pw

# The highest number says nothing: a part of another library keeps its numbers, and papers that are joined leave a gap.
STEP = (
    "CREATE TABLE paper_total (id INTEGER PRIMARY KEY CHECK (id = 1), papers INTEGER NOT NULL)",
    "INSERT INTO paper_total(id, papers) SELECT 1, count(*) FROM papers",
    "CREATE TRIGGER paper_came AFTER INSERT ON papers BEGIN UPDATE paper_total SET papers = papers + 1; END",
    "CREATE TRIGGER paper_went AFTER DELETE ON papers BEGIN UPDATE paper_total SET papers = papers - 1; END",
)
TOTAL = "(SELECT papers FROM paper_total)"


def keep_how_many_papers_there_are(database: pw.SqliteDatabase) -> None:
    """A step of the migrations."""
    for statement in STEP:
        database.execute_sql(statement)


def is_true(database: pw.SqliteDatabase) -> bool:
    """Whether as many papers are there as are told; reads them all."""
    return bool(database.execute_sql(f"SELECT {TOTAL} = count(*) FROM papers").fetchone()[0])
