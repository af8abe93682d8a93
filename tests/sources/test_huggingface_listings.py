"""Submitters, organisations and single papers of Hugging Face, and pulls that go on where they were left."""

from collections.abc import Iterator
from typing import Any

import pytest

from desktop.errors import SourceError, UsageError
from desktop.records import Listing, Page
from desktop.sources.http import Transport
from desktop.sources.huggingface import SOURCE, parse
from desktop.sources.source import Asking
from tests.loopback import LoopbackService, daily_item

PATH = "/api/daily_papers"
DAY = Listing("huggingface", "day", "2026-03-31")


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        yield running


def pull(service: LoopbackService, kind: str, argument: str, **more: Any) -> list[Page]:
    get = Transport("Papershelf/test", offline=lambda: False, tokens={}).get
    asking = Asking(get, {"huggingface": service.address}, lambda: None, **more)
    return list(SOURCE.pages(Listing("huggingface", kind, argument), asking))


def fill(service: LoopbackService, days: int, per_day: int, **inner: Any) -> None:
    """Days from 1 March on."""
    for day in range(1, days + 1):
        date = f"2026-03-{day:02}"
        service.set_day(
            date, [daily_item(f"2603.{day:02}{n:03}", f"Paper {day}-{n}", day=date, **inner) for n in range(per_day)]
        )


@pytest.mark.parametrize(
    ("kind", "typed", "normal"),
    [
        ("submitter", "@ada-ravn", "ada-ravn"),
        ("submitter", "https://huggingface.co/ada-ravn?x=1", "ada-ravn"),
        ("organization", " The  Quiet Lab ", "The Quiet Lab"),
        ("organization", "hf.co/quiet-lab/models", "quiet-lab"),
        ("paper", "https://huggingface.co/papers/2603.00001#community", "2603.00001"),
        ("paper", "arXiv:2603.00001v3", "2603.00001"),
    ],
)
def test_each_kind_has_one_spelling(kind: str, typed: str, normal: str) -> None:
    listing = SOURCE.normalise(Listing("huggingface", kind, typed))
    assert listing.argument == normal
    assert SOURCE.normalise(listing) == listing
    assert normal in SOURCE.describe(listing)


@pytest.mark.parametrize(
    ("kind", "typed"),
    [
        ("submitter", ""),
        ("submitter", "a b"),
        ("submitter", "ü"),
        ("organization", " "),
        ("organization", "x" * 101),
        ("paper", "0"),
    ],
)
def test_what_cannot_be_asked_is_said(kind: str, typed: str) -> None:
    with pytest.raises(UsageError, match=r"write|Name|name"):
        SOURCE.normalise(Listing("huggingface", kind, typed))
    assert SOURCE.describe(Listing("huggingface", kind, typed))


def test_a_submitter_is_asked_for_by_name(service: LoopbackService) -> None:
    fill(service, 1, 2)
    (page,) = pull(service, "submitter", "ada-ravn")
    assert service.requests[0].query == {"submitter": "ada-ravn", "limit": "100"}
    assert [(entry.rank, entry.day) for entry in page.entries] == [(None, "2026-03-01")] * 2
    assert page.note is None


def test_a_submitter_of_thousands_is_bounded_and_that_is_said(service: LoopbackService) -> None:
    fill(service, 11, 100)
    pages = pull(service, "submitter", "ada-ravn")
    assert len(pages) == 10
    assert pages[-1].note == "The newest 1,000 papers submitted by ada-ravn were taken; Hugging Face has more."
    assert pages[-1].next_url is None


def test_a_submitter_ends_where_all_is_known(service: LoopbackService) -> None:
    fill(service, 6, 100)
    assert len(pull(service, "submitter", "ada-ravn", since="2026-03-08T12:00:00Z")) < 3
    assert len(pull(service, "submitter", "ada-ravn", since="2026-03-03T12:00:00Z")) == 6


def test_an_organization_is_looked_for_among_the_newest_and_that_is_said(service: LoopbackService) -> None:
    quiet = {"_id": "o1", "name": "quiet-lab", "fullname": "The Quiet Lab"}
    service.set_day("2026-03-30", [daily_item("2603.00001", "A", organization=quiet), daily_item("2603.00002", "B")])
    for asked in ("quiet-lab", "the quiet lab"):
        (page,) = pull(service, "organization", asked)
        assert [entry.paper.title for entry in page.entries] == ["A"]
        assert (
            page.note == f"Hugging Face has no list of an organization: its newest 2 papers were looked through for {asked}."
        )
    assert service.requests[0].query == {"limit": "100"}


def test_an_organization_takes_five_pages_at_most(service: LoopbackService) -> None:
    fill(service, 7, 100)
    pages = pull(service, "organization", "quiet-lab")
    assert [page.entries for page in pages] == [()] * 5
    assert "newest 500 papers" in str(pages[-1].note)


def test_a_single_paper(service: LoopbackService) -> None:
    service.set_day("2026-03-31", [daily_item("2603.00001", "A", upvotes=3)])
    (page,) = pull(service, "paper", "2603.00001v2")
    assert [(entry.paper.arxiv_id, entry.upvotes) for entry in page.entries] == [("2603.00001", 3)]


def test_a_paper_that_is_not_there_is_an_answer_and_no_refusal(service: LoopbackService) -> None:
    (page,) = pull(service, "paper", "2603.00009")
    assert page.entries == ()
    assert page.skipped == (
        "Hugging Face has no paper 2603.00009: check the id, or open https://huggingface.co/papers/2603.00009 once so that it "
        "is taken up.",
    )


def test_another_paper_is_not_taken_for_the_one_asked(service: LoopbackService) -> None:
    service.set_answer("/api/papers/2603.00001", daily_item("2603.00002", "B")["paper"])
    with pytest.raises(SourceError, match=r"was asked for 2603\.00001 and answered with 2603\.00002, so nothing was kept"):
        pull(service, "paper", "2603.00001")


def test_a_pull_goes_on_where_it_was_left(service: LoopbackService) -> None:
    service.set_day("2026-03-31", [daily_item(f"2603.{n:05}", f"Paper {n}") for n in range(1, 251)])
    first = pull(service, "day", "2026-03-31")
    rest = pull(service, "day", "2026-03-31", resume_url=first[0].next_url, first_rank=101)
    assert rest == first[1:]


def test_what_is_cut_ends_at_the_same_place_when_it_goes_on(service: LoopbackService) -> None:
    service.set_day("2026-03-31", [daily_item(f"2603.{n:05}", f"Paper {n}") for n in range(1, 701)])
    first = pull(service, "trending", "")
    assert [len(page.entries) for page in first] == [100] * 5
    assert pull(service, "trending", "", resume_url=first[1].next_url, first_rank=201) == first[2:]


@pytest.mark.parametrize(
    "address",
    [
        "https://elsewhere.example/api/daily_papers?date=2026-03-31&limit=100&p=1",
        "/api/daily_papers?date=2026-03-30&p=1",
        "x",
    ],
)
def test_a_pull_never_goes_on_elsewhere(service: LoopbackService, address: str) -> None:
    fill(service, 1, 1)
    pull(service, "day", "2026-03-31", resume_url=address, first_rank=101)
    assert service.requests[0].query == {"date": "2026-03-31", "limit": "100"}


def test_a_paper_twice_in_one_answer_is_one_and_is_named() -> None:
    page = parse([daily_item("2603.00001", "A"), daily_item("2603.00001", "A"), daily_item("2603.00002", "B")], DAY)
    assert [(entry.paper.arxiv_id, entry.rank) for entry in page.entries] == [("2603.00001", 1), ("2603.00002", 3)]
    assert page.skipped == ("Entry 2 was left out: 2603.00001 stands there twice.",)


def test_a_paper_on_two_days_of_a_month_stays_on_both() -> None:
    items = [daily_item("2603.00001", "A", day="2026-03-30"), daily_item("2603.00001", "A", day="2026-03-31")]
    page = parse(items, Listing("huggingface", "month", "2026-03"))
    assert [entry.day for entry in page.entries] == ["2026-03-30", "2026-03-31"]


def test_dates_without_zeros_are_read() -> None:
    item = daily_item("2603.00001", "A", publishedAt="2026-3-1T5:04:03.000Z", submittedOnDailyAt="2026-3-2T00:00:00.000Z")
    (entry,) = parse([item], Listing("huggingface", "trending")).entries
    assert (entry.paper.published, entry.day) == ("2026-03-01T05:04:03.000Z", "2026-03-02")


def test_half_a_day_is_completed_by_the_next_pull(service: LoopbackService) -> None:
    whole = [daily_item(f"2603.{n:05}", f"Paper {n}") for n in range(1, 9)]
    service.set_day("2026-03-31", whole[:4])
    (half,) = pull(service, "day", "2026-03-31")
    service.set_day("2026-03-31", whole)
    (page,) = pull(service, "day", "2026-03-31")
    assert page.entries[:4] == half.entries
    assert len(page.entries) == 8
