"""Rows taken out of a list: counting gives what looking for each row would."""

from array import array

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.papers.removed_rows import RemovedRows, ranges_of
from desktop.ui.papers.row_places import RowPlaces

COUNT = 30
LISTS = st.tuples(st.integers(0, COUNT), st.sets(st.integers(0, COUNT - 1))).map(
    lambda drawn: (drawn[0], sorted(row for row in drawn[1] if row < drawn[0]))
)


@given(LISTS)
def test_rows_stand_where_they_are_found(drawn: tuple[int, list[int]]) -> None:
    count, gone = drawn
    ids = array("q", range(100, 100 + count))
    removed = RemovedRows(ranges_of(gone))
    left = removed.left(ids)
    assert left.tolist() == [100 + row for row in range(count) if row not in gone]
    assert bool(removed) == bool(gone)
    for row in range(count):
        assert removed.moved(row) == (-1 if row in gone else left.index(100 + row))
        below = [left.index(100 + later) for later in range(row, count) if later not in gone]
        assert removed.successor(row) == (below[0] if below else len(left))


@given(LISTS, st.lists(st.integers(1, 7), min_size=COUNT, max_size=COUNT))
def test_days_keep_what_is_left_under_them(drawn: tuple[int, list[int]], sizes: list[int]) -> None:
    count, gone = drawn
    under = [day for day, size in zip(range(9_000, 0, -1), sizes, strict=False) for _ in range(size)][:count]
    days = {day: under.count(day) for day in dict.fromkeys(under)}
    places = RowPlaces(len(under), 20, 5, days)
    kept = [day for row, day in enumerate(under) if row not in gone]
    left = RemovedRows(ranges_of(gone)).days_left(days, places)
    assert left == {day: kept.count(day) for day in dict.fromkeys(kept)}
    assert list(left) == list(dict.fromkeys(kept))


def test_list_without_days_has_none_afterwards() -> None:
    assert RemovedRows([range(1, 3)]).days_left({}, RowPlaces(5, 20, 5)) == {}
