"""Citations as CSL-JSON: what a citeproc needs, and the same papers when it is read again."""

import json

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats import csl_json
from desktop.records import Author, Citation, ExportOptions, Paper
from desktop.sources.saved_bibliography import BibliographyEntry
from desktop.sources.saved_csl import read_csl

MOSS = Citation(
    "berg2026moss",
    Paper(
        "Slow Moss: $x^2$ & Größe",
        "It grows.",
        (Author("Ana van der Berg Jr."), Author("Moss Collaboration")),
        arxiv_id="2603.00001",
        published="2026-03-01T10:00:00Z",
    ),
    keywords=("moss", "to cite"),
    note="Only mine.",
)
WORDS = st.text(alphabet='abcXYZéß漢 -:<>&"\\{}$', min_size=1, max_size=30).filter(str.strip)


def items(*citations: Citation, **options: bool) -> list[dict[str, object]]:
    return json.loads("".join(csl_json.write(citations, ExportOptions("csl-json", **options))))  # type: ignore[no-any-return]


def test_a_preprint_has_what_a_citeproc_needs_and_nothing_private() -> None:
    assert items(MOSS) == [
        {
            "id": "berg2026moss",
            "citation-key": "berg2026moss",
            "type": "article",
            "title": "Slow Moss: $x^2$ & Größe",
            "author": [
                {"family": "Berg", "given": "Ana", "non-dropping-particle": "van der", "suffix": "Jr."},
                {"literal": "Moss Collaboration"},
            ],
            "issued": {"date-parts": [[2026, 3, 1]]},
            "DOI": "10.48550/arXiv.2603.00001",
            "URL": "https://arxiv.org/abs/2603.00001",
            "number": "arXiv:2603.00001",
            "publisher": "arXiv",
            "genre": "Preprint",
        }
    ]


def test_what_is_asked_for_goes_along() -> None:
    [item] = items(MOSS, abstract=True, keywords=True, note=True)
    assert (item["abstract"], item["keyword"], item["annote"]) == ("It grows.", "moss, to cite", "Only mine.")
    assert "note" not in item


def test_no_papers_are_an_empty_list() -> None:
    assert items() == []


def test_what_nobody_said_is_left_out_and_items_stand_by_key() -> None:
    found = items(Citation("b", Paper("Fern")), Citation("A", Paper("Moss")))
    assert found[1] == {"id": "b", "citation-key": "b", "type": "document", "title": "Fern"}
    assert [item["id"] for item in found] == ["A", "b"]


@given(WORDS, st.lists(st.sampled_from(["Ana Moss", "Li", "Bo van Fern", "Moss Lab", "张伟"]), max_size=3))
def test_what_is_written_is_read(title: str, names: list[str]) -> None:
    paper = Paper(title, authors=tuple(map(Author, names)), arxiv_id="2603.00001", published="2026-03")
    [entry] = read_csl("".join(csl_json.write([Citation("moss2026", paper)], ExportOptions("csl-json"))))
    assert isinstance(entry, BibliographyEntry)
    assert entry.key == "moss2026"
    assert entry.paper.title == " ".join(title.split())
    assert [author.name for author in entry.paper.authors] == names
    assert (entry.paper.arxiv_id, entry.paper.published) == ("2603.00001", "2026-03")
