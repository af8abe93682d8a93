"""The ledger gives back what happened, list by list, and what came whole when."""

import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.records import Listing, PullReport
from desktop.store import ledger, listings
from desktop.store.database import Database, writing
from tests.store.small_library import day_list, rows_of

SEARCH = Listing("huggingface", "search", "moss")


def pulled(listing: Listing, outcome: str = "done", time: str = "08:00", **what: object) -> PullReport:
    """A pull of that minute of the last day of March."""
    started = f"2026-03-31T{time}:00.000Z"
    told = {"started": started, "finished": f"2026-03-31T{time}:09.000Z", "began": started, **what}
    return PullReport(listing, f"The list {listing.argument}", outcome, **told)  # type: ignore[arg-type]


def write(database: Database, *reports: PullReport) -> list[PullReport]:
    with writing(database):
        return [ledger.add(database, report) for report in reports]


def test_what_happened_comes_back_newest_first(library: Database) -> None:
    done = pulled(
        Listing("huggingface", "week", "2026-W14"), received=34, added=30, changed=2, note="All of it.", since="2026"
    )
    refused = pulled(
        SEARCH, "refused", "09:00", skipped=("No title.", "No id."), reason="It refused.", retry_at="2026-04-01T09:00:00.000Z",
        next_url="https://example.org/?p=3", next_rank=201,
    )  # fmt: skip
    written = write(library, done, refused, pulled(day_list()))
    assert [line.report for line in ledger.load_lines(library, 9)] == written[::-1]
    assert [replace(one, pull_id=None) for one in written[:2]] == [done, refused]
    assert [line.report for line in ledger.load_lines(library, 1, before=written[1].pull_id)] == [written[0]]
    assert ledger.load_lines(library, 0) == []


def test_a_line_is_written_anew(library: Database) -> None:
    with writing(library):
        running = ledger.add(library, pulled(SEARCH, "running", finished=""), "7-a")
        [line] = ledger.load_lines(library, 9)
        assert (line.report, line.process, line.heard) == (running, "7-a", running.started)
        done = replace(running, outcome="done", received=4, finished="2026-03-31T08:00:09.000Z", skipped=("No title.",))
        ledger.update(library, done, "2026-03-31T08:00:10.000Z")
    [line] = ledger.load_lines(library, 9)
    assert (line.report, line.process, line.heard) == (done, "7-a", "2026-03-31T08:00:10.000Z")


def test_days_are_one_listing_and_told_apart_all_the_same(library: Database) -> None:
    first, second, search = write(
        library, pulled(day_list("2026-03-30")), pulled(day_list("2026-03-31"), "refused", "09:00"), pulled(SEARCH)
    )
    assert [line.report for line in ledger.load_latest_lines(library)] == [search, second]
    assert [line.report for line in ledger.load_lines_of(library, day_list("2026-03-30"), 9)] == [first]
    assert [line.report for line in ledger.load_lines_of(library, day_list(""), 9)] == [second, first]
    assert ledger.find_whole_days(library, "huggingface", "2026-03-30") == {"2026-03-30"}
    assert ledger.find_whole_days(library, "huggingface", "2026-03-31") == set()


def test_single_papers_and_files_are_no_lists(library: Database) -> None:
    write(library, pulled(Listing("arxiv", "paper", "2603.00001")), pulled(Listing("huggingface", "file", "a.json")))
    assert ledger.load_latest_lines(library) == []
    assert len(ledger.load_lines(library, 9)) == 2


def test_a_list_was_last_whole_when_the_pull_of_all_its_parts_began(library: Database) -> None:
    assert ledger.find_last_whole(library, SEARCH) is None
    write(
        library,
        pulled(SEARCH, "done", "08:00"),
        pulled(SEARCH, "failed", "09:00"),
        pulled(SEARCH, "unchanged", "11:00", began="2026-03-31T10:00:00.000Z"),
        pulled(Listing("huggingface", "search", "fern"), "done", "12:00"),
        pulled(SEARCH, "cancelled", "12:00"),
    )
    assert ledger.find_last_whole(library, SEARCH) == "2026-03-31T10:00:00.000Z"


@pytest.mark.parametrize(
    ("outcomes", "failures"),
    [
        ([], 0),
        (["done", "refused", "failed"], 2),
        (["failed", "done"], 0),
        (["failed", "unchanged", "refused"], 1),
        (["failed", "not yet", "refused"], 1),
        (["refused", "offline", "cancelled", "refused", "running"], 2),
    ],
)
def test_failures_in_a_row_are_counted(library: Database, outcomes: list[str], failures: int) -> None:
    write(library, *(pulled(SEARCH, outcome) for outcome in outcomes))
    assert ledger.count_failures(library, SEARCH) == failures


def test_only_the_last_line_of_a_list_is_its_state(library: Database) -> None:
    write(library, pulled(SEARCH, "failed", "07:00"))
    lines = write(library, pulled(day_list("2026-03-30"), "failed"), pulled(SEARCH), pulled(day_list(), "failed"))
    assert [line.report for line in ledger.load_last_lines(library, "2026-03-31T08:00")] == lines
    assert ledger.load_last_lines(library, "2026-03-31T08:01") == []


def test_a_list_is_known_by_the_name_the_service_gave_it(library: Database) -> None:
    assert ledger.load_etag(library, SEARCH) is None
    with writing(library):
        ledger.set_etag(library, SEARCH, '"a"')
        ledger.set_etag(library, day_list(), '"of one day"')
    assert ledger.load_etag(library, SEARCH) == '"a"'
    assert ledger.load_etag(library, day_list("2026-03-30")) is None, "what names one day does not name another"
    with writing(library):
        ledger.set_etag(library, SEARCH, None)
    assert ledger.load_etag(library, SEARCH) is None


def test_lines_of_an_older_papershelf_are_still_told(library: Database) -> None:
    """It kept no words of what was left out, and the day of a day's list nowhere."""
    with writing(library):
        library.execute_sql(
            "INSERT INTO pulls(listing_id, asked, started, finished, outcome, received, added, changed, skipped) "
            "VALUES (?, 'A day', '2026-03-31T08:00:00Z', '2026-03-31T08:00:09Z', 'done', 3, 3, 0, 2)",
            (listings.find_or_add(library, day_list()),),
        )
    [line] = ledger.load_lines(library, 9)
    assert line.report.skipped == ("An entry was left out; why was not kept.",) * 2
    assert (line.report.began, line.report.listing) == (line.report.started, Listing("huggingface", "day"))


def test_the_line_is_in_the_file_at_once(library: Database) -> None:
    write(library, pulled(SEARCH, "running"))
    with sqlite3.connect(Path(library.database)) as other:
        assert other.execute("SELECT outcome FROM pulls").fetchall() == [("running",)]
    other.close()
    assert rows_of(library, "SELECT argument FROM pulls") == [("moss",)]
