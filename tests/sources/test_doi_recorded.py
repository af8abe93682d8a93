"""Recorded answers of registration agencies, in BibTeX and CSL-JSON, come through whole."""

import gzip
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from desktop.sources.csl_work import read_csl_work
from desktop.sources.doi import parse_work
from desktop.sources.source import Answer

FOLDER = Path(__file__).parents[2] / ".." / "shared" / "data" / "biblio" / "crossref"
DOI = "10.1126/science.169.3946.635"

pytestmark = pytest.mark.recorded


@pytest.fixture(scope="module")
def answers() -> list[tuple[str, bytes]]:
    """Address asked, and the body of each success."""
    if not FOLDER.is_dir():
        pytest.skip("the recorded answers do not lie beside the project")
    return list(_read_answers())


def _read_answers() -> Iterator[tuple[str, bytes]]:
    yaml = pytest.importorskip("yaml", reason="PyYAML reads the recordings")
    for path in sorted(FOLDER.glob("*.yaml")):
        for exchange in yaml.safe_load(path.read_text(encoding="utf-8"))["interactions"]:
            body = exchange["response"]["body"]["string"]
            body = body.encode() if isinstance(body, str) else body
            if exchange["response"]["status"]["code"] == 200:
                yield exchange["request"]["uri"], gzip.decompress(body) if body.startswith(b"\x1f\x8b") else body


def test_negotiated_answers_are_one_and_the_same_work(answers: list[tuple[str, bytes]]) -> None:
    negotiated = [body for address, body in answers if "/transform" in address and body.lstrip()[:1] in b"@{"]
    papers = [parse_work(Answer(200, {}, body, ""), DOI) for body in negotiated]
    assert len(papers) == 6
    assert {paper.title.partition(":")[0] for paper in papers} == {"The Structure of Ordinary Water"}
    assert {paper.authors[0].name for paper in papers} == {"Henry S. Frank"}
    assert {paper.journal_ref for paper in papers} == {"Science 169(3946), 635–641 (1970)"}
    assert {paper.published for paper in papers} == {"1970-08", "1970-08-14"}


def test_every_work_of_a_listing_is_read(answers: list[tuple[str, bytes]]) -> None:
    messages = [json.loads(body).get("message") for _address, body in answers if body.startswith(b"{")]
    items: list[Any] = [item for message in messages for item in (message.get("items", [message]) if message else [])]
    works = [item for item in items if item.get("title") and item.get("DOI")]
    papers = [read_csl_work(item, "") for item in works]
    assert len(papers) == 108
    assert all(paper and paper.title and paper.doi for paper in papers)
    assert not [
        paper.title
        for paper in papers
        if paper and ("jats:" in paper.abstract or "</" in paper.abstract or "&amp;" in paper.title)
    ]
