"""What is followed is asked for again in time: after hours where it went well, after a pause where it did not."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.library import schedule
from desktop.records import Followed, Listing, PullReport

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
DAILY = Listing("huggingface", "day")


def report(outcome: str, *, hours_ago: float = 1, retry_at: str | None = None) -> PullReport:
    time = (NOW - timedelta(hours=hours_ago)).isoformat()
    return PullReport(DAILY, "Daily Papers", outcome, started=time, finished=time, retry_at=retry_at)


def followed(last: PullReport | None, *, paused: bool = False) -> Followed:
    return Followed(1, DAILY, "Daily Papers", paused, last)


@pytest.mark.parametrize(("failures", "minutes"), [(1, 5), (2, 15), (3, 60), (4, 60), (99, 60)])
def test_each_failure_in_a_row_waits_longer(failures: int, minutes: int) -> None:
    assert schedule.pause_after(failures, None, lambda: 0.0) == minutes * 60
    assert schedule.pause_after(failures, None, lambda: 1.0) == pytest.approx(minutes * 72)


def test_what_the_service_asks_for_is_obeyed() -> None:
    assert schedule.pause_after(1, 7.0) == 7


def test_a_service_that_may_be_asked_at_once_and_fails_all_the_same_is_not_pressed() -> None:
    assert schedule.pause_after(9, 0.0, lambda: 0.0) == 60 * 60


@given(st.integers(0, 1_000), st.floats(0, 1))
def test_a_pause_is_never_shorter_than_told_nor_endless(failures: int, drawn: float) -> None:
    assert 5 * 60 <= schedule.pause_after(failures, None, lambda: drawn) <= 72 * 60


@pytest.mark.parametrize(
    ("last", "due"),
    [
        (None, NOW),
        (report("done"), NOW + timedelta(hours=2)),
        (report("unchanged"), NOW + timedelta(hours=2)),
        (report("not yet", hours_ago=4), NOW - timedelta(hours=1)),
        (report("cancelled"), NOW + timedelta(hours=2)),
        (report("refused", retry_at="2026-03-31T12:15:00.000Z"), NOW + timedelta(minutes=15)),
        (report("broken off"), NOW),
        (report("offline"), NOW),
    ],
)
def test_the_last_pull_says_when_it_is_due(last: PullReport | None, due: datetime) -> None:
    assert schedule.due_at(last, 3, NOW) == due
    assert schedule.due_at(last, 0, NOW) is None, "by hand only"
