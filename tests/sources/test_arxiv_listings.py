"""What the arXiv can be asked for: one spelling for each listing, and a reader's words in the language of its query API."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.records import Listing
from desktop.sources.arxiv import SOURCE
from desktop.sources.arxiv_categories import CATEGORIES
from desktop.sources.arxiv_listings import query_of_categories, query_of_words


@pytest.mark.parametrize(
    ("kind", "typed", "normal", "described"),
    [
        ("category", "cs.lg, cs.CL cs.LG", "cs.CL+cs.LG", "arXiv cs.CL, cs.LG"),
        ("category", "HEP-TH+cond-mat.Str-El", "cond-mat.str-el+hep-th", "arXiv cond-mat.str-el, hep-th"),
        ("category", "cat:math.AG", "math.AG", "arXiv math.AG"),
        ("query", "  sparse \n attention ", "sparse attention", "arXiv search for “sparse attention”"),
        ("paper", "arXiv:2603.00001v2", "2603.00001v2", "arXiv paper 2603.00001v2"),
        (
            "paper",
            "2603.00001; https://arxiv.org/abs/HEP-TH/9901001\n2603.00001",
            "2603.00001,hep-th/9901001",
            "2 arXiv papers",
        ),
    ],
)
def test_each_listing_has_one_spelling_and_a_name(kind: str, typed: str, normal: str, described: str) -> None:
    listing = SOURCE.normalise(Listing("arxiv", kind, typed))
    assert listing.argument == normal
    assert SOURCE.normalise(listing) == listing
    assert SOURCE.describe(Listing("arxiv", kind, typed)) == described


@pytest.mark.parametrize(
    ("kind", "typed", "sentence"),
    [
        ("category", "", "Name one or more categories"),
        ("category", "cs.CL/new", "“cs.CL/new” is no category of arXiv: write it as"),
        ("category", "../etc", "is no category"),
        ("category", "cs.C1", "is no category"),
        ("category", "cs.XYZ", "arXiv has no category cs.XYZ; did you mean cs.SY or cs.CY?"),
        ("category", "cs.CL+cs.ZZ", "arXiv has no category cs.ZZ. A new one is found by a search"),
        ("category", "cs.C", "no category cs.C; did you mean cs.CL or cs.CV or cs.CC?"),
        ("category", "hep-thh", "arXiv has no category hep-thh; did you mean hep-th"),
        ("category", "foo bar", "arXiv has no category foo. A new one is found by a search of arXiv: cat:foo"),
        ("category", "nosuch", "arXiv has no category nosuch"),
        ("category", "+".join(f"cs.{a}{b}" for a in "ABC" for b in "ABCDEFG"), "at most 20"),
        ("query", " ", "nothing to search for"),
        ("query", "( ) AND -", "nothing to search for"),
        ("query", "-survey", "nothing to search for"),
        ("query", "x" * 1001, "too long"),
        ("paper", "", "Name an arXiv id"),
        ("paper", "2603.00001 abc", "“abc” is no arXiv id: write it as"),
        ("paper", " ".join(f"2603.{n:05}" for n in range(2001)), "at most 2000 papers"),
        ("day", "2026-03-31", "no listing “day”: ask for a category, a query or a paper"),
    ],
)
def test_what_cannot_be_asked_is_said(kind: str, typed: str, sentence: str) -> None:
    with pytest.raises(UsageError, match=re.escape(sentence)):
        SOURCE.normalise(Listing("arxiv", kind, typed))
    assert SOURCE.describe(Listing("arxiv", kind, typed))


@pytest.mark.parametrize(
    ("typed", "asked"),
    [
        ("sparse attention", "all:sparse AND all:attention"),
        ('"sparse attention" -survey', 'all:"sparse attention" ANDNOT all:survey'),
        ("-survey sparse", "all:sparse ANDNOT all:survey"),
        ("sparse OR dense", "all:sparse OR all:dense"),
        ("au:ravn attention", "au:ravn AND all:attention"),
        ('ti:"a b" AND (au:ravn OR au:holm) ANDNOT cat:cs.CL', 'ti:"a b" AND (au:ravn OR au:holm) ANDNOT cat:cs.CL'),
        ("submittedDate:[202601010000 TO 202602010000]", "submittedDate:[202601010000 TO 202602010000]"),
        ("(a OR b c", "(all:a OR all:b AND all:c)"),
        ("a) AND", "all:a"),
        ("OR AND sparse OR", "all:sparse"),
        ("a () b", "all:a AND all:b"),
        ("(-a) b (c -d)", "all:b AND (all:c ANDNOT all:d)"),
        ("sparse AND – dense", "all:sparse AND all:dense"),
        ("(" * 900 + "a", "(" * 20 + "all:a" + ")" * 20),
        ('diffusion: "a survey', "all:diffusion AND all:a AND all:survey"),
        ("what:ever", 'all:"what ever"'),
        ("état c++", "all:état AND all:c++"),
        (" – ! ", ""),
    ],
)
def test_words_become_a_query(typed: str, asked: str) -> None:
    assert query_of_words(typed) == asked


def test_categories_become_a_query() -> None:
    assert query_of_categories("cs.CL+hep-th") == "cat:cs.CL OR (cat:hep-th OR cat:hep-th.*)"


words = st.sampled_from(["a", "-b", '"c d"', '"', "(", ")", "AND", "OR", "ANDNOT", "ti:e", "au:", "[", "]", "–", "-", ":"])
OPERAND = r'(?:all|ti):(?:"[^"]+"|[^\s()"]+)'


@given(st.lists(words, max_size=8).map(" ".join))
def test_every_query_has_a_form_that_the_service_takes(typed: str) -> None:
    asked = query_of_words(typed)
    assert asked.count("(") == asked.count(")")
    assert asked.count('"') % 2 == 0
    flat = re.sub(r"[()]", "", asked)
    assert re.fullmatch(rf"(?:{OPERAND}(?: (?:AND|OR|ANDNOT) {OPERAND})*)?", flat), asked
    assert query_of_words(asked) == asked


@pytest.mark.parametrize("code", [*CATEGORIES, "cs", "math", "astro-ph", "cs.SY", "math.MP"])
def test_every_category_and_archive_can_be_asked_for_in_any_capitals(code: str) -> None:
    for typed in (code, code.upper(), code.lower()):
        assert SOURCE.normalise(Listing("arxiv", "category", typed)).argument == code


def test_a_new_category_can_be_searched_for() -> None:
    assert query_of_words(SOURCE.normalise(Listing("arxiv", "query", "cat:cs.ZZ")).argument) == "cat:cs.ZZ"
