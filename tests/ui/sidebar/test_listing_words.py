"""What is followed, in words: short names, and how it went, without a widget."""

import pytest

from desktop.records import Followed, Listing, PullReport
from desktop.ui.papers.empty_states import EmptyState
from desktop.ui.papers.listing_states import PAUSE, PULL, listing_state
from desktop.ui.sidebar.listing_words import row_of, short_name

DAILY = Listing("huggingface", "day")
AT = "2026-03-31T09:12:00.000Z"


def report(outcome, **what):
    return PullReport(DAILY, "Daily Papers of 31 March 2026", outcome, started=AT, finished=AT, **what)


def followed(last=None, **what):
    return Followed(3, DAILY, "Daily Papers", last=last, **what)


@pytest.mark.parametrize(
    ("listing", "name"),
    [
        (DAILY, "Daily Papers"),
        (Listing("huggingface", "trending"), "Trending"),
        (Listing("huggingface", "search", "slow {moss}"), "“slow {moss}”"),
        (Listing("huggingface", "submitter", "ada"), "By ada"),
        (Listing("huggingface", "organization", "moss"), "From moss"),
        (Listing("arxiv", "category", "cs.CL+cs.LG"), "arXiv cs.CL + cs.LG"),
        (Listing("arxiv", "query", "ti:a+b"), "arXiv “ti:a+b”"),
        (Listing("elsewhere", "shelf", "oak"), "oak"),
        (Listing("elsewhere", "shelf"), "shelf"),
    ],
)
def test_a_listing_has_a_short_name(listing, name):
    assert short_name(listing) == name


def test_a_row_says_the_readers_name_and_how_it_went():
    kept = Followed(3, DAILY, "Mornings")
    row = row_of(kept, followed(report("done", received=34)))
    assert (row.label, row.failed) == ("Mornings", False)
    assert row.words.startswith("Mornings: 34 papers at ")


def test_before_it_was_looked_up_a_row_says_its_name_alone_and_one_that_was_never_asked_says_so():
    kept = Followed(3, DAILY, "")
    assert row_of(kept).words == "Daily Papers"
    assert row_of(kept, followed()).words == "Daily Papers: not asked for yet"


@pytest.mark.parametrize("outcome", ["refused", "failed", "offline", "cancelled", "broken off"])
def test_a_failure_is_marked_and_said(outcome):
    row = row_of(Followed(3, DAILY, "", paused=True), followed(report(outcome, reason="It refused.")))
    assert row.failed
    assert row.words.endswith("; paused")
    assert len(row.state) > len("09:12")


@pytest.mark.parametrize("outcome", ["done", "unchanged", "not yet", "running"])
def test_what_is_no_failure_is_not_marked(outcome):
    assert not row_of(Followed(3, DAILY, ""), followed(report(outcome))).failed


def state(one, *, dismissed=0, offline=False) -> EmptyState:
    return listing_state(one, "Mornings", dismissed=dismissed, offline=offline)


def test_an_empty_list_says_why():
    assert (state(followed()).heading, state(followed()).command) == ("Mornings was not asked for yet", PULL)
    refused = state(followed(report("refused", reason="Hugging Face says no.", retry_at="2026-03-31T09:30:00.000Z")))
    assert (refused.heading, refused.button, refused.command) == ("Nothing came yet", "Ask now anyway", PULL)
    assert "Hugging Face says no." in refused.sentence
    assert "Not to be asked again before" in refused.sentence
    assert state(followed(report("not yet", reason="The list of 31 March 2026 is not out yet."))).heading == "No list yet"
    assert state(followed(report("done"))).heading == "Nothing there"
    assert state(followed(report("running"))).command == ""


def test_paused_offers_to_take_up_again_and_still_says_what_came_of_it():
    shown = state(followed(report("refused", reason="It refused."), paused=True))
    assert (shown.heading, shown.command) == ("Mornings is paused", PAUSE)
    assert "It refused." in shown.sentence


def test_offline_offers_no_request():
    assert state(followed(), offline=True).command == ""
    assert "offline" in state(followed(report("refused", reason="It refused.")), offline=True).sentence


def test_what_was_dismissed_is_said_whatever_else_is_so():
    assert "All its 7 papers were dismissed." in state(followed(paused=True), dismissed=7, offline=True).sentence
