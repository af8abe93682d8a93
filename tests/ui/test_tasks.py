"""Work off the main thread: who is told what, on which thread, and what cancelling and closing mean."""

import gc
import sys
import threading
import weakref

import pytest
from PySide6.QtCore import QObject

from desktop.errors import PapershelfError
from desktop.ui.tasks import SWITCH_EVERY, Tasks, collect_garbage_here, keep_what_there_is, let_keys_come_first


@pytest.fixture
def tasks(qapp):
    tasks = Tasks()
    yield tasks
    assert tasks.close()


def refuse(*_arguments):
    pytest.fail("called although it must not be")


class Slow:
    """Work that waits for the test: ``started`` is set by the work, ``go`` by the test."""

    def __init__(self, reports: int = 0) -> None:
        self.started, self.go = threading.Event(), threading.Event()
        self.reports = reports

    def __call__(self, report):
        self.started.set()
        assert self.go.wait(5)
        for count in range(self.reports):
            report(count, self.reports)
        return "done"

    def report_until_cancelled(self, report):
        self.started.set()
        while True:
            report(1, None)
            self.go.wait(0.001)


def test_an_answer_comes_to_the_main_thread(tasks, qtbot):
    told = []
    ran_on = []

    def work(_report):
        ran_on.append(threading.current_thread())
        return 42

    tasks.start(
        work,
        done=lambda result: told.append((result, threading.current_thread())),
        failed=refuse,
        ended=lambda: told.append("ended"),
    )
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["ended", (42, threading.main_thread())]
    assert ran_on[0] is not threading.main_thread()


def test_a_failure_comes_to_the_main_thread(tasks, qtbot):
    told = []

    def work(_report):
        raise PapershelfError("The disk is full; free some of it.")

    tasks.start(
        work,
        done=refuse,
        failed=lambda error: told.append((str(error), threading.current_thread())),
        ended=lambda: told.append("ended"),
    )
    qtbot.waitUntil(lambda: len(told) == 2)
    assert told == ["ended", ("The disk is full; free some of it.", threading.main_thread())]


def test_an_unforeseen_error_is_raised_where_it_is_seen(tasks, qtbot):
    ended = []
    with qtbot.capture_exceptions() as raised:
        tasks.start(lambda _report: 1 // 0, done=refuse, failed=refuse, ended=lambda: ended.append(True))
        qtbot.waitUntil(lambda: bool(raised))
    assert raised[0][0] is ZeroDivisionError
    assert ended == [True]


def test_an_unforeseen_error_keeps_no_answer_waiting(tasks, qtbot):
    told = []
    first, second = Slow(), Slow()
    with qtbot.capture_exceptions() as raised:
        tasks.start(lambda report: first(report) + 1, done=refuse, failed=refuse)
        tasks.start(second, done=told.append, failed=refuse)
        for slow in (first, second):
            slow.go.set()
        qtbot.waitUntil(lambda: bool(raised) and told == ["done"])
    assert raised[0][0] is TypeError


def test_progress_is_told_on_the_main_thread_and_only_the_newest(tasks, qtbot):
    told, finished = [], []
    slow = Slow(reports=10_000)
    tasks.start(
        slow,
        done=finished.append,
        failed=refuse,
        progress=lambda count, total: told.append((count, total, threading.current_thread())),
    )
    assert slow.started.wait(5)
    slow.go.set()
    (thread,) = tasks._running.values()
    thread.join(5)  # all is reported before the main thread looks once
    qtbot.waitUntil(lambda: finished == ["done"])
    assert told == [(9_999, 10_000, threading.main_thread())]


def test_progress_in_two_halves_is_told_twice(tasks, qtbot):
    told, finished = [], []
    seen = threading.Event()

    def work(report):
        report(1, 2)
        assert seen.wait(5)
        report(2, 2)

    def progress(count, total):
        told.append((count, total))
        seen.set()

    tasks.start(work, done=lambda _result: finished.append(True), failed=refuse, progress=progress)
    qtbot.waitUntil(lambda: finished == [True])
    assert told == [(1, 2), (2, 2)]


@pytest.mark.parametrize("outcome", ["result", "failure", "surprise"])
def test_nobody_is_called_after_cancel_however_it_ends(tasks, qtbot, outcome):
    slow = Slow()

    def work(report):
        slow(report)
        if outcome == "failure":
            raise PapershelfError("no")
        return 1 // (outcome == "result")

    task = tasks.start(work, done=refuse, failed=refuse, progress=refuse, ended=refuse)
    assert slow.started.wait(5)
    task.cancel()
    slow.go.set()
    qtbot.waitUntil(lambda: not tasks._running)


def test_cancel_stops_work_where_it_reports(tasks, qtbot):
    slow = Slow()
    task = tasks.start(slow.report_until_cancelled, done=refuse, failed=refuse, ended=refuse)
    assert slow.started.wait(5)
    (thread,) = tasks._running.values()
    task.cancel()
    thread.join(5)
    assert not thread.is_alive()
    qtbot.waitUntil(lambda: not tasks._running)


def test_progress_that_waits_is_not_told_after_cancel(tasks, qtbot):
    slow = Slow(reports=3)
    task = tasks.start(slow, done=refuse, failed=refuse, progress=refuse)
    slow.go.set()
    (thread,) = tasks._running.values()
    thread.join(5)
    task.cancel()
    qtbot.waitUntil(lambda: not tasks._running)


def test_close_ends_all_that_runs(qapp):
    tasks = Tasks()
    works = [Slow() for _ in range(3)]
    for slow in works:
        tasks.start(slow.report_until_cancelled, done=refuse, failed=refuse)
        assert slow.started.wait(5)
    threads = list(tasks._running.values())
    assert tasks.close()
    assert not any(thread.is_alive() for thread in threads)


def test_close_says_so_when_work_does_not_end(qapp, monkeypatch):
    monkeypatch.setattr("desktop.ui.tasks.PATIENCE", 0.01)
    tasks = Tasks()
    slow = Slow()
    tasks.start(slow, done=refuse, failed=refuse)
    assert slow.started.wait(5)
    assert not tasks.close()
    slow.go.set()
    assert all(thread.join(5) is None for thread in tasks._running.values())


class Cyclic:
    """Garbage that only the collector can free, and that says on which thread it was freed."""

    freed_on: list[threading.Thread] = []  # noqa: RUF012 - read by the test that empties it

    def __init__(self) -> None:
        self.itself = self

    def __del__(self) -> None:
        Cyclic.freed_on.append(threading.current_thread())


def test_garbage_is_collected_on_the_main_thread_only(qapp, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.ui.tasks.GARBAGE_EVERY", 1)
    monkeypatch.setattr(gc, "disable", lambda: disabled.append(True))  # the tests run without it anyway
    disabled: list[bool] = []
    Cyclic.freed_on.clear()
    parent = QObject()

    def make_garbage() -> None:
        for _ in range(20_000):
            Cyclic()

    worker = threading.Thread(target=make_garbage)
    worker.start()
    worker.join()
    assert Cyclic.freed_on == []
    collect_garbage_here(parent)
    assert disabled == [True]
    qtbot.waitUntil(lambda: len(Cyclic.freed_on) == 20_000)
    assert set(Cyclic.freed_on) == {threading.main_thread()}


def test_garbage_that_grew_old_is_collected_too(qapp, qtbot, monkeypatch):
    monkeypatch.setattr("desktop.ui.tasks.GARBAGE_EVERY", 1)
    monkeypatch.setattr(gc, "get_threshold", lambda: (0, 0, 0))
    old = Cyclic()
    gone = weakref.ref(old)
    gc.collect()
    assert any(one is old for one in gc.get_objects(generation=2))  # not "in": that compares, and some objects are gone
    del old
    parent = QObject()
    collect_garbage_here(parent)
    qtbot.waitUntil(lambda: gone() is None)
    parent.deleteLater()


def test_workers_hand_over_quickly_once_keys_come_first():
    before = sys.getswitchinterval()
    try:
        let_keys_come_first()
        assert sys.getswitchinterval() == pytest.approx(SWITCH_EVERY)
    finally:
        sys.setswitchinterval(before)


def test_what_stays_is_not_looked_through_again_and_what_was_garbage_does_not_stay():
    class Knot:
        def __init__(self):
            self.itself = self

    kept, gone = [], weakref.ref(Knot())
    kept.append(kept)
    try:
        keep_what_there_is()
        assert gone() is None
        assert not any(one is kept for one in gc.get_objects())
    finally:
        gc.unfreeze()
