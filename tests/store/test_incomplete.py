"""What is looked for while the reader waits is found along an index, however many papers there are."""

import pytest

from desktop.records import Author, Listed, Paper
from desktop.store import incomplete
from desktop.store.database import Database
from tests.store.small_library import merge, rows_of

PAGE = "https://openreview.net/forum?id=aB3"


@pytest.mark.parametrize(
    "statement",
    [
        f"SELECT p.id FROM papers p WHERE {incomplete.LACKING} ORDER BY p.place DESC",
        f"SELECT id FROM papers WHERE project_page = '{PAGE}' ORDER BY id LIMIT 1",
    ],
)
def test_no_paper_s_text_is_read(library: Database, statement: str) -> None:
    [plan] = [str(row[3]) for row in rows_of(library, f"EXPLAIN QUERY PLAN {statement}")]
    assert "USING INDEX papers_lacking" in plan or "INDEX papers_project_page" in plan


def test_what_is_lacking(library: Database) -> None:
    authors = (Author("Ada Example"),)
    told = [
        Paper("Whole", "Text.", authors, arxiv_id="2603.00001"),
        Paper("No id", "Text.", authors),
        Paper("No authors", "Text.", arxiv_id="2603.00002"),
        Paper("No abstract", "", authors, arxiv_id="2603.00003"),
        Paper("Published, without an abstract", "", authors, doi="10.5555/moss"),
    ]
    merge(library, *map(Listed, told))
    assert sorted(incomplete.find(library)) == [2, 3, 4]
    assert incomplete.find(library, [1, 3]) == [3]
