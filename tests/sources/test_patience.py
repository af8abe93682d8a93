"""What may pass is asked again, later each time, as the service asks for it, and never where it cannot help."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import Cancelled, SourceError
from desktop.sources.exchange import Limits
from desktop.sources.http import Transport
from desktop.sources.network_failures import PassingError
from desktop.sources.patience import Patience, may_pass, waiting_sentence
from desktop.sources.refusals import RefusedError
from desktop.sources.source import Answer
from desktop.sources.waiting import tell_nobody
from tests.clocks import QuickClock
from tests.loopback import LoopbackService

PATH = "/api/daily_papers"
MIDDLE = 0.5  # of what chance may give: no jitter for waits that are our own


def never() -> None:
    """The reader does not cancel."""


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        running.set_day("2026-03-31", [])
        yield running


def ask(
    service: LoopbackService,
    time: QuickClock,
    *,
    tell: Callable[[str], None] = tell_nobody,
    check: Callable[[], None] = never,
    offline: Callable[[], bool] = lambda: False,
    limits: Limits | None = None,
    attempts: int = 3,
) -> Answer:
    patience = Patience(attempts=attempts, chance=lambda: MIDDLE)
    transport = Transport("Papershelf/test", offline=offline, tokens={}, clock=time.clock, patience=patience, limits=limits)
    return transport.get(service.address + PATH, service="Hugging Face", check=check, waiting=tell)


def refused(status: int = 503, retry_after: float | None = None) -> RefusedError:
    return RefusedError("No.", service="Hugging Face", status=status, said="", retry_after=retry_after)


def test_waits_double(service: LoopbackService) -> None:
    time = QuickClock()
    service.set_fault(PATH, "drop", times=3)
    assert ask(service, time, attempts=4).body == b"[]"
    assert len(service.requests) == 4
    assert time.passed == pytest.approx(1 + 2 + 4, abs=0.01)


@pytest.mark.parametrize(
    "headers", [{"Retry-After": "12"}, {"RateLimit": '"api";r=0;t=12', "Retry-After": "1"}, {"Retry-After": ""}]
)
def test_the_wait_that_the_service_names_is_kept_and_told(service: LoopbackService, headers: dict[str, str]) -> None:
    if headers == {"Retry-After": ""}:
        headers = {"Retry-After": format_datetime(datetime.now(UTC) + timedelta(seconds=13), usegmt=True)}
    time, told = QuickClock(), list[str]()

    def tell(sentence: str) -> None:
        told.append(sentence)
        service.set_answer(PATH, b"[1]")

    service.set_answer(PATH, b"", status=429, headers=headers)
    assert ask(service, time, tell=tell).body == b"[1]"
    assert time.passed == pytest.approx(12.25, abs=1.1)
    assert told[0] in {
        "Hugging Face asks us to wait: asking again in 12 seconds.",
        "Hugging Face asks us to wait: asking again in 13 seconds.",
    }
    assert told[-2:] == ["Hugging Face asks us to wait: asking again in 1 second.", ""]
    assert len(told) <= 14, "told once a second"


@pytest.mark.parametrize("address", ["http://127.0.0.1:1", "http://nowhere.invalid", "nonsense"])
def test_where_nobody_is_nobody_is_waited_for(address: str) -> None:
    time = QuickClock()
    transport = Transport("Papershelf/test", offline=lambda: False, tokens={}, clock=time.clock)
    with pytest.raises(SourceError):
        transport.get(address, service="Hugging Face", check=never)
    assert time.passed == 0


def test_a_longer_wait_is_left_to_the_ledger(service: LoopbackService) -> None:
    time = QuickClock()
    service.set_answer(PATH, b"", status=429, headers={"RateLimit": '"api";r=0;t=55'})
    with pytest.raises(RefusedError) as caught:
        ask(service, time)
    assert (caught.value.retry_after, time.passed, len(service.requests)) == (55, 0, 1)
    assert str(caught.value) == "Hugging Face says we asked too often (HTTP 429): try again in 55 seconds."


def test_waits_together_are_not_longer_than_one_may_be(service: LoopbackService) -> None:
    time = QuickClock()
    service.set_answer(PATH, b"", status=503, headers={"Retry-After": "20"})
    with pytest.raises(RefusedError) as caught:
        ask(service, time)
    assert (caught.value.retry_after, len(service.requests)) == (20, 2)
    assert time.passed == pytest.approx(20.25, abs=0.01)


def test_no_wait_goes_beyond_the_time_of_one_question(service: LoopbackService) -> None:
    time = QuickClock()
    service.set_answer(PATH, b"", status=503, headers={"Retry-After": "9"})
    with pytest.raises(RefusedError):
        ask(service, time, limits=Limits(total=10))
    assert (len(service.requests), time.passed < 10) == (2, True)


def test_the_reader_cancels_a_wait(service: LoopbackService) -> None:
    time = QuickClock()
    service.set_answer(PATH, b"", status=429, headers={"Retry-After": "25"})

    def cancel_after_a_second() -> None:
        if time.passed > 1:
            raise Cancelled

    told: list[str] = []
    with pytest.raises(Cancelled):
        ask(service, time, check=cancel_after_a_second, tell=told.append)
    assert time.passed < 1.1
    assert told[-1] == ""


def test_going_offline_ends_a_wait_and_forbids_what_would_follow(service: LoopbackService) -> None:
    time = QuickClock()
    service.set_answer(PATH, b"", status=503)
    with pytest.raises(SourceError) as caught:
        ask(service, time, offline=lambda: time.passed > 0.5)
    assert str(caught.value) == "Papershelf went offline, so Hugging Face was not asked again: go online, then try again."
    assert (len(service.requests), time.passed < 0.6) == (1, True)


@pytest.mark.parametrize("status", [408, 429, 500, 502, 503, 504, 529])
def test_these_may_pass(status: int) -> None:
    assert may_pass(refused(status))


@pytest.mark.parametrize("status", [304, 400, 401, 403, 404, 410, 418, 422])
def test_these_do_not_pass(status: int) -> None:
    assert not may_pass(refused(status))
    assert Patience().pause(refused(status, retry_after=1), 1, 0) is None


@given(
    attempt=st.integers(1, 5),
    chance=st.floats(0, 1),
    asked=st.none() | st.floats(0, 86_400),
    waited=st.floats(0, 40),
)
def test_a_pause_is_neither_too_short_nor_too_long(attempt: int, chance: float, asked: float | None, waited: float) -> None:
    patience = Patience(attempts=4, chance=lambda: chance)
    pause = patience.pause(refused(429, asked), attempt, waited)
    if pause is None:
        assert attempt >= 4 or waited + max((asked or 0) + 0.5, 1.25 * 2 ** (attempt - 1)) > 30
    else:
        assert attempt < 4
        assert max(asked or 0, 0.75 * 2 ** (attempt - 1)) <= pause <= 30 - waited


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (refused(429), "Hugging Face asks us to wait: asking again in 2 seconds."),
        (refused(503, 2), "Hugging Face asks us to wait: asking again in 2 seconds."),
        (refused(503), "Hugging Face is out of order just now: asking again in 2 seconds."),
        (PassingError("", service="arXiv"), "arXiv did not give a whole answer: asking again in 2 seconds."),
    ],
)
def test_the_reason_of_the_wait_is_told(error: SourceError, sentence: str) -> None:
    assert waiting_sentence(error, 2) == sentence
