"""The ledger of everything that was asked of a service: a line is opened before the question and closed with the outcome."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop.errors import SourceError
from desktop.library import processes, schedule
from desktop.records import Listing, PullReport
from desktop.sources.refusals import NotYetError, RefusedError
from desktop.store import journal, papers
from desktop.store import ledger as lines
from desktop.store.database import Database, writing

RESUMABLE = ("broken off", "offline", *lines.FAILED)
WORTH_RESUMING = timedelta(days=1)  # after that the list is another one, and is asked for from its beginning


class OpenLine:
    """The line of a pull that goes on. ``report`` is what happened so far; each change of it is on disk at once.

    With ``rest_of`` it goes on where that pull was broken off.
    """

    def __init__(self, database: Database, listing: Listing, asked: str, rest_of: PullReport | None = None) -> None:
        self._database = database
        started = journal.now()
        report = PullReport(
            listing, asked, "running", started=started, began=rest_of.began if rest_of else started,
            next_url=rest_of.next_url if rest_of else None, next_rank=rest_of.next_rank if rest_of else None,
            since=lines.find_last_whole(database, listing),
        )  # fmt: skip
        with writing(database):
            papers.find_one(database, "id", 1)  # a damaged library is found out before anything is written to it
            if rest_of and rest_of.pull_id is not None and rest_of.outcome == "broken off":
                lines.update(database, replace(rest_of, changed_ids=()), rest_of.finished)
            self.report = lines.add(database, report, processes.THIS_PROCESS)

    def change(self, **values: object) -> PullReport:
        """Write what is new; the report as it is then. Raises LibraryError."""
        self.report = replace(self.report, **values)  # type: ignore[arg-type]
        with writing(self._database):
            lines.update(self._database, self.report, journal.now())
        return self.report

    def end(self, outcome: str, **values: object) -> PullReport:
        """Close the line. Raises LibraryError."""
        return self.change(outcome=outcome, finished=journal.now(), **values)

    def fail(self, error: SourceError, *, offline: bool, **values: object) -> PullReport:
        """Close the line with why no (further) answer came, and with when it will be asked again. Raises LibraryError."""
        outcome = outcome_of(error, offline=offline)
        failures = lines.count_failures(self._database, self.report.listing) + 1
        retry_at = _retry_at(outcome, failures, error.retry_after)
        return self.end(outcome, reason=str(error), retry_at=retry_at, **values)


def note(
    database: Database,
    listing: Listing,
    asked: str,
    started: str,
    *,
    received: int = 0,
    added: int = 0,
    changed: int = 0,
    skipped: Sequence[str] = (),
    note: str | None = None,
    error: SourceError | None = None,
    offline: bool = False,
) -> PullReport:
    """Write down a question that is over, as for a single paper: ``Listing(source, "paper", id)``.

    ``asked``: its words for the reader. ``started``: ISO time, UTC, as ``journal.now`` gives it. ``error``: what came instead of
    an answer; ``note``: what came as a whole, where ``skipped`` are sentences about its parts; ``offline``: nothing was asked,
    because the reader forbids it. Raises LibraryError.
    """
    outcome = "done" if error is None else outcome_of(error, offline=offline)
    failures = lines.count_failures(database, listing) + 1 if error else 0
    report = PullReport(
        listing, asked, outcome, received, added, changed, tuple(skipped), str(error) if error else None, started,
        journal.now(), _retry_at(outcome, failures, error.retry_after if error else None), began=started, note=note,
    )  # fmt: skip
    with writing(database):
        return lines.add(database, report)


def load_ledger(database: Database, limit: int = 50, before: int | None = None) -> list[PullReport]:
    """The newest lines, newest first; ``before``: only those older than the line of that ``pull_id``, to page on."""
    return [_judged(line) for line in lines.load_lines(database, limit, before)]


def load_latest(database: Database) -> list[PullReport]:
    """How the last pull of each listing ended, the newest first; all days of Daily Papers are one listing."""
    return [_judged(line) for line in lines.load_latest_lines(database)]


def load_unfinished(database: Database, now: datetime | None = None) -> list[PullReport]:
    """Pulls of the last day that got no further than to the midst of their list, oldest first: ``resume`` goes on with them.

    What the reader cancelled is over, and what another program is at work on goes on there.
    """
    since = (now or datetime.now(UTC)) - WORTH_RESUMING
    found = [_judged(line) for line in lines.load_last_lines(database, written(since))]
    return [one for one in found if one.outcome in RESUMABLE and (one.next_url or one.outcome == "broken off")]


def load_last(database: Database, listing: Listing) -> PullReport | None:
    """How the last pull of that listing went; None before the first.

    Of Daily Papers that is the newest day's that there is, unless an older one that was asked for after it failed. Of each
    day counts only what was said last.
    """
    found = [_judged(line) for line in lines.load_lines_of(database, listing, 20 if listing.kind == "day" else 1)]
    if not found or listing.kind != "day" or found[0].outcome in RESUMABLE:
        return found[0] if found else None
    last = {one.listing.argument: one for one in reversed(found)}
    return max(last.values(), key=lambda one: (one.outcome != "not yet", one.listing.argument))


def outcome_of(error: SourceError, *, offline: bool) -> str:
    """The ledger's word for that error. ``offline``: whether requests are forbidden just now."""
    if offline:
        return "offline"
    if isinstance(error, NotYetError):
        return "not yet"
    return "refused" if isinstance(error, RefusedError) else "failed"


def _judged(line: lines.Line) -> PullReport:
    """A line that is still open while nobody writes it any more was broken off."""
    report = line.report
    if report.outcome != "running" or processes.is_running(line.process, line.heard, datetime.now(UTC)):
        return report
    return replace(report, outcome="broken off", finished=line.heard or report.started)


def _retry_at(outcome: str, failures: int, asked: float | None) -> str | None:
    if outcome == "offline" or (outcome == "not yet" and asked is None):
        return None
    if outcome == "done":
        return None
    return written(datetime.now(UTC) + timedelta(seconds=schedule.pause_after(failures, asked)))


def written(moment: datetime) -> str:
    """The moment as the library writes it: ISO, UTC."""
    return moment.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")
