"""Citation keys: given once, told apart without their case, and never taken back."""

import pytest

from desktop.store import citation_keys, journal, marks
from desktop.store.database import Database
from tests.store.small_library import add_many


def build(paper_id: int, taken: set[str]) -> str:
    """The first of moss2026a, moss2026b … that is not taken; ``paper_id`` plays no part in it."""
    assert paper_id
    return next(f"moss2026{letter}" for letter in "abcdefgh" if f"moss2026{letter}" not in taken)


@pytest.fixture
def shelf(library: Database) -> Database:
    add_many(library, 5)
    return library


def test_key_is_frozen_at_first_use(shelf: Database) -> None:
    assert citation_keys.freeze(shelf, [(1, "moss2026")], build) == {1: "moss2026"}
    assert citation_keys.freeze(shelf, [(1, "other2027"), (2, "fern2026")], build) == {1: "moss2026", 2: "fern2026"}
    assert citation_keys.load_keys(shelf, [1, 2, 3]) == {1: "moss2026", 2: "fern2026"}


def test_taken_key_is_built_anew(shelf: Database) -> None:
    given = citation_keys.freeze(shelf, [(1, "moss2026"), (2, "Moss2026"), (3, "MOSS2026"), (3, "late")], build)
    assert given == {1: "moss2026", 2: "moss2026a", 3: "moss2026b"}
    assert citation_keys.load_taken(shelf) == {"moss2026", "moss2026a", "moss2026b"}


def test_key_is_found_in_any_case(shelf: Database) -> None:
    citation_keys.freeze(shelf, [(1, "Moss2026")], build)
    assert citation_keys.find_paper(shelf, "mOSS2026") == 1
    assert citation_keys.find_paper(shelf, "moss") is None


def test_older_keys_still_lead_to_the_paper_and_are_never_given_again(shelf: Database) -> None:
    citation_keys.freeze(shelf, [(1, "new2026"), (2, "two2026")], build)
    for key, time in (("oldest2026", "2025"), ("older2026", "2026")):
        shelf.execute_sql("INSERT INTO citation_keys VALUES (?, 1, 0, ?)", (key, time))
    assert citation_keys.load_older_keys(shelf, [1, 2]) == {1: ("oldest2026", "older2026")}
    assert citation_keys.load_older_keys(shelf, [2]) == {}
    assert citation_keys.load_keys(shelf, [1]) == {1: "new2026"}
    assert citation_keys.find_paper(shelf, "OLDEST2026") == 1
    assert citation_keys.freeze(shelf, [(3, "older2026")], build) == {3: "moss2026a"}


def test_undo_leaves_keys_alone(shelf: Database) -> None:
    marks.set_mark(shelf, [1], "starred", True, "Star")
    citation_keys.freeze(shelf, [(1, "moss2026")], build)
    journal.undo(shelf)
    assert journal.undo(shelf) is None
    assert citation_keys.load_keys(shelf, [1]) == {1: "moss2026"}


def test_keys_of_many_papers(library: Database) -> None:
    ids = add_many(library, 900)
    expected = {paper_id: f"key{paper_id}" for paper_id in ids}
    assert citation_keys.freeze(library, list(expected.items()), build) == expected
    assert citation_keys.load_keys(library, ids) == expected
    assert citation_keys.freeze(library, [], build) == {}
