"""Following on the command line: what is followed is pulled by one command, and a refusal is told without hiding the rest."""

from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from desktop.records import Listing, PullReport
from desktop.store import journal
from desktop.store import ledger as lines
from desktop.store.database import open_library, writing
from tests.cli.conftest import DAY, Papershelf
from tests.library.slow_month import MONTH, SlowMonth
from tests.loopback import LoopbackService

RSS = b"""<?xml version="1.0" encoding="UTF-8"?>
<rss xmlns:arxiv="http://arxiv.org/schemas/atom" xmlns:dc="http://purl.org/dc/elements/1.1/" version="2.0"><channel>
<title>cs.CL updates on arXiv.org</title><link>http://rss.arxiv.org/rss/cs.CL</link>
<pubDate>Tue, 31 Mar 2026 00:00:00 -0400</pubDate>
<item><title>Moss Speaks</title><link>https://arxiv.org/abs/2603.00009</link>
<description>arXiv:2603.00009v1 Announce Type: new
Abstract: It whispers.</description><guid isPermaLink="false">oai:arXiv.org:2603.00009v1</guid><category>cs.CL</category>
<pubDate>Tue, 31 Mar 2026 00:00:00 -0400</pubDate><arxiv:announce_type>new</arxiv:announce_type>
<dc:creator>Ada Example</dc:creator></item></channel></rss>"""


@pytest.fixture
def arxiv(service: LoopbackService, monkeypatch: pytest.MonkeyPatch) -> LoopbackService:
    """The same service plays arXiv, with one paper in the feed of cs.CL."""
    monkeypatch.setenv("ARXIV_ENDPOINT", service.address)
    service.set_answer("/rss/cs.CL", RSS, headers={"ETag": '"a"', "Content-Type": "application/rss+xml"})
    return service


def test_nothing_is_followed_until_the_reader_says_so(papershelf: Papershelf, service: LoopbackService) -> None:
    finished = papershelf("follow")
    assert (finished.code, finished.out) == (0, "")
    assert finished.err == "papershelf: You follow nothing yet: papershelf follow --daily follows Daily Papers.\n"
    assert papershelf("follow", "--json").json == []
    assert service.requests == []


def test_following_asks_nothing_and_pulling_asks_for_all_of_it(papershelf: Papershelf, arxiv: LoopbackService) -> None:
    assert papershelf("follow", "--query", "graphs").err == "papershelf: Followed Search for “graphs”\n"
    assert papershelf("follow", "--category", "cs.CL", "--name", "Language").code == 0
    assert arxiv.requests == []
    pulled = papershelf("pull")
    assert (pulled.code, pulled.err) == (0, "")
    first, second = pulled.out.splitlines()
    assert first == "Search for “graphs”: 1 paper, 1 new."
    assert "cs.CL" in second
    assert "1 paper, 1 new." in second
    listed = papershelf("follow").out.splitlines()
    assert [line.split()[0] for line in listed] == ["1", "2"]
    assert "Language" in listed[1]
    assert "1 paper at" in listed[1]


def test_an_unchanged_feed_is_told_so(papershelf: Papershelf, arxiv: LoopbackService) -> None:
    papershelf("follow", "--category", "cs.CL")
    papershelf("pull")
    arxiv.set_answer("/rss/cs.CL", b"", status=304)
    finished = papershelf("pull")
    assert finished.code == 0
    assert "nothing changed since " in finished.out
    assert arxiv.requests[-1].headers["if-none-match"] == '"a"'
    assert [line["outcome"] for line in papershelf("sources", "--json").json] == ["unchanged", "done"]


def test_a_failed_listing_is_one_line_and_the_others_are_told(papershelf: Papershelf, arxiv: LoopbackService) -> None:
    for words in (("--query", "graphs"), ("--trending",), ("--category", "cs.CL")):
        papershelf("follow", *words)
    arxiv.set_fault("/api/daily_papers", "drop")
    finished = papershelf("pull")
    assert finished.code == 1
    assert finished.err == "papershelf: Trending papers: Hugging Face dropped the connection: try again later.\n"
    assert len(finished.out.splitlines()) == 2
    told = papershelf("sources").out.splitlines()
    assert ["failed" in line for line in told] == [False, True, False]
    assert "Not to be asked again before " in told[1]


def test_daily_papers_are_followed_day_by_day(
    papershelf: Papershelf, service: LoopbackService, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert papershelf("follow", "--daily", "--name", "Mornings").err == "papershelf: Followed Daily Papers\n"
    assert papershelf("follow", "--daily").err == "papershelf: You follow Daily Papers already\n"
    monkeypatch.setattr("desktop.library.pulling.daily_day", lambda _now: date.fromisoformat(DAY))
    assert papershelf("pull").out.splitlines()[0] == "Daily Papers of 31 March 2026: 3 papers, 3 new."
    [one] = papershelf("follow", "--json").json
    assert (one["name"], one["source"], one["kind"], one["argument"]) == ("Mornings", "huggingface", "day", "")
    assert (one["last"]["outcome"], one["last"]["argument"], one["paused"]) == ("done", DAY, False)


def test_it_can_be_changed_and_undone(papershelf: Papershelf) -> None:
    papershelf("follow", "--query", "graphs", "--name", "Graphs")
    papershelf("follow", "--trending")
    assert papershelf("follow", "--pause", "Graphs").err == "papershelf: Paused Graphs\n"
    assert [one["paused"] for one in papershelf("follow", "--json").json] == [True, False]
    assert "paused" in papershelf("follow").out
    assert papershelf("follow", "--resume", "1").code == 0
    assert papershelf("follow", "--rename", "1", "--name", "Nets").code == 0
    assert papershelf("follow", "--remove", "nets").err == "papershelf: Stopped following Nets; its papers stay\n"
    assert [one["name"] for one in papershelf("follow", "--json").json] == ["Trending papers"]
    papershelf("undo")
    assert [one["name"] for one in papershelf("follow", "--json").json] == ["Nets", "Trending papers"]


def test_when_all_is_paused_nothing_is_asked(papershelf: Papershelf, service: LoopbackService) -> None:
    papershelf("follow", "--trending")
    papershelf("follow", "--pause", "1")
    finished = papershelf("pull")
    assert (finished.code, finished.out) == (0, "")
    assert "All that you follow is paused" in finished.err
    assert service.requests == []


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("pull", "--source", "arxiv"), "Of arXiv name a --category or a --query."),
        (("pull", "--source", "arxiv", "--date", DAY), "arXiv has only --category and --query."),
        (("pull", "--source", "huggingface", "--category", "cs.CL"), "Only arXiv has a --category."),
        (("pull", "--category", "cs.CL/x"), "categor"),
        (("follow", "--source", "arxiv", "--trending"), "arXiv has only --category and --query."),
        (("follow", "--source", "arxiv", "--daily"), "arXiv has only --category and --query."),
        (("follow", "--source", "arxiv"), "Name what to follow beside --source."),
        (("follow", "--name", "Moss"), "Name what to follow or --rename beside --name."),
        (("follow", "--rename", "Moss"), "Give the new name with --name"),
        (("follow", "--remove", "Moss"), "You follow no listing “Moss”; papershelf follow lists them."),
        (("follow", "--query", " "), "There is nothing to search for"),
    ],
)
def test_wrong_usage_is_one_line_more_than_the_usage(
    papershelf: Papershelf, service: LoopbackService, words: tuple[str, ...], sentence: str
) -> None:
    finished = papershelf(*words)
    assert (finished.code, finished.out) == (2, "")
    assert sentence in finished.err.splitlines()[-1]
    assert service.requests == []


def test_a_pull_without_words_goes_on_with_what_was_broken_off(
    papershelf: Papershelf, monkeypatch: pytest.MonkeyPatch, library: Path
) -> None:
    papershelf("follow", "--query", "nothing that anybody wrote")
    with SlowMonth() as month, closing(open_library(library)) as database:
        monkeypatch.setenv("HF_ENDPOINT", month.address)
        now = journal.now()
        page = f"{month.address}/api/daily_papers?month={MONTH}&limit=100&p=3"
        with writing(database):
            lines.add(
                database,
                PullReport(
                    Listing("huggingface", "month", MONTH), "March", "running", started=now, next_url=page, next_rank=301
                ),
                "0-of a program that ended",
            )
        finished = papershelf("pull")
        assert (finished.code, finished.err) == (0, "")
        assert finished.out.splitlines()[1] == "Daily Papers of March 2026: 200 papers, 200 new."
        assert month.pages[1:] == ["3", "4"]


def test_the_ledger_can_be_read_by_programs(papershelf: Papershelf, pulled: LoopbackService) -> None:
    pulled.set_answer("/api/daily_papers", {"error": "Slow down"}, status=429, headers={"Retry-After": "3600"})
    papershelf("pull", "--date", DAY)
    refused, done = papershelf("sources", "--json").json
    assert (done["outcome"], done["received"], done["added"], done["skipped"]) == ("done", 3, 3, [])
    assert (done["asked"], done["told"]) == (
        "Daily Papers of 31 March 2026",
        "Daily Papers of 31 March 2026: 3 papers, 3 new.",
    )
    assert (refused["outcome"], refused["argument"], refused["reason"]) == ("refused", DAY, refused["told"])
    assert refused["retry_at"] > refused["finished"]
    assert len(papershelf("sources", "--limit", "1").out.splitlines()) == 1


@pytest.mark.parametrize("verb", ["pull", "follow"])
def test_a_category_that_the_arxiv_does_not_have_is_not_asked_for(
    papershelf: Papershelf, arxiv: LoopbackService, verb: str
) -> None:
    refused = papershelf(verb, "--category", "cs.CLL")
    assert refused.code == 2
    assert "arXiv has no category cs.CLL; did you mean cs.CL" in refused.err
    assert arxiv.requests == []
    assert papershelf("follow", "--json").json == []
