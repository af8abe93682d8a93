"""Whether there is more to tell of a paper than it says now: asked with every paper that is opened, so in one question."""

from typing import NamedTuple

from desktop.store.database import Database


class Traces(NamedTuple):
    """What else is known of a paper."""

    earlier: bool  # texts that it had before
    joined: bool  # papers that were joined with it
    risen: bool  # its upvotes rose much since it was listed


def find_traces(database: Database, paper_id: int) -> Traces:
    """What else is known of that paper; takes a fraction of a millisecond."""
    row = database.execute_sql(
        "SELECT EXISTS (SELECT 1 FROM versions WHERE paper_id = ?1), EXISTS (SELECT 1 FROM joined WHERE kept_id = ?1), "
        "EXISTS (SELECT 1 FROM risen WHERE paper_id = ?1)",
        (paper_id,),
    ).fetchone()
    return Traces(*map(bool, row))
