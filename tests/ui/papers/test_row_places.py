"""Places of rows and headings: each pixel belongs to one row, whatever days the list has."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.papers.row_places import Heading, RowPlaces

DAYS = st.dictionaries(st.integers(1, 3_000_000), st.integers(1, 40), max_size=12)


@given(DAYS, st.integers(1, 100), st.integers(0, 50))
def test_rows_follow_each_other_without_a_gap(days, row_height, heading_height):
    count = sum(days.values())
    places = RowPlaces(count, row_height, heading_height, days)
    place, row = 0, 0
    for day, its_count in days.items():
        for number in range(its_count):
            begins = number == 0
            assert places.begins_day(row) == begins
            assert places.top_with_heading(row) == place
            place += heading_height * begins
            assert places.top(row) == place
            assert places.heading(row) == Heading(day, row - number, its_count)
            assert [places.row_at(place), places.row_at(place + row_height - 1)] == [row, row]
            assert places.is_in_row(place)
            if begins and heading_height:
                assert places.row_at(place - 1) == row
                assert not places.is_in_row(place - 1)
            place, row = place + row_height, row + 1
    assert places.height == place
    assert not places.is_in_row(place)
    assert (places.row_at(-7), places.row_at(place + 7)) == (min(0, count - 1), count - 1)


def test_without_days_there_are_no_headings():
    places = RowPlaces(3, 94, 30)
    assert (places.height, places.top(2), places.heading(0), places.begins_day(0)) == (282, 188, None, False)
    assert (places.row_at(95), RowPlaces(0, 94, 30).row_at(0)) == (1, -1)


def test_days_are_those_of_the_rows():
    with pytest.raises(AssertionError, match="not those of the rows"):
        RowPlaces(4, 94, 30, {1: 3})


def test_beyond_the_ends_there_is_no_day():
    assert [RowPlaces(3, 94, 30, {1: 3}).heading(row) for row in (-1, 3)] == [None, None]
