"""arXiv is asked by one at a time and three seconds apart, whatever processes, clocks and files do."""

import subprocess
import sys
import threading
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from desktop.errors import Cancelled, SourceError
from desktop.sources.exchange import Limits
from desktop.sources.http import Transport
from desktop.sources.pace import LONGEST_QUEUE, Pace
from desktop.sources.patience import Patience
from desktop.sources.waiting import tell_nobody
from tests.clocks import QuickClock
from tests.loopback import LoopbackService

ROOT = Path(__file__).parents[2]
PATH = "/api/query"
INTERVAL = 0.3  # of the tests that wait for real

ASK_FOUR_TIMES = """
import sys
from pathlib import Path
from desktop.sources.http import Transport
from desktop.sources.pace import Pace
pace = Pace(Path(sys.argv[1]), float(sys.argv[2]))
transport = Transport("Papershelf/test", offline=lambda: False, tokens={}, paces={"arXiv": pace})
for _ in range(4):
    transport.get(sys.argv[3], service="arXiv", check=lambda: None)
"""

DIE_IN_THE_MIDDLE = """
import os, signal, sys
from pathlib import Path
from desktop.sources.pace import Pace
Pace(Path(sys.argv[1]), 3).take_turn("arXiv", check=lambda: None, tell=print)
os.kill(os.getpid(), signal.SIGKILL)
"""


def never() -> None:
    """The reader does not cancel."""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "state" / "arxiv-request"


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        running.set_answer(PATH, b"<feed/>")
        yield running


def take(pace: Pace, told: list[str] | None = None) -> None:
    """One request that takes no time."""
    pace.take_turn("arXiv", check=never, tell=tell_nobody if told is None else told.append).finish()


def test_two_processes_keep_the_interval_together(file: Path, service: LoopbackService) -> None:
    command = [sys.executable, "-c", ASK_FOUR_TIMES, str(file), str(INTERVAL), service.address + PATH]
    both = [subprocess.Popen(command, cwd=ROOT) for _ in range(2)]
    assert [process.wait(timeout=60) for process in both] == [0, 0]
    moments = [request.moment for request in service.requests]
    assert len(moments) == 8
    assert min(later - earlier for earlier, later in pairwise(moments)) >= INTERVAL - 0.001  # the file keeps thousandths


def test_redirects_and_repeated_questions_keep_it_too(file: Path, service: LoopbackService) -> None:
    time = QuickClock()
    service.set_answer(PATH, b"", status=302, headers={"Location": "/feed"})
    service.set_answer("/feed", b"<rss/>")
    service.set_fault("/feed", "drop", times=1)
    transport = Transport(
        "Papershelf/test",
        offline=lambda: False,
        tokens={},
        clock=time.clock,
        patience=Patience(chance=lambda: 0.5),
        paces={"arXiv": Pace(file, 3, time.clock)},
    )
    transport.get(service.address + PATH, service="arXiv", check=never)
    assert [request.path for request in service.requests] == [PATH, "/feed", PATH, "/feed"]
    assert time.passed == pytest.approx(3 * 3, abs=0.01), "the pause before asking again is part of the interval"
    transport.get(service.address + "/feed", service="Hugging Face", check=never)
    assert time.passed == pytest.approx(3 * 3, abs=0.01), "others are not held up"


def test_the_first_request_waits_for_nobody_and_the_second_says_why(file: Path) -> None:
    time, told = QuickClock(), list[str]()
    pace = Pace(file, 3, time.clock)
    take(pace, told)
    assert (time.passed, told) == (0, [])
    take(pace, told)
    assert time.passed == pytest.approx(3)
    assert told == [
        "arXiv allows one request every 3 seconds: asking in 3 seconds.",
        "arXiv allows one request every 3 seconds: asking in 2 seconds.",
        "arXiv allows one request every 3 seconds: asking in 1 second.",
        "",
    ]


def test_another_start_of_the_program_goes_on_where_the_last_one_was(file: Path) -> None:
    time = QuickClock()
    take(Pace(file, 3, time.clock))
    time.passed += 1
    take(Pace(file, 3, time.clock))
    assert time.passed == pytest.approx(3, abs=0.01)


@pytest.mark.parametrize("noted", ["9999999999", "-5", "nan", "inf", "-inf", "", "yesterday", "\0\xff", "9" * 5_000])
def test_what_the_file_says_never_makes_it_wait_longer(file: Path, noted: str) -> None:
    time = QuickClock()
    file.parent.mkdir()
    file.write_text(noted, encoding="utf-8")
    take(Pace(file, 3, time.clock))
    assert time.passed <= 3.001
    assert float(file.read_text()) == pytest.approx(time.wall + time.passed, abs=0.001)


def test_a_calendar_that_is_set_back_or_forward_changes_nothing(file: Path) -> None:
    time = QuickClock()
    pace = Pace(file, 3, time.clock)
    for jump in (-86_400, 86_400):
        take(pace)
        before, time.wall = time.passed, time.wall + jump
        take(pace)
        assert time.passed - before == pytest.approx(3, abs=0.01)


def test_where_nothing_can_be_written_it_is_kept_within_the_process(tmp_path: Path) -> None:
    (tmp_path / "state").write_text("a file where the folder should be")
    time = QuickClock()
    pace = Pace(tmp_path / "state" / "arxiv-request", 3, time.clock)
    take(pace)
    take(pace)
    assert time.passed == pytest.approx(3)


def test_a_process_that_dies_leaves_no_lock(file: Path) -> None:
    killed = subprocess.run([sys.executable, "-c", DIE_IN_THE_MIDDLE, str(file)], cwd=ROOT, check=False)
    assert killed.returncode == -9
    told: list[str] = []
    take(Pace(file, 0.1), told)
    assert not any("under way" in sentence for sentence in told)


def test_who_comes_second_waits_until_the_first_is_done_and_can_cancel(file: Path) -> None:
    time, told = QuickClock(), list[str]()
    first, second = Pace(file, 3, time.clock), Pace(file, 3, time.clock)
    turn = first.take_turn("arXiv", check=never, tell=tell_nobody)

    def cancel_after_a_second() -> None:
        if time.passed > 1:
            raise Cancelled

    for waiting in (first, second):  # the same process, and what another process would see
        time.passed = 0
        with pytest.raises(Cancelled):
            waiting.take_turn("arXiv", check=cancel_after_a_second, tell=told.append)
    assert told == ["Another request to arXiv is under way: waiting until it ends."] * 2
    turn.finish()
    take(second)


def test_a_process_that_was_stopped_is_not_waited_for_for_ever(file: Path) -> None:
    time = QuickClock()
    turn = Pace(file, 3, time.clock).take_turn("arXiv", check=never, tell=tell_nobody)
    with pytest.raises(SourceError) as caught:
        take(Pace(file, 3, time.clock))
    assert str(caught.value) == "Another Papershelf asks arXiv and does not come to an end: close it, then try again."
    assert time.passed == pytest.approx(LONGEST_QUEUE, abs=0.1)
    turn.finish()


def test_a_cancelled_request_keeps_its_turn_until_its_connection_is_free(file: Path, service: LoopbackService) -> None:
    service.set_fault(PATH, "stall")
    pace = Pace(file, 0)
    transport = Transport(
        "Papershelf/test", offline=lambda: False, tokens={}, limits=Limits(progress=1), paces={"arXiv": pace}
    )

    def cancel_once_asked() -> None:
        if service.requests:
            raise Cancelled

    with pytest.raises(Cancelled):
        transport.get(service.address + PATH, service="arXiv", check=cancel_once_asked)
    told: list[str] = []
    take(pace, told)
    assert told == ["Another request to arXiv is under way: waiting until it ends.", ""]


def test_threads_take_turns(file: Path) -> None:
    pace, inside, most = Pace(file, 0), list[int](), list[int]()

    def take_some() -> None:
        for _ in range(20):
            turn = pace.take_turn("arXiv", check=never, tell=tell_nobody)
            inside.append(1)
            most.append(len(inside))
            inside.pop()
            turn.finish()

    threads = [threading.Thread(target=take_some) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert (len(most), max(most)) == (60, 1)


def test_offline_ends_the_wait_for_a_turn(file: Path, service: LoopbackService) -> None:
    time = QuickClock()
    pace = Pace(file, 3, time.clock)
    take(pace)
    transport = Transport(
        "Papershelf/test", offline=lambda: time.passed > 1, tokens={}, clock=time.clock, paces={"arXiv": pace}
    )
    with pytest.raises(SourceError, match=r"^Papershelf is offline, so arXiv was not asked"):
        transport.get(service.address + PATH, service="arXiv", check=never)
    assert service.requests == []
    take(pace)  # the turn was given back
