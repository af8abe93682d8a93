"""What could be meant by a value that is being typed: where it begins, and which names the library offers."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records import Author, Completion, Listed, Listing, Paper, UnfinishedValue
from desktop.store import collections, completion, query, tags
from desktop.store.database import Database
from tests.store.small_library import add_papers, find, merge, new_library


@pytest.fixture(scope="module")
def shelf() -> Iterator[Database]:
    with new_library() as database:
        names = ("Åsa Ravn", "Bo A. Sample", "Yann Le Moss", "Wang Yi")
        ids = add_papers(database, *(Paper(f"Moss {name}", authors=(Author(name), Author("Bo A. Sample"))) for name in names))
        told = Listed(Paper("Lichen", categories=("cs.LG", "stat.ML", "cs.CL"), arxiv_id="2603.00001"))
        merge(database, told, listing=Listing("arxiv", "search", "lichen"))
        tags.change_tags(database, ids, ["moe", "to read"], [], "Tag")
        tags.change_tags(database, ids[:1], ["Élan", "mixture", 'a"b', 'a "b"', '"b'], [], "Tag")
        collections.add_papers(database, "Survey/2026", ids[:1], "Collect")
        collections.add_papers(database, "To sort", ids[:1], "Collect")
        yield database


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:", UnfinishedValue("tag", "", 4)),
        ("tag:mo", UnfinishedValue("tag", "mo", 4)),
        ("sparse -tag=mo", UnfinishedValue("tag", "mo", 12)),
        ('tag:"to r', UnfinishedValue("tag", "to r", 4)),
        ('tag:"', UnfinishedValue("tag", "", 4)),
        ("Author:Le", UnfinishedValue("au", "Le", 7)),
        ("collection:", UnfinishedValue("in", "", 11)),
        ("", None),
        ("tag", None),
        ("tag:mo ", None),
        ('tag:"to read"', None),
        ('"a phrase with tag:mo', None),
        ("ti:moss", None),
        ("after:2026", None),
        ("colour:re", None),
        ("x" * 1_001 + " tag:", None),
    ],
)
def test_the_value_at_the_end_of_a_query(text: str, expected: UnfinishedValue | None) -> None:
    assert completion.find_unfinished(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("tag:mo", ["moe"]),
        ("tag:m", ["mixture", "moe"]),
        ("tag:el", ["Élan"]),
        ("tag:read", ["to read"]),
        ('tag:"to r', ["to read"]),
        ("tag:nothing", []),
        ("in:", ["Survey", "Survey/2026", "To sort"]),
        ("in:20", ["Survey/2026"]),
        ("in:survey/", ["Survey/2026"]),
        ("au:", ["Bo A. Sample", "Wang Yi", "Yann Le Moss", "Åsa Ravn"]),
        ("au:w", ["Wang Yi"]),
        ("au:asa", ["Åsa Ravn"]),
        ('au:"mo ya', ["Yann Le Moss"]),
        ("au:moss", ["Yann Le Moss"]),
        ("au:?", []),
        ("cat:", ["cs.CL", "cs.LG", "stat.ML"]),
        ("cat:ml", ["stat.ML"]),
        ("cat:cs.l", ["cs.LG"]),
        ("is:un", ["unread"]),
        ("has:", ["abstract", "code", "collection", "highlight", "note", "pdf", "tag"]),
        ("source:", ["arxiv", "huggingface"]),
    ],
)
def test_names_that_could_be_meant(shelf: Database, text: str, expected: list[str]) -> None:
    unfinished = completion.find_unfinished(text)
    assert unfinished is not None
    assert sorted(each.name for each in completion.complete(shelf, unfinished)) == expected


def test_what_begins_so_comes_before_what_has_such_a_word(shelf: Database) -> None:
    offered = completion.complete(shelf, UnfinishedValue("au", "a", 3))
    assert [each.name for each in offered] == ["Åsa Ravn", "Bo A. Sample"]


def test_tags_are_counted_and_written_as_a_query_needs_them(shelf: Database) -> None:
    assert completion.complete(shelf, UnfinishedValue("tag", "to", 4)) == [Completion("to read", '"to read"', 4)]
    assert completion.complete(shelf, UnfinishedValue("tag", "mi", 4)) == [Completion("mixture", "mixture", 1)]


def test_of_tags_of_very_many_papers_no_number_is_said(shelf: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(completion, "MOST_COUNTED", 3)
    assert completion.complete(shelf, UnfinishedValue("tag", "to", 4)) == [Completion("to read", '"to read"', None)]


def test_no_more_than_a_few_are_offered(shelf: Database) -> None:
    assert len(completion.complete(shelf, UnfinishedValue("is", "", 3))) == completion.MOST_NAMES


@pytest.mark.parametrize("field", ["tag", "in", "au", "cat", "is", "has", "source"])
def test_every_name_that_is_offered_finds_papers_when_it_is_taken(shelf: Database, field: str) -> None:
    for each in completion.complete(shelf, UnfinishedValue(field, "", 0)):
        parsed = query.parse(f"{field}:{each.written} ")
        assert [(term.field, term.value) for clause in parsed for term in clause] == [(field, each.name)]
        if field in ("tag", "in", "au", "cat", "source"):
            assert find(shelf, f"{field}:{each.written}")


def test_a_name_that_no_query_can_hold_is_not_offered(shelf: Database) -> None:
    assert [each.written for each in completion.complete(shelf, UnfinishedValue("tag", "a", 4))] == ['a"b']


@given(st.text(min_size=1, max_size=20))
def test_a_name_as_it_is_written_is_read_as_that_name(name: str) -> None:
    written = completion.as_written(name)
    if written is not None and name == name.strip() and name.isprintable():
        assert query.parse(f"tag:{written} ") == ((query.Term("tag", name, phrase=written.startswith('"')),),)


@given(st.text(max_size=30))
def test_any_text_may_be_typed(shelf: Database, text: str) -> None:
    for field in ("tag", "in", "au", "cat", "is"):
        unfinished = completion.find_unfinished(f"{field}:{text}")
        if unfinished is not None:
            names = [each.name for each in completion.complete(shelf, unfinished)]
            assert len(names) == len(set(names)) <= completion.MOST_NAMES
