"""Small stand-ins that tests share: values with invented contents, and nothing that needs the whole application."""

from collections.abc import Sequence
from dataclasses import replace

from desktop.errors import PapershelfError
from desktop.records import Author, Highlight, Marks, Paper, PaperRow, ShelvedPaper


def make_row(paper_id: int = 1, **what: object) -> PaperRow:
    """A row of the list with invented contents; ``what`` names what the test is about. Marks may be given by name."""
    marks = {name: what.pop(name) for name in ("read", "starred", "dismissed", "status") if name in what}
    row = PaperRow(
        paper_id=paper_id,
        title=f"Invented Findings, Part {paper_id}",
        authors="Ada Example\nBo Sample\nCy Specimen",
        day="2026-03-31",
        upvotes=None,
        rank=None,
        category=None,
        code_stars=None,
        has_code=False,
        withdrawn=False,
        marks=Marks(**marks),
        has_note=False,
        has_highlight=False,
    )
    return replace(row, **what)


class FakeRows:
    """A library's rows, as the list reads them: call it with ids. ``asked`` keeps what was asked for."""

    def __init__(self, *rows: PaperRow) -> None:
        self.rows = {row.paper_id: row for row in rows}
        self.asked: list[list[int]] = []
        self.error: PapershelfError | None = None  # raised instead of an answer

    def __call__(self, ids: Sequence[int]) -> list[PaperRow]:
        self.asked.append(list(ids))
        if self.error:
            raise self.error
        return [self.rows[paper_id] for paper_id in ids if paper_id in self.rows]


def make_shelved(paper_id: int = 1, *, abstract: str = "", authors: Sequence[str] = (), **what: object) -> ShelvedPaper:
    """A paper on the shelf with invented contents; ``what`` names fields of the paper, of its marks or of the shelf."""
    paper = {name: what.pop(name) for name in Paper.__dataclass_fields__ if name in what}
    marks = {name: what.pop(name) for name in Marks._fields if name in what}
    paper.setdefault("title", f"Invented Findings, Part {paper_id}")
    return ShelvedPaper(
        paper_id=paper_id,
        paper=Paper(abstract=abstract, authors=tuple(Author(name) for name in authors), **paper),
        marks=Marks(**marks),
        added="2026-03-31T08:00:00Z",
        **what,
    )


def make_highlight(text: str, exact: str, colour: str = "yellow", **what: object) -> Highlight:
    """A highlight of the first ``exact`` in ``text``, with the words around it and its offsets."""
    start = text.index(exact)
    end = start + len(exact)
    made = Highlight(1, "abstract", exact, text[max(start - 32, 0) : start], text[end : end + 32], start, end, colour)
    return replace(made, **what)
