"""The verbs of the command line that ask services: pull, follow, and sources, which prints the ledger of what they said."""

import argparse
import json
import os
from datetime import datetime

from desktop import paths, settings
from desktop.errors import UsageError
from desktop.library import following, ledger, pulling, telling
from desktop.library.opening import Database
from desktop.library.pulling_followed import pull_followed, tell_asking
from desktop.library.services import Services, build_services
from desktop.progress_bar import ProgressBar
from desktop.records import Change, Followed, Listing, PullReport
from desktop.streams import one_line, say
from desktop.translation import tr

LINES = 50  # of the ledger that ``sources`` prints when no limit is named


def pull(database: Database, options: argparse.Namespace) -> int:
    """Pull the list that the options name, or what is followed, or the newest day; 1 when any of it failed."""
    kept = settings.load(paths.settings_path())
    services = build_services(os.environ, lambda: kept.offline)
    listing = _listing(options)
    if listing is None and options.source == "arxiv":
        raise UsageError(tr("Of arXiv name a --category or a --query."))
    with ProgressBar(tr("Pulling")) as bar:
        services = services.telling(bar.tell)
        if listing is not None:
            reports = [pulling.pull(database, listing, services, bar.report)]
        else:
            reports = _pull_what_is_followed(database, services, bar)
    code = 0
    for report in reports:
        if report.outcome in ("done", "unchanged") or (report.outcome == "not yet" and len(reports) > 1):
            print(telling.tell_with_name(report) if len(reports) > 1 else telling.tell(report))
        else:
            say(telling.tell_with_name(report) if len(reports) > 1 else telling.tell(report))
            code = 1
    return code


def follow(database: Database, options: argparse.Namespace) -> int:
    """Print what is followed, or change it."""
    change = _change(database, options)
    if change is not None:
        say(change.label)
        return 0
    if options.name is not None:
        raise UsageError(tr("Name what to follow or --rename beside --name."))
    every_hours = settings.load(paths.settings_path()).pull_every
    found = following.load_followed(database, every_hours)
    if options.json:
        print(json.dumps([_describe_followed(one) for one in found], ensure_ascii=False, indent=1))
        return 0
    width = max((len(one_line(one.name)) for one in found), default=0)
    for one in found:
        print(f"{one.followed_id:>4}  {one_line(one.name):{width}}  {_state(one)}")
    if not found:
        say(tr("You follow nothing yet: papershelf follow --daily follows Daily Papers."))
    return 0


def sources(database: Database, options: argparse.Namespace) -> int:
    """Print the ledger, newest first."""
    found = ledger.load_ledger(database, LINES if options.limit is None else options.limit)
    if options.json:
        print(json.dumps([_describe_report(report) for report in found], ensure_ascii=False, indent=1))
        return 0
    for report in found:
        time = f"{datetime.fromisoformat(report.started).astimezone():%Y-%m-%d %H:%M}"
        print(f"{time}  {report.outcome:<10}  {one_line(telling.tell_in_ledger(report))}")
    return 0


def _pull_what_is_followed(database: Database, services: Services, bar: ProgressBar) -> list[PullReport]:
    """Where nothing is followed, the newest day's list; then what is left of pulls that were broken off."""
    if following.load_followed(database):
        reports = pull_followed(database, services, bar.report, asking=lambda name: bar.name(one_line(tell_asking(name))))
    else:
        reports = [pulling.pull_newest(database, services, bar.report)]
    reports += pulling.resume(database, services, bar.report)
    if not reports:
        say(tr("All that you follow is paused, so that nothing was asked: papershelf follow --resume takes it up again."))
    return reports


def _listing(options: argparse.Namespace) -> Listing | None:
    """The list that the options of ``pull`` or ``follow`` name. Raises UsageError where source and list do not go together."""
    named = {
        "day": getattr(options, "date", None),
        "week": getattr(options, "week", None),
        "month": getattr(options, "month", None),
        "search": options.query,
        "submitter": options.submitter,
        "organization": options.organization,
        "category": options.category,
        "trending": "" if options.trending else None,
    }
    kind, argument = next(((kind, argument) for kind, argument in named.items() if argument is not None), (None, ""))
    if kind is None:
        return None
    source = options.source or ("arxiv" if kind == "category" else "huggingface")
    if source == "arxiv" and kind == "search":
        kind = "query"
    if (source == "arxiv") != (kind in ("category", "query")):
        raise UsageError(
            tr("arXiv has only --category and --query.") if source == "arxiv" else tr("Only arXiv has a --category.")
        )
    return Listing(source, kind, argument)


def _change(database: Database, options: argparse.Namespace) -> Change | None:
    """Do what the options of ``follow`` say; None when they only list."""

    def chosen(reference: str) -> int:
        return following.find_followed(database, reference).followed_id

    if options.rename is not None:
        if options.name is None:
            raise UsageError(tr('Give the new name with --name; --name "" takes the service\'s own.'))
        return following.rename(database, chosen(options.rename), options.name)
    if options.remove is not None:
        return following.unfollow(database, chosen(options.remove))
    if options.pause is not None:
        return following.pause(database, chosen(options.pause))
    if options.resume is not None:
        return following.pause(database, chosen(options.resume), False)
    listing = following.DAILY if options.daily else _listing(options)
    if options.daily and options.source == "arxiv":
        raise UsageError(tr("arXiv has only --category and --query."))
    if listing is None:
        if options.source is not None:
            raise UsageError(tr("Name what to follow beside --source."))
        return None
    return following.follow(database, listing, options.name or "")


def _state(one: Followed) -> str:
    if one.paused:
        return tr("paused")
    if one.last is None:
        return tr("not asked yet")
    return telling.tell_briefly(one.last) if one.listing == following.DAILY else telling.tell_state(one.last)


def _describe_followed(one: Followed) -> dict[str, object]:
    return {
        "number": one.followed_id, "name": one.name, "source": one.listing.source, "kind": one.listing.kind,
        "argument": one.listing.argument, "paused": one.paused, "due": one.due,
        "last": _describe_report(one.last) if one.last else None,
    }  # fmt: skip


def _describe_report(report: PullReport) -> dict[str, object]:
    return {
        "number": report.pull_id, "source": report.listing.source, "kind": report.listing.kind,
        "argument": report.listing.argument, "asked": report.asked, "outcome": report.outcome, "received": report.received,
        "added": report.added, "changed": report.changed, "skipped": list(report.skipped), "reason": report.reason,
        "note": report.note, "started": report.started, "finished": report.finished or None, "retry_at": report.retry_at,
        "told": telling.tell(report),
    }  # fmt: skip


VERBS = {"pull": pull, "follow": follow, "sources": sources}
