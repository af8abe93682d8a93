"""Pull what the reader follows: each listing in turn, and of Daily Papers also the days whose lists still grow."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from desktop.library import following, ledger
from desktop.library.pulling import Report, pull, pull_kept, pull_newest
from desktop.library.services import Services
from desktop.records import Followed, Listing, PullReport
from desktop.sources.huggingface_days import daily_day
from desktop.store import ledger as lines
from desktop.store.database import Database
from desktop.translation import tr

ASKED_AGAIN = 3  # days with a list, before the newest, whose votes still move
CAUGHT_UP = 10  # days with a list that are fetched at most after the computer was away
SATURDAY = 5


def pull_followed(
    database: Database,
    services: Services,
    report: Report,
    *,
    only_due: bool = False,
    every_hours: int = 3,
    now: datetime | None = None,
    asking: Callable[[str], None] | None = None,
) -> list[PullReport]:
    """Ask for each listing that is followed and not paused, in the reader's order; how each question ended.

    A listing that fails does not stop the others. ``only_due``: leave out what is not due yet, and ask nothing at all while
    requests are forbidden. ``report`` is as for ``pull``, and counts the papers of all; ``asking`` is told the name of each
    listing before it is asked for. Raises Cancelled and LibraryError; what came before stays.
    """
    moment = now or datetime.now(UTC)
    ended: list[PullReport] = []
    if only_due and services.offline():
        return ended

    def progress(done: int, total: int | None) -> None:
        report(sum(one.received for one in ended) + done, total)

    for one in following.load_followed(database, every_hours, moment):
        if one.paused or (only_due and not _is_due(one, moment)):
            continue
        if asking:
            asking(one.name)
        pull_one = _pull_daily if one.listing == following.DAILY else _pull_listing
        pull_one(database, one, services, progress, moment, ended)
    return ended


def _is_due(one: Followed, now: datetime) -> bool:
    return one.due is not None and datetime.fromisoformat(one.due) <= now


def _pull_listing(
    database: Database, one: Followed, services: Services, report: Report, _now: datetime, ended: list[PullReport]
) -> None:
    """First what is left of a pull that was broken off, then what is new since."""
    rest = next((part for part in ledger.load_unfinished(database) if part.listing == one.listing), None)
    if rest:
        ended.append(pull_kept(database, one.listing, one.name, services, report, rest_of=rest))
        if ended[-1].outcome not in lines.WHOLE:
            return
    ended.append(pull_kept(database, one.listing, one.name, services, report))


def _pull_daily(
    database: Database, one: Followed, services: Services, report: Report, now: datetime, ended: list[PullReport]
) -> None:
    """The newest day, then the days before it that are asked for again, as long as the service answers."""
    ended.append(pull_newest(database, services, report, now))
    newest = ended[-1]
    for day in _days_to_ask(database, one, date.fromisoformat(newest.listing.argument)):
        if ended[-1].outcome not in (*lines.WHOLE, "not yet"):
            return
        ended.append(pull(database, Listing(one.listing.source, "day", day.isoformat()), services, report))


def _days_to_ask(database: Database, one: Followed, newest: date) -> list[date]:
    """Days with a list before ``newest``, newest first: the last three if they were pulled, and those missed since it is followed."""
    days = [newest - timedelta(days=back) for back in range(1, 2 * CAUGHT_UP)]
    days = [day for day in days if day.weekday() < SATURDAY][:CAUGHT_UP]
    pulled = lines.find_whole_days(database, one.listing.source, days[-1].isoformat())
    followed_since = daily_day(datetime.fromisoformat(one.created))
    return [
        day
        for number, day in enumerate(days)
        if (number < ASKED_AGAIN if day.isoformat() in pulled else day >= followed_since)
    ]


def tell_asking(name: str) -> str:
    """What is going on, in a few words: "Asking for Daily Papers"."""
    return tr("Asking for {listing}").format(listing=name)
