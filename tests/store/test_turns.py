"""Turns of threads: who asked first is served first, nobody is left out, and who gives up is not waited for."""

import threading
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from desktop.store.turns import Turns

LONG = 10.0


@pytest.fixture
def turns() -> Turns:
    turns = Turns()
    assert turns.take(0)
    return turns


def queue_up(turns: Turns, threads: ThreadPoolExecutor, waiting: int, patience: float = LONG) -> "Future[bool]":
    """Ask for the turn on another thread, after so many others who wait."""
    asked = threads.submit(turns.take, patience)
    while len(turns._waiting) <= waiting and not asked.done():
        pass
    return asked


def test_turn_is_taken_and_given_back(turns: Turns) -> None:
    assert not turns.take(0)
    assert not turns.is_wanted
    turns.give_back()
    assert turns.take(0)


def test_turn_is_handed_over_in_the_order_of_asking(turns: Turns) -> None:
    with ThreadPoolExecutor(3) as threads:
        asked = [queue_up(turns, threads, number) for number in range(3)]
        for number, one in enumerate(asked):
            assert turns.is_wanted
            turns.give_back()
            assert one.result(LONG)
            assert not any(later.done() for later in asked[number + 1 :])
            assert not turns.take(0)
        turns.give_back()
    assert turns.take(0)


def test_who_gives_up_leaves_the_queue(turns: Turns) -> None:
    with ThreadPoolExecutor(2) as threads:
        impatient = threads.submit(turns.take, 0.001)
        assert not impatient.result(LONG)
        patient = queue_up(turns, threads, 0)
        turns.give_back()
        assert patient.result(LONG)


def test_interrupted_waiting_leaves_the_queue(turns: Turns, monkeypatch: pytest.MonkeyPatch) -> None:
    class Interrupted:
        """A lock that Ctrl+C interrupts when it is waited for."""

        def acquire(self, timeout: float | None = None) -> bool:
            if timeout is not None:
                raise KeyboardInterrupt
            return True

    monkeypatch.setattr("desktop.store.turns.Lock", Interrupted)
    with pytest.raises(KeyboardInterrupt):
        turns.take(LONG)
    assert not turns.is_wanted
    turns.give_back()
    assert turns.take(0)


def test_no_two_have_the_turn_at_once() -> None:
    turns, inside, most = Turns(), 0, 0
    start = threading.Barrier(8)

    def take_some() -> None:
        nonlocal inside, most
        start.wait(LONG)
        for _ in range(200):
            assert turns.take(LONG)
            inside += 1
            most = max(most, inside)
            inside -= 1
            turns.give_back()

    with ThreadPoolExecutor(8) as threads:
        for one in [threads.submit(take_some) for _ in range(8)]:
            one.result()
    assert most == 1
    assert turns.take(0)
