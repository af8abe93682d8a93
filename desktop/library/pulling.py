"""Pull a listing into the library, and write into the ledger what really happened."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desktop.errors import Cancelled, SourceError
from desktop.library import short_turns
from desktop.library.services import Services
from desktop.records import Listing, PullReport
from desktop.sources import SOURCES
from desktop.sources.huggingface import find_newest_day
from desktop.sources.huggingface_days import daily_day
from desktop.sources.refusals import NotYetError, RefusedError
from desktop.sources.source import Asking
from desktop.store import journal, listings, papers
from desktop.store.database import Database, writing
from desktop.translation import tr, trn

BATCH = 200  # papers between two reports
WEEKEND = 5

Report = Callable[[int, int | None], None]


def todays_listing(now: datetime | None = None) -> Listing:
    """The day's list that a pull without further words means."""
    return Listing("huggingface", "day", daily_day(now or datetime.now(UTC)).isoformat())


def pull(database: Database, listing: Listing, services: Services, report: Report) -> PullReport:
    """Ask for the listing and merge what comes. What came before a failure stays; the report says how it ended.

    ``report(done, total)`` is called between pages and while waiting (total None: unknown) and cancels by raising
    Cancelled: then, as after Ctrl+C, the ledger says so and it is raised again. Raises UsageError for a listing that
    cannot be asked for, LibraryError when the library cannot be written.
    """
    source = SOURCES[listing.source]
    listing = source.normalise(listing)
    asked = source.describe(listing)
    started = journal.now()
    result = papers.Merged()
    skipped: list[str] = []

    def so_far(outcome: str, reason: str | None = None, wait: float | None = None) -> PullReport:
        done = PullReport(
            listing, asked, outcome, len(result.paper_ids), len(result.added), len(result.changed), tuple(skipped), reason,
            started, journal.now(), _later(wait), changed_ids=tuple(result.paper_ids),
        )  # fmt: skip
        with writing(database):
            listings.add_pull(database, done)
        return done

    try:
        asking = Asking(services.get, services.endpoints, lambda: report(len(result.paper_ids), None))
        for page in source.pages(listing, asking):
            skipped += page.skipped
            for start in range(0, len(page.entries), BATCH):
                short_turns.merge(database, listing, page.entries[start : start + BATCH], started, result)
                report(len(result.paper_ids), None)
    except SourceError as error:
        return so_far(_outcome(error, services), str(error), error.retry_after)
    except (Cancelled, KeyboardInterrupt):
        so_far("cancelled", tr("You cancelled it."))
        raise
    return so_far("done")


def pull_newest(database: Database, services: Services, report: Report, now: datetime | None = None) -> PullReport:
    """Pull today's list; where there is none yet, the newest one that the service has. Raises as ``pull``.

    Every question stands in the ledger; the report is of the last one.
    """
    today = pull(database, todays_listing(now), services, report)
    if today.received or (today.outcome != "done" and not is_not_yet(today)):
        return today
    try:
        newest = find_newest_day(Asking(services.get, services.endpoints, lambda: report(0, None)))
    except SourceError as error:
        failed = replace(
            today,
            outcome=_outcome(error, services),
            reason=str(error),
            retry_at=_later(error.retry_after),
            finished=journal.now(),
        )
        with writing(database):
            listings.add_pull(database, failed)
        return failed
    if newest is None or newest.argument >= today.listing.argument:
        return today
    return pull(database, newest, services, report)


def is_not_yet(report: PullReport) -> bool:
    """Whether the service has no list for that day yet, which is no failure of anything."""
    return report.outcome == "not yet"


def tell(report: PullReport) -> str:
    """What the pull did, in one sentence for the status strip, the command line and the ledger's page."""
    if report.outcome != "done":
        kept = trn("{count} paper came before that and stays.", "{count} papers came before that and stay.", report.received)
        return " ".join([report.reason or "", kept] if report.received else [report.reason or ""])
    if not report.received:
        return _tell_nothing(report)
    parts = [trn("{count} paper", "{count} papers", report.received), tr("{count} new").format(count=f"{report.added:,}")]
    if report.changed:
        parts.append(tr("{count} changed").format(count=f"{report.changed:,}"))
    sentence = tr("{listing}: {parts}.").format(listing=report.asked, parts=", ".join(parts))
    return " ".join([sentence, *_tell_skipped(report)])


def tell_briefly(report: PullReport) -> str:
    """The same in a few words with its time: "Daily Papers of 31 March 2026: 34 papers at 09:12"."""
    moment = datetime.fromisoformat(report.finished).astimezone()
    time = f"{moment:%H:%M}" if moment.date() == datetime.now(UTC).astimezone().date() else f"{moment:%Y-%m-%d}"
    if report.outcome != "done":
        words = {
            "refused": tr("{listing}: refused at {time}"),
            "not yet": tr("{listing}: not yet at {time}"),
            "cancelled": tr("{listing}: cancelled at {time}"),
            "offline": tr("{listing}: offline at {time}"),
        }.get(report.outcome, tr("{listing}: failed at {time}"))
        if report.retry_at:
            again = datetime.fromisoformat(report.retry_at).astimezone()
            words += tr("; try again after {again}").format(again=f"{again:%H:%M}")
        return words.format(listing=report.asked, time=time)
    count = trn("{count} paper", "{count} papers", report.received) if report.received else _nothing_briefly(report)
    return tr("{listing}: {count} at {time}").format(listing=report.asked, count=count, time=time)


def load_ledger(database: Database, limit: int = 50) -> list[PullReport]:
    """The newest pulls, newest first."""
    return list(listings.load_pulls(database, limit))


def _outcome(error: SourceError, services: Services) -> str:
    if services.offline():
        return "offline"
    if isinstance(error, NotYetError):
        return "not yet"
    return "refused" if isinstance(error, RefusedError) else "failed"


def _nothing_briefly(report: PullReport) -> str:
    return tr("no list at weekends") if _is_weekend(report.listing) else tr("no list yet")


def _is_weekend(listing: Listing) -> bool:
    return listing.kind == "day" and date.fromisoformat(listing.argument).weekday() >= WEEKEND


def _tell_nothing(report: PullReport) -> str:
    skipped = _tell_skipped(report)
    if skipped:
        return " ".join([tr("{listing}: nothing in it could be used.").format(listing=report.asked), *skipped])
    if _is_weekend(report.listing):
        return tr("{listing}: there are no lists at weekends.").format(listing=report.asked)
    if report.listing.kind == "day":
        return tr("{listing}: the service has no list for that day, or not yet.").format(listing=report.asked)
    return tr("{listing}: the service lists no papers there.").format(listing=report.asked)


def _tell_skipped(report: PullReport) -> list[str]:
    if not report.skipped:
        return []
    count = len(report.skipped)
    return [trn("{count} entry was skipped:", "{count} entries were skipped:", count), " ".join(report.skipped[:3])]


def _later(seconds: float | None) -> str | None:
    if seconds is None:
        return None
    return (datetime.now(UTC) + timedelta(seconds=seconds)).isoformat(timespec="seconds").replace("+00:00", "Z")
