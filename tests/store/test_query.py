"""The query language: every text is a query, what is a condition becomes one, and everything else is searched as text."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.store.query import FIELDS, LONGEST_TERM, MOST_TERMS, Query, Term, as_date, parse
from tests.store.odd_texts import QUERIES


def word(value: str) -> tuple[Term, ...]:
    return (Term("", value),)


def one(field: str, value: str, *, negated: bool = False, phrase: bool = False) -> Query:
    return ((Term(field, value, negated, phrase),),)


@pytest.mark.parametrize(
    "text", ["", "   ", "\t\n", '""', '"', "tag:", "is:", 'ti:""', "-au:", "AU=", "OR", "OR OR", "collection:"]
)
def test_nothing_yet_matches_everything(text: str) -> None:
    assert parse(text) == ()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("sparse attention", (word("sparse"), word("attention"))),
        ("  sparse\n\tattention ", (word("sparse"), word("attention"))),
        ('"sparse attention"', one("", "sparse attention", phrase=True)),
        ("-survey", one("", "survey", negated=True)),
        ('-"a survey"', one("", "a survey", negated=True, phrase=True)),
        ("ti:moss", one("ti", "moss")),
        ("TI:Moss", one("ti", "Moss")),
        ("title:moss", one("ti", "moss")),
        ("ti=moss", one("ti", "moss")),
        ('ti:"slow moss"', one("ti", "slow moss", phrase=True)),
        ("au:ravn", one("au", "ravn")),
        ("author:ravn", one("au", "ravn")),
        ("authors:ravn", one("au", "ravn")),
        ("abs:moss", one("abs", "moss")),
        ("abstract:moss", one("abs", "moss")),
        ("note:moss", one("note", "moss")),
        ("cat:cs.CL", one("cat", "cs.CL")),
        ("category:cs.CL", one("cat", "cs.CL")),
        ("id:2603.27481", one("id", "2603.27481")),
        ("tag:moe", one("tag", "moe")),
        ('tag:"to read"', one("tag", "to read", phrase=True)),
        ("in:Survey/2026", one("in", "Survey/2026")),
        ("collection:Survey", one("in", "Survey")),
        ("source:huggingface", one("source", "huggingface")),
        ("is:unread", one("is", "unread")),
        ("is:STARRED", one("is", "STARRED")),
        ("-is:dismissed", one("is", "dismissed", negated=True)),
        ("has:note", one("has", "note")),
        ("has:highlights", one("has", "highlights")),
        ("after:2026-01-01", one("after", "2026-01-01")),
        ("before:2026-04", one("before", "2026-04")),
        ("on:2026-3-31", one("on", "2026-3-31")),
        ("up:50", one("up", "50")),
        ("up:>50", one("up", ">50")),
        ("up:<=50", one("up", "<=50")),
    ],
)
def test_condition(text: str, expected: Query) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("is:sleepy", "is sleepy"),
        ("has:cake", "has cake"),
        ("after:tomorrow", "after tomorrow"),
        ("on:2026-13-01", "on 2026-13-01"),
        ("on:2026-02-30", "on 2026-02-30"),
        ("up:many", "up many"),
        ("up:>", "up >"),
        ("up:99999999999", "up 99999999999"),
        ("colour:red", "colour red"),
        ("http://example.org/moss", "http //example.org/moss"),
    ],
)
def test_what_is_no_condition_is_searched_as_text(text: str, expected: str) -> None:
    assert parse(text) == one("", expected, phrase=True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a OR b", ((Term("", "a"), Term("", "b")),)),
        ("a OR b OR c", ((Term("", "a"), Term("", "b"), Term("", "c")),)),
        ("a b OR c d", (word("a"), (Term("", "b"), Term("", "c")), word("d"))),
        ("a OR -tag:b", ((Term("", "a"), Term("tag", "b", negated=True)),)),
        ("OR a", (word("a"),)),
        ("a OR", (word("a"),)),
        ("a OR OR b", ((Term("", "a"), Term("", "b")),)),
        ("a or b", (word("a"), word("or"), word("b"))),
        ('a "OR" b', (word("a"), (Term("", "OR", phrase=True),), word("b"))),
        ("tag: a", (word("a"),)),
    ],
)
def test_or_joins_its_neighbours(text: str, expected: Query) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"sparse attention', one("", "sparse attention", phrase=True)),
        ('ti:"sparse', one("ti", "sparse", phrase=True)),
        ('"sparse"attention', ((Term("", "sparse", phrase=True),), word("attention"))),
        ('5" screens', (word('5"'), word("screens"))),
    ],
)
def test_unbalanced_quotes(text: str, expected: Query) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize("text", ["moss - lichen", "moss + lichen", "moss — lichen"])
def test_lone_sign_beside_words_means_nothing(text: str) -> None:
    assert parse(text) == (word("moss"), word("lichen"))


@pytest.mark.parametrize("text", ["-", "+", "$$", "🦙"])
def test_sign_alone_is_searched(text: str) -> None:
    assert parse(text) == (word(text),)


@given(QUERIES)
@example("-" * 10_000)
@example("a:" * 5_000)
@example('"' * 10_001)
@example("a OR " * 2_000)
@example("\ud800")
@example("\0")
def test_any_text_is_a_query(text: str) -> None:
    found = parse(text)
    assert len(found) <= MOST_TERMS
    for clause in found:
        assert clause
        for term in clause:
            assert term.field in FIELDS
            assert term.value.strip() == term.value != ""
            assert len(term.value) <= 2 * LONGEST_TERM
            term.value.encode()


@given(st.lists(st.text("abcdefghijklmnopqrstuvwxyz", min_size=1), min_size=1, max_size=MOST_TERMS))
def test_words_are_each_a_clause(words: list[str]) -> None:
    assert parse(" ".join(words)) == tuple(word(value) for value in words)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2026-03-31", date(2026, 3, 31)),
        ("2026-3-1", date(2026, 3, 1)),
        ("2026-03", date(2026, 3, 1)),
        ("2026", date(2026, 1, 1)),
        ("", None),
        ("0000", None),
        ("2026-00", None),
        ("2026-02-29", None),
        ("2026-03-31-01", None),
        ("20260-01-01", None),
        ("٢٠٢٦", None),
        ("+2026", None),
        ("²", None),
    ],
)
def test_date(text: str, expected: date | None) -> None:
    assert as_date(text) == expected
