"""Every table and column of a library is carried by a library file in JSON, or said to be left out."""

from desktop.store import carried
from desktop.store.database import Database


def test_every_table_is_carried_or_left_out(library: Database) -> None:
    """Who adds a table adds it to carried.py too, or the way out would lose it."""
    tables = {
        name
        for (name,) in library.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("sqlite_", "papers_index"))
    }
    of_papers = {one.table for one in (*carried.OF_SERVICES.values(), *carried.OF_READER.values())}
    known = {"papers", *of_papers, *carried.BEFORE_PAPERS.values(), *carried.AFTER_PAPERS.values(), *carried.LEFT_OUT}
    assert tables == known
