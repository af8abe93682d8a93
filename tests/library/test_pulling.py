"""A pull writes what really happened: page by page, cancelled, interrupted, and in the words of the status strip."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.errors import Cancelled, SourceError, UsageError
from desktop.library import ledger, marking, pulling, shelf
from desktop.library.services import Services, build_services
from desktop.records import Listing
from desktop.sources.source import Answer
from desktop.store.database import Database
from tests.libraries import services_at
from tests.loopback import LoopbackService, daily_item

DAY = Listing("huggingface", "day", "2026-03-31")
NEXT_DAY = datetime(2026, 4, 1, 12, tzinfo=UTC)


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        running.set_day("2026-03-31", [daily_item(f"2603.{number:05}", f"Paper {number}") for number in range(250)])
        yield running


@pytest.fixture
def services(service: LoopbackService) -> Services:
    return services_at(service.address)


def stopping(error: type[BaseException], after: int) -> Callable[[int, int | None], None]:
    """Raises as soon as so many papers came."""

    def report(done: int, _total: int | None) -> None:
        if done >= after:
            raise error

    return report


def test_all_pages_come_in_and_are_counted(library: Database, services: Services) -> None:
    seen: list[int] = []
    report = pulling.pull(library, DAY, services, lambda done, _total: seen.append(done))
    assert (report.outcome, report.received, report.added, report.changed) == ("done", 250, 250, 0)
    assert len(report.changed_ids) == 250
    assert {100, 200, 250} <= set(seen)
    assert seen == sorted(seen)
    assert report.started <= report.finished


@pytest.mark.parametrize("error", [Cancelled, KeyboardInterrupt])
def test_stopping_keeps_whole_pages_and_is_written_down(
    library: Database, services: Services, error: type[BaseException]
) -> None:
    with pytest.raises(error):
        pulling.pull(library, DAY, services, stopping(error, after=100))
    [line] = ledger.load_ledger(library)
    assert (line.outcome, line.received, line.reason) == ("cancelled", 100, "You cancelled it.")
    assert shelf.count_papers(library, "") == 100


def test_what_the_reader_decided_outlives_a_pull(library: Database, services: Services, service: LoopbackService) -> None:
    pulling.pull(library, DAY, services, silent)
    marking.star(library, [1])
    service.set_day("2026-03-31", [daily_item("2603.00000", "Renamed", upvotes=9)])
    report = pulling.pull(library, DAY, services, silent)
    assert (report.added, report.changed, report.changed_ids) == (0, 1, (1,))
    [row] = shelf.load_rows(library, [1])
    assert (row.title, row.upvotes, row.marks.starred) == ("Renamed", 9, True)


def test_a_listing_that_cannot_be_asked_for_leaves_no_line(library: Database, services: Services) -> None:
    with pytest.raises(UsageError):
        pulling.pull(library, Listing("huggingface", "day", "tomorrow"), services, silent)
    assert ledger.load_ledger(library) == []


def test_the_newest_list_is_found_when_today_s_is_not_there(library: Database, services: Services) -> None:
    report = pulling.pull_newest(library, services, silent, now=NEXT_DAY)
    assert (report.listing.argument, report.received) == ("2026-03-31", 250)
    assert [line.outcome for line in ledger.load_ledger(library)] == ["done", "not yet"]


def test_a_second_question_that_fails_is_told(library: Database, services: Services) -> None:
    asked: list[str] = []

    def get(
        url: str, *, service: str, accept: str = "application/json", etag: str | None = None, check: Callable[[], None]
    ) -> Answer:
        asked.append(url)
        if len(asked) > 1:
            raise SourceError("The line went dead.", service=service)
        return services.get(url, service=service, accept=accept, check=check)

    report = pulling.pull_newest(library, replace(services, get=get), silent, now=NEXT_DAY)
    assert (report.outcome, report.reason) == ("failed", "The line went dead.")
    assert [line.outcome for line in ledger.load_ledger(library)] == ["failed", "not yet"]


def test_a_refusal_of_today_is_not_asked_around(library: Database, services: Services, service: LoopbackService) -> None:
    service.set_answer("/api/daily_papers", b"", status=503)
    report = pulling.pull_newest(library, services, silent, now=NEXT_DAY)
    assert report.outcome == "refused"
    assert len(service.requests) == 1


def test_offline_is_asked_before_every_request(library: Database, service: LoopbackService) -> None:
    offline: list[bool] = []
    services = build_services({"HF_ENDPOINT": service.address}, lambda: bool(offline))
    report = pulling.pull(library, DAY, services, lambda done, _total: offline.append(True) if done else None)
    assert (report.outcome, report.received) == ("offline", 100)
    assert len(service.requests) == 1


def test_today_is_never_a_weekend() -> None:
    assert pulling.todays_listing(datetime(2026, 3, 29, 12, tzinfo=UTC)) == Listing("huggingface", "day", "2026-03-27")
