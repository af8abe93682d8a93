"""What the page of sources says of each listing, of what waits and of each line of the ledger. Pure; no widget lives here."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from desktop.library import ledger, telling
from desktop.library.adding import Waiting
from desktop.records import Followed, PullReport
from desktop.translation import tr, trn

NAMED = 5  # names of papers that wait; of more only the number is said
LATELY = timedelta(days=1)  # what was asked for only by hand and longer ago is not called up to date

GOOD, WARNING, GOING_ON, QUIET = "good", "warning", "going on", "quiet"


class State(NamedTuple):
    """How it is, in two words, and how these are coloured: GOOD, WARNING, GOING_ON or QUIET."""

    words: str
    tone: str


UP_TO_DATE = State(tr("up to date"), GOOD)
NOT_LATELY = State(tr("not lately"), QUIET)
WAITING = State(tr("waiting"), QUIET)
REST_WAITS = State(tr("waiting"), WARNING)
PAUSED = State(tr("paused"), QUIET)
UNKNOWN = State(tr("unknown"), QUIET)
OFFLINE = State(tr("offline"), QUIET)
OF_OUTCOME = {
    "done": State(tr("done"), QUIET),
    "unchanged": State(tr("unchanged"), QUIET),
    "not yet": State(tr("not yet"), QUIET),
    "refused": State(tr("refused"), WARNING),
    "failed": State(tr("failed"), WARNING),
    "cancelled": State(tr("cancelled"), QUIET),
    "offline": OFFLINE,
    "running": State(tr("running"), GOING_ON),
    "broken off": State(tr("broken off"), WARNING),
}

Subject = Followed | tuple[Waiting, ...] | PullReport


@dataclass(frozen=True, slots=True)
class SourceRow:
    """One row: ``key`` tells it from all others, also when it is read again.

    ``subject`` is what it is about: a listing that is followed, the names that wait, or a line of the ledger. ``details``
    are sentences that can be unfolded; ``fold`` says what they are.
    """

    key: str
    name: str
    state: State
    told: str
    next: str
    subject: Subject
    fold: str = ""
    details: tuple[str, ...] = ()

    @property
    def spoken(self) -> str:
        """The whole row, as assistive technology reads it."""
        parts = [self.name, self.state.words, self.told.rstrip("."), self.fold]
        if self.next:
            parts.append(tr("next: {time}").format(time=self.next))
        return ". ".join(part for part in parts if part)


def row_of_followed(one: Followed, now: datetime, *, offline: bool) -> SourceRow:
    """A listing that is followed: how it is, what its last pull did, and when it is asked for again."""
    told = _told(one.last, with_day=True) if one.last else tr("Nothing was asked yet.")
    if one.last and one.last.next_url and one.last.outcome != "running" and one.due:
        told = f"{told} {tr('The rest follows.')}"
    return SourceRow(
        f"followed:{one.followed_id}", one.name, _state(one, now, offline), told, _next(one, now, offline), one,
        *_folded(one.last),
    )  # fmt: skip


def row_of_waiting(waiting: Sequence[Waiting], *, offline: bool, by_hand: bool = False) -> SourceRow:
    """All names of papers that nobody could be asked about yet, oldest first; at least one.

    ``by_hand``: nobody is asked about them by itself, as never of those that no service knew.
    """
    names = [one.reference for one in waiting]
    shown = ", ".join(names[:NAMED])
    if len(names) > NAMED:
        shown = tr("{names} and {count} more").format(names=shown, count=len(names) - NAMED)
    told = tr("Waiting since {time}: {names}.").format(time=telling.when(waiting[0].added), names=shown)
    unknown = [one.reference for one in waiting if one.unknown]
    if unknown:
        told = f"{told} {tr('No service knew {names}.').format(names=', '.join(unknown[:NAMED]))}"
    return SourceRow(
        "waiting",
        trn("{count} pasted address", "{count} pasted addresses", len(names)),
        OFFLINE if offline else WAITING,
        told,
        tr("by hand") if by_hand or len(unknown) == len(waiting) else tr("when online") if offline else tr("soon"),
        tuple(waiting),
    )


def find_taken_up(reports: Sequence[PullReport]) -> set[int]:
    """The numbers of those that a later one of them went on with."""
    newest = {(one.listing, one.began): one.pull_id or 0 for one in sorted(reports, key=lambda one: one.pull_id or 0)}
    return {one.pull_id for one in reports if one.pull_id and one.pull_id < newest[one.listing, one.began]}


def row_of_line(report: PullReport, now: datetime, *, goes_on: bool, taken_up: bool = False) -> SourceRow:
    """A line of the ledger. ``goes_on``: it was broken off, and the next start goes on with it; ``taken_up``: a later one did."""
    unknown = report.outcome == "done" and report.listing.kind == "paper" and not report.received and not report.note
    state = UNKNOWN if unknown else _state_of(report.outcome)
    again = tr("taken up again") if taken_up else tr("at the next start") if goes_on else _not_before(report, now)
    return SourceRow(
        f"pull:{report.pull_id}", report.asked, state, _told(report), again, report, *_folded(report)
    )  # fmt: skip


def last_said(reports: Sequence[PullReport], followed: Sequence[Followed]) -> dict[str, PullReport]:
    """What each service last said, by its name, the newest last; single papers count for a day.

    While something that is followed cannot be had from it, that is what it said, whatever else came since.
    """
    lately = ledger.written(datetime.now(UTC) - LATELY)
    found: dict[str, PullReport] = {}
    for report in sorted(reports, key=lambda one: (one.started, one.pull_id or 0)):
        if report.outcome == "running" or report.listing.kind == "file":
            continue
        if report.listing.kind != "paper" or report.started >= lately:
            found.pop(report.listing.source, None)
            found[report.listing.source] = report
    for one in followed:
        if one.last and not one.paused and is_failure(one.last):
            found[one.last.listing.source] = one.last
    return found


def has_failed(followed: Sequence[Followed]) -> bool:
    """Whether anything that is followed could not be had the last time."""
    return any(is_failure(one.last) for one in followed if one.last and not one.paused)


def is_failure(report: PullReport) -> bool:
    """Whether the service refused, or its answer was of no use, or it never ended."""
    return _state_of(report.outcome).tone == WARNING


def _state(one: Followed, now: datetime, offline: bool) -> State:
    last = one.last
    if one.paused or last is None or last.outcome not in ("done", "unchanged"):
        return _state_without_list(one, offline)
    if one.due is None:
        return UP_TO_DATE if now - datetime.fromisoformat(last.finished or last.started) < LATELY else NOT_LATELY
    if datetime.fromisoformat(one.due) > now:
        return UP_TO_DATE
    return OFFLINE if offline else WAITING


def _state_without_list(one: Followed, offline: bool) -> State:
    last = one.last
    if last is not None and last.outcome == "running":
        return OF_OUTCOME["running"]
    if one.paused:
        return PAUSED
    if last is None:
        return OFFLINE if offline else OF_OUTCOME["not yet"]
    return REST_WAITS if is_failure(last) and last.received and last.next_url and one.due else _state_of(last.outcome)


def _state_of(outcome: str) -> State:
    return OF_OUTCOME.get(outcome, State(outcome, QUIET))


def _next(one: Followed, now: datetime, offline: bool) -> str:
    if one.last is not None and one.last.outcome == "running":
        return ""
    if one.due is None:
        return (_not_before(one.last, now) if one.last and not one.paused else "") or tr("by hand")
    if offline:
        return tr("when online")
    return telling.when_next(one.due) if datetime.fromisoformat(one.due) > now else tr("soon")


def _not_before(report: PullReport, now: datetime) -> str:
    if report.retry_at is None or datetime.fromisoformat(report.retry_at) <= now:
        return ""
    return tr("not before {time}").format(time=telling.when_next(report.retry_at))


def _told(report: PullReport, *, with_day: bool = False) -> str:
    """When, and what came of it; what was left out is only counted where it can be unfolded.

    ``with_day``: also of which day the list was, where the name beside it does not say so.
    """
    short = replace(report, skipped=()) if report.received and report.outcome == "done" else report
    sentence = telling.tell_alone(short)
    if report.outcome in ("running", "broken off"):  # these say when themselves
        return sentence[:1].upper() + sentence[1:]
    time = telling.when(report.started)
    if with_day and report.listing.kind == "day" and sentence != report.reason:
        return tr("{time}, {sentence}").format(time=time, sentence=telling.tell(short))  # which day's list it was
    return tr("{time}: {sentence}").format(time=time, sentence=sentence)


def _folded(report: PullReport | None) -> tuple[str, tuple[str, ...]]:
    if report is None or not report.skipped or not (report.received or report.note):
        return "", ()
    if report.listing.kind == "paper" and report.note:  # papers that were completed, title by title
        return trn("{count} question", "{count} questions", len(report.skipped)), report.skipped
    return trn("{count} entry was skipped", "{count} entries were skipped", len(report.skipped)), report.skipped
