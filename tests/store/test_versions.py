"""Earlier texts, and newer versions that the reader has not seen."""

from collections.abc import Callable

import pytest

from desktop.records import Listed, Listing, Paper, ReadingStatus
from desktop.store import annotations, collections, journal, marks, rows, shelved, tags, versions
from desktop.store.checking import find_damage
from desktop.store.database import Database
from tests.store.small_library import add_papers, find, merge

LATER = "2999-01-01T00:00:00.000Z"
ARXIV = Listing("arxiv", "query", "moss")
FIRST = Paper("Moss", "It grows.", arxiv_id="2603.00001", version=1, updated="2026-03-01")
SECOND = Paper("Moss", "It grows slowly.", arxiv_id="2603.00001", version=2, updated="2998-12-31")


def tell(database: Database, paper: Paper, listing: Listing = ARXIV, time: str = LATER) -> None:
    merge(database, Listed(paper), listing=listing, time=time)


def is_updated(database: Database) -> bool:
    (row,), (one,) = rows.load(database, [1]), shelved.load(database, [1])
    found = find(database, "is:updated")
    assert row.updated is one.updated is (found == [1])
    assert find(database, "is:updated moss") == find(database, "is:updated OR ti:nothing") == found
    return row.updated


@pytest.mark.parametrize(
    "touch",
    [
        lambda database: marks.set_mark(database, [1], "read", True, "Read"),
        lambda database: marks.set_mark(database, [1], "starred", True, "Star"),
        lambda database: marks.set_status(database, [1], ReadingStatus.TO_READ, "To read"),
        lambda database: annotations.set_note(database, 1, "mine", "Note"),
        lambda database: annotations.add_highlight(database, 1, "title", "Moss", 0, 4, "pink", "", "Highlight"),
        lambda database: tags.change_tags(database, [1], ["a"], [], "Tag"),
        lambda database: collections.add_papers(database, "A", [1], "Collect"),
    ],
)
def test_newer_version_of_what_the_reader_worked_on(library: Database, touch: Callable[[Database], object]) -> None:
    merge(library, Listed(FIRST), listing=ARXIV)
    touch(library)
    assert not is_updated(library)
    assert versions.load_last_seen(library, 1) is None
    tell(library, SECOND)
    assert is_updated(library)
    (earlier,) = versions.load_earlier(library, 1)
    assert (earlier.version, earlier.abstract, earlier.replaced, earlier.newer) == (1, "It grows.", LATER, True)
    assert versions.load_last_seen(library, 1) == earlier


@pytest.mark.parametrize("dismissed", [True, False])
def test_what_nobody_worked_on_is_not_updated(library: Database, dismissed: bool) -> None:
    add_papers(library, FIRST)
    marks.set_mark(library, [1], "dismissed", dismissed, "Dismiss")
    tell(library, SECOND)
    assert not is_updated(library)


@pytest.mark.parametrize(
    ("known", "told", "listing", "expected"),
    [
        (FIRST, Paper("Moss", "It grows.", arxiv_id="2603.00001", version=2), ARXIV, True),  # the same abstract
        (SECOND, FIRST, ARXIV, False),  # an older one that comes late
        (FIRST, Paper("Moss", "Other words.", arxiv_id="2603.00001"), Listing("huggingface", "search", "x"), False),
        (Paper("Moss", "Its site.", arxiv_id="2603.00001"), FIRST, ARXIV, False),  # the first version in arXiv's words
        (Paper("Moss", "Its site.", arxiv_id="2603.00001"), SECOND, ARXIV, True),  # made after it was listed
        (Paper("Moss", "Its site.", arxiv_id="2603.00001"), Paper("Moss", "Anew.", arxiv_id="2603.00001"), None, True),
        (Paper("Moss", "", arxiv_id="2603.00001"), Paper("Moss", "Anew.", arxiv_id="2603.00001"), None, False),
    ],
)
def test_what_is_a_newer_version(
    library: Database, known: Paper, told: Paper, listing: Listing | None, expected: bool
) -> None:
    first = ARXIV if known.version else Listing("huggingface", "day", "2026-03-31")
    merge(library, Listed(known, day=None if known.version else "2026-03-31"), listing=first)
    marks.set_mark(library, [1], "starred", True, "Star")
    tell(library, told, listing or first)
    assert is_updated(library) is expected


def test_seeing_it_is_no_deed_and_lasts_until_the_next_version(library: Database) -> None:
    merge(library, Listed(FIRST), listing=ARXIV)
    marks.set_mark(library, [1], "starred", True, "Star")
    tell(library, SECOND, time="2026-04-01T08:00:00.000Z")
    assert is_updated(library)
    assert versions.mark_as_seen(library, 1, "See").paper_ids == (1,)
    assert not is_updated(library)
    assert versions.mark_as_seen(library, 1, "See").paper_ids == ()
    assert journal.find_next(library) == ("Star", None)
    tell(library, Paper("Moss", "It grows fast.", arxiv_id="2603.00001", version=3))
    assert is_updated(library)
    seen = versions.load_last_seen(library, 1)
    assert seen is not None
    assert (seen.version, seen.abstract) == (2, "It grows slowly.")
    assert [one.version for one in versions.load_earlier(library, 1)] == [2, 1]
    assert find_damage(library) == []


def test_reading_it_anew_is_seeing_it(library: Database) -> None:
    merge(library, Listed(FIRST), listing=ARXIV)
    marks.set_mark(library, [1], "starred", True, "Star")
    tell(library, SECOND, time="2026-04-01T08:00:00.000Z")
    marks.set_mark(library, [1], "read", True, "Read")
    assert not is_updated(library)
