"""A newer version of a paper, and on which lists it stood, as the command line tells them."""

import os
from contextlib import closing
from pathlib import Path

from desktop.records import Listed, Listing, Paper
from desktop.store import papers
from desktop.store.database import open_library, writing
from tests.cli.conftest import DAY, Papershelf
from tests.loopback import LoopbackService


def tell(version: int, abstract: str, time: str) -> None:
    told = Listed(Paper("Quiet Diffusion", abstract, arxiv_id="2603.00001", version=version))
    with closing(open_library(Path(os.environ["PAPERSHELF_LIBRARY"]))) as database, writing(database):
        papers.merge(database, Listing("arxiv", "query", "diffusion"), [told], time)


def test_new_version_is_shown_until_the_paper_is_read_again(papershelf: Papershelf, service: LoopbackService) -> None:
    papershelf("pull", "--date", DAY)
    tell(1, "We diffuse.", "2026-03-31T09:00:00.000Z")
    papershelf("star", "2603.00001")
    shown = papershelf("show", "2603.00001")
    assert "\nversion 1\n" in shown.out
    assert "appearances: Daily Papers of 31 March 2026, #1, 43 up · arXiv search for “diffusion”\n" in shown.out
    tell(2, "We diffuse quietly.", "2026-04-30T09:00:00.000Z")
    assert "\nversion 2 (new since you read it)\n" in papershelf("show", "2603.00001").out
    (paper,) = papershelf("list", "is:updated", "--json").json
    assert (paper["arxiv_id"], paper["new_version"], paper["sources"]) == ("2603.00001", True, ["arxiv", "huggingface"])
    papershelf("read", "2603.00001")
    assert papershelf("list", "is:updated", "--json").json == []
    assert papershelf("check").code == 0
