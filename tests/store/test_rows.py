"""Rows of the list: in the order asked for, with what the reader decided, and without what is gone."""

from desktop.records import Author, Listed, Marks, Paper, PaperRow
from desktop.store import annotations, marks, rows
from desktop.store.database import Database
from tests.store.small_library import DAY, add_many, merge


def test_row_says_all_that_is_painted(library: Database) -> None:
    paper = Paper(
        title="Moss",
        authors=(Author("Ada Example"), Author("Bo Sample", hidden=True)),
        arxiv_id="2603.00001",
        categories=("cs.CL", "cs.LG"),
        code_url="https://example.org/code",
        code_stars=7,
        withdrawn=True,
    )
    merge(library, Listed(paper, day=DAY, rank=3, upvotes=142), Listed(Paper("Fern")))
    marks.set_mark(library, [1], "starred", True, "Star")
    annotations.set_note(library, 1, "mine", "Note")
    annotations.add_highlight(library, 1, "title", "Moss", 0, 4, "blue", "", "Highlight")
    plain = PaperRow(2, "Fern", "", None, None, None, None, None, False, False, Marks(), False, False)
    whole = PaperRow(
        1,
        "Moss",
        "Ada Example\nBo Sample",
        DAY,
        142,
        3,
        "cs.CL",
        7,
        True,
        True,
        Marks(starred=True),
        True,
        True,
        "https://arxiv.org/abs/2603.00001",
    )
    assert rows.load(library, [2, 1]) == [plain, whole]


def test_rows_stand_in_the_order_asked_for_without_those_that_are_gone(library: Database) -> None:
    ids = add_many(library, 300)
    asked = [9_999, *reversed(ids), -1]
    assert [row.paper_id for row in rows.load(library, asked)] == list(reversed(ids))
    assert rows.load(library, []) == []
    assert rows.load(library, [9_999]) == []
