"""What a pull may leave out is what the ledger knows; what failed is planned again; single questions stand in it too."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.errors import SourceError
from desktop.library import ledger, pulling, telling
from desktop.library.services import Services
from desktop.records import Listed, Listing, Page, Paper, PullReport
from desktop.sources.refusals import NotYetError
from desktop.store import journal
from desktop.store.database import Database
from tests.libraries import NO_SERVICES
from tests.library.played_source import BASE, PlayedSource, failure, page

MOSS = Listing("played", "query", "moss")
PAPER = Listing("arxiv", "paper", "2603.00001")


def silent(_done: int, _total: int | None) -> None:
    """Nobody watches."""


@pytest.fixture
def played(monkeypatch: pytest.MonkeyPatch) -> PlayedSource:
    played = PlayedSource()
    monkeypatch.setattr(pulling, "SOURCES", {"played": played.source})
    return played


@pytest.fixture
def services(played: PlayedSource) -> Services:
    return replace(NO_SERVICES, endpoints={"played": BASE})


def pull(library: Database, services: Services) -> PullReport:
    return pulling.pull(library, MOSS, services, silent)


def minutes_until(retry_at: str | None) -> float:
    assert retry_at is not None
    return (datetime.fromisoformat(retry_at) - datetime.now(UTC)) / timedelta(minutes=1)


def test_only_what_is_new_since_the_last_whole_pull_is_asked_for(
    library: Database, played: PlayedSource, services: Services
) -> None:
    played.pages["moss"] = [page("Moss", etag='"a"'), page("Fern", etag='"of the second page"')]
    first = pull(library, services)
    played.pages["moss"] = [page("Moss", "Sedge", etag='"b"'), failure()]
    pull(library, services)
    pull(library, services)
    assert [(asking.since, asking.etag) for _, asking in played.asked] == [
        (None, None),
        (first.started, '"a"'),
        (first.started, '"a"'),
    ]


def test_a_list_that_did_not_change_is_told_so_and_was_whole_then(
    library: Database, played: PlayedSource, services: Services
) -> None:
    played.pages["moss"] = [page("Moss", etag='"a"')]
    first = pull(library, services)
    played.pages["moss"] = [Page((), etag='"a"', unchanged=True)]
    second = pull(library, services)
    assert (second.outcome, second.received, second.since) == ("unchanged", 0, first.started)
    assert telling.tell(second) == f"The list moss: nothing changed since {telling.clock(first.started)}."
    pull(library, services)
    _, asking = played.asked[-1]
    assert (asking.since, asking.etag) == (second.started, '"a"')


def test_a_name_that_a_list_no_longer_has_is_not_asked_with(
    library: Database, played: PlayedSource, services: Services
) -> None:
    played.pages["moss"] = [page("Moss", etag='"a"')]
    pull(library, services)
    played.pages["moss"] = [page("Moss")]
    pull(library, services)
    pull(library, services)
    assert [asking.etag for _, asking in played.asked] == [None, '"a"', None]


def test_notes_and_what_was_left_out_are_kept(library: Database, played: PlayedSource, services: Services) -> None:
    told = "The newest were taken."
    played.pages["moss"] = [page("Moss", skipped=("No id.",), note=told), page("Fern", skipped=("No title.",), note=told)]
    report = pull(library, services)
    [line] = ledger.load_ledger(library)
    assert (line.note, line.skipped) == (told, ("No id.", "No title."))
    assert line == replace(report, changed_ids=())


def test_each_failure_waits_longer_and_a_success_ends_it(library: Database, played: PlayedSource, services: Services) -> None:
    played.pages["moss"] = [failure()]
    for least in (5, 15, 60, 60):
        assert least - 0.1 < minutes_until(pull(library, services).retry_at) < least * 1.2
    played.pages["moss"] = [page("Moss")]
    assert pull(library, services).retry_at is None
    played.pages["moss"] = [failure(retry_after=90)]
    assert 1.4 < minutes_until(pull(library, services).retry_at) < 1.6
    played.pages["moss"] = [failure()]
    assert 14.9 < minutes_until(pull(library, services).retry_at) < 18


def test_a_question_about_one_paper_stands_in_the_ledger(library: Database) -> None:
    started = journal.now()
    ledger.note(library, PAPER, "2603.00001 at arXiv", started, received=1, added=1)
    failed = ledger.note(library, PAPER, "2603.00001 at arXiv", started, error=SourceError("arXiv said no.", service="arXiv"))
    ledger.note(
        library, PAPER, "2603.00001 at arXiv", started, error=SourceError("You are offline.", service="arXiv"), offline=True
    )
    offline, refused, done = ledger.load_ledger(library)
    assert (done.outcome, done.received, done.added, done.listing, done.started) == ("done", 1, 1, PAPER, started)
    assert (refused.outcome, refused.reason) == ("failed", "arXiv said no.")
    assert refused == failed
    assert 4.9 < minutes_until(refused.retry_at) < 6
    assert (offline.outcome, offline.retry_at) == ("offline", None)
    assert ledger.load_latest(library) == []
    assert ledger.load_unfinished(library) == []


def test_what_is_not_there_yet_is_no_failure(library: Database) -> None:
    error = NotYetError("Not yet.", service="Hugging Face", status=400, said="")
    report = ledger.note(library, Listing("huggingface", "day", "2026-04-01"), "1 April", journal.now(), error=error)
    assert (report.outcome, report.retry_at) == ("not yet", None)


def test_the_ledger_is_read_page_by_page(library: Database) -> None:
    for _ in range(5):
        ledger.note(library, PAPER, "2603.00001", journal.now())
    newest = ledger.load_ledger(library, 2)
    older = ledger.load_ledger(library, 2, before=newest[-1].pull_id)
    assert [one.pull_id for one in (*newest, *older)] == [5, 4, 3, 2]


def test_of_daily_papers_the_newest_day_is_the_state_unless_an_older_one_failed(library: Database) -> None:
    def ask(day: str, error: SourceError | None = None) -> PullReport:
        return ledger.note(library, Listing("huggingface", "day", day), day, journal.now(), error=error, received=1)

    daily = Listing("huggingface", "day")
    assert ledger.load_last(library, daily) is None
    newest = ask("2026-03-31")
    ask("2026-03-30")
    assert ledger.load_last(library, daily) == newest
    ask("2026-04-01", NotYetError("Not yet.", service="Hugging Face", status=400, said=""))
    assert ledger.load_last(library, daily) == newest
    refused = ask("2026-03-27", SourceError("It says no.", service="Hugging Face"))
    assert ledger.load_last(library, daily) == refused
    assert ledger.load_latest(library) == [refused]


def test_a_refusal_of_today_counts_no_more_once_today_answered_not_yet(library: Database) -> None:
    """Else the listing stays refused, and due since a moment ago, for the rest of the day."""
    daily = Listing("huggingface", "day")

    def ask(day: str, error: SourceError | None = None) -> PullReport:
        return ledger.note(
            library, Listing("huggingface", "day", day), day, journal.now(), error=error, received=0 if error else 1
        )

    refused = ask("2026-04-01", SourceError("It says no.", service="Hugging Face"))
    assert ledger.load_last(library, daily) == refused
    ask("2026-04-01", NotYetError("Not yet.", service="Hugging Face", status=400, said=""))
    done = ask("2026-03-31")
    last = ledger.load_last(library, daily)
    assert last == done
    assert last.retry_at is None
    for older in ("2026-03-30", "2026-03-27"):
        ask(older)
    assert ledger.load_last(library, daily) == done


def test_papers_are_counted_once_they_are_in(library: Database, played: PlayedSource, services: Services) -> None:
    """The line of a pull that still runs is already true."""
    seen: list[tuple[str, int, str | None]] = []
    many = tuple(Listed(Paper(f"Moss {number}")) for number in range(3))

    def report(_done: int, _total: int | None) -> None:
        [line] = ledger.load_ledger(library)
        seen.append((line.outcome, line.received, line.next_url))

    played.pages["moss"] = [Page(many), page("Fern")]
    pulling.pull(library, MOSS, services, report)
    assert seen[0] == ("running", 0, None)
    assert ("running", 3, f"{BASE}/1") in seen
