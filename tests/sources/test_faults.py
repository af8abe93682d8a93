"""Every fault of a service is met with its own sentence, word for word, within bounds of time and memory."""

import sys
import tracemalloc
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from desktop.errors import SourceError
from desktop.records import Listing, Page
from desktop.sources import SOURCES
from desktop.sources.exchange import Limits
from desktop.sources.http import Transport
from desktop.sources.patience import Patience
from desktop.sources.source import Asking
from tests.clocks import QuickClock
from tests.loopback import LoopbackService, daily_item

PATH = "/api/daily_papers"
DAY = Listing("huggingface", "day", "2026-03-31")
BROKE_OFF = "Hugging Face broke off in the middle of its answer: try again later."
LATE = "Hugging Face did not answer in time: check the network, or try again later."
TOO_LONG = "Hugging Face sent more than 1 MB in one answer, which is no listing: nothing of it was kept; try again later."
NOT_JSON = "Hugging Face answered something that is not JSON instead of a listing: try again later."


SMALL = Limits(body=2**20)


@dataclass(frozen=True)
class Met:
    fault: str
    requests: int  # how often the question was asked
    sentence: str
    limits: Limits = SMALL


FAULTS = (
    Met("half", 3, BROKE_OFF),
    Met("half gzip", 3, BROKE_OFF),
    Met("stall", 3, LATE, Limits(progress=0.1)),
    Met("stall within", 3, LATE, Limits(progress=0.1)),
    Met("drop", 3, "Hugging Face dropped the connection: try again later."),
    Met("drip", 1, "Hugging Face did not finish its answer within 0.4 seconds: try again later.", Limits(total=0.4)),
    Met("broken gzip", 1, "Hugging Face sent an answer that cannot be unpacked: try again later."),
    Met("unknown encoding", 1, "Hugging Face packed its answer in a way that was not asked for: try again later."),
    Met("gzip bomb", 1, TOO_LONG),
    Met("endless", 1, TOO_LONG),
    Met("endless array", 1, TOO_LONG),
    Met("endless empty gzip", 1, TOO_LONG),
    Met(
        "300 headers",
        1,
        "Hugging Face sent an answer with far more headers than any listing has: check its address, or try again later.",
    ),
    Met("no HTTP", 1, "Hugging Face answered something that is not proper HTTP: check its address, or try again later."),
    Met(
        "file",
        1,
        "Hugging Face sends us to an address that Papershelf does not follow (file:): check the service's address.",
    ),
    Met("circle", 6, "Hugging Face sends us from one address to the next without end: try again later."),
    Met(
        "html",
        1,
        "Hugging Face answered with a web page instead of a listing: a log-in page or a check for browsers may stand in "
        "between; open the service in a browser, then try again.",
    ),
    Met("empty", 1, "Hugging Face answered with nothing at all instead of a listing: try again later."),
    Met("garbage", 1, NOT_JSON),
    Met(
        "another shape",
        1,
        "Hugging Face answered in a shape that this version does not know: try again later, or look for a newer Papershelf.",
    ),
)


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        running.set_day(DAY.argument, [daily_item(f"2603.{number:05}", f"Paper {number}") for number in range(3)])
        yield running


def pull(address: str, limits: Limits | None = None) -> list[Page]:
    """The pages of the day; waits between attempts take no time unless a limit is about time."""
    clock = None if limits and limits.total < 1 else QuickClock().clock
    transport = Transport(
        "Papershelf/test", offline=lambda: False, tokens={}, limits=limits, patience=Patience(), clock=clock
    )
    return list(SOURCES["huggingface"].pages(DAY, Asking(transport.get, {"huggingface": address}, lambda: None)))


@pytest.mark.parametrize("met", FAULTS, ids=lambda met: met.fault)
def test_each_fault_has_its_sentence(service: LoopbackService, met: Met) -> None:
    service.set_fault(PATH, met.fault)
    with pytest.raises(SourceError) as caught:
        pull(service.address, met.limits)
    assert str(caught.value) == met.sentence
    assert caught.value.service == "Hugging Face"
    assert len(service.requests) == met.requests


@pytest.mark.parametrize("met", FAULTS, ids=lambda met: met.fault)
def test_after_each_fault_the_next_question_is_answered(service: LoopbackService, met: Met) -> None:
    if met.requests == 3:
        service.set_fault(PATH, met.fault, times=2)
        limits = Limits(progress=met.limits.progress, body=2**20)
        assert [len(page.entries) for page in pull(service.address, limits)] == [3]
    else:
        service.set_fault(PATH, met.fault, times=met.requests)
        with pytest.raises(SourceError):
            pull(service.address, met.limits)
        assert [len(page.entries) for page in pull(service.address)] == [3]


@pytest.mark.parametrize(
    ("status", "requests", "sentence"),
    [
        (429, 3, "Hugging Face says we asked too often (HTTP 429): try again in a few minutes."),
        (408, 3, "Hugging Face is out of order just now (HTTP 408): try again in a few minutes."),
        (503, 3, "Hugging Face is out of order just now (HTTP 503): try again in a few minutes."),
        (521, 3, "Hugging Face is out of order just now (HTTP 521): try again in a few minutes."),
        (403, 1, "Hugging Face refuses access (HTTP 403): check the access token, or pull without one."),
        (404, 1, "Hugging Face does not know this address (HTTP 404): check what was asked for."),
        (418, 1, "Hugging Face answered with HTTP 418 instead of a listing: try again later."),
    ],
)
def test_each_status_has_its_sentence(service: LoopbackService, status: int, requests: int, sentence: str) -> None:
    service.set_answer(PATH, b"<html>", status=status)
    with pytest.raises(SourceError) as caught:
        pull(service.address)
    assert (str(caught.value), len(service.requests)) == (sentence, requests)


def test_a_certificate_that_nobody_vouches_for_ends_it_before_anything_is_sent() -> None:
    with LoopbackService(secure=True) as secure, pytest.raises(SourceError) as caught:
        pull(secure.address)
    assert str(caught.value) == (
        "Hugging Face could not prove who it is (its certificate is not valid here), so nothing was sent: "
        "check the date of this computer and the network."
    )
    assert secure.requests == []


@pytest.mark.parametrize("fault", ["gzip bomb", "endless", "endless array"])
def test_memory_is_bounded(service: LoopbackService, fault: str) -> None:
    service.set_fault(PATH, fault)
    most = 8 * 2**20
    with pytest.raises(SourceError, match="sent more than 8 MB"):  # what is imported late is no part of it
        pull(service.address, Limits(body=most))
    tracemalloc.start()
    try:
        with pytest.raises(SourceError, match="sent more than 8 MB"):
            pull(service.address, Limits(body=most))
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * most, sys.version
