"""What is followed is pulled in turn: one that fails stops no other, and Daily Papers are asked again while they grow."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.errors import Cancelled, UsageError
from desktop.library import following, ledger, pulling, shelf
from desktop.library.pulling_followed import pull_followed, tell_asking
from desktop.library.services import Services
from desktop.records import Listing, PullReport
from desktop.store import followed as kept
from desktop.store.database import Database
from tests.libraries import NO_SERVICES, services_at
from tests.library.played_source import BASE, PlayedSource, failure, page
from tests.loopback import LoopbackService, daily_item

WORDS = ("moss", "fern", "lichen")
WEDNESDAY = datetime(2026, 4, 1, 12, tzinfo=UTC)
PATH = "/api/daily_papers"


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


def outcomes(reports: list[PullReport]) -> list[tuple[str, str]]:
    return [(report.listing.argument, report.outcome) for report in reports]


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> PlayedSource:
    played = PlayedSource()
    for word in WORDS:
        played.pages[word] = [page(word.title())]
    monkeypatch.setattr(pulling, "SOURCES", {"played": played.source})
    return played


@pytest.fixture
def services(played: PlayedSource) -> Services:
    return replace(NO_SERVICES, endpoints={"played": BASE})


@pytest.fixture
def three(library: Database, played: PlayedSource) -> Database:
    """A library in which three lists of the played source are followed."""
    for word in WORDS:
        kept.add(library, Listing("played", "query", word), word.title(), "Follow")
    return library


def test_one_that_fails_does_not_stop_the_others(three: Database, played: PlayedSource, services: Services) -> None:
    played.pages["fern"] = [failure("Played says no.")]
    asked: list[str] = []
    counts: list[int] = []
    reports = pull_followed(three, services, lambda done, _total: counts.append(done), asking=asked.append)
    assert outcomes(reports) == [("moss", "done"), ("fern", "failed"), ("lichen", "done")]
    assert shelf.count_papers(three, "") == 2
    assert asked == ["Moss", "Fern", "Lichen"]
    assert counts[-1] == 2
    assert counts == sorted(counts)


def test_one_that_this_version_cannot_ask_for_does_not_stop_the_others(three: Database, services: Services) -> None:
    kept.add(three, Listing("elsewhere", "mood", "calm"), "Moods", "Follow")
    kept.move(three, 4, 0, "Move")
    reports = pull_followed(three, services, silent)
    assert [report.outcome for report in reports] == ["failed", "done", "done", "done"]
    assert "Papershelf knows no source “elsewhere”" in (reports[0].reason or "")
    assert reports[0].asked == "Moods"
    assert len(ledger.load_ledger(three)) == 4


def test_paused_ones_are_left_out(three: Database, services: Services) -> None:
    following.pause(three, 2)
    assert outcomes(pull_followed(three, services, silent)) == [("moss", "done"), ("lichen", "done")]


def test_cancelling_ends_all_of_it(three: Database, played: PlayedSource, services: Services) -> None:
    played.pages["fern"] = [Cancelled()]
    with pytest.raises(Cancelled):
        pull_followed(three, services, silent)
    assert [word for word, _ in played.asked] == ["moss", "fern"]
    assert shelf.count_papers(three, "") == 1


def test_only_what_is_due_is_asked_for(three: Database, played: PlayedSource, services: Services) -> None:
    played.pages["fern"] = [failure(retry_after=600)]
    now = datetime.now(UTC)
    assert len(pull_followed(three, services, silent, only_due=True, now=now)) == 3
    assert pull_followed(three, services, silent, only_due=True, now=now + timedelta(minutes=5)) == []
    again = pull_followed(three, services, silent, only_due=True, now=now + timedelta(minutes=11))
    assert outcomes(again) == [("fern", "failed")]
    later = pull_followed(three, services, silent, only_due=True, now=now + timedelta(hours=4))
    assert outcomes(later) == [("moss", "done"), ("fern", "failed"), ("lichen", "done")]
    assert pull_followed(three, services, silent, only_due=True, every_hours=0, now=now + timedelta(days=9)) == []
    by_hand = pull_followed(three, services, silent, now=now)
    assert len(by_hand) == 3, "by hand all are asked"


def test_offline_nothing_is_asked_and_only_by_hand_it_is_told(library: Database) -> None:
    following.follow(library, Listing("huggingface", "trending"))
    with LoopbackService() as service:
        services = services_at(service.address, lambda: True)
        assert pull_followed(library, services, silent, only_due=True) == []
        assert ledger.load_ledger(library) == []
        assert [report.outcome for report in pull_followed(library, services, silent)] == ["offline"]
        assert service.requests == []
        online = services_at(service.address)
        assert [report.outcome for report in pull_followed(library, online, silent, only_due=True)] == ["done"]


def test_what_was_broken_off_comes_first_and_then_what_is_new(
    three: Database, played: PlayedSource, services: Services
) -> None:
    played.pages["moss"] = [page("Moss"), page("Club Moss"), failure(), page("Peat Moss")]
    pull_followed(three, services, silent)
    played.pages["moss"] = [page("Moss"), page("Club Moss"), page("Spike Moss"), page("Peat Moss")]
    reports = pull_followed(three, services, silent)
    assert [(one.listing.argument, one.received) for one in reports] == [("moss", 2), ("moss", 4), ("fern", 1), ("lichen", 1)]
    assert ledger.load_unfinished(three) == []


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService(today="2026-04-01") as running:
        yield running


@pytest.fixture
def daily(library: Database, service: LoopbackService, monkeypatch: pytest.MonkeyPatch) -> Database:
    """A library in which Daily Papers are followed since the Wednesday before; one paper a day."""
    monkeypatch.setattr("desktop.store.journal.now", lambda: "2026-03-25T12:00:00.000Z")
    following.follow(library, following.DAILY)
    monkeypatch.undo()
    for day in range(18, 32):
        fill(service, f"2026-03-{day:02}", 1)
    fill(service, "2026-04-01", 1)
    return library


def fill(service: LoopbackService, day: str, count: int, **what: object) -> None:
    """Let that day's list hold so many papers; weekends have none."""
    if datetime.fromisoformat(day).weekday() < 5:
        number = int(day[5:7] + day[8:])
        service.set_day(
            day, [daily_item(f"26{day[5:7]}.{number}{one}", f"Of {day}, {one}", day=day, **what) for one in range(count)]
        )


def days_asked(service: LoopbackService) -> list[str]:
    return [request.query.get("date", "newest") for request in service.requests]


def pull_daily(daily: Database, service: LoopbackService, now: datetime = WEDNESDAY) -> list[PullReport]:
    service.requests.clear()
    return pull_followed(daily, services_at(service.address), silent, now=now)


def test_days_since_it_is_followed_that_were_missed_are_fetched(daily: Database, service: LoopbackService) -> None:
    reports = pull_daily(daily, service)
    assert days_asked(service) == ["2026-04-01", "2026-03-31", "2026-03-30", "2026-03-27", "2026-03-26", "2026-03-25"]
    assert {report.outcome for report in reports} == {"done"}
    [followed] = following.load_followed(daily)
    assert followed.last is not None
    assert followed.last.asked == "Daily Papers of 1 April 2026"


def test_the_last_three_days_are_asked_again_and_only_votes_move(daily: Database, service: LoopbackService) -> None:
    pull_daily(daily, service)
    tables = ("papers", "appearances", "versions", "marks", "journal")
    before = {table: list(daily.execute_sql(f"SELECT * FROM {table}")) for table in tables}
    votes = daily.execute_sql("SELECT count(*) FROM votes").fetchone()[0]
    pull_daily(daily, service)
    assert days_asked(service) == ["2026-04-01", "2026-03-31", "2026-03-30", "2026-03-27"]
    assert {table: list(daily.execute_sql(f"SELECT * FROM {table}")) for table in tables} == before
    assert daily.execute_sql("SELECT count(*) FROM votes").fetchone()[0] == votes, "a known day writes nothing"
    fill(service, "2026-03-31", 2, upvotes=9)
    reports = pull_daily(daily, service)
    assert [(one.added, one.changed) for one in reports] == [(0, 0), (1, 1), (0, 0), (0, 0)]
    assert daily.execute_sql("SELECT count(*) FROM votes").fetchone()[0] == votes + 2


def test_an_outage_is_made_up_for_later(daily: Database, service: LoopbackService) -> None:
    pull_daily(daily, service, WEDNESDAY - timedelta(days=2))
    service.set_fault(PATH, "drop")
    assert outcomes(pull_daily(daily, service)) == [("2026-04-01", "failed")]
    service.set_fault(PATH, "")
    pull_daily(daily, service)
    assert days_asked(service)[:2] == ["2026-04-01", "2026-03-31"]
    assert shelf.count_papers(daily, "on:2026-03-31") == 1


def test_after_a_refusal_the_days_before_are_not_asked(daily: Database, service: LoopbackService) -> None:
    service.set_fault(PATH, "drop", times=1)
    assert outcomes(pull_daily(daily, service)) == [("2026-04-01", "failed")]
    assert days_asked(service) == ["2026-04-01"]
    [followed] = following.load_followed(daily)
    assert followed.last is not None
    assert (followed.last.outcome, followed.due) == ("failed", followed.last.retry_at)


def test_a_day_that_is_not_there_yet_hinders_nothing(daily: Database, service: LoopbackService) -> None:
    service.today = "2026-03-31"
    service.set_day("2026-04-01", [])
    reports = pull_daily(daily, service)
    assert [line.outcome for line in ledger.load_ledger(daily)][-1] == "not yet"
    assert reports[0].listing.argument == "2026-03-31"
    assert days_asked(service)[:4] == ["2026-04-01", "newest", "2026-03-31", "2026-03-30"]


def test_at_the_weekend_friday_is_the_newest_day(daily: Database, service: LoopbackService) -> None:
    pull_daily(daily, service, datetime(2026, 3, 29, 12, tzinfo=UTC))
    assert days_asked(service) == ["2026-03-27", "2026-03-26", "2026-03-25"]


def test_what_is_asked_for_is_told() -> None:
    assert tell_asking("Daily Papers") == "Asking for Daily Papers"


def test_a_listing_of_no_source_cannot_be_pulled(library: Database) -> None:
    with pytest.raises(UsageError, match="knows no source"):
        pulling.pull(library, Listing("elsewhere", "day"), NO_SERVICES, silent)
