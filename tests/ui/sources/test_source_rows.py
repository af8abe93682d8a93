"""What the page of sources says of each listing, of what waits and of the ledger: words and not colour alone, and all of it true."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.library.adding import Waiting
from desktop.library.ledger import written
from desktop.records import Followed, Listing, PullReport
from desktop.ui.sources.source_rows import find_taken_up, has_failed, last_said, row_of_followed, row_of_line, row_of_waiting

NOW = datetime.now(UTC)
SEARCH = Listing("huggingface", "search", "moss")


def at(**ago):
    return written(NOW - timedelta(**ago))


def shown(time):
    moment = datetime.fromisoformat(time).astimezone()
    return f"{moment:%H:%M}"


def report(outcome="done", **values):
    return replace(
        PullReport(SEARCH, "Search for “moss”", outcome, started=at(seconds=5), finished=at(seconds=4), pull_id=7), **values
    )


def followed(last=None, *, due=None, paused=False):
    return Followed(3, SEARCH, "Moss", paused, last, due)


@pytest.mark.parametrize(
    ("one", "offline", "state"),
    [
        (followed(report(received=34), due=at(hours=-3)), False, "up to date"),
        (followed(report("unchanged"), due=at(hours=-3)), False, "up to date"),
        (followed(report(received=34), due=at(hours=-3)), True, "up to date"),
        (followed(report(received=34), due=at(minutes=1)), False, "waiting"),
        (followed(report(received=34), due=at(minutes=1)), True, "offline"),
        (followed(report(received=34)), False, "up to date"),
        (followed(report(received=34, finished=at(days=3))), False, "not lately"),
        (followed(due=at(seconds=0)), False, "not yet"),
        (followed(due=at(seconds=0)), True, "offline"),
        (followed(report("not yet", reason="Not yet."), due=at(hours=-3)), False, "not yet"),
        (followed(report("refused", reason="No."), due=at(minutes=-5)), False, "refused"),
        (followed(report("failed", reason="No."), due=at(minutes=-5)), False, "failed"),
        (
            followed(report("refused", reason="No.", received=128, next_url="http://x"), due=at(minutes=-5)),
            False,
            "waiting",
        ),
        (followed(report("broken off"), due=at(seconds=0)), False, "broken off"),
        (followed(report("cancelled", reason="You cancelled it."), due=at(hours=-3)), False, "cancelled"),
        (followed(report("running"), due=at(hours=-3)), False, "running"),
        (followed(report("refused", reason="No."), paused=True), False, "paused"),
        (followed(report("running"), paused=True), False, "running"),
    ],
)
def test_the_state_is_one_of_few_words(one, offline, state):
    assert row_of_followed(one, NOW, offline=offline).state.words == state


def test_next_is_a_time_or_says_what_it_waits_for():
    def next_of(one, offline=False):
        return row_of_followed(one, NOW, offline=offline).next

    later = written((NOW + timedelta(minutes=20)).replace(second=0, microsecond=0))
    assert next_of(followed(report(), due=later)).endswith(shown(later))
    assert next_of(followed(report(), due=later), offline=True) == "when online"
    assert next_of(followed(report(), due=at(minutes=1))) == "soon"
    assert next_of(followed(report())) == "by hand"
    assert next_of(followed(report("refused", retry_at=later))).startswith("not before ")
    assert next_of(followed(report("refused", retry_at=later), paused=True)) == "by hand"
    assert next_of(followed(report("running"), due=later)) == ""


def test_the_last_pull_is_told_beside_its_name_and_not_under_it_again():
    row = row_of_followed(followed(report(received=34, added=3)), NOW, offline=False)
    assert row.told.endswith(": 34 papers, 3 new.")
    assert "Search for" not in row.told


def test_of_daily_papers_it_is_told_which_day_it_was():
    daily = report(listing=Listing("huggingface", "day", "2026-03-31"), asked="Daily Papers of 31 March 2026", received=34)
    assert "Daily Papers of 31 March 2026: 34 papers" in row_of_followed(followed(daily), NOW, offline=False).told


def test_what_came_before_a_refusal_is_told_and_that_the_rest_follows():
    part = report("refused", reason="arXiv says no.", received=128, next_url="http://x", retry_at=at(minutes=-5))
    told = row_of_followed(followed(part, due=at(minutes=-5)), NOW, offline=False).told
    assert "arXiv says no. 128 papers came before that and stay. The rest follows." in told


def test_what_was_skipped_is_counted_and_can_be_unfolded():
    row = row_of_line(report(received=2, skipped=("One has no title.", "One has no id.")), NOW, goes_on=False)
    assert (row.fold, row.details) == ("2 entries were skipped", ("One has no title.", "One has no id."))
    assert "has no title" not in row.told
    assert "2 entries were skipped" in row.spoken


def test_a_line_says_when_it_may_be_asked_again_only_while_that_lies_ahead():
    refused = report("refused", reason="No.", retry_at=at(minutes=-20))
    assert row_of_line(refused, NOW, goes_on=False).next.startswith("not before ")
    assert row_of_line(replace(refused, retry_at=at(minutes=1)), NOW, goes_on=False).next == ""


def test_a_broken_off_pull_says_that_the_next_start_goes_on():
    row = row_of_line(report("broken off", received=5), NOW, goes_on=True)
    assert row.told.startswith("Broken off at")
    assert row.next == "at the next start"


def test_a_pull_that_was_gone_on_with_says_so():
    first, rest = report("broken off", pull_id=3, began=at(minutes=9)), report(pull_id=5, began=at(minutes=9))
    other = report("broken off", pull_id=4, began=at(minutes=8))
    assert find_taken_up([rest, other, first]) == {3}
    assert row_of_line(first, NOW, goes_on=False, taken_up=True).next == "taken up again"


def test_a_paper_that_nobody_has_is_not_called_done():
    nobody = report(
        listing=Listing("arxiv", "paper", "2603.00009"), skipped=("arXiv has no paper 2603.00009: check the id.",)
    )
    row = row_of_line(nobody, NOW, goes_on=False)
    assert row.state.words == "unknown"
    assert "arXiv has no paper" in row.told


def test_what_waits_is_named_with_since_when():
    waiting = [Waiting(number, f"arXiv:2603.0000{number}", at(minutes=9)) for number in range(7)]
    row = row_of_waiting(waiting, offline=True)
    assert row.name == "7 pasted addresses"
    assert (row.state.words, row.next) == ("offline", "when online")
    assert row.told.endswith("arXiv:2603.00003, arXiv:2603.00004 and 2 more.")
    known = row_of_waiting([replace(waiting[0], unknown=True)], offline=False)
    assert known.told.endswith("No service knew arXiv:2603.00000.")
    assert known.next == "by hand"
    assert row_of_waiting(waiting, offline=False).next == "soon"
    assert row_of_waiting(waiting, offline=True, by_hand=True).next == "by hand"


def test_a_row_is_spoken_as_a_whole():
    row = row_of_followed(followed(report(received=34), due=at(minutes=1)), NOW, offline=True)
    assert row.spoken.startswith("Moss. offline. ")
    assert row.spoken.endswith(". next: when online")


def test_each_service_says_its_newest_but_a_failure_of_what_is_followed_stays():
    old, new = report(pull_id=1, started=at(hours=2)), report(pull_id=2, started=at(hours=1))
    arxiv = report(listing=Listing("arxiv", "category", "cs.CL"), pull_id=3)
    assert last_said([new, arxiv, old], []) == {"huggingface": new, "arxiv": arxiv}
    failed = report("failed", reason="No.", pull_id=1)
    assert last_said([new, failed], [followed(failed)])["huggingface"] == failed
    assert last_said([new], [followed(failed, paused=True)])["huggingface"] == new


def test_single_papers_are_told_of_for_a_day_and_what_goes_on_not_yet():
    paper = report(listing=Listing("doi", "paper", "10.1145/1"), started=at(hours=2))
    assert list(last_said([paper], [])) == ["doi"]
    assert last_said([replace(paper, started=at(days=2)), report("running")], []) == {}


def test_something_failed_while_it_is_followed_and_not_paused():
    assert has_failed([followed(report("failed"))])
    assert not has_failed([followed(report("failed"), paused=True), followed(report("not yet")), followed()])
