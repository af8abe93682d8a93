"""One paper told by several sources: whose words win whatever the order, and words that are never emptied."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records import Author, Listed, Listing, Paper
from desktop.store.merging import PAGE, UNKNOWN, combined, identified, in_order, restated, same_paper, speaker
from tests.store.small_library import WHOLE

OTHER = Paper(
    title="Slow growth of lichen",
    abstract="It grows slowly.",
    authors=(Author("A. Example"),),
    arxiv_id="2603.00001",
    doi="10.1145/2",
    published="2026-03-03",
    updated="2026-03-04",
    version=3,
    categories=("cs.AI",),
    comment="4 pages",
    journal_ref="Journal of Moss 2",
    withdrawn=True,
    project_page="https://example.org/2",
    code_url="https://example.org/code/2",
    code_stars=8,
    ai_summary="Slow.",
    ai_summary_model="another",
    ai_keywords=("slow",),
    organization="Lichen Institute",
    thumbnail="https://example.org/other.png",
    extra={"mood": "stormy", "list": [2]},
)
NAMES = [field.name for field in fields(Paper)]


def only(paper: Paper, names: set[str]) -> Paper:
    """The paper with nothing but its title and these fields."""
    return Paper(**{name: getattr(paper, name) for name in {"title", *names}})


@pytest.mark.parametrize(
    ("paper", "arxiv_id", "doi"),
    [
        (Paper("A", doi="10.1145/ABC"), None, "10.1145/abc"),
        (Paper("A", doi=" 10.1145/abc "), None, "10.1145/abc"),
        (Paper("A", doi="10.48550/arXiv.2603.00001"), "2603.00001", None),
        (Paper("A", doi="10.48550/ARXIV.2603.00001", arxiv_id="2603.00001"), "2603.00001", None),
        (Paper("A", doi="10.48550/arxiv.hep-th/9901001"), "hep-th/9901001", None),
        (Paper("A", doi=""), None, None),
        (Paper("A", doi="  "), None, None),
        (Paper("A", arxiv_id="2603.00001"), "2603.00001", None),
        (Paper("A"), None, None),
    ],
)
def test_ids_have_one_form(paper: Paper, arxiv_id: str | None, doi: str | None) -> None:
    found = identified(paper)
    assert (found.arxiv_id, found.doi) == (arxiv_id, doi)
    assert replace(found, arxiv_id=None, doi=None) == replace(paper, arxiv_id=None, doi=None)
    assert identified(found) == found


@pytest.mark.parametrize(
    ("known", "told", "expected"),
    [
        (Paper("A"), Paper("A"), True),
        (Paper("A", arxiv_id="1"), Paper("A"), True),
        (Paper("A"), Paper("A", doi="10.1/x"), True),
        (Paper("A", arxiv_id="1"), Paper("A", doi="10.1/x"), True),
        (Paper("A", arxiv_id="1"), Paper("A", arxiv_id="1"), True),
        (Paper("A", arxiv_id="1"), Paper("A", arxiv_id="2"), False),
        (Paper("A", doi="10.1/x"), Paper("A", doi="10.1/y"), False),
        (Paper("A", arxiv_id="1", doi="10.1/x"), Paper("A", arxiv_id="1", doi="10.1/y"), False),
    ],
)
def test_same_paper(known: Paper, told: Paper, expected: bool) -> None:
    assert same_paper(known, told) is same_paper(told, known) is expected


@given(st.sets(st.sampled_from(NAMES)))
def test_what_is_not_told_is_kept(names: set[str]) -> None:
    told = only(OTHER, names | {"arxiv_id"})
    found = restated(WHOLE, told, "arxiv")
    for name in NAMES:
        expected = getattr(told if name in names or name == "title" else WHOLE, name)
        if name == "withdrawn":  # it is said of a version: a newer one says so itself
            expected = told.withdrawn if "version" in names else True
        if name == "extra":
            expected = {**WHOLE.extra, **told.extra}
        assert getattr(found, name) == expected, name


@given(st.sets(st.sampled_from(NAMES)))
def test_an_older_version_fills_gaps_only(names: set[str]) -> None:
    known = only(WHOLE, names | {"version"})
    found = restated(known, replace(OTHER, version=1), "arxiv")
    for name in NAMES:
        expected = getattr(known, name) or (False if name == "withdrawn" else getattr(OTHER, name))
        if name == "extra":
            expected = {**OTHER.extra, **known.extra}
        assert getattr(found, name) == expected, name


@given(st.sets(st.sampled_from(NAMES)), st.sampled_from([PAGE, UNKNOWN]))
def test_a_page_without_an_id_and_what_was_known_before_fill_gaps_only(names: set[str], source: str) -> None:
    known = only(WHOLE, names)
    found = combined({source: replace(OTHER, arxiv_id=None, doi=None, version=None), "huggingface": known})
    for name in set(NAMES) - {"arxiv_id", "doi", "version"}:
        expected = getattr(known, name) or getattr(OTHER, name)
        if name == "extra":
            expected = {**OTHER.extra, **known.extra}
        assert getattr(found, name) == expected, name


@given(st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)), st.sampled_from(["arxiv", "huggingface", PAGE]))
def test_telling_again_changes_nothing(known_names: set[str], told_names: set[str], source: str) -> None:
    told = only(OTHER, told_names)
    once = restated(only(WHOLE, known_names), told, source)
    assert restated(once, told, source) == once


SOURCES = ("arxiv", "arxiv-feed", "huggingface", "doi", "another", UNKNOWN, PAGE)


TOLD = st.builds(only, st.sampled_from([WHOLE, OTHER]), st.sets(st.sampled_from(NAMES)))


@given(st.dictionaries(st.sampled_from(SOURCES), TOLD), st.randoms())
def test_order_of_statements_does_not_matter(statements: dict[str, Paper], chance: object) -> None:
    if not statements:
        return
    shuffled = list(statements.items())
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert combined(dict(shuffled)) == combined(statements)


def test_the_higher_version_comes_first_and_then_the_source() -> None:
    plain, second, third = Paper("A"), Paper("A", version=2), Paper("A", version=3)
    told = {PAGE: plain, "huggingface": plain, "another": plain, "doi": plain, UNKNOWN: plain, "arxiv": plain}
    assert in_order(told) == ("arxiv", "huggingface", "doi", "another", UNKNOWN, PAGE)
    assert in_order({"arxiv": second, "arxiv-feed": third, "huggingface": plain}) == ("arxiv-feed", "arxiv", "huggingface")


def test_longer_words_of_two_pages_win() -> None:
    short, long = Paper("MOSS", "It grows."), Paper("Moss", "It grows in the shade.")
    assert restated(short, long, PAGE) == restated(long, short, PAGE) == long


def test_withdrawn_is_said_of_a_version() -> None:
    gone, back = Paper("A", version=2, withdrawn=True), Paper("A", version=3)
    assert restated(gone, back, "arxiv").withdrawn is restated(back, gone, "arxiv").withdrawn is False
    assert combined({"arxiv": back, "arxiv-feed": gone}).withdrawn is False
    assert combined({"huggingface": Paper("A"), "arxiv": gone}).withdrawn is True


def test_details_on_the_side_are_joined() -> None:
    known, told = replace(WHOLE, extra={"a": 1, "b": 1}), replace(OTHER, extra={"b": 2, "c": 2})
    assert restated(known, told, "arxiv").extra == {"a": 1, "b": 2, "c": 2}
    assert restated(known, replace(told, version=1), "arxiv").extra == {"a": 1, "b": 1, "c": 2}


def test_no_stars_are_a_number_too() -> None:
    assert restated(Paper("A"), Paper("A", code_stars=0), "huggingface").code_stars == 0
    assert restated(Paper("A", code_stars=5), Paper("A", code_stars=0), "huggingface").code_stars == 5


def test_speaker() -> None:
    listing, named = Listing("arxiv", "category", "cs.CL"), Paper("A", arxiv_id="2603.00001")
    assert speaker(listing, Listed(named)) == "arxiv"
    assert speaker(listing, Listed(named, told_by="arxiv-feed")) == "arxiv-feed"
    assert speaker(Listing("huggingface", "file", "page.txt"), Listed(Paper("A"))) == PAGE
    assert speaker(Listing("huggingface", "day", "2026-03-31"), Listed(Paper("A"))) == PAGE
    assert speaker(Listing("openreview", "paper", "x"), Listed(Paper("A"))) == "openreview"
