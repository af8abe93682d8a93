"""A library of its own for each test, and papers to put into it."""

from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest

from desktop.records import Author, Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import Database, open_library, writing

Add = Callable[..., int]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Database]:
    with closing(open_library(tmp_path / "library" / "library.sqlite3")) as database:
        yield database


@pytest.fixture
def add(library: Database) -> Add:
    """Adds a paper, by default one of Ada Ravn's of 2026, and gives its id."""

    def add_paper(title: str, **what: object) -> int:
        told = {"authors": (Author("Ada Ravn"),), "published": "2026-03-31", **what}
        with writing(library):
            merged = papers.merge(
                library,
                Listing("huggingface", "day", "2026-03-31"),
                [Listed(Paper(title, **told), day="2026-03-31")],  # type: ignore[arg-type]
                "2026-03-31T08:00:00.000Z",
            )
        return merged.paper_ids[0]

    return add_paper
