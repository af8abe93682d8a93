"""Days to come, as people write them."""

from contextlib import suppress
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.library.days_to_come import find_day, suggest_days

MONDAY = date(2026, 11, 23)
DAYS = st.dates(date(1990, 1, 1), date(2090, 1, 1))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2026-12-03", "2026-12-03"),
        ("3 dec", "2026-12-03"),
        ("Dec 3rd, 2027", "2027-12-03"),
        ("23 nov", "2027-11-23"),
        ("29 feb", "2028-02-29"),
        ("tomorrow", "2026-11-24"),
        ("weekend", "2026-11-28"),
        ("at the weekend", "2026-11-28"),
        ("next week", "2026-11-30"),
        ("monday", "2026-11-30"),
        ("on fri", "2026-11-27"),
        ("in 2 weeks", "2026-12-07"),
        ("a month", "2026-12-23"),
        ("next month", "2026-12-01"),
        ("2y", "2028-11-23"),
    ],
)
def test_a_day_is_understood(text, day):
    assert find_day(text, MONDAY).isoformat() == day


@pytest.mark.parametrize("text", ["", "soon", "31 june", "2026-02-30", "10000y", "de", "3", "weekends"])
def test_what_is_no_day_is_refused(text):
    with pytest.raises(UsageError, match="is no day of the calendar"):
        find_day(text, MONDAY)


@pytest.mark.parametrize("text", ["today", "2026-11-23", "2001-01-01", "in 0 days"])
def test_a_day_that_is_over_is_refused(text):
    with pytest.raises(UsageError, match="is not after today"):
        find_day(text, MONDAY)


@given(DAYS, st.integers(1, 4000))
def test_every_day_to_come_is_found_as_it_is_written(today, ahead):
    day = today + timedelta(days=ahead)
    assert find_day(day.isoformat(), today) == day
    assert find_day(f"in {ahead} days", today) == day


@given(st.text(max_size=30), DAYS)
def test_whatever_is_typed_is_a_day_to_come_or_refused(text, today):
    with suppress(UsageError):
        assert find_day(text, today) > today


@given(DAYS)
def test_what_is_suggested_comes_and_is_understood(today):
    days = dict(suggest_days(today))
    assert list(days) == ["Tomorrow", "At the weekend", "Next week", "In a month"]
    assert all(day == find_day(name, today) for name, day in days.items())
