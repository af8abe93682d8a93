"""The best match first: words in the title before words in the abstract, a phrase before its words, then the newest."""

from collections.abc import Iterator

import pytest

from desktop.records import Author, Order, Paper
from desktop.store import query, relevance, search
from desktop.store.database import Database
from tests.store.small_library import add_papers, new_library

ABSTRACT, SPLIT, PHRASE, BY_AUTHOR, PARTLY, ELSEWHERE = range(1, 7)


@pytest.fixture(scope="module")
def shelf() -> Iterator[Database]:
    with new_library() as database:
        add_papers(
            database,
            Paper("Lichen", abstract="Of sparse moss."),
            Paper("Moss that is sparse"),
            Paper("On sparse moss"),
            Paper("Lichen again", abstract="Of sparse moss.", authors=(Author("Ada Moss"),)),
            Paper("Moss", abstract="Sparse."),
            Paper("Algae", abstract="Moss, sparse."),
        )
        yield database


def best(database: Database, text: str, limit: int | None = None) -> list[int]:
    return list(search.find_ids(database, query.parse(text), limit, Order.RELEVANCE))


def test_titles_and_phrases_come_first(shelf: Database) -> None:
    assert best(shelf, "sparse moss") == [PHRASE, SPLIT, PARTLY, BY_AUTHOR, ABSTRACT, ELSEWHERE]
    assert best(shelf, "sparse mo")[:2] == [PHRASE, SPLIT]
    assert best(shelf, "moss -sparse") == []
    assert best(shelf, "sparse moss -ti:on", 2) == [SPLIT, PARTLY]


@pytest.mark.parametrize("text", ["", "is:inbox", "-lichen", "lichen OR is:read"])
def test_without_words_that_must_be_there_the_list_is_by_date(shelf: Database, text: str) -> None:
    assert best(shelf, text) == list(search.find_ids(shelf, query.parse(text)))


def test_only_the_newest_are_ranked(shelf: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "NEWEST_RANKED", 2)
    assert best(shelf, "sparse moss") == [SPLIT, ABSTRACT, PHRASE, BY_AUTHOR, PARTLY, ELSEWHERE]
    assert best(shelf, "sparse moss", 3) == [SPLIT, ABSTRACT, PHRASE]
    assert relevance.NEWEST_RANKED > 2
