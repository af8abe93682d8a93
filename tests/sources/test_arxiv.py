"""Asking the arXiv: which address answers a listing, where its pages end, and what no answer is ever mistaken for."""

from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from desktop.errors import SourceError
from desktop.records import Listing, Page
from desktop.sources.arxiv import SOURCE
from desktop.sources.arxiv_papers import papers_url
from desktop.sources.arxiv_query import Query, query_url
from desktop.sources.http import Transport
from desktop.sources.refusals import RefusedError
from desktop.sources.source import Answer, Asking
from tests.arxiv_answers import atom_entry, atom_feed, error_feed, rss_feed, rss_item, slice_of
from tests.loopback import LoopbackService

CATEGORY = Listing("arxiv", "category", "cs.CL+cs.LG")
QUERY = Listing("arxiv", "query", "sparse attention")
API, FEED = "https://api.example", "https://feed.example"
TUESDAY, SATURDAY = "Tue, 31 Mar 2026 00:00:00 -0400", "Sat, 28 Mar 2026 00:00:00 -0400"


class PlayedArxiv:
    """A ``get`` that plays the arXiv. ``feed``: what the feed answers; ``papers``: all that a query finds, newest first."""

    def __init__(self, feed: bytes = b"", papers: list[str] | None = None) -> None:
        self.feed = feed
        self.papers = papers or []
        self.asked: list[str] = []
        self.answer: Callable[[str], bytes | None] = lambda _url: None  # what to answer instead
        self.etag = '"31-march"'

    def __call__(self, url: str, *, service: str, etag: str | None = None, **_options: object) -> Answer:
        assert service == "arXiv"
        self.asked.append(url)
        if body := self.answer(url):
            return Answer(200, {}, body, url)
        if url.startswith(FEED):
            return Answer(304, {}, b"", url) if etag == self.etag else Answer(200, {"etag": self.etag}, self.feed, url)
        return Answer(200, {}, slice_of(self.query(-1), self.papers), url)

    def query(self, number: int) -> dict[str, str]:
        return {key: values[-1] for key, values in parse_qs(urlsplit(self.asked[number]).query).items()}

    def pull(self, listing: Listing, **asking: object) -> list[Page]:
        endpoints = {"arxiv": API, "arxiv-feed": FEED}
        return list(SOURCE.pages(listing, Asking(self, endpoints, lambda: None, **asking)))  # type: ignore[arg-type]


def papers(count: int, day: Callable[[int], str] = lambda _n: "2026-03-30") -> list[str]:
    return [atom_entry(f"2603.{n:05}", published=f"{day(n)}T12:00:00Z") for n in range(1, count + 1)]


def ids(pages: list[Page]) -> list[str | None]:
    return [entry.paper.arxiv_id for page in pages for entry in page.entries]


def test_a_category_is_its_feed() -> None:
    arxiv = PlayedArxiv(rss_feed(rss_item("2603.00001"), rss_item("2603.00002", kind="cross")))
    (page,) = arxiv.pull(CATEGORY)
    assert arxiv.asked == [f"{FEED}/rss/cs.CL+cs.LG"]
    assert [(entry.paper.arxiv_id, entry.day, entry.rank) for entry in page.entries] == [
        ("2603.00001", "2026-03-31", None),
        ("2603.00002", "2026-03-31", None),
    ]
    assert (page.etag, page.unchanged, page.note, page.next_url) == ('"31-march"', False, None, None)


def test_a_feed_that_did_not_change_is_not_sent_again() -> None:
    arxiv = PlayedArxiv(papers=papers(3))
    assert arxiv.pull(CATEGORY, etag='"31-march"', since="2026-03-01T00:00:00Z") == [
        Page((), etag='"31-march"', unchanged=True)
    ]


def test_a_weekend_says_so_and_a_first_pull_gets_the_newest() -> None:
    arxiv = PlayedArxiv(rss_feed(announced=SATURDAY), papers(500))
    empty, newest = arxiv.pull(CATEGORY)
    assert empty.entries == ()
    assert empty.note == "arXiv announces nothing at weekends: the next papers in cs.CL, cs.LG come on Monday."
    assert len(newest.entries) == 200
    assert newest.note == "arXiv has 500 papers for this; the newest 200 were taken: ask more narrowly for older ones."
    assert newest.next_url is None
    assert arxiv.query(1) == {
        "search_query": "cat:cs.CL OR cat:cs.LG",
        "start": "0",
        "max_results": "200",
        "sortBy": "submittedDate",
        "sortOrder": "descending",
    }


def test_a_holiday_is_no_weekend() -> None:
    (page,) = PlayedArxiv(rss_feed(announced=TUESDAY)).pull(CATEGORY, since="2026-03-30T12:00:00Z")
    assert page.note == "arXiv announced nothing in cs.CL, cs.LG on 31 March 2026."


@pytest.mark.parametrize(
    ("announced", "since", "asks"),
    [
        (TUESDAY, "2026-03-30T05:00:00Z", False),  # Monday's feed was out for an hour
        (TUESDAY, "2026-03-30T04:30:00Z", True),
        (TUESDAY, "2026-03-27T12:00:00Z", True),
        ("Mon, 30 Mar 2026 00:00:00 -0400", "2026-03-27T05:00:00Z", False),  # Friday's feed is the one before Monday's
        ("Mon, 30 Mar 2026 00:00:00 -0400", "2026-03-26T12:00:00Z", True),
        (SATURDAY, "2026-03-27T12:00:00Z", False),
        ("Sun, 29 Mar 2026 00:00:00 -0400", "2026-03-27T12:00:00Z", False),
        (SATURDAY, "2026-03-26T12:00:00Z", True),
        ("", "2026-03-31T12:00:00Z", True),  # nobody knows which feed it is
    ],
)
def test_only_what_a_feed_cannot_hold_is_asked_for(announced: str, since: str, asks: bool) -> None:
    arxiv = PlayedArxiv(rss_feed(announced=announced), papers(3))
    pages = arxiv.pull(CATEGORY, since=since)
    assert len(pages) == (2 if asks else 1)
    assert ("not the new versions of older papers" in (pages[0].note or "")) == asks


def test_a_gap_is_filled_until_what_was_known_is_long_announced() -> None:
    arxiv = PlayedArxiv(rss_feed(rss_item("2603.09999")), papers(1000, lambda n: f"2026-03-{30 - n // 50:02}"))
    found = ids(arxiv.pull(CATEGORY, since="2026-03-27T00:00:00Z"))
    assert found == ["2603.09999", *(f"2603.{n:05}" for n in range(1, 601))]  # to 20 March, in whole slices


def test_a_broken_off_gap_goes_on_only_behind_the_same_feed() -> None:
    arxiv = PlayedArxiv(rss_feed(rss_item("2603.09999")), papers(500))
    first = arxiv.pull(CATEGORY, since="2026-03-01T00:00:00Z")
    resumed = {"since": "2026-03-01T00:00:00Z", "resume_url": first[1].next_url, "etag": first[0].etag}
    assert arxiv.pull(CATEGORY, **resumed) == first[2:]
    assert all("#" not in url for url in arxiv.asked)
    arxiv.feed = rss_feed(rss_item("2604.09999"), announced="Wed, 01 Apr 2026 00:00:00 -0400")
    assert ids(arxiv.pull(CATEGORY, **resumed)) == ["2604.09999", *ids(first[1:])]


def test_a_query_goes_through_its_slices() -> None:
    arxiv = PlayedArxiv(papers=papers(450))
    pages = arxiv.pull(QUERY)
    assert [len(page.entries) for page in pages] == [200, 200, 50]
    assert [bool(page.next_url) for page in pages] == [True, True, False]
    assert len(set(ids(pages))) == 450
    assert [arxiv.query(n)["start"] for n in range(3)] == ["0", "200", "400"]
    assert arxiv.query(0)["search_query"] == "all:sparse AND all:attention"
    assert all(page.note is None for page in pages)


def test_a_query_without_papers_is_one_empty_page() -> None:
    assert PlayedArxiv().pull(QUERY) == [Page(())]


def test_a_first_query_is_bounded_and_that_is_said() -> None:
    pages = PlayedArxiv(papers=papers(2100)).pull(QUERY)
    assert len(ids(pages)) == 2000
    assert pages[-1].note == "arXiv has 2,100 papers for this; the newest 2,000 were taken: ask more narrowly for older ones."


def test_no_query_goes_further_than_the_service_does() -> None:
    arxiv = PlayedArxiv(papers=papers(1))
    arxiv.answer = lambda url: atom_feed(*papers(200), total=40_000) if API in url else None
    pages = arxiv.pull(QUERY, since="2020-01-01T00:00:00Z")
    assert len(pages) == 150
    assert pages[-1].note == "arXiv has 40,000 papers for this and gives no more than 30,000: ask more narrowly for the rest."
    assert max(int(arxiv.query(n)["start"]) for n in range(150)) == 29_800


def test_a_query_ends_a_week_before_what_was_known() -> None:
    arxiv = PlayedArxiv(papers=papers(1000, lambda n: f"2026-03-{30 - n // 50:02}"))
    assert len(ids(arxiv.pull(QUERY, since="2026-03-30T00:00:00Z"))) == 400


def test_an_empty_later_slice_is_asked_for_again() -> None:
    arxiv = PlayedArxiv(papers=papers(300))
    arxiv.answer = lambda url: atom_feed(total=300) if "start=200" in url and len(arxiv.asked) < 5 else None
    assert len(ids(arxiv.pull(QUERY))) == 300
    assert len(arxiv.asked) == 5


def test_a_slice_that_stays_empty_is_said_and_what_came_stays() -> None:
    arxiv = PlayedArxiv(papers=papers(300))
    arxiv.answer = lambda url: atom_feed(total=300) if "start=200" in url else None
    pages = SOURCE.pages(QUERY, Asking(arxiv, {"arxiv": API}, lambda: None))
    assert len(next(pages).entries) == 200
    with pytest.raises(
        SourceError, match=r"says that it has 300 papers, but gives none behind the first 200: what came before is kept"
    ):
        next(pages)
    assert len(arxiv.asked) == 1 + 4


def test_a_short_slice_loses_nothing() -> None:
    arxiv = PlayedArxiv(papers=papers(300))
    arxiv.answer = lambda url: atom_feed(*papers(150), total=300) if "start=0" in url else None
    assert len(set(ids(arxiv.pull(QUERY)))) == 300
    assert arxiv.query(1)["start"] == "150"


def test_a_pull_goes_on_where_it_was_left() -> None:
    arxiv = PlayedArxiv(papers=papers(450))
    first = arxiv.pull(QUERY)
    assert arxiv.pull(QUERY, resume_url=first[0].next_url) == first[1:]


@pytest.mark.parametrize(
    "address",
    [
        query_url("https://elsewhere.example", Query("all:sparse AND all:attention"), 200),
        query_url(API, Query("all:other"), 200),
        query_url(API, Query("all:sparse AND all:attention"), 200).replace("start=200", "start=-1"),
        "https://[",
        "",
    ],
)
def test_a_pull_never_goes_on_elsewhere(address: str) -> None:
    arxiv = PlayedArxiv(papers=papers(1))
    arxiv.pull(QUERY, resume_url=address)
    assert arxiv.asked == [query_url(API, Query("all:sparse AND all:attention"), 0)]


def test_papers_are_matched_by_id_and_the_unknown_are_named() -> None:
    arxiv = PlayedArxiv()
    entries = [
        atom_entry("2603.00002"),
        atom_entry("hep-th/9901001", version=3),
        atom_entry("2603.00009"),
        atom_entry("2603.00004"),
    ]
    arxiv.answer = lambda _url: atom_feed(*entries)
    (page,) = arxiv.pull(Listing("arxiv", "paper", "0808.05394 hep-th/9901001v3 2603.00002 2603.00004v2"))
    assert ids([page]) == ["2603.00002", "hep-th/9901001"]
    assert page.skipped == (
        "2603.00009 was left out: arXiv was not asked for it.",
        "2603.00004 was left out: arXiv was not asked for it.",
        "arXiv has no paper 0808.05394: check the id.",
        "arXiv has no paper 2603.00004v2: check the id.",
    )
    assert unquote(arxiv.asked[0]).endswith(
        "id_list=0808.05394,hep-th/9901001v3,2603.00002,2603.00004v2&start=0&max_results=4"
    )


def test_many_papers_are_asked_for_a_hundred_at_a_time() -> None:
    wanted = [f"2603.{n:05}" for n in range(1, 251)]
    arxiv = PlayedArxiv()
    arxiv.answer = lambda url: atom_feed(
        *(atom_entry(each) for each in parse_qs(urlsplit(url).query)["id_list"][0].split(","))
    )
    listing = Listing("arxiv", "paper", " ".join(wanted))
    pages = arxiv.pull(listing)
    assert ids(pages) == wanted
    assert [len(page.entries) for page in pages] == [100, 100, 50]
    assert arxiv.pull(listing, resume_url=pages[0].next_url) == pages[1:]
    assert ids(arxiv.pull(listing, resume_url=papers_url("https://elsewhere.example", wanted[100:200]))) == wanted


def test_an_error_feed_with_status_200_is_a_refusal() -> None:
    arxiv = PlayedArxiv()
    arxiv.answer = lambda _url: error_feed("incorrect id format for 1234")
    with pytest.raises(RefusedError, match="It said: “incorrect id format for 1234”"):
        arxiv.pull(Listing("arxiv", "paper", "0704.0001"))


def test_an_error_feed_with_status_400_is_quoted() -> None:
    with LoopbackService() as service:
        service.set_answer("/api/query", error_feed("max_results must be smaller"), status=400)
        get = Transport("Papershelf/test", offline=lambda: False, tokens={}).get
        with pytest.raises(RefusedError, match=r"\(HTTP 400\).* It said: “max_results must be smaller”"):
            list(SOURCE.pages(QUERY, Asking(get, {"arxiv": service.address}, lambda: None)))


def test_nothing_is_asked_before_the_first_page_is_taken() -> None:
    arxiv = PlayedArxiv()
    for listing in (CATEGORY, QUERY, Listing("arxiv", "paper", "2603.00001")):
        SOURCE.pages(listing, Asking(arxiv, {"arxiv": API, "arxiv-feed": FEED}, lambda: None))
    assert arxiv.asked == []
