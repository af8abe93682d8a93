"""What the empty list of a followed listing says: what is the case, why, when it is asked again, and what can be done."""

from desktop.library import telling
from desktop.records import Followed, PullReport
from desktop.translation import tr, trn
from desktop.ui.papers.empty_states import EmptyState

PULL, PAUSE = "pull_shown", "pause_shown"  # commands


def listing_state(followed: Followed, label: str, *, dismissed: int, offline: bool) -> EmptyState:
    """What to say in its place. ``label``: what it is called; ``dismissed``: how many of its papers are dismissed."""
    last = followed.last
    if dismissed:
        words = trn("Its paper was dismissed.", "All its {count} papers were dismissed.", dismissed)
        return EmptyState(
            tr("Nothing left of {listing}").format(listing=label), f"{words} {tr('Searching still finds them.')}"
        )
    if last is not None and last.outcome == "running":
        return EmptyState(tr("Asking for {listing}").format(listing=label), tr("Its papers will stand here when they come."))
    if followed.paused:
        words = tr("It is not asked for until you take it up again.")
        state = EmptyState(tr("{listing} is paused").format(listing=label), words, tr("Take up again"), PAUSE)
        return _with_last(state, last)
    if offline:
        words = tr("You are working offline; go online to ask for it.")
        return _with_last(EmptyState(tr("No papers of {listing}").format(listing=label), words), last)
    return _after(last, label, by_itself=followed.due is not None)


def _after(last: PullReport | None, label: str, *, by_itself: bool) -> EmptyState:
    """What to say after that question, which brought no paper. ``by_itself``: the listing is asked for again without a word."""
    if last is None:
        heading = tr("{listing} was not asked for yet").format(listing=label)
        return EmptyState(heading, tr("Its papers will stand here when they come."), tr("Ask now"), PULL)
    if last.outcome in ("done", "unchanged"):
        return EmptyState(tr("Nothing there"), telling.tell(last), tr("Ask again"), PULL)
    heading = tr("No list yet") if last.outcome == "not yet" else tr("Nothing came yet")
    button = tr("Ask now anyway") if last.retry_at else tr("Try again")
    return EmptyState(heading, telling.tell_in_ledger(last, by_itself=by_itself), button, PULL)


def _with_last(state: EmptyState, last: PullReport | None) -> EmptyState:
    """The same, with what came of the last question before."""
    return state if last is None else state._replace(sentence=f"{state.sentence} {telling.tell_in_ledger(last)}")
