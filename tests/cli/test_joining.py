"""Which papers are one and which are two, as the command line is told."""

import os
from contextlib import closing
from pathlib import Path

import pytest

from desktop.records import Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import open_library, writing
from tests.cli.conftest import Papershelf


@pytest.fixture(autouse=True)
def two_papers(papershelf: Papershelf) -> None:
    papershelf("check")  # makes the library
    told = (
        (Listing("huggingface", "day", "2026-03-31"), Paper("Invented Moss", arxiv_id="2603.00001")),
        (Listing("huggingface", "file", "page.txt"), Paper("Moss that we invented")),
    )
    with closing(open_library(Path(os.environ["PAPERSHELF_LIBRARY"]))) as database, writing(database):
        for listing, paper in told:
            papers.merge(database, listing, [Listed(paper, day="2026-03-31")], "2026-03-31T09:00:00Z")


def test_two_become_one_and_two_again(papershelf: Papershelf) -> None:
    joined = papershelf("join", "#2", "2603.00001")
    assert (joined.code, joined.out) == (0, "#1\tInvented Moss\n")
    assert "Joined “Invented Moss” with “Moss that we invented”" in joined.err
    assert [paper["id"] for paper in papershelf("list", "--json").json] == [1]
    asked = papershelf("split", "#1")
    assert (asked.code, asked.out) == (1, "")
    assert "  1  A saved page: “Moss that we invented”\n" in asked.err
    split = papershelf("split", "#1", "--part", "1")
    assert (split.code, split.out) == (0, "#1\tInvented Moss\n#2\tMoss that we invented\n")
    papershelf("undo")
    assert [paper["id"] for paper in papershelf("list", "--json").json] == [1]
    papershelf("undo")
    assert sorted(paper["id"] for paper in papershelf("list", "--json").json) == [1, 2]
    assert papershelf("check").code == 0


def test_what_cannot_be_done_is_said(papershelf: Papershelf) -> None:
    single = papershelf("split", "#1")
    assert (single.code, single.err) == (
        1,
        "papershelf: “Invented Moss” is one paper: nothing that was told of it can be split off.\n",
    )
    same = papershelf("join", "#1", "2603.00001")
    assert same.code == 2
    assert "This is one paper already" in same.err
    papershelf("join", "#1", "#2")
    assert "There is no part 9" in papershelf("split", "#1", "--part", "9").err
