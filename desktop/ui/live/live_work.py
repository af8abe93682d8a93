"""Long work for the window, off the main thread and one at a time: pulls, imports, exports, changes of very many papers."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from desktop.errors import PapershelfError
from desktop.library import history, opening
from desktop.library.opening import Database
from desktop.translation import tr
from desktop.ui.tasks import Report, Task, Tasks


class LiveWork(QObject):
    """``tell`` gets a sentence for the strip and whether it is a warning; ``fail`` the error that ended a work. Main thread.

    Signals:
        started: str, the words of the work. progressed: str, int done, object total (int or None). ended.
    """

    started = Signal(str)
    progressed = Signal(str, object, object)  # not int: the bytes of a large file are more than Qt's int can hold
    ended = Signal()

    def __init__(
        self,
        database: Database,
        tasks: Tasks,
        tell: Callable[[str, bool], None],
        fail: Callable[[PapershelfError], None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._tasks = tasks
        self._tell = tell
        self._fail = fail
        self._running: Task | None = None
        self._words = ""
        self._reason = ""  # why it does not go on

    @property
    def is_running(self) -> bool:
        return self._running is not None

    def start(self, words: str, work: Callable[[Report], object], done: Callable[..., None]) -> None:
        """Begin it, and call ``done`` with its result; while another one runs, only say so."""
        if self._running is not None:
            self._tell(tr("{work} is still running; wait for it or cancel it first.").format(work=self._words), True)
            return

        def progress(count: int, total: int | None) -> None:
            if not self._reason:
                self.progressed.emit(self._words, count, total)

        self._words, self._reason = words, ""
        self.started.emit(words)
        self._running = self._tasks.start(work, done=done, failed=self._fail, progress=progress, ended=self._end)

    @property
    def words(self) -> str:
        """What the work is called that runs, or ran last."""
        return self._words

    def name(self, words: str, done: int = 0) -> None:
        """Call what runs by these words from now on; ``done``: so much of it is."""
        self._words = words
        self.progressed.emit(words, done, None)

    def tell_why(self, reason: str) -> None:
        """Say why what runs does not go on; "" when it does again."""
        self._reason = reason
        self.progressed.emit(reason or self._words, 0, None)

    def start_whole(self, words: str, write: Callable[[], object], done: Callable[..., None]) -> None:
        """The same with what writes to the library: all of it or, when it is cancelled, nothing."""

        def work(report: Report) -> object:
            with opening.worker_connection(self._database), history.whole(self._database):
                result = write()
                report(0, None)
            return result

        self.start(words, work, done)

    def cancel(self) -> bool:
        """Cancel what runs; what it finished before stays. Returns whether anything ran."""
        if self._running is None:
            return False
        self._running.cancel()
        self._end()
        self._tell(tr("{work} was cancelled; what came before stays.").format(work=self._words), False)
        return True

    def _end(self) -> None:
        self._running = None
        self.ended.emit()
