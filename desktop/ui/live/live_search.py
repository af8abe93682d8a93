"""Searching as windows see it: the first papers at once, the rest from the background, and help while typing. Main thread."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop.errors import PapershelfError
from desktop.library import opening, searching, shelf
from desktop.library.opening import Database
from desktop.records import Completion, FirstPage, FoundPapers, Order, SearchWord, UnfinishedValue
from desktop.ui.tasks import Report, Task, Tasks

DELAY = 80  # milliseconds: whoever types on needs no whole answer yet, and the processor for the next first page

Count = Callable[[Database, Callable[[], None]], dict[int, int]]


class LiveSearch(QObject):
    """``failed`` is told why a search in the background came to nothing."""

    def __init__(
        self, database: Database, tasks: Tasks, failed: Callable[[PapershelfError], None], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._database = database
        self._tasks = tasks
        self._failed = failed
        self._task: Task | None = None
        self._counting: set[Task] = set()
        self._is_over = False
        self._begin: Callable[[], None] | None = None  # the search that waits until the reader pauses
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._begin_waiting)

    def find_first(self, query: str, limit: int, order: Order) -> FirstPage:
        """The first papers that match, as a list in that order shows them; only those that are found within a frame."""
        return searching.find_first(self._database, query, limit, order)

    def find_page(self, query: str, limit: int, order: Order, done: Callable[[FirstPage], None]) -> None:
        """The first papers that match, as soon as they are found; a newer search cancels this one."""
        self.stop()

        def work(report: Report) -> FirstPage:
            with opening.worker_connection(self._database, keeps_little=True):
                return searching.find_page(self._database, query, limit, order, lambda: report(0, None))

        self._task = self._tasks.start(work, done=done, failed=self._failed)

    def find_all(self, query: str, order: Order, done: Callable[[FoundPapers], None], *, soon: bool = True) -> None:
        """All papers that match, when they are there; a newer search cancels this one and its answer is never shown.

        ``soon``: without waiting whether the reader types on.
        """
        self.stop()

        def work(report: Report) -> FoundPapers:
            with opening.worker_connection(self._database, keeps_little=True):
                return searching.find_all(self._database, query, order, lambda: report(0, None))

        def begin() -> None:
            self._task = self._tasks.start(work, done=done, failed=self._failed)

        if soon:
            begin()
        else:
            self._begin = begin
            self._timer.start()

    def count_followed(self, done: Callable[[dict[int, int]], None]) -> Task | None:
        """Count the papers of what is followed that nothing was decided on, and call ``done`` with them by its number.

        None when the library is closed already.
        """
        return self.count_in_background(searching.count_followed, done)

    def count_in_background(self, count: Count, done: Callable[[dict[int, int]], None]) -> Task | None:
        """Count so and call ``done`` with the numbers; None when the window or the library is closed already."""
        if self._is_over or self._database.is_closed():
            return None

        def work(report: Report) -> dict[int, int]:
            with opening.worker_connection(self._database, keeps_little=True):
                return count(self._database, lambda: report(0, None))

        task = self._tasks.start(work, done=done, failed=self._failed, ended=lambda: self._counting.discard(task))
        self._counting.add(task)
        return task

    def close(self) -> None:
        """Show nothing that is still on its way, and begin nothing any more: who would show it is going."""
        self._is_over = True
        for counting in self._counting:
            counting.cancel()
        self.stop()

    def stop(self) -> None:
        """Make sure that no search still on its way is shown."""
        self._timer.stop()
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _begin_waiting(self) -> None:
        if self._begin is not None:
            self._begin()

    def words_of(self, query: str) -> tuple[SearchWord, ...]:
        """The words that the query looks for in texts; see match_spans.py."""
        return shelf.words_of(query)

    def can_rank(self, query: str) -> bool:
        """Whether papers can match the query more or less well."""
        return searching.has_words(query)

    def find_hints(self, query: str) -> tuple[str, ...]:
        """A sentence for each condition of the query that could not be asked."""
        return searching.find_hints(query)

    def find_unfinished(self, text: str) -> UnfinishedValue | None:
        """The value at the end of the text for which there may be names to choose from; None: no such value is being typed."""
        return searching.find_unfinished(text)

    def complete(self, unfinished: UnfinishedValue) -> Sequence[Completion]:
        """At most eight names that could be meant, the likeliest first."""
        return searching.complete(self._database, unfinished)
