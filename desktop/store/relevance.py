"""How well papers answer a search: the title weighs most, and a rare word more than a common one (BM25)."""

from collections.abc import Sequence

from desktop.store.database import Database

NEWEST_RANKED = 2_000  # hits; to rank them all takes a second in a large library, and nobody reads so far
WEIGHTS = "10.0, 1.0, 4.0, 4.0"  # title, abstract, authors, note
RANKED = f"""SELECT rowid FROM papers_index WHERE papers_index MATCH ? AND rowid >= ? AND +rowid IN (
    SELECT value FROM json_each(?)) ORDER BY bm25(papers_index, {WEIGHTS}), rowid DESC"""


def rank(database: Database, match: str, hits: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The hits (id and place, newest first) with the best first. Without words to match (``match`` is "") as they were."""
    if not match or not hits:
        return list(hits)
    ids = {place: paper_id for paper_id, place in hits}
    asked = (match, hits[-1][1], "[" + ",".join(map(str, ids)) + "]")
    return [(ids[place], place) for (place,) in database.execute_sql(RANKED, asked)]
