"""What a pull did, in the sentences that the status strip, the command line and the page of sources share. Pure."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from desktop.records import Listing, PullReport
from desktop.translation import tr, trn

WHOLE = ("done", "unchanged", "not yet")  # outcomes that are no failure
LONGEST_REASON = 48  # letters of what a service says in the strip, where another has to have room
WEEKEND = 5  # Saturday, as Python counts


def tell(report: PullReport) -> str:
    """What the pull did, in one sentence."""
    match report.outcome:
        case "done":
            return _tell_done(report)
        case "unchanged":
            return _tell_unchanged(report)
        case "running":
            return tr("{listing}: asked for since {time}; it is not over yet.").format(
                listing=report.asked, time=clock(report.started)
            )
        case "broken off":
            sentence = tr("{listing}: broken off at {time}, because Papershelf ended meanwhile.")
            return _with_kept(sentence.format(listing=report.asked, time=clock(report.finished)), report)
    return _with_kept(report.reason or "", report)


def tell_briefly(report: PullReport) -> str:
    """The same in a few words with its time: "Daily Papers of 31 March 2026: 34 papers at 09:12"."""
    return tr("{listing}: {state}").format(listing=report.asked, state=tell_state(report))


def tell_state(report: PullReport) -> str:
    """Those words beside the name of the listing: "34 papers at 09:12", "refused at 09:12; try again after 09:17"."""
    if report.outcome == "unchanged":
        words = tr("nothing changed at {time}")
    elif report.outcome == "done":
        words = tr("{count} at {time}")
    else:
        words = {
            "refused": tr("refused at {time}"),
            "not yet": tr("not yet at {time}"),
            "cancelled": tr("cancelled at {time}"),
            "offline": tr("offline at {time}"),
            "broken off": tr("broken off at {time}"),
            "running": tr("asked for since {time}"),
        }.get(report.outcome, tr("failed at {time}"))
        if report.retry_at:
            words += tr("; try again after {again}")
    count = trn("{count} paper", "{count} papers", report.received) if report.received else _nothing_briefly(report)
    again = f"{_local(_next_minute(report.retry_at)):%H:%M}" if report.retry_at else ""
    return words.format(count=count, time=clock(report.finished or report.started), again=again)


def tell_with_name(report: PullReport) -> str:
    """The sentence with what was asked in front, where several lists are told of below each other."""
    sentence = tell(report)
    return sentence if sentence.startswith(report.asked) else f"{report.asked}: {sentence}"


def tell_in_ledger(report: PullReport, *, by_itself: bool = False) -> str:
    """The same with when it may be asked again; ``by_itself``: with when it is, which is followed."""
    if not report.retry_at:
        return tell_with_name(report)
    again = tr("It is asked again by itself at {time}.") if by_itself else tr("Not to be asked again before {time}.")
    without_advice = replace(report, reason=_without_advice(report.reason or ""))
    return f"{tell_with_name(without_advice)} {again.format(time=clock(_next_minute(report.retry_at)))}"


def tell_alone(report: PullReport) -> str:
    """What the pull did where the name of the listing stands beside it: "34 papers, 34 new." """
    return tell(report).removeprefix(tr("{listing}: {parts}").format(listing=report.asked, parts=""))


def tell_round(reports: Sequence[PullReport]) -> str:
    """What several pulls in a row did, in one line: the failures, or how much came."""
    failed = [report for report in reports if report.outcome not in WHOLE]
    if len(failed) == 1 or len(reports) == 1:
        return tell_with_name((failed or reports)[0])
    if failed:
        reasons = {_short_reason(report) for report in failed}
        if len(reasons) == 1:
            sentence = tr("{failed} of {count} questions failed: {reason}. Sources tells more.")
        else:
            sentence = tr("{failed} of {count} questions failed. Sources tells why.")
        return sentence.format(failed=len(failed), count=len(reports), reason=min(reasons))
    received, added = sum(one.received for one in reports), sum(one.added for one in reports)
    sentence = trn("{count} question asked", "{count} questions asked", len(reports))
    if not received:
        return tr("{asked}; nothing new came.").format(asked=sentence)
    papers = trn("{count} paper", "{count} papers", received)
    return tr("{asked}: {papers}, {added} new.").format(asked=sentence, papers=papers, added=f"{added:,}")


def tell_service(report: PullReport) -> str:
    """What the service last said, in a few words: "arXiv says we asked too often (HTTP 429); next try 09:20"."""
    if report.outcome not in ("refused", "failed"):
        return tell_briefly(report)
    reason = _short_reason(report)
    if len(reason) > LONGEST_REASON:
        words = tr("{listing}: refused") if report.outcome == "refused" else tr("{listing}: failed")
        reason = words.format(listing=report.asked)
    if not report.retry_at:
        return tr("{reason} at {time}").format(reason=reason, time=clock(report.finished or report.started))
    return tr("{reason}; next try {time}").format(reason=reason, time=clock(_next_minute(report.retry_at)))


def when(time: str) -> str:
    """That moment (ISO, UTC) in a table: "09:12" of today, "Tue 31 Mar 09:12" of another day, with its year if that is over."""
    moment, now = _local(time), datetime.now(UTC).astimezone()
    if moment.date() == now.date():
        return f"{moment:%H:%M}"
    return f"{moment:%a} {moment.day} {moment:%b} {moment:%H:%M}" if moment.year == now.year else f"{moment:%Y-%m-%d %H:%M}"


def when_next(time: str) -> str:
    """The same of a moment before which nothing happens: by the clock that is shown never too early."""
    return when(_next_minute(time))


def clock(time: str) -> str:
    """That moment (ISO, UTC) as the reader's clock shows it: 09:12, or its date when it was on another day."""
    moment = _local(time)
    return f"{moment:%H:%M}" if moment.date() == datetime.now(UTC).astimezone().date() else f"{moment:%Y-%m-%d}"


def _next_minute(time: str) -> str:
    """The first whole minute not before that moment: until then it would be too early by the clock that is shown."""
    moment = datetime.fromisoformat(time)
    begun = moment.replace(second=0, microsecond=0)
    return (begun if begun == moment else begun + timedelta(minutes=1)).isoformat()


def _local(time: str) -> datetime:
    return datetime.fromisoformat(time).astimezone()


def _tell_done(report: PullReport) -> str:
    if not report.received:
        return _tell_nothing(report)
    parts = [trn("{count} paper", "{count} papers", report.received), tr("{count} new").format(count=f"{report.added:,}")]
    if report.changed:
        parts.append(tr("{count} changed").format(count=f"{report.changed:,}"))
    sentence = tr("{listing}: {parts}.").format(listing=report.asked, parts=", ".join(parts))
    note = [report.note] if report.note else []
    return " ".join([sentence, *note, *_tell_skipped(report)])


def _tell_unchanged(report: PullReport) -> str:
    if not report.since:
        return tr("{listing}: nothing changed since the last time.").format(listing=report.asked)
    return tr("{listing}: nothing changed since {time}.").format(listing=report.asked, time=clock(report.since))


def _tell_nothing(report: PullReport) -> str:
    if report.listing.kind == "paper" and report.note:  # of many; what was asked one by one is beside it
        return tr("{listing}: {note}.").format(listing=report.asked, note=report.note)
    skipped = _tell_skipped(report)
    if skipped and report.listing.kind == "paper":
        return " ".join(report.skipped)  # "arXiv has no paper 2603.00009: check the id."
    if skipped:
        return " ".join([tr("{listing}: nothing in it could be used.").format(listing=report.asked), *skipped])
    if report.note:
        return tr("{listing}: {note}").format(listing=report.asked, note=report.note)
    return _tell_empty(report.listing).format(listing=report.asked)


def _tell_empty(listing: Listing) -> str:
    """Why an answer without a word more is empty, with ``{listing}`` to fill in."""
    if listing.kind == "paper":
        return tr("{listing}: the service does not have it.")
    if _is_weekend(listing):
        return tr("{listing}: there are no lists at weekends.")
    if listing.kind == "day":
        return tr("{listing}: the service has no list for that day, or not yet.")
    return tr("{listing}: the service lists no papers there.")


def _nothing_briefly(report: PullReport) -> str:
    if report.listing.kind == "paper":
        return report.note or (tr("none of them found") if "," in report.listing.argument else tr("not found"))
    if report.listing.kind != "day":
        return tr("no papers")
    return tr("no list at weekends") if _is_weekend(report.listing) else tr("no list yet")


def _is_weekend(listing: Listing) -> bool:
    return listing.kind == "day" and bool(listing.argument) and date.fromisoformat(listing.argument).weekday() >= WEEKEND


def _short_reason(report: PullReport) -> str:
    """The reason without the advice that follows its colon, as sentences about services are built."""
    reason = (report.reason or tell_with_name(report)).partition(": ")[0]
    return reason.rstrip(".")


def _without_advice(reason: str) -> str:
    """The reason without "try again in 5 minutes", where the exact time is told beside it."""
    reason = reason.removesuffix(tr(" Try again later."))
    what, _, advice = reason.rpartition(": ")
    return f"{what}." if what and advice.startswith(tr("try again")) else reason


def _with_kept(sentence: str, report: PullReport) -> str:
    if not report.received:
        return sentence
    kept = trn("{count} paper came before that and stays.", "{count} papers came before that and stay.", report.received)
    return f"{sentence} {kept}".lstrip()


def _tell_skipped(report: PullReport) -> list[str]:
    if not report.skipped:
        return []
    count = len(report.skipped)
    return [trn("{count} entry was skipped:", "{count} entries were skipped:", count), " ".join(report.skipped[:3])]
