"""What windows read of the library: at once, and without changing anything. Main thread."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime

from PySide6.QtCore import QObject

from desktop.library import history, marking, opening, organising, shelf
from desktop.library.opening import Database
from desktop.records import Collection, ExportOptions, Followed, FoundPapers, Order, PaperRow, PullReport, ShelvedPaper

ROWS_AT_ONCE = 1_000  # SQLite takes only so many values in one statement


class LiveReading(QObject):
    """The questions of LiveLibrary that are answered within a frame."""

    def __init__(self, database: Database, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._database = database

    def find_version(self) -> int | None:
        """A number that is another one after anything but the main thread has written to the library; None: it is closed."""
        return None if self._database.is_closed() else opening.find_version(self._database)

    def find(self, query: str, limit: int | None = None, order: Order = Order.DATE) -> Sequence[int]:
        """Ids of the papers that match, in that order."""
        return shelf.find_papers(self._database, query, limit, order)

    def count(self, query: str) -> int:
        return shelf.count_papers(self._database, query)

    def count_views(self, queries: Mapping[str, str]) -> dict[str, int]:
        """How many papers each built-in view shows, by its kind; ``queries`` are of those that change with the day."""
        return shelf.count_views(self._database, queries)

    def count_marked(self, paper_ids: Sequence[int], mark: str = "") -> int:
        """How many of these papers are ``read``, ``starred`` or ``dismissed``, by default decided on in any way."""
        return marking.count_marked(self._database, paper_ids, mark)

    def find_next_deeds(self) -> tuple[str | None, str | None]:
        """The words of what undo would take back and of what redo would do again."""
        return history.find_next(self._database)

    def count_left(self, days: Sequence[int]) -> dict[int, int]:
        return shelf.count_left(self._database, days)

    def sort(self, paper_ids: Sequence[int], query: str, order: Order) -> FoundPapers:
        return shelf.sort_papers(self._database, paper_ids, query, order)

    def find_latest_day(self) -> str | None:
        return shelf.find_latest_day(self._database, datetime.now(UTC).date())

    def find_day_beside(self, day: str, step: int) -> str | None:
        return shelf.find_day_beside(self._database, day, step)

    def load_rows(self, paper_ids: Sequence[int]) -> list[PaperRow]:
        """The rows of these ids, in their order; ids that are gone are left out. Also of very many, as when all are selected."""
        chunks = [paper_ids[start : start + ROWS_AT_ONCE] for start in range(0, len(paper_ids), ROWS_AT_ONCE)]
        return [row for chunk in chunks for row in shelf.load_rows(self._database, chunk)]

    def load_papers(self, paper_ids: Sequence[int]) -> list[ShelvedPaper]:
        """Everything known of these papers, in their order; ids that are gone are left out. Quicker than one by one."""
        return list(shelf.load_papers(self._database, paper_ids))

    def load_collections(self) -> list[Collection]:
        return organising.load_collections(self._database)

    def load_followed(self) -> list[Followed]:
        """What is followed, in the reader's order, under the reader's names; how it went is for ``sources`` to say."""
        return shelf.load_followed(self._database)

    def find_full(self, paper_ids: Sequence[int]) -> frozenset[int]:
        """Ids of the collections that hold all of these papers already."""
        return organising.find_full(self._database, paper_ids)

    def load_last_pull(self) -> PullReport | None:
        from desktop.library import ledger

        return next(iter(ledger.load_ledger(self._database, 1)), None)

    def find_refusal(self) -> str:
        """Why the last pull failed, as a sentence; empty when it did not."""
        from desktop.library import telling

        last = self.load_last_pull()
        return telling.tell(last) if last is not None and last.outcome in ("refused", "failed") else ""

    def render(self, paper_ids: Sequence[int], options: ExportOptions, *, freeze: bool) -> str:
        """The bibliography of these papers; ``freeze`` keeps their keys for good. Raises PapershelfError."""
        from desktop.library import exporting

        return exporting.render(self._database, paper_ids, options, freeze=freeze)
