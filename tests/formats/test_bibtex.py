"""Whole files, read back by two readers of BibTeX that are not ours."""

import random
import re
from dataclasses import replace

import bibtexparser
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex import errors
from pybtex.database import BibliographyData
from pybtex.database.input.bibtex import Parser

from desktop.formats import EXPORT_FORMATS
from desktop.formats.bibtex import write, write_entry
from desktop.formats.citation_keys import build_key, unique_key
from desktop.records import Author, Citation, ExportOptions, Paper

BIBTEX = ExportOptions(format="bibtex")
BIBLATEX = ExportOptions(format="biblatex")
ATTENTION = Citation(
    key="vaswani2017attention",
    paper=Paper(
        title="Attention Is All You Need",
        abstract="We propose 100% of it & more.",
        authors=(Author("Ashish Vaswani"), Author("Noam Shazeer")),
        arxiv_id="1706.03762",
        published="2017-06-12T17:57:34Z",
        updated="2023-08-02T00:41:18Z",
        version=7,
        categories=("cs.CL", "cs.LG"),
    ),
    older_keys=("vaswani2023attention",),
    keywords=("attention", "R&D, later"),
    note="Private: 5% done",
)


def with_pybtex(text: str) -> BibliographyData:
    with errors.capture() as captured:
        data = Parser(encoding="utf-8").parse_string(text)
    assert captured == []
    return data


def test_bibtex_is_written_as_recommended() -> None:
    assert (
        write([ATTENTION], BIBTEX)
        == """\
@misc{vaswani2017attention,
  title         = {Attention Is All You Need},
  author        = {Vaswani, Ashish and Shazeer, Noam},
  year          = {2017},
  month         = jun,
  eprint        = {1706.03762},
  archivePrefix = {arXiv},
  primaryClass  = {cs.CL},
  doi           = {10.48550/arXiv.1706.03762},
  url           = {https://arxiv.org/abs/1706.03762}
}
"""
    )


def test_biblatex_is_written_as_recommended() -> None:
    assert (
        write([ATTENTION], BIBLATEX)
        == """\
@online{vaswani2017attention,
  ids           = {vaswani2023attention},
  title         = {Attention Is All You Need},
  author        = {Vaswani, Ashish and Shazeer, Noam},
  date          = {2017-06-12},
  eprint        = {1706.03762},
  eprinttype    = {arXiv},
  eprintclass   = {cs.CL},
  pubstate      = {prepublished},
  doi           = {10.48550/arXiv.1706.03762},
  url           = {https://arxiv.org/abs/1706.03762}
}
"""
    )


def test_a_paper_known_by_its_title_only_has_nothing_invented() -> None:
    entry = write_entry(Citation("bridgetower", Paper(title="BridgeTower: Building Bridges")), BIBTEX)
    assert entry == (
        "@misc{bridgetower,\n  title         = {{BridgeTower}: Building Bridges},\n  key           = {BridgeTower}\n}\n"
    )
    biblatex = write_entry(Citation("bridgetower", Paper(title="BridgeTower")), BIBLATEX)
    assert biblatex == "@misc{bridgetower,\n  title         = {{BridgeTower}}\n}\n"


def test_the_key_field_is_ascii_even_for_a_chinese_title() -> None:
    assert "  key           = {arxiv:2305-00001}" in write_entry(
        Citation("arxiv:2305-00001", Paper(title="中国哲学史")), BIBTEX
    )


@pytest.mark.parametrize(
    ("published", "fields"),
    [
        ("2017", "year          = {2017}"),
        ("2017-13-01", "year          = {2017}"),
        (None, ""),
        ("soon", ""),
        ("20170612", ""),
    ],
)
def test_only_the_part_of_a_date_that_somebody_said_is_written(published: str | None, fields: str) -> None:
    entry = write_entry(replace(ATTENTION, paper=replace(ATTENTION.paper, published=published)), BIBTEX)
    assert re.findall(r"(?:year|month) .*(?=,)", entry) == ([fields] if fields else [])


def test_identifiers_are_bare_and_old_ones_whole() -> None:
    entry = write_entry(
        Citation("k", Paper(title="T", arxiv_id="arXiv:math/0211159v2", doi="https://doi.org/10.1000/a_b%3C")), BIBTEX
    )
    assert "eprint        = {math/0211159}" in entry
    assert "doi           = {10.1000/a_b%3C}" in entry


def test_an_address_cannot_break_the_file() -> None:
    entry = write_entry(Citation("k", Paper(title="T", doi="10.1000/a{b}<c>\\d e")), BIBTEX)
    assert "doi           = {10.1000/a%7Bb%7D%3Cc%3E%5Cd%20e}" in entry


def test_private_notes_abstracts_and_keywords_stay_home_unless_asked() -> None:
    for options in (BIBTEX, BIBLATEX):
        entry = write_entry(ATTENTION, options)
        assert "Private" not in entry
        assert "abstract" not in entry
        assert "keywords" not in entry


def test_asked_for_they_have_the_names_of_their_dialect() -> None:
    everything = replace(BIBTEX, abstract=True, keywords=True, note=True)
    entry = write_entry(ATTENTION, everything)
    assert r"abstract      = {We propose 100\% of it \& more.}" in entry
    assert r"keywords      = {attention, R\&D later}" in entry
    assert r"annote        = {Private: 5\% done}" in entry
    assert r"annotation    = {Private: 5\% done}" in write_entry(ATTENTION, replace(everything, format="biblatex"))


@pytest.mark.parametrize("options", [BIBTEX, BIBLATEX])
def test_no_entry_has_both_names_of_one_field_or_a_comma_at_its_end(options: ExportOptions) -> None:
    entry = write_entry(ATTENTION, options)
    names = set(re.findall(r"^  (\w+) ", entry, re.MULTILINE))
    for pair in (
        {"archivePrefix", "eprinttype"},
        {"primaryClass", "eprintclass"},
        {"year", "date"},
        {"annote", "annotation"},
    ):
        assert not pair <= names
    assert not re.search(r",\s*\}$", entry)


def test_letters_are_ascii_for_bibtex_and_as_written_for_biblatex_unless_asked() -> None:
    citation = Citation("k", Paper(title="Rényi", authors=(Author("Pál Erdős"),)))
    assert r"Erd{\H{o}}s, P{\'a}l" in write_entry(citation, BIBTEX)
    assert "Erdős, Pál" in write_entry(citation, BIBLATEX)
    assert "Erdős, Pál" in write_entry(citation, replace(BIBTEX, unicode=True))
    assert r"R{\'e}nyi" in write_entry(citation, replace(BIBLATEX, unicode=False))


def test_each_format_writes_its_own_dialect_whatever_the_options_say() -> None:
    assert EXPORT_FORMATS["bibtex"].write([ATTENTION], BIBLATEX) == write([ATTENTION], BIBTEX)
    assert EXPORT_FORMATS["biblatex"].write([ATTENTION], BIBTEX) == write([ATTENTION], BIBLATEX)
    assert {name: chosen.suffix for name, chosen in EXPORT_FORMATS.items() if chosen.of == "citations"} == {
        "bibtex": ".bib",
        "biblatex": ".bib",
        "csl-json": ".json",
        "ris": ".ris",
    }


def test_no_papers_make_an_empty_file() -> None:
    assert write([], BIBTEX) == ""


def test_a_title_cannot_start_another_entry() -> None:
    evil = Citation("k", Paper(title="Title}, note={x}}\n@misc{evil, title={Injected}", authors=(Author("Ana Lima"),)))
    assert list(with_pybtex(write([evil], BIBTEX)).entries) == ["k"]


WRITTEN = st.text(max_size=40)
PAPERS = st.builds(
    Paper,
    title=WRITTEN.filter(str.strip),
    abstract=WRITTEN,
    authors=st.lists(st.builds(Author, name=WRITTEN), max_size=4).map(tuple),
    published=st.sampled_from([None, "2024", "2024-02-29"]),
)


def cited(papers: list[Paper]) -> list[Citation]:
    taken: set[str] = set()
    citations = []
    for paper in papers:
        key = unique_key(build_key(paper), taken)
        taken.add(key.lower())
        citations.append(Citation(key, paper, keywords=(paper.title,), note=paper.abstract))
    return citations


@settings(deadline=None)
@given(
    st.lists(PAPERS, max_size=4), st.sampled_from(["bibtex", "biblatex"]), st.sampled_from([None, True, False]), st.randoms()
)
def test_any_papers_are_read_back_with_their_keys_and_authors(
    papers: list[Paper], dialect: str, unicode: bool | None, chance: random.Random
) -> None:
    citations = cited(papers)
    options = ExportOptions(format=dialect, unicode=unicode, abstract=True, keywords=True, note=True)
    text = write(citations, options)
    shuffled = list(citations)
    chance.shuffle(shuffled)
    assert write(shuffled, options) == text

    by_pybtex = with_pybtex(text).entries
    library = bibtexparser.parse_string(text, append_middleware=[bibtexparser.middlewares.SeparateCoAuthors()])
    assert library.failed_blocks == []
    assert (
        sorted(by_pybtex) == sorted(entry.key for entry in library.entries) == sorted(citation.key for citation in citations)
    )
    by_key = {entry.key: entry for entry in library.entries}
    for citation in citations:
        written = re.search(rf"^@\w+{{{re.escape(citation.key)},\n(?:.*\n)*?}}$", text, re.MULTILINE)
        assert written is not None
        count = len([author for author in citation.paper.authors if printed(author.name)])
        assert len(by_pybtex[citation.key].persons.get("author", [])) == count
        assert len(by_key[citation.key].get("author").value if count else []) == count


def printed(name: str) -> bool:
    """Whether anything of a name is left to print."""
    from desktop.formats.latex import clean_text

    return clean_text(name) != ""
