"""Citations as RIS: a tag a line whatever the texts hold, and the same papers when it is read again."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.formats import ris
from desktop.records import Author, Citation, ExportOptions, Paper
from desktop.sources.saved_bibliography import BibliographyEntry
from desktop.sources.saved_ris import read_ris
from tests.formats.test_csl_json import MOSS, WORDS

ANY_TEXT = st.text(max_size=60)


def written(*citations: Citation, **options: bool) -> str:
    return "".join(ris.write(citations, ExportOptions("ris", **options)))


def test_a_preprint_is_written_tag_by_tag_and_nothing_private_goes_out() -> None:
    assert written(MOSS).split("\r\n") == [
        "TY  - UNPB",
        "ID  - berg2026moss",
        "TI  - Slow Moss: $x^2$ & Größe",
        "AU  - van der Berg, Ana, Jr.",
        "AU  - Moss Collaboration",
        "PY  - 2026",
        "DA  - 2026/03/01/",
        "PB  - arXiv",
        "AN  - arXiv:2603.00001",
        "DO  - 10.48550/arXiv.2603.00001",
        "UR  - https://arxiv.org/abs/2603.00001",
        "ER  - ",
        "",
        "",
    ]


def test_what_is_asked_for_goes_along() -> None:
    text = written(MOSS, abstract=True, keywords=True, note=True)
    for line in ("AB  - It grows.", "KW  - moss", "KW  - to cite", "N1  - Only mine."):
        assert f"\r\n{line}\r\n" in text


@given(ANY_TEXT, ANY_TEXT, ANY_TEXT)
def test_no_text_begins_a_field_of_its_own(title: str, abstract: str, note: str) -> None:
    citation = Citation(
        "moss", Paper(f"A {title}", abstract, (Author("Ana Moss"),)), keywords=(note,), note=f"{note}\nER  - \n{title}"
    )
    text = written(citation, abstract=True, keywords=True, note=True)
    [entry] = read_ris(text)
    assert isinstance(entry, BibliographyEntry)
    assert entry.key == "moss"
    tags = [line[:2] for line in text.split("\r\n") if line[2:6] == "  - "]
    expected = ["TY", "ID", "TI", "AU", *(["AB"] if abstract else []), "KW", "N1", "ER"]
    assert tags == expected


@given(WORDS, st.lists(st.sampled_from(["Ana Moss", "Li", "Bo van Fern", "Moss Lab", "张伟"]), max_size=3))
def test_what_is_written_is_read(title: str, names: list[str]) -> None:
    paper = Paper(title, authors=tuple(map(Author, names)), arxiv_id="2603.00001", published="2026-03")
    [entry] = read_ris(written(Citation("moss2026", paper)))
    assert isinstance(entry, BibliographyEntry)
    assert (entry.key, entry.paper.title) == ("moss2026", " ".join(title.split()))
    assert [author.name for author in entry.paper.authors] == names
    assert (entry.paper.arxiv_id, entry.paper.published) == ("2603.00001", "2026-03")
