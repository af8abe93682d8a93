"""One paper told twice: ids in the one form that is compared, and words that are never emptied."""

from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records import Author, Paper
from desktop.store.merging import identified, merged, same_paper
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
    found = merged(WHOLE, told)
    for name in NAMES:
        expected = getattr(told if name in names or name == "title" else WHOLE, name)
        assert getattr(found, name) == expected, name


@given(st.sets(st.sampled_from(NAMES)), st.sampled_from(["older", "without an id"]))
def test_page_without_an_id_and_an_older_version_fill_gaps_only(names: set[str], why: str) -> None:
    known = only(WHOLE, names | {"version"})
    told = replace(OTHER, version=1) if why == "older" else replace(OTHER, arxiv_id=None, doi=None)
    found = merged(known, told)
    for name in NAMES:
        expected = getattr(known, name) or getattr(told, name)
        assert getattr(found, name) == expected, name


@given(st.sets(st.sampled_from(NAMES)), st.sets(st.sampled_from(NAMES)))
def test_telling_again_changes_nothing(known_names: set[str], told_names: set[str]) -> None:
    told = only(OTHER, told_names)
    once = merged(only(WHOLE, known_names), told)
    assert merged(once, told) == once


def test_details_on_the_side_are_joined() -> None:
    known = replace(WHOLE, extra={"a": 1, "b": 1})
    assert merged(known, replace(OTHER, extra={"b": 2, "c": 2})).extra == {"a": 1, "b": 2, "c": 2}
    assert merged(known, replace(OTHER, extra={"b": 2, "c": 2}, version=1)).extra == {"a": 1, "b": 1, "c": 2}


def test_no_stars_are_a_number_too() -> None:
    assert merged(Paper("A"), Paper("A", code_stars=0)).code_stars == 0
    assert merged(Paper("A", code_stars=5), Paper("A", code_stars=0)).code_stars == 5
