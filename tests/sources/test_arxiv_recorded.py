"""The thousand recorded papers of 2016, asked for as the arXiv would be asked: by category, by words and by id."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.records import Listing, Page
from desktop.sources import SOURCES
from desktop.sources.http import Transport
from desktop.sources.refusals import RefusedError
from desktop.sources.source import Asking

SERVER = Path(__file__).parents[2] / ".." / "shared" / "tools" / "replay_server.py"
SOURCE = SOURCES["arxiv"]

pytestmark = pytest.mark.recorded


@pytest.fixture(scope="module")
def address() -> Iterator[str]:
    if not SERVER.is_file():
        pytest.skip("the server that plays recorded answers does not lie beside the project")
    command = [sys.executable, str(SERVER), "--port", "0"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as server:
        assert server.stdout
        try:
            yield server.stdout.readline().strip()
        finally:
            server.terminate()


def pull(address: str, kind: str, argument: str, since: str | None = None) -> list[Page]:
    get = Transport("Papershelf/test", offline=lambda: False, tokens={}).get
    asking = Asking(get, {"arxiv": address, "arxiv-feed": address}, lambda: None, since=since)
    return list(SOURCE.pages(Listing("arxiv", kind, argument), asking))


def test_all_thousand_papers_come_through_whole(address: str) -> None:
    pages = pull(address, "query", "e OR a")
    papers = [entry.paper for page in pages for entry in page.entries]
    assert [len(page.entries) for page in pages] == [200] * 5
    assert [sentence for page in pages for sentence in page.skipped] == []
    assert len({paper.arxiv_id for paper in papers}) == 1000
    assert all(paper.title and paper.abstract and paper.authors and paper.categories and paper.published for paper in papers)
    withdrawn = {paper.arxiv_id for paper in papers if paper.withdrawn}
    assert withdrawn == {"0704.0213", "0704.1409", "0705.1442", "0707.0454", "0707.1859", "0708.0598"}
    dates = [paper.published for paper in papers]
    assert dates == sorted(dates, key=str, reverse=True)


def test_every_paper_is_found_by_its_id(address: str) -> None:
    known = [entry.paper.arxiv_id for page in pull(address, "query", "e OR a") for entry in page.entries]
    pages = pull(address, "paper", " ".join([*map(str, known), "0808.05394"]))
    assert len(pages) == 11
    assert {entry.paper.arxiv_id for page in pages for entry in page.entries} == set(known)
    assert [sentence for page in pages for sentence in page.skipped] == ["arXiv has no paper 0808.05394: check the id."]


def test_a_category_is_its_feed_and_an_empty_one_says_so(address: str) -> None:
    (page,) = pull(address, "category", "cs.CL")
    assert [(entry.day, entry.paper.version) for entry in page.entries] == [("2026-04-27", 1)] * 3
    empty, *more = pull(address, "category", "cs.LG")
    assert empty.note == "arXiv announces nothing at weekends: the next papers in cs.LG come on Monday."
    assert all("cs.LG" in entry.paper.categories for page in more for entry in page.entries)


def test_a_question_that_is_not_accepted_is_refused_in_the_services_own_words(address: str) -> None:
    get = Transport("Papershelf/test", offline=lambda: False, tokens={}).get
    with pytest.raises(RefusedError, match="incorrect id format for abc"):
        get(f"{address}/api/query?id_list=abc", service="arXiv", check=lambda: None)
