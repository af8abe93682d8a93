"""Run a function off the main thread; the only module of the window that knows threads.

``done``, ``failed`` and ``progress`` are always called on the main thread. A task is cancelled where it reports its
progress; then none of them is called any more.
"""

import gc
import queue
import sys
import threading
from collections.abc import Callable
from functools import partial
from time import monotonic
from typing import Any

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from desktop.errors import Cancelled, PapershelfError

PATIENCE = 5.0  # seconds that closing waits for a worker to notice
GARBAGE_EVERY = 1_000  # milliseconds
SWITCH_EVERY = 0.000_05  # seconds that a worker may go on computing while the main thread has something to do

Report = Callable[[int, int | None], None]


class Task:
    """Work that was started. Not a QObject: the worker may be the last to drop it."""

    def __init__(self) -> None:
        self.cancelled = False
        self.latest: tuple[int, int | None] | None = None

    def cancel(self) -> None:
        """Ask the work to stop; neither ``done`` nor ``failed`` nor ``progress`` will be called."""
        self.cancelled = True


class Tasks(QObject):
    """Starts work, and brings its answers to the main thread through one queue."""

    _arrived = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()
        self._running: dict[Task, threading.Thread] = {}
        self._arrived.connect(self._drain, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        work: Callable[[Report], Any],
        *,
        done: Callable[[Any], None],
        failed: Callable[[PapershelfError], None],
        progress: Callable[[int, int | None], None] | None = None,
        ended: Callable[[], None] | None = None,
    ) -> Task:
        """Run ``work(report)`` on a thread of its own. Main thread.

        ``failed`` gets a PapershelfError; any other exception is raised on the main thread, where it is reported.
        ``ended`` is called before that, however the work ended.
        """
        task = Task()
        thread = threading.Thread(target=self._run, args=(task, work, done, failed, progress, ended), daemon=True)
        self._running[task] = thread
        thread.start()
        return task

    def close(self) -> bool:
        """Cancel everything and wait a few seconds for it; False when something still runs."""
        for task in self._running:
            task.cancel()
        until = monotonic() + PATIENCE
        for thread in self._running.values():
            thread.join(max(0.0, until - monotonic()))
        return not any(thread.is_alive() for thread in self._running.values())

    def _run(
        self,
        task: Task,
        work: Callable[[Report], Any],
        done: Callable[[Any], None],
        failed: Callable[[PapershelfError], None],
        progress: Callable[[int, int | None], None] | None,
        ended: Callable[[], None] | None,
    ) -> None:
        def report(count: int, total: int | None) -> None:
            if task.cancelled:
                raise Cancelled
            if progress is not None:
                # Only the newest progress matters; a worker that reports often must not flood the window.
                waiting, task.latest = task.latest, (count, total)
                if waiting is None:
                    self._call(lambda: self._show_progress(task, progress))

        try:
            result = work(report)
        except Cancelled:
            self._call(lambda: self._end(task, ended, None))
        except PapershelfError as error:
            self._call(partial(self._end, task, ended, partial(failed, error)))
        except BaseException as error:  # noqa: BLE001 - raised again where it can be seen
            self._call(partial(self._end, task, ended, partial(_raise, error)))
        else:
            self._call(lambda: self._end(task, ended, lambda: done(result)))

    def _call(self, call: Callable[[], None]) -> None:
        self._calls.put(call)
        self._arrived.emit()

    def _drain(self) -> None:
        while True:
            try:
                call = self._calls.get_nowait()
            except queue.Empty:
                return
            call()

    def _show_progress(self, task: Task, progress: Callable[[int, int | None], None]) -> None:
        latest, task.latest = task.latest, None
        if latest is not None and not task.cancelled:
            progress(*latest)

    def _end(self, task: Task, ended: Callable[[], None] | None, tell: Callable[[], None] | None) -> None:
        self._running.pop(task, None)
        if task.cancelled:
            return
        if ended is not None:
            ended()
        if tell is not None:
            tell()


def let_keys_come_first() -> None:
    """From now on workers hand over quickly: a key needs dozens of small answers, and would wait before each of them."""
    sys.setswitchinterval(SWITCH_EVERY)


def collect_garbage_here(parent: QObject) -> None:
    """From now on collect garbage on the main thread only: freeing a widget on a worker ends the process."""
    gc.disable()
    timer = QTimer(parent)
    timer.timeout.connect(_collect_what_is_due)
    timer.start(GARBAGE_EVERY)


def keep_what_there_is() -> None:
    """What there is now stays: it is not looked through again and again, which would take a frame and more each time."""
    gc.collect()  # what is garbage already would stay too
    gc.freeze()


def _collect_what_is_due() -> None:
    """What Python would collect now by its own thresholds; the oldest too, else a long day would fill the memory."""
    counts_and_limits = zip(gc.get_count(), gc.get_threshold(), strict=True)
    due = [generation for generation, (count, limit) in enumerate(counts_and_limits) if count > limit]
    if due:
        gc.collect(max(due))


def _raise(error: BaseException) -> None:
    raise error
