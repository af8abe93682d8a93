"""Whatever happened is one true sentence; a refusal never sounds like silence."""

from datetime import UTC, datetime

import pytest

from desktop.library import telling
from desktop.records import Listing, PullReport

DAY = Listing("huggingface", "day", "2026-03-31")
AT = "2020-02-03T12:00:00.000Z"


@pytest.mark.parametrize(
    ("what", "sentence"),
    [
        ({"outcome": "done", "received": 1, "added": 1}, "Monday's: 1 paper, 1 new."),
        ({"outcome": "done", "received": 1_200, "changed": 3}, "Monday's: 1,200 papers, 0 new, 3 changed."),
        ({"outcome": "failed", "reason": "It broke."}, "It broke."),
        ({"outcome": "failed", "reason": "It broke.", "received": 1}, "It broke. 1 paper came before that and stays."),
        ({"outcome": "failed", "reason": "It broke.", "received": 9}, "It broke. 9 papers came before that and stay."),
        (
            {"outcome": "done", "skipped": ("Entry 1 was left out.",)},
            "Monday's: nothing in it could be used. 1 entry was skipped: Entry 1 was left out.",
        ),
        ({"outcome": "done"}, "Monday's: the service has no list for that day, or not yet."),
        (
            {"outcome": "done", "listing": Listing("huggingface", "search", "x")},
            "Monday's: the service lists no papers there.",
        ),
        ({"outcome": "done", "note": "Nothing comes at weekends."}, "Monday's: Nothing comes at weekends."),
        (
            {"outcome": "done", "received": 2, "note": "The newest 2 were taken."},
            "Monday's: 2 papers, 0 new. The newest 2 were taken.",
        ),
        ({"outcome": "unchanged", "since": AT}, "Monday's: nothing changed since 2020-02-03."),
        ({"outcome": "unchanged"}, "Monday's: nothing changed since the last time."),
        (
            {"outcome": "broken off", "finished": AT, "received": 9},
            "Monday's: broken off at 2020-02-03, because Papershelf ended meanwhile. 9 papers came before that and stay.",
        ),
        ({"outcome": "running", "started": AT}, "Monday's: asked for since 2020-02-03; it is not over yet."),
        (
            {"outcome": "done", "listing": Listing("arxiv", "paper", "2603.00001")},
            "Monday's: the service does not have it.",
        ),
    ],
)
def test_a_report_is_told(what: dict[str, object], sentence: str) -> None:
    report = PullReport(**{"listing": DAY, "asked": "Monday's", **what})  # type: ignore[arg-type]
    assert telling.tell(report) == sentence


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        ("done", "Monday's: 4 papers at 2020-02-03"),
        ("refused", "Monday's: refused at 2020-02-03"),
        ("not yet", "Monday's: not yet at 2020-02-03"),
        ("offline", "Monday's: offline at 2020-02-03"),
        ("cancelled", "Monday's: cancelled at 2020-02-03"),
        ("failed", "Monday's: failed at 2020-02-03"),
        ("unchanged", "Monday's: nothing changed at 2020-02-03"),
        ("broken off", "Monday's: broken off at 2020-02-03"),
    ],
)
def test_a_report_is_told_briefly(outcome: str, words: str) -> None:
    report = PullReport(DAY, "Monday's", outcome, received=4, finished="2020-02-03T12:00:00.000Z")
    assert telling.tell_briefly(report) == words


@pytest.mark.parametrize(
    ("retry_at", "minute"), [("12:30:00Z", 30), ("12:29:00.001Z", 30), ("12:29:59Z", 30), ("12:30:01Z", 31)]
)
def test_the_time_to_try_again_is_told_and_never_too_early(retry_at: str, minute: int) -> None:
    report = PullReport(DAY, "Monday's", "refused", finished="2020-02-03T12:00:00Z", retry_at=f"2020-02-03T{retry_at}")
    again = datetime(2020, 2, 3, 12, minute, tzinfo=UTC).astimezone()
    assert telling.tell_briefly(report) == f"Monday's: refused at 2020-02-03; try again after {again:%H:%M}"


def test_a_list_that_is_no_day_s_has_no_list_yet_to_wait_for() -> None:
    report = PullReport(Listing("arxiv", "category", "cs.CL"), "cs.CL", "done", finished=AT)
    assert telling.tell_briefly(report) == "cs.CL: no papers at 2020-02-03"
    papers = PullReport(Listing("arxiv", "paper", "2603.1,2603.2,2603.3"), "3 arXiv papers", "done", finished=AT)
    assert telling.tell_briefly(papers) == "3 arXiv papers: none of them found at 2020-02-03"


def test_beside_its_name_a_listing_has_only_its_state() -> None:
    done = PullReport(Listing("arxiv", "category", "cs.CL"), "cs.CL", "done", received=3, finished=AT)
    assert telling.tell_state(done) == "3 papers at 2020-02-03"


def test_today_is_told_by_the_clock() -> None:
    now = datetime.now(UTC)
    assert telling.clock(now.isoformat()) == f"{now.astimezone():%H:%M}"


def test_the_ledger_names_what_was_asked_and_when_not_to_ask_again() -> None:
    refused = PullReport(DAY, "Monday's", "refused", reason="It says no.", finished=AT, retry_at=AT)
    assert telling.tell_in_ledger(refused) == "Monday's: It says no. Not to be asked again before 2020-02-03."
    advised = PullReport(DAY, "Monday's", "refused", reason="It says no: try again in 5 minutes.", finished=AT, retry_at=AT)
    assert (
        telling.tell_in_ledger(advised, by_itself=True) == "Monday's: It says no. It is asked again by itself at 2020-02-03."
    )
    done = PullReport(DAY, "Monday's", "done", received=1)
    assert telling.tell_in_ledger(done) == telling.tell(done)


def report(outcome, **values):
    known = {"listing": Listing("huggingface", "search", "x"), "asked": "Moss", "started": AT, "finished": AT}
    return PullReport(outcome=outcome, **{**known, **values})


TOO_OFTEN = "Hugging Face says we asked too often (HTTP 429): try again in 55 seconds."
WEB_PAGE = "Hugging Face answered with a web page instead of a listing: a log-in page may stand in between."


def test_beside_its_name_the_sentence_does_not_say_it_again():
    assert telling.tell_alone(report("done", received=2)) == "2 papers, 0 new."
    assert telling.tell_alone(report("unchanged")) == "nothing changed since the last time."
    assert telling.tell_alone(report("failed", reason="It broke.")) == "It broke."


def test_a_round_is_told_in_one_line():
    whole, empty = report("done", received=30, added=4), report("unchanged")
    failed, refused = report("failed", reason=WEB_PAGE), report("refused", reason=TOO_OFTEN)
    assert telling.tell_round([whole]) == "Moss: 30 papers, 4 new."
    assert telling.tell_round([whole, empty]) == "2 questions asked: 30 papers, 4 new."
    assert telling.tell_round([empty, empty]) == "2 questions asked; nothing new came."
    assert telling.tell_round([whole, failed]) == f"Moss: {WEB_PAGE}"
    assert telling.tell_round([whole, refused, failed]) == ("2 of 3 questions failed. Sources tells why.")


def test_a_service_is_told_of_in_a_few_words():
    again = "2020-02-03T12:05:30.000Z"
    assert telling.tell_service(report("done", received=2)) == "Moss: 2 papers at 2020-02-03"
    refused = report("refused", reason=TOO_OFTEN, retry_at=again)
    assert telling.tell_service(refused).startswith("Hugging Face says we asked too often (HTTP 429); next try ")
    assert telling.tell_service(report("failed", reason=WEB_PAGE)).startswith("Moss: failed at ")  # too long to be said there


def test_a_moment_in_a_table_names_its_day_when_it_is_not_today():
    now = datetime.now(UTC)
    assert telling.when(now.isoformat()) == f"{now.astimezone():%H:%M}"
    assert telling.when(AT).startswith("2020-02-03 ")
    other = now.replace(month=1 if now.month > 6 else 12, day=15, hour=12)
    assert f" 15 {other:%b} " in telling.when(other.isoformat())


def test_a_moment_that_is_waited_for_is_never_told_too_early():
    moment = datetime.now(UTC).replace(minute=20, second=30, microsecond=0)
    assert telling.when_next(moment.isoformat()).endswith(":21")
    assert telling.when_next(moment.replace(second=0).isoformat()).endswith(":20")
