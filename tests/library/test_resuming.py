"""A pull that was broken off goes on where it was, also when its program was killed, and then nothing differs."""

import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.errors import Cancelled
from desktop.library import history, ledger, pulling, telling
from desktop.library.services import Services
from desktop.records import Listing, PullReport
from desktop.sources.refusals import RefusedError
from desktop.store import followed as store_followed
from desktop.store import ledger as lines
from desktop.store.database import Database, open_library, writing
from tests.libraries import NO_SERVICES, services_at
from tests.library.played_source import BASE, PlayedSource, failure, page
from tests.library.slow_month import MONTH, SlowMonth

PROJECT = Path(__file__).parents[2]
MARCH = Listing("huggingface", "month", MONTH)
MOSS = Listing("played", "query", "moss")


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


@pytest.fixture
def service() -> Iterator[SlowMonth]:
    with SlowMonth() as running:
        yield running


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> PlayedSource:
    played = PlayedSource()
    monkeypatch.setattr(pulling, "SOURCES", {"played": played.source})
    return played


@pytest.fixture
def services(played: PlayedSource) -> Services:
    """Those that ask the played source."""
    return replace(NO_SERVICES, endpoints={"played": BASE})


def refused(retry_after: float | None = None) -> RefusedError:
    return RefusedError("Played says no.", service="Played", status=503, said="", retry_after=retry_after)


def contents(database: Database) -> list[list[tuple[object, ...]]]:
    """All that a reader can see of what the service said, without the times at which it said so."""
    questions = (
        "SELECT arxiv_id, title, abstract, authors, day, rank, upvotes, comments FROM papers ORDER BY arxiv_id",
        "SELECT p.arxiv_id, l.kind, l.argument, CASE l.kind WHEN 'day' THEN a.day END, a.rank, a.submitter FROM appearances a "
        "JOIN papers p ON p.id = a.paper_id JOIN listings l ON l.id = a.listing_id ORDER BY 1, 2, 3, 4",
        "SELECT p.arxiv_id, v.upvotes, v.comments FROM votes v JOIN papers p ON p.id = v.paper_id ORDER BY 1, 2",
    )
    return [[tuple(row) for row in database.execute_sql(question)] for question in questions]


def killed_in_the_midst(service: SlowMonth, file: Path) -> None:
    """Pull the month into that library with a program of its own, and kill it while it waits for the third page."""
    service.stalls_at = "2"
    environment = {**os.environ, "PYTHONPATH": str(PROJECT), "HF_ENDPOINT": service.address}
    command = [sys.executable, "-m", "desktop", "--library", str(file), "pull", "--month", MONTH]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as program:
        try:
            assert service.is_stalled.wait(60)
        finally:
            program.send_signal(signal.SIGKILL)
    assert program.returncode == -signal.SIGKILL
    service.stalls_at = None


def test_a_killed_pull_goes_on_at_its_page_and_ends_as_if_nothing_had_been(service: SlowMonth, tmp_path: Path) -> None:
    killed_in_the_midst(service, tmp_path / "killed.sqlite3")
    before = len(service.requests)
    with closing(open_library(tmp_path / "killed.sqlite3")) as killed:
        [line] = ledger.load_ledger(killed)
        assert (line.outcome, line.received, line.added, line.next_rank) == ("broken off", 200, 200, 201)
        assert "broken off at" in telling.tell(line)
        assert ledger.load_unfinished(killed) == [line]
        [rest] = pulling.resume(killed, services_at(service.address), silent)
        assert (rest.outcome, rest.received, rest.added) == ("done", 300, 300)
        assert service.pages[before:] == ["2", "3", "4"]
        assert [one.outcome for one in ledger.load_ledger(killed)] == ["done", "broken off"]
        assert ledger.load_unfinished(killed) == []
        with closing(open_library(tmp_path / "whole.sqlite3")) as whole:
            pulling.pull(whole, MARCH, services_at(service.address), silent)
            assert contents(killed) == contents(whole)
        assert lines.find_last_whole(killed, MARCH) == line.started, "what came since the first part began may be missing"


def test_a_mirror_with_another_address_is_asked_from_the_beginning(service: SlowMonth, tmp_path: Path) -> None:
    killed_in_the_midst(service, tmp_path / "killed.sqlite3")
    with SlowMonth() as mirror, closing(open_library(tmp_path / "killed.sqlite3")) as library:
        [report] = pulling.resume(library, services_at(mirror.address), silent)
        assert (report.received, report.added) == (500, 300)
        assert mirror.pages == ["0", "1", "2", "3", "4"]


def test_what_went_offline_in_the_midst_goes_on_when_it_may(library: Database, service: SlowMonth) -> None:
    offline: list[bool] = []
    services = services_at(service.address, lambda: bool(offline))
    report = pulling.pull(library, MARCH, services, lambda done, _total: offline.append(True) if done == 300 else None)
    assert (report.outcome, report.received, report.retry_at) == ("offline", 300, None)
    assert pulling.resume(library, services, silent) == [], "offline still"
    offline.clear()
    [rest] = pulling.resume(library, services, silent)
    assert (rest.outcome, rest.received) == ("done", 200)
    assert service.pages == ["0", "1", "2", "3", "4"]


@pytest.mark.parametrize(
    "give_up", [store_followed.remove, lambda *what: store_followed.set_paused(*what[:2], True, what[2])]
)
def test_what_the_reader_gave_up_since_is_left_alone(
    library: Database, played: PlayedSource, services: Services, give_up: Callable[[Database, int, str], object]
) -> None:
    store_followed.add(library, MOSS, "", "Follow")
    played.pages["moss"] = [page("Moss"), refused(retry_after=1)]
    pulling.pull(library, MOSS, services, silent)
    give_up(library, 1, "Give up")
    later = datetime.now(UTC) + timedelta(hours=1)
    asked = len(played.asked)
    assert pulling.resume(library, services, silent, later) == []
    assert len(played.asked) == asked
    history.undo(library)
    assert [one.outcome for one in pulling.resume(library, services, silent, later)] == ["refused"], "it is followed again"


def test_a_page_that_was_refused_is_asked_for_again_when_the_service_wants_it(
    library: Database, played: PlayedSource, services: Services
) -> None:
    played.pages["moss"] = [page("Moss"), page("Fern"), refused(retry_after=90), page("Lichen")]
    report = pulling.pull(library, MOSS, services, silent)
    assert (report.outcome, report.received, report.next_url, report.next_rank) == ("refused", 2, f"{BASE}/2", 3)
    assert report.retry_at is not None
    again = datetime.fromisoformat(report.retry_at)
    assert pulling.resume(library, services, silent, again - timedelta(seconds=1)) == []
    played.pages["moss"] = [page("Moss"), page("Fern"), page("Sedge"), page("Lichen")]
    [rest] = pulling.resume(library, services, silent, again)
    assert (rest.outcome, rest.received, rest.added) == ("done", 2, 2)
    assert rest.note == "It went on where it was broken off: 4 papers in all."
    _, asking = played.asked[-1]
    assert (asking.resume_url, asking.first_rank, asking.etag) == (f"{BASE}/2", 3, None)


def test_a_rest_is_asked_for_by_no_name_and_gives_the_list_none(
    library: Database, played: PlayedSource, services: Services
) -> None:
    """What a service calls a list is of its first page, which is another pull's."""
    played.pages["moss"] = [page("Moss", etag='"whole"')]
    whole = pulling.pull(library, MOSS, services, silent)
    played.pages["moss"] = [page("Moss", etag='"changed"'), failure()]
    pulling.pull(library, MOSS, services, silent)
    played.pages["moss"] = [page("Moss"), page("Fern", etag='"second page"')]
    pulling.resume(library, services, silent, datetime.now(UTC) + timedelta(hours=2))
    pulling.pull(library, MOSS, services, silent)
    asked = [(asking.etag, asking.since) for _, asking in played.asked[1:]]
    broken_off = ledger.load_ledger(library)[2].started
    assert asked == [('"whole"', whole.started), (None, whole.started), ('"whole"', broken_off)]


def test_the_page_of_another_address_is_not_asked_for(library: Database, played: PlayedSource, services: Services) -> None:
    played.pages["moss"] = [page("Moss"), failure()]
    pulling.pull(library, MOSS, services, silent)
    [rest] = ledger.load_unfinished(library)
    for address in ("https://mirror.invalid", f"{BASE}.evil.invalid"):
        pulling.pull(library, MOSS, replace(services, endpoints={"played": address}), silent, rest_of=rest)
    assert [asking.resume_url for _, asking in played.asked] == [None, None, None]


def test_a_rest_that_fails_again_stays_a_rest(library: Database, played: PlayedSource, services: Services) -> None:
    played.pages["moss"] = [page("Moss"), failure()]
    played.pages["fern"] = [page("Fern"), failure()]
    pulling.pull(library, MOSS, services, silent)
    pulling.pull(library, Listing("played", "query", "fern"), services, silent)
    played.pages["fern"] = [page("Fern"), page("Sedge")]
    tomorrow = datetime.now(UTC) + timedelta(hours=20)
    assert [one.outcome for one in pulling.resume(library, services, silent, tomorrow)] == ["failed", "done"]
    [left] = ledger.load_unfinished(library)
    assert (left.listing, left.next_url, left.received) == (MOSS, f"{BASE}/1", 0)


def test_what_the_reader_cancelled_is_over(library: Database, played: PlayedSource, services: Services) -> None:
    played.pages["moss"] = [page("Moss"), Cancelled()]
    with pytest.raises(Cancelled):
        pulling.pull(library, MOSS, services, silent)
    assert ledger.load_unfinished(library) == []


def test_after_a_day_a_rest_is_no_part_of_the_list_any_more(
    library: Database, played: PlayedSource, services: Services
) -> None:
    played.pages["moss"] = [page("Moss"), failure()]
    pulling.pull(library, MOSS, services, silent)
    assert len(ledger.load_unfinished(library)) == 1
    assert ledger.load_unfinished(library, datetime.now(UTC) + timedelta(hours=25)) == []


def test_what_another_program_is_at_work_on_is_left_to_it(
    library: Database, played: PlayedSource, services: Services
) -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        started = datetime.now(UTC).isoformat()
        running = PullReport(MOSS, "Moss", "running", started=started, next_url=f"{BASE}/1", next_rank=2)
        with writing(library):
            lines.add(library, running, f"{other.pid}-a")
        assert [one.outcome for one in ledger.load_ledger(library)] == ["running"]
        assert ledger.load_unfinished(library) == []
        other.kill()
    assert [one.outcome for one in ledger.load_ledger(library)] == ["broken off"]
    assert len(ledger.load_unfinished(library)) == 1


def test_a_pull_that_ends_by_a_fault_of_ours_is_no_silence(
    library: Database, played: PlayedSource, services: Services
) -> None:
    played.pages["moss"] = [page("Moss"), ZeroDivisionError()]
    with pytest.raises(ZeroDivisionError):
        pulling.pull(library, MOSS, services, silent)
    [line] = ledger.load_ledger(library)
    assert (line.outcome, line.received) == ("broken off", 1)


def test_what_only_a_newer_version_can_ask_for_stops_no_other(
    library: Database, played: PlayedSource, services: Services
) -> None:
    began = datetime.now(UTC).isoformat()
    played.pages["moss"] = [page("Moss"), failure()]
    with writing(library):
        lines.add(library, PullReport(Listing("elsewhere", "mood"), "Moods", "broken off", started=began, finished=began))
    pulling.pull(library, MOSS, services, silent)
    played.pages["moss"] = [page("Moss"), page("Fern")]
    reports = pulling.resume(library, services, silent, datetime.now(UTC) + timedelta(hours=2))
    assert [(one.asked, one.outcome) for one in reports] == [("Moods", "failed"), ("The list moss", "done")]
    assert ledger.load_unfinished(library) == []
