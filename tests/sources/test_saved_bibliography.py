"""Bibliographies as programs and people write them; what is broken is told with its line, and the rest is read."""

from hypothesis import example, given
from hypothesis import strategies as st

from desktop.sources.saved_bibliography import BibliographyEntry, decode_bibliography, read_bibliography


def read(text: str) -> tuple[list[BibliographyEntry], list[str]]:
    found = list(read_bibliography(text))
    return [one for one in found if not isinstance(one, str)], [one for one in found if isinstance(one, str)]


def only(text: str) -> BibliographyEntry:
    [entry], broken = read(text)
    assert broken == []
    return entry


def test_a_whole_entry() -> None:
    entry = only(
        r"""@string{jm = "Journal of Moss"}
@article{raven2020,
  title = {The {\'E}t{\'e} of {BERT}: $x^2$ --- 100% more \& so},
  author = {R{\"a}ven, J{\"o}rg and {Barnes and Noble} and van der Berg, Ada and others},
  journal = jm, volume = 3, number = {4}, pages={1--9}, year = 2020, month = mar,
  abstract = {It grows.},
  doi = {https://doi.org/10.5555/ABC\_d},
}"""
    )
    paper = entry.paper
    assert (entry.key, entry.line) == ("raven2020", 2)
    assert paper.title == "The Été of BERT: $x^2$ — 100% more & so"
    assert [author.name for author in paper.authors] == ["Jörg Räven", "Barnes and Noble", "Ada van der Berg"]
    assert (paper.doi, paper.published, paper.abstract) == ("10.5555/abc_d", "2020-03", "It grows.")
    assert paper.journal_ref == "Journal of Moss 3(4), 1–9 (2020)"
    assert paper.project_page is None


def test_arxiv_ids_are_found_wherever_programs_write_them() -> None:
    for fields in (
        "eprint={2101.00001v2}, archivePrefix={arXiv}",
        "eprint={2101.00001}, eprinttype={arxiv}",
        "journal={arXiv preprint arXiv:2101.00001}",
        "journal={CoRR}, volume={abs/2101.00001}",
        "url={https://arxiv.org/abs/2101.00001v3}",
        "url={https://arxiv.org/pdf/2101.00001.pdf}",
        "doi={10.48550/arXiv.2101.00001}",
    ):
        paper = only(f"@misc{{x, title={{Moss}}, {fields}}}").paper
        assert (paper.arxiv_id or paper.doi, paper.journal_ref) in {("2101.00001", None), ("10.48550/arxiv.2101.00001", None)}
    assert only("@misc{x, title={Moss}, eprint={2101.00001}, eprinttype={jstor}}").paper.arxiv_id is None


def test_dates_are_taken_as_they_are_and_no_day_is_invented() -> None:
    for fields, published in (
        ("year={2020}", "2020"),
        ("year={2020}, month={7}", "2020-07"),
        ("date={2019-03-04}", "2019-03-04"),
        ("date={2019-03}", "2019-03"),
        ("year={in press}", None),
        ("", None),
    ):
        assert only(f"@misc{{x, title={{Moss}}, {fields}}}").paper.published == published


def test_broken_entries_are_told_with_their_line_and_the_rest_goes_in() -> None:
    entries, broken = read(
        "@misc{one, title={Moss}}\n@misc{two,\n  title = {Never closed,\n\n@misc{three, title={Fern}}\n@book{four, author={Q}}\n"
    )
    assert [(one.key, one.line) for one in entries] == [("one", 1), ("three", 5)]
    assert broken == [
        "Line 2: this entry is broken (a brace of line 3 is not closed), so it was left out: @misc{two, title = {Never closed,",
        "Line 6: “four” has no title, so it was left out.",
    ]


def test_what_is_said_twice_loses_nothing() -> None:
    entries, broken = read('@string{m="Moss"}@misc{a, title=m, title="Fern"}\n@misc{a, title="Lichen"}')
    assert [one.paper.title for one in entries] == ["Moss", "Lichen"]
    assert broken == []


def test_an_entry_has_from_its_volume_what_describes_the_volume() -> None:
    entries, broken = read(
        "@inproceedings{part, title={Moss}, author={Ada Example}, crossref={Whole}}\n"
        "@proceedings{whole, title={Ferns of 2019}, year=2019, doi={10.5555/whole}}\n"
    )
    assert broken == []
    assert [(one.paper.journal_ref, one.paper.doi) for one in entries] == [("Ferns of 2019", None), (None, "10.5555/whole")]


def test_an_address_is_kept_where_no_id_leads_to_the_paper() -> None:
    assert only("@online{x, title={Moss}, url={https://example.org/a_b}}").paper.project_page == "https://example.org/a_b"
    assert only("@online{x, title={Moss}, url={javascript:alert(1)}}").paper.project_page is None


def test_keys_that_tex_cannot_read_are_not_kept() -> None:
    assert only("@misc{müller:2020/a+b, title={Moss}}").key == "müller:2020/a+b"
    assert only("@misc{a\\b, title={Moss}}").key == ""


def test_lines_and_abbreviations_hold_over_many_entries() -> None:
    text = '@string{m = "Journal of Moss"}\n' + "".join(
        f"@article{{k{n},\n title={{Part {n}}}, journal=m}}\n" for n in range(450)
    )
    entries, broken = read(text)
    assert broken == []
    assert [one.line for one in entries] == [2 + 2 * n for n in range(450)]
    assert {one.paper.journal_ref for one in entries} == {"Journal of Moss"}


def test_old_letters_and_marks_of_order_are_read() -> None:
    assert decode_bibliography("﻿Müller".encode()) == "Müller"
    assert decode_bibliography("Müller – “x”".encode("cp1252")) == "Müller – “x”"
    assert decode_bibliography("Müller".encode("utf-16")) == "Müller"


@given(st.text(alphabet="@{}(),=\"#%\\$ \nabtitle19'~", max_size=120))
@example('@misc{a,title={\\"')
@example("@string{a=a}@misc{b,title=a}")
def test_any_text_is_read_without_an_error(text: str) -> None:
    for one in read_bibliography(text):
        assert isinstance(one, str) or one.paper.title
