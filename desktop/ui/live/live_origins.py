"""Where papers came from and what they said before, as windows see it: versions, parts, joining and splitting. Main thread."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.errors import PapershelfError
from desktop.library import joining, origins, sources_in_words, splitting, versions
from desktop.library.opening import Database
from desktop.records import Change, Origins, Paper, Part, ShelvedPaper


class LiveOrigins(QObject):
    """``do`` writes what the reader can undo and says so.

    Signals:
        seen: list[int], papers whose newest version the reader has seen.
        made_anew: papers became one, or one became two; lists should look again.
        failed: PapershelfError.
    """

    seen = Signal(list)
    made_anew = Signal()
    failed = Signal(object)

    def __init__(self, database: Database, do: Callable[[Callable[[], Change]], bool], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database
        self._do = do

    def load(self, shelved: ShelvedPaper) -> Origins:
        """Why that paper is here, what it said before, and what it was joined with."""
        return origins.load_origins(self._database, shelved)

    def name_of_source(self, source: str) -> str:
        """The source as the reader calls it."""
        return sources_in_words.name_of_source(source)

    def mark_as_seen(self, paper_id: int) -> None:
        """Remember that the reader has seen what the paper says now; no step of undo. It is on disk when this returns.

        ``seen`` follows when what happens now is over: this may be said while another paper is being turned to.
        """
        try:
            change = versions.mark_as_seen(self._database, paper_id)
        except PapershelfError as error:
            self.failed.emit(error)
            return
        if change.paper_ids:
            QTimer.singleShot(0, self, lambda: self.seen.emit(list(change.paper_ids)))

    def split(self, paper_id: int, part: Part) -> bool:
        """Make that part a paper of its own again."""
        return self._make_anew(lambda: splitting.split(self._database, paper_id, part))

    def find_unlike(self, paper_id: int, other_id: int) -> tuple[Paper, Paper] | None:
        """The two, the one that stays first, when the reader should compare them before they are joined; else None."""
        return joining.find_unlike(self._database, paper_id, other_id)

    def join(self, paper_id: int, other_id: int) -> bool:
        """Make one paper of the two."""
        return self._make_anew(lambda: joining.join(self._database, paper_id, other_id))

    def _make_anew(self, write: Callable[[], Change]) -> bool:
        done = self._do(write)
        if done:
            self.made_anew.emit()
        return done
