"""When the window looks after the library by itself: soon after the start, in a pause of a note, and after very much was written.

Main thread.
"""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.errors import PapershelfError
from desktop.library import opening, upkeep
from desktop.library.opening import Database
from desktop.ui.tasks import Report, Tasks

SETTLED = 2_000  # milliseconds after which a window that was opened has nothing more urgent to do
PAUSE = 1_000  # milliseconds without another note
MANY = 500  # papers that were changed at once: then the log is long


class LiveUpkeep(QObject):
    """Begins by itself. Nothing it does is needed: it only makes what comes next quicker."""

    def __init__(self, database: Database, tasks: Tasks, parent: QObject) -> None:
        super().__init__(parent)
        self._database = database
        self._tasks = tasks
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._index_notes)
        QTimer.singleShot(SETTLED, self, lambda: self._work(upkeep.make_room))

    def note_written(self) -> None:
        """A note was written; once no other follows it is put into the search index."""
        self._pause.start()

    def written(self, papers: int) -> None:
        """So many papers were changed. If many, the log is copied into the file before some key would have to wait for it."""
        if papers >= MANY:
            self._work(upkeep.tidy)

    def _index_notes(self) -> None:
        if not self._database.is_closed() and not upkeep.index_notes(self._database):
            self._pause.start()

    def _work(self, act: Callable[[Database], None]) -> None:
        if self._database.is_closed():
            return

        def work(_report: Report) -> None:
            with opening.worker_connection(self._database):
                act(self._database)

        def failed(_error: PapershelfError) -> None:
            """A disk without room is told to whoever writes something, and nothing was to be written here."""

        self._tasks.start(work, done=lambda _nothing: None, failed=failed)
