"""Late bloomers: papers passed over whose upvotes rose since."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.records import Listed, Paper, ReadingStatus
from desktop.store import counts, marks
from desktop.store.database import Database
from tests.store.small_library import day_list, find, merge, rows_of

TODAY = datetime.now(UTC).replace(hour=0)


def moment(days_ago: float) -> str:
    return (TODAY - timedelta(days=days_ago)).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def tell(database: Database, *told: tuple[float, int], listed: float = 10) -> None:
    """One paper, listed that many days ago, and told at these times (days ago) with these upvotes."""
    day = moment(listed)[:10]
    for days_ago, upvotes in told:
        entry = Listed(Paper("Moss", arxiv_id="2603.00001"), day=day, rank=1, upvotes=upvotes)
        merge(database, entry, listing=day_list(day), time=moment(days_ago))


def is_late(database: Database) -> bool:
    found = find(database, "is:late-bloomer")
    assert counts.count_views(database, {})["late-bloomers"] == len(found)
    assert find(database, "is:late-bloomer Moss") == find(database, "is:late-bloomer OR ti:nothing") == found
    return found == [1]


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (((9, 5), (1, 25)), True),
        (((9, 5), (1, 24)), False),  # not so many more
        (((9, 30), (1, 59)), False),  # not twice as many
        (((9, 30), (1, 60)), True),
        (((9, 0), (1, 20)), True),
        (((9, 5), (8, 40)), False),  # while its list was settling
        (((9, 5), (8, 40), (1, 80)), True),
        (((5, 40), (1, 41)), False),  # first seen when it had them already
        (((9, 5), (2, 40), (1, 12)), False),  # and fell again
    ],
)
def test_left_behind(library: Database, told: tuple[tuple[float, int], ...], expected: bool) -> None:
    tell(library, *told)
    assert is_late(library) is expected


def test_todays_papers_are_none(library: Database) -> None:
    tell(library, (0.2, 1), (0.1, 90), listed=0)
    assert not is_late(library)


@pytest.mark.parametrize("mark", ["dismissed", "read"])
def test_passed_over_before_and_after_it_rose(library: Database, mark: str) -> None:
    tell(library, (9, 5), (4, 8))
    marks.set_mark(library, [1], mark, True, "Mark")
    assert not is_late(library)
    library.execute_sql(f"UPDATE marks SET {mark} = ?", (moment(3),))
    tell(library, (1, 60))
    assert is_late(library)
    marks.set_mark(library, [1], mark, False, "Take back")
    marks.set_mark(library, [1], mark, True, "Mark again, now that it has risen")
    assert not is_late(library)


def test_what_is_kept_is_none(library: Database) -> None:
    tell(library, (9, 5), (1, 60))
    change = marks.set_mark(library, [1], "starred", True, "Star")
    assert change.paper_ids == (1,)
    assert not is_late(library)
    marks.set_mark(library, [1], "starred", False, "Unstar")
    assert is_late(library)
    marks.set_status(library, [1], ReadingStatus.TO_READ, "To read")
    assert not is_late(library)


def test_few_papers_are_remembered(library: Database) -> None:
    told = [Listed(Paper(f"Moss {number}"), day="2026-03-31", upvotes=number) for number in range(50)]
    merge(library, *told)
    merge(library, *[Listed(one.paper, day=one.day, upvotes=(one.upvotes or 0) + 20) for one in told], time="2026-04-02")
    assert [row[0] for row in rows_of(library, "SELECT paper_id FROM risen ORDER BY 1")] == list(range(1, 22))
