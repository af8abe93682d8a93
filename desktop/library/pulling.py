"""Pull a listing into the library, page by page, with a line of the ledger that is true at every moment."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

from desktop.errors import Cancelled, SourceError, UsageError
from desktop.library import ledger, short_turns
from desktop.library.services import Services
from desktop.records import Listing, Page, PullReport
from desktop.sources import SOURCES
from desktop.sources.huggingface import find_newest_day
from desktop.sources.huggingface_days import daily_day
from desktop.sources.source import Asking, Source
from desktop.store import followed, journal, papers
from desktop.store import ledger as lines
from desktop.store.database import Database, writing
from desktop.translation import tr, trn

BATCH = 200  # papers between two reports

Report = Callable[[int, int | None], None]


def todays_listing(now: datetime | None = None) -> Listing:
    """The day's list that a pull without further words means."""
    return Listing("huggingface", "day", daily_day(now or datetime.now(UTC)).isoformat())


def find_source(name: str) -> Source:
    """The source of that name. Raises UsageError when this version knows none."""
    source = SOURCES.get(name)
    if source is None:
        sentence = tr("Papershelf knows no source “{name}”: ask one of {names}.")
        raise UsageError(sentence.format(name=name, names=", ".join(SOURCES)))
    return source


def pull(
    database: Database, listing: Listing, services: Services, report: Report, *, rest_of: PullReport | None = None
) -> PullReport:
    """Ask for the listing and merge what comes. What came before a failure stays; the report says how it ended.

    ``rest_of``: one of ``ledger.load_unfinished``, of this listing, to go on where it was broken off.
    ``report(done, total)`` is called between pages and while waiting (total None: unknown) and cancels by raising
    Cancelled: then, as after Ctrl+C, the ledger says so and it is raised again. Raises UsageError for a listing that
    cannot be asked for, LibraryError when the library cannot be written.
    """
    source = find_source(listing.source)
    listing = source.normalise(listing)
    if rest_of and not _is_at(rest_of.next_url, services):
        rest_of = None  # the service is asked at another address now, so that it begins again
    line = ledger.OpenLine(database, listing, source.describe(listing), rest_of)
    taking = _Taking(database, line, report)
    try:
        for page in source.pages(listing, _asking(database, line.report, services, taking.check)):
            so_far = taking.take(page)
            if so_far.next_url:
                services.came(so_far)
    except SourceError as error:
        return taking.told(line.fail(error, offline=services.offline(), **taking.counts()))
    except (Cancelled, KeyboardInterrupt):
        line.end("cancelled", reason=tr("You cancelled it."), **taking.counts())
        raise
    except Exception:
        line.end("broken off", **taking.counts())
        raise
    return taking.told(taking.finish())


def pull_newest(database: Database, services: Services, report: Report, now: datetime | None = None) -> PullReport:
    """Pull today's list; where there is none yet, the newest one that the service has. Raises as ``pull``.

    Every question stands in the ledger; the report is of the last one.
    """
    today = pull(database, todays_listing(now), services, report)
    if today.received or today.outcome not in ("done", "not yet"):
        return today
    started = journal.now()
    try:
        newest = find_newest_day(Asking(services.get, services.endpoints, lambda: report(0, None)))
    except SourceError as error:
        return ledger.note(database, today.listing, today.asked, started, error=error, offline=services.offline())
    if newest is None or newest.argument >= today.listing.argument:
        return today
    return pull(database, newest, services, report)


def resume(database: Database, services: Services, report: Report, now: datetime | None = None) -> list[PullReport]:
    """Go on with each pull of the last day that was broken off, at the page it had come to; how each of them ended.

    One that fails again does not stop the others. Left alone is what the service does not want to be asked again yet, what the
    reader paused or stopped following since, and all while requests are forbidden. Raises Cancelled and LibraryError as ``pull``.
    """
    moment = now or datetime.now(UTC)
    ended: list[PullReport] = []

    def progress(done: int, total: int | None) -> None:
        report(sum(one.received for one in ended) + done, total)

    given_up = followed.find_given_up(database)
    for unfinished in [] if services.offline() else ledger.load_unfinished(database, moment):
        listing = unfinished.listing
        as_followed = replace(listing, argument="") if listing.kind == "day" else listing
        if given_up.get(as_followed, "") >= unfinished.began:
            continue
        if not unfinished.retry_at or datetime.fromisoformat(unfinished.retry_at) <= moment:
            ended.append(pull_kept(database, listing, unfinished.asked, services, progress, rest_of=unfinished))
    return ended


def pull_kept(
    database: Database,
    listing: Listing,
    name: str,
    services: Services,
    report: Report,
    *,
    rest_of: PullReport | None = None,
) -> PullReport:
    """As ``pull``, of a listing that the library keeps: what only a newer version can ask for is a failure, and told."""
    try:
        return pull(database, listing, services, report, rest_of=rest_of)
    except UsageError as error:
        failure = SourceError(str(error), service=listing.source)
        return ledger.note(database, listing, name, journal.now(), error=failure)


class _Taking:
    """Merges one page after the other, and keeps the line of the ledger at what is in the library."""

    def __init__(self, database: Database, line: ledger.OpenLine, report: Report) -> None:
        self._database = database
        self._line = line
        self._report = report
        self._result = papers.Merged()
        self._rank = line.report.next_rank or 1
        self._is_first = line.report.next_url is None  # page of the whole list
        self._etag: str | None = None
        self._unchanged = False

    def check(self) -> None:
        self._report(len(self._result.paper_ids), None)

    def take(self, page: Page) -> PullReport:
        """Merge the page; the report so far, with the papers of the page alone.

        The next one is written down only then: killed in between, this one is asked for again.
        """
        so_far = self._line.report
        before = len(self._result.paper_ids)
        if self._is_first:
            self._etag, self._unchanged, self._is_first = page.etag, page.unchanged, False
        for start in range(0, len(page.entries), BATCH):
            entries = page.entries[start : start + BATCH]
            short_turns.merge(self._database, so_far.listing, entries, so_far.started, self._result)
            self.check()
        self._rank += len(page.entries) + len(page.skipped)
        now = self._line.change(
            skipped=(*so_far.skipped, *page.skipped), note=_joined(so_far.note, page.note), next_url=page.next_url,
            next_rank=self._rank if page.next_url else None, **self.counts(),
        )  # fmt: skip
        return replace(now, changed_ids=tuple(self._result.paper_ids)[before:])

    def counts(self) -> dict[str, int]:
        """What is in the library of it, also of a page that was merged in part."""
        result = self._result
        return {"received": len(result.paper_ids), "added": len(result.added), "changed": len(result.changed)}

    def finish(self) -> PullReport:
        """Close the line of a list that came to its end."""
        if self._unchanged and not self._result.paper_ids:
            return self._line.end("unchanged")
        so_far = self._line.report
        if so_far.began != so_far.started:  # the first page was another pull's
            whole = lines.count_received(self._database, so_far.listing, so_far.began)
            if whole == so_far.received:
                return self._line.end("done")
            words = trn("It went on where it was broken off: {count} paper in all.",
                        "It went on where it was broken off: {count} papers in all.", whole)  # fmt: skip
            return self._line.end("done", note=_joined(so_far.note, words))
        with writing(self._database):
            lines.set_etag(self._database, so_far.listing, self._etag)
        return self._line.end("done")

    def told(self, report: PullReport) -> PullReport:
        """The same with the papers whose rows must be read again."""
        return replace(report, changed_ids=tuple(self._result.paper_ids))


def _asking(database: Database, line: PullReport, services: Services, check: Callable[[], None]) -> Asking:
    return Asking(
        services.get, services.endpoints, check, since=line.since,
        etag=None if line.next_url else lines.load_etag(database, line.listing),
        resume_url=line.next_url, first_rank=line.next_rank or 1,
    )  # fmt: skip


def _is_at(url: str | None, services: Services) -> bool:
    """Whether that page is one of the services that are asked now; a page that is not known is."""
    return url is None or any(url.startswith(f"{base.rstrip('/')}/") for base in services.endpoints.values())


def _joined(known: str | None, told: str | None) -> str | None:
    if not told or told == known:
        return known
    return f"{known} {told}" if known else told
