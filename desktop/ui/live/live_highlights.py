"""Highlights as windows see them: marked, changed and deleted at once. Main thread."""

from collections.abc import Callable

from desktop.errors import PapershelfError
from desktop.library import highlighting
from desktop.library.opening import Database
from desktop.records import Change

Place = tuple[int, int]


class LiveHighlights:
    """``do`` writes what the reader can undo and says so; ``changed`` and ``failed`` tell of what is written without a word."""

    def __init__(
        self,
        database: Database,
        do: Callable[[Callable[[], Change]], bool],
        changed: Callable[[list[int]], object],
        failed: Callable[[PapershelfError], object],
    ) -> None:
        self._database = database
        self._do = do
        self._changed = changed
        self._failed = failed

    def add(self, paper_id: int, field: str, text: str, place: Place, colour: str) -> bool:
        """Mark that passage of the text, which is the paper's field as it was shown; returns whether it is on disk."""
        return self._do(lambda: highlighting.add(self._database, paper_id, field, text, place, colour))

    def recolour(self, highlight_id: int, colour: str) -> bool:
        return self._do(lambda: highlighting.recolour(self._database, highlight_id, colour))

    def attach(self, highlight_id: int, field: str, text: str, place: Place) -> bool:
        """Have the highlight mark that passage from now on."""
        return self._do(lambda: highlighting.attach(self._database, highlight_id, field, text, place))

    def delete(self, highlight_id: int) -> bool:
        return self._do(lambda: highlighting.delete(self._database, highlight_id))

    def write_comment(self, highlight_id: int, comment: str) -> bool:
        """Write the comment while it is typed: it is on disk when this returns True, and nothing offers to undo every pause."""
        try:
            change = highlighting.write_comment(self._database, highlight_id, comment)
        except PapershelfError as error:
            self._failed(error)
            return False
        if change.paper_ids:
            self._changed(list(change.paper_ids))
        return True
