"""Daily Papers as listings: which address is asked, how pages follow each other, and what no list is ever mistaken for."""

import gzip
import json
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from desktop.errors import SourceError, UsageError
from desktop.records import Listing, Page
from desktop.sources import SOURCES
from desktop.sources.http import Transport
from desktop.sources.huggingface import FEWER_PAGES, MOST_PAGES, paper_url, parse, parse_paper
from desktop.sources.huggingface_days import daily_day, normalise_listing
from desktop.sources.huggingface_paper import SITE
from desktop.sources.source import Answer, Asking, Get
from tests.loopback import LoopbackService, daily_item

SOURCE = SOURCES["huggingface"]
DAY = Listing("huggingface", "day", "2026-03-31")
PATH = "/api/daily_papers"


def never() -> None:
    """The reader does not cancel."""


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        yield running


def asking(get: Get, address: str) -> Asking:
    return Asking(get, {"huggingface": address}, never)


def pull(service: LoopbackService, listing: Listing) -> list[Page]:
    get = Transport("Papershelf/test", offline=lambda: False, tokens={}).get
    return list(SOURCE.pages(listing, asking(get, service.address)))


def answers(*bodies: object, link: Callable[[int], str | None] = lambda _n: None) -> tuple[list[str], Callable[..., Answer]]:
    """A fake ``get`` that gives one body after the other, and the addresses it was asked for."""
    asked: list[str] = []

    def get(url: str, **_options: object) -> Answer:
        asked.append(url)
        following = link(len(asked))
        headers = {"link": f'<{following}>; rel="next"'} if following else {}
        return Answer(200, headers, json.dumps(bodies[min(len(asked), len(bodies)) - 1]).encode(), url)

    return asked, get


def test_a_day_is_read_over_all_its_pages(service: LoopbackService) -> None:
    service.set_day("2026-03-31", [daily_item(f"2603.{n:05}", f"Paper {n}") for n in range(1, 251)])
    pages = pull(service, DAY)
    entries = [entry for page in pages for entry in page.entries]
    assert [len(page.entries) for page in pages] == [100, 100, 50]
    assert [entry.rank for entry in entries] == list(range(1, 251))
    assert [entry.paper.title for entry in entries] == [f"Paper {n}" for n in range(1, 251)]
    assert [request.query for request in service.requests][1] == {"date": "2026-03-31", "limit": "100", "p": "1"}
    assert [bool(page.next_url) for page in pages] == [True, True, False]


def test_places_count_what_was_left_out() -> None:
    page = parse([daily_item("2603.00001", "A"), {"paper": {"id": "2603.00002"}}, daily_item("2603.00003", "C")], DAY, 101)
    assert [(entry.paper.title, entry.rank) for entry in page.entries] == [("A", 101), ("C", 103)]
    assert page.skipped == ("Entry 102 was left out: it has no title.",)


@pytest.mark.parametrize(
    ("listing", "path", "query"),
    [
        (Listing("huggingface", "day", "2026-3-1"), PATH, {"date": "2026-03-01"}),
        (Listing("huggingface", "week", "2026-w9"), PATH, {"week": "2026-W09"}),
        (Listing("huggingface", "month", "2026-3"), PATH, {"month": "2026-03"}),
        (Listing("huggingface", "trending"), PATH, {"sort": "trending"}),
        (Listing("huggingface", "search", "  a&b=ü? #1\n"), "/api/papers/search", {"q": "a&b=ü? #1"}),
    ],
)
def test_each_kind_asks_its_own_question(
    service: LoopbackService, listing: Listing, path: str, query: dict[str, str]
) -> None:
    assert [page.entries for page in pull(service, listing)] == [()]
    assert (service.requests[0].path, service.requests[0].query) == (path, {**query, "limit": "100"})


def test_a_search_has_no_ranks(service: LoopbackService) -> None:
    service.set_day("2026-03-31", [daily_item("2603.00001", "Quiet Diffusion"), daily_item("2603.00002", "Loud Graphs")])
    (page,) = pull(service, Listing("huggingface", "search", "diffusion"))
    assert [(entry.paper.title, entry.rank, entry.day) for entry in page.entries] == [("Quiet Diffusion", None, "2026-03-31")]


def test_a_day_without_a_list_is_an_empty_page(service: LoopbackService) -> None:
    assert pull(service, Listing("huggingface", "day", "2026-03-28")) == [Page(())]


def test_a_day_to_come_has_no_list_yet(service: LoopbackService) -> None:
    with pytest.raises(SourceError, match=r"^Hugging Face has no list for 1 April 2026 yet: ask again later"):
        pull(service, Listing("huggingface", "day", "2026-04-01"))


def test_another_400_is_not_taken_for_a_day_to_come(service: LoopbackService) -> None:
    service.set_answer(PATH, {"error": "Too big: expected number to be <=100"}, status=400)
    with pytest.raises(SourceError, match=r"^Hugging Face did not accept the question"):
        pull(service, DAY)


def test_pages_before_a_refusal_stay(service: LoopbackService) -> None:
    service.set_day("2026-03-31", [daily_item(f"2603.{n:05}", f"Paper {n}") for n in range(150)])
    get = Transport("Papershelf/test", offline=lambda: False, tokens={}).get
    pages = SOURCE.pages(DAY, asking(get, service.address))
    assert len(next(pages).entries) == 100
    service.set_fault(PATH, "half")
    with pytest.raises(SourceError, match="broke off"):
        next(pages)


def test_a_circle_of_links_ends() -> None:
    asked, get = answers([daily_item("2603.00001", "A")], link=lambda _n: f"{SITE}{PATH}?p=1")
    with pytest.raises(SourceError, match="without an end"):
        list(SOURCE.pages(DAY, asking(get, SITE)))
    assert len(asked) == 2


def test_links_without_end_end() -> None:
    asked, get = answers([daily_item("2603.00001", "A")], link=lambda n: f"{SITE}{PATH}?p={n}")
    with pytest.raises(SourceError, match="without an end"):
        list(SOURCE.pages(DAY, asking(get, SITE)))
    assert len(asked) == MOST_PAGES


def test_trending_is_the_head_of_an_endless_ranking() -> None:
    asked, get = answers([daily_item("2603.00001", "A")], link=lambda n: f"{SITE}{PATH}?p={n}")
    pages = list(SOURCE.pages(Listing("huggingface", "trending"), asking(get, SITE)))
    assert len(asked) == len(pages) == FEWER_PAGES["trending"]
    assert pages[-1].next_url is None


@pytest.mark.parametrize(
    ("link", "asked_next"),
    [
        ("/api/daily_papers?p=1", "http://mirror.invalid:8/api/daily_papers?p=1"),
        ("http://MIRROR.invalid:8/api/daily_papers?p=1", "http://mirror.invalid:8/api/daily_papers?p=1"),
        ("https://huggingface.co/api/daily_papers?p=1", "http://mirror.invalid:8/api/daily_papers?p=1"),
    ],
)
def test_the_next_page_is_asked_where_the_first_was(link: str, asked_next: str) -> None:
    asked, get = answers([], link=lambda n: link if n == 1 else None)
    list(SOURCE.pages(DAY, asking(get, "http://mirror.invalid:8/")))
    assert asked == [f"http://mirror.invalid:8{PATH}?date=2026-03-31&limit=100", asked_next]


@pytest.mark.parametrize("link", ["http://elsewhere.invalid/p", "//elsewhere.invalid/p", "file:///etc/passwd", "http://[::1"])
def test_a_next_page_elsewhere_is_not_asked(link: str) -> None:
    asked, get = answers([], link=lambda _n: link)
    with pytest.raises(SourceError, match="next page"):
        list(SOURCE.pages(DAY, asking(get, "http://mirror.invalid:8")))
    assert len(asked) == 1


@pytest.mark.parametrize(
    "nonsense",
    [
        {},
        {"unexpected": True},
        None,
        "papers",
        7,
        [1, 2],
        [None],
        [{}],
        [[]],
        [{"paper": None}],
        {"papers": []},
        [{"a": 1}] * 3,
    ],
)
def test_an_unknown_shape_is_an_error_and_not_an_empty_page(nonsense: object) -> None:
    with pytest.raises(SourceError, match=r"^Hugging Face answered in a shape that this version does not know"):
        parse(nonsense, DAY)


def test_an_error_with_status_200_is_an_error() -> None:
    with pytest.raises(SourceError, match=r"answered with an error instead of a listing: “out of \{order\}”"):
        parse({"error": "out of\n{order}"}, DAY)


def test_one_paper_alone_is_read(service: LoopbackService) -> None:
    flat = {**daily_item("2603.00001", "Alone", upvotes=3)["paper"], "linkedModels": [{"id": "a/b"}], "numTotalModels": 1}
    listed = parse_paper(flat)
    assert (listed.paper.title, listed.upvotes, listed.comments, listed.day) == ("Alone", 3, None, "2026-03-31")
    assert listed.paper.extra["linkedModels"] == [{"id": "a/b"}]
    assert paper_url("hep-th/9901001", "http://mirror.invalid/") == "http://mirror.invalid/api/papers/hep-th%2F9901001"
    with pytest.raises(SourceError):
        parse_paper([flat])


@pytest.mark.parametrize(
    ("listing", "words"),
    [
        (DAY, "Daily Papers of 31 March 2026"),
        (Listing("huggingface", "week", "2026-W01"), "Daily Papers, week 1 of 2026"),
        (Listing("huggingface", "month", "2026-03"), "Daily Papers of March 2026"),
        (Listing("huggingface", "trending"), "Trending papers"),
        (Listing("huggingface", "search", "diffusion  models"), "Search for “diffusion models”"),
        (Listing("huggingface", "day", "soon"), "Daily Papers “soon”"),
    ],
)
def test_listings_have_names_for_the_reader(listing: Listing, words: str) -> None:
    assert SOURCE.describe(listing) == words


@pytest.mark.parametrize(
    ("kind", "argument", "words"),
    [
        ("day", "2026-02-30", "“2026-02-30” is no day of the calendar: write it as 2026-03-31."),
        ("day", "31.3.2026", "is no day of the calendar"),
        ("day", "٢٠٢٦-٠٣-٣١", "is no day of the calendar"),
        ("day", "", "is no day of the calendar"),
        ("day", "2023-05-03", "Daily Papers start on 4 May 2023"),
        ("week", "2025-W53", "is no week of the calendar"),
        ("week", "2026-14", "is no week of the calendar"),
        ("week", "2023-W17", "Daily Papers start on 4 May 2023"),
        ("month", "2026-13", "is no month of the calendar"),
        ("month", "2023-04", "Daily Papers start on 4 May 2023"),
        ("trending", "2026-03-31", "Trending papers have no date"),
        ("search", " ", "There is nothing to search for"),
        ("search", "x" * 501, "That is too long to search for"),
        ("file", "x", "Hugging Face has no listing “file”"),
    ],
)
def test_what_cannot_be_asked_for_is_said_before_any_request(kind: str, argument: str, words: str) -> None:
    asked, get = answers([])
    with pytest.raises(UsageError) as caught:
        SOURCE.pages(Listing("huggingface", kind, argument), asking(get, SITE))
    assert words in str(caught.value)
    assert asked == []


@pytest.mark.parametrize(
    ("kind", "argument"), [("day", "2023-05-04"), ("week", "2023-W18"), ("week", "2026-W53"), ("month", "2023-05")]
)
def test_the_edges_of_the_archive_can_be_asked_for(kind: str, argument: str) -> None:
    assert normalise_listing(Listing("huggingface", kind, argument)).argument == argument


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        ("2026-03-31 12:00", "2026-03-31"),
        ("2026-04-01 01:29", "2026-03-31"),  # 21:29 in New York, daylight saving
        ("2026-04-01 01:30", "2026-04-01"),
        ("2026-01-14 02:29", "2026-01-13"),  # 21:29 in New York, winter
        ("2026-01-14 02:30", "2026-01-14"),
        ("2026-03-06 02:10", "2026-03-05"),  # the last Friday of winter, and the first of summer
        ("2026-03-13 02:10", "2026-03-13"),
        ("2026-10-30 02:10", "2026-10-30"),
        ("2026-11-06 02:10", "2026-11-05"),
        ("2026-03-28 12:00", "2026-03-27"),  # Saturday
        ("2026-03-29 12:00", "2026-03-27"),  # Sunday
        ("2026-03-30 01:29", "2026-03-27"),  # Monday in UTC, Sunday's feed in New York
        ("2026-03-30 01:30", "2026-03-30"),
    ],
)
def test_the_day_turns_in_new_york_and_skips_weekends(moment: str, day: str) -> None:
    assert daily_day(datetime.fromisoformat(moment).replace(tzinfo=UTC)) == date.fromisoformat(day)


def test_rules_for_every_source() -> None:
    for name, source in SOURCES.items():
        assert source.name == name
        assert source.label
        with pytest.raises(UsageError):
            source.normalise(Listing(name, "no such kind"))


@pytest.mark.recorded
def test_recorded_days_come_through_the_parser_whole() -> None:
    folder = Path(__file__).parents[2] / ".." / "shared" / "data" / "hf_daily"
    if not folder.is_dir():
        pytest.skip("the recorded answers do not lie beside the project")
    records = [
        json.loads(line)
        for path in sorted(folder.glob("*.jsonl.gz"))
        for line in gzip.decompress(path.read_bytes()).splitlines()
    ]
    assert records
    for record in records:
        page = parse([record["item"]], Listing("huggingface", "day", record["requested_date"]))
        assert [entry.day for entry in page.entries] == [record["requested_date"]]
        assert page.entries[0].paper.arxiv_id == record["item"]["paper"]["id"]
        assert len(page.entries[0].paper.authors) == len(record["item"]["paper"]["authors"])
