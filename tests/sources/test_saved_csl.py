"""CSL-JSON as other programs write it."""

import json
from io import BytesIO

import pytest

from desktop.sources.saved_bibliography import BibliographyEntry
from desktop.sources.saved_csl import is_csl, read_csl
from tests.loopback import daily_item

OF_ZOTERO = {
    "id": "http://zotero.example/users/1/items/ABC",
    "type": "article-journal",
    "title": "Slow growth of <i>moss</i>",
    "container-title": "Journal of Shade",
    "volume": "7",
    "page": "10-19",
    "DOI": "10.5555/shade.7",
    "author": [{"family": "Moss", "given": "Ana"}, {"literal": "Moss Lab"}],
    "issued": {"date-parts": [["2019", 3]]},
}


def only(item: object) -> BibliographyEntry:
    [entry] = read_csl(json.dumps([item]))
    assert isinstance(entry, BibliographyEntry)
    return entry


def test_an_article_of_zotero_is_read() -> None:
    entry = only(OF_ZOTERO)
    paper = entry.paper
    assert (entry.key, paper.title, paper.doi) == ("", "Slow growth of moss", "10.5555/shade.7")
    assert [author.name for author in paper.authors] == ["Ana Moss", "Moss Lab"]
    assert (paper.published, paper.journal_ref) == ("2019-03", "Journal of Shade 7, 10–19 (2019)")


@pytest.mark.parametrize(
    "fields",
    [
        {"number": "arXiv:2603.00001"},
        {"URL": "http://arxiv.org/abs/2603.00001"},
        {"archive": "arXiv", "archive_location": "2603.00001"},
        {"note": "arXiv:2603.00001 [cs]"},
        {"DOI": "10.48550/ARXIV.2603.00001"},
    ],
)
def test_a_preprint_is_known_by_its_id(fields: dict[str, str]) -> None:
    entry = only({"id": "moss", "type": "article", "title": "Moss", "container-title": "arXiv", **fields})
    assert (entry.paper.arxiv_id, entry.paper.journal_ref, entry.key) == ("2603.00001", None, "moss")


def test_the_citation_key_comes_before_the_id() -> None:
    assert only({**OF_ZOTERO, "citation-key": "moss2019"}).key == "moss2019"


def test_what_is_broken_is_told_with_its_line() -> None:
    found = list(read_csl('[{"id": "a", "type": "book"},\n7,\n{"id": "b", "type": "book", "title": "Fern"},\n{"id": '))
    assert found[0] == "Line 1 was left out: it has no title."
    assert found[1] == "Line 2 was left out: it is no work."
    assert isinstance(found[2], BibliographyEntry)
    assert str(found[3]).startswith("Line 4 and all after it were left out: ")


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (json.dumps([OF_ZOTERO]), True),
        (json.dumps([daily_item("2603.00001", "Moss")]), False),
        (json.dumps({"id": 1}), False),
        ("[]", False),
        ("no json", False),
    ],
)
def test_items_are_told_from_listings(content: str, expected: bool) -> None:
    file = BytesIO(content.encode())
    assert is_csl(file) is expected
    assert file.read() == content.encode()
