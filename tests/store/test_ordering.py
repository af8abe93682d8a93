"""Lists in every order: by columns of the papers alone, along their indexes, and the days that a list by date stands under."""

from collections.abc import Iterator
from datetime import date

import pytest

from desktop.records import Listed, Listing, Order, Paper
from desktop.store import counts, marks, ordering, query, search
from desktop.store.database import Database, open_library
from desktop.store.migrations import STEPS, create_first_schema
from tests.store.small_library import day_list, merge, new_library, rows_of

MONDAY, TUESDAY = "2026-03-30", "2026-03-31"
HIGH, LOW, MIDDLE, SILENT = 1, 2, 3, 4


@pytest.fixture
def library() -> Iterator[Database]:
    """Two papers of Monday and two of Tuesday, added Tuesday first; the last one has no upvotes."""
    with new_library() as database:
        told = [Listed(Paper("“Moss” grows"), TUESDAY, 1, None, 90), Listed(Paper("zebra moss"), TUESDAY, 2, None, 5)]
        merge(database, *told, listing=day_list(TUESDAY), time="2026-03-31T08:00:00Z")
        told = [Listed(Paper("Apples and moss"), MONDAY, 1, None, 40), Listed(Paper("$\\alpha$-moss"), MONDAY, 2)]
        merge(database, *told, listing=day_list(MONDAY), time="2026-04-01T08:00:00Z")
        yield database


@pytest.mark.parametrize("walking", [True, False])
@pytest.mark.parametrize("text", ["", "moss", "moss is:inbox", "is:inbox"])
@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order.DATE, [HIGH, LOW, MIDDLE, SILENT]),
        (Order.UPVOTES, [HIGH, MIDDLE, LOW, SILENT]),
        (Order.RANK, [HIGH, MIDDLE, LOW, SILENT]),
        (Order.TITLE, [SILENT, MIDDLE, HIGH, LOW]),
        (Order.ADDED, [MIDDLE, SILENT, HIGH, LOW]),
    ],
)
def test_each_order(
    library: Database, monkeypatch: pytest.MonkeyPatch, text: str, order: Order, expected: list[int], walking: bool
) -> None:
    monkeypatch.setattr(ordering, "MANY_HITS", 1 if walking else 100)
    parsed = query.parse(text)
    assert list(search.find_ids(library, parsed, order=order)) == expected
    assert list(search.find_listed(library, parsed, order=order).ids) == expected
    assert list(search.find_ids(library, parsed, 2, order)) == expected[:2]
    assert list(search.sort_ids(library, [4, 2, 99, 3, 1], parsed, order).ids) == expected


def test_the_rank_is_that_of_the_day_that_is_asked_for(library: Database) -> None:
    merge(library, Listed(Paper("zebra moss"), MONDAY, 5), Listed(Paper("“Moss” grows"), MONDAY, 3), listing=day_list(MONDAY))
    assert list(search.find_ids(library, query.parse(f"on:{MONDAY}"), order=Order.RANK)) == [MIDDLE, SILENT, HIGH, LOW]
    assert list(search.find_ids(library, query.parse(f"on:{TUESDAY}"), order=Order.RANK)) == [HIGH, LOW]


@pytest.mark.parametrize("order", ordering.INDEXES)
def test_a_page_is_walked_along_its_index(library: Database, order: Order) -> None:
    columns, _ = ordering.order_by(order, ())
    plan = " ".join(
        str(row[3]) for row in rows_of(library, f"EXPLAIN QUERY PLAN SELECT p.id FROM papers p WHERE 1 ORDER BY {columns}")
    )
    assert ordering.INDEXES[order] in plan
    assert "TEMP B-TREE" not in plan


def test_days_are_counted_in_the_order_of_the_list(library: Database) -> None:
    found = search.find_listed(library, query.parse("moss"))
    assert list(found.days.items()) == [(date(2026, 3, 31).toordinal(), 2), (date(2026, 3, 30).toordinal(), 2)]
    assert list(search.find_listed(library, query.parse("moss"), 3).days.values()) == [2, 1]
    assert search.sort_ids(library, [SILENT, MIDDLE]).days == {date(2026, 3, 30).toordinal(): 2}
    assert search.find_listed(library, (), order=Order.TITLE).days == {}


def test_a_paper_without_a_date_stands_under_the_day_it_was_added_on(library: Database) -> None:
    merge(library, Listed(Paper("Undated")), listing=Listing("file", "file", "page.txt"), time="2026-04-02T08:00:00Z")
    assert next(iter(search.find_listed(library, ()).days)) == date(2026, 4, 2).toordinal()
    assert rows_of(library, "SELECT day FROM papers WHERE title = 'Undated'") == [(None,)]


def test_what_is_left_of_a_day(library: Database) -> None:
    monday, tuesday, wednesday = (date(2026, 3, 30).toordinal() + number for number in range(3))
    assert counts.count_left(library, [tuesday, monday, wednesday]) == {tuesday: 2, monday: 2, wednesday: 0}
    marks.set_mark(library, [HIGH], "starred", True, "Star")
    marks.set_mark(library, [LOW], "dismissed", True, "Dismiss")
    marks.set_mark(library, [MIDDLE], "read", True, "Read")
    assert counts.count_left(library, [tuesday, monday]) == {tuesday: 0, monday: 1}
    assert counts.count_left(library, []) == {}


def test_a_library_of_the_first_schema_gets_the_indexes(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "library.sqlite3"
    for module in ("migrations", "database"):
        monkeypatch.setattr(f"desktop.store.{module}.STEPS", (create_first_schema,))
    database = open_library(path)
    for place, title in enumerate(("Beetles", "Ants"), start=1):
        database.execute_sql(
            "INSERT INTO papers(place, title, title_hash, added) VALUES (?, ?, ?, '2026-03-31')", (place, title, place)
        )
    database.close()
    for module in ("migrations", "database"):
        monkeypatch.setattr(f"desktop.store.{module}.STEPS", STEPS)
    database = open_library(path)
    assert database.user_version == len(STEPS) >= 2
    assert list(search.find_ids(database, (), order=Order.TITLE)) == [2, 1]
    database.close()
