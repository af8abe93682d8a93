"""Where the reader was when following links from paper to paper, and the way back and forth."""

from typing import NamedTuple

from PySide6.QtCore import QObject, Signal

from desktop.ui.browsing import Browsing
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.views import ALL_PAPERS, SEARCH, View

MOST = 100  # places that are remembered


class Visited(NamedTuple):
    """A paper and the list in which it was read."""

    paper_id: int
    view: View
    day: str | None
    query: str


class LinkTrail(QObject):
    """Signals:
    moved: another paper is shown, or nothing is left on one side.
    """

    moved = Signal()

    def __init__(self, papers: PaperList, browsing: Browsing, parent: QObject) -> None:
        super().__init__(parent)
        self._papers, self._browsing = papers, browsing
        self._behind: list[Visited] = []
        self._ahead: list[Visited] = []

    @property
    def has_behind(self) -> bool:
        """Whether there is a way back."""
        return bool(self._behind)

    @property
    def has_ahead(self) -> bool:
        """Whether the reader came back from somewhere."""
        return bool(self._ahead)

    def follow(self, paper_id: int) -> None:
        """Show that paper: in the list that is shown, else among all papers."""
        self._behind = [*self._behind, self._here()][-MOST:]
        self._ahead.clear()
        if not self._papers.select(paper_id):
            self._browsing.show(ALL_PAPERS, wanted=[paper_id])
        self.moved.emit()

    def go(self, *, back: bool) -> None:
        """Show the paper before the last link again, in its list; or the one that was come back from."""
        left, reached = (self._behind, self._ahead) if back else (self._ahead, self._behind)
        if left:
            reached.append(self._here())
            self._show(left.pop())
            self.moved.emit()

    def _here(self) -> Visited:
        browsing = self._browsing
        return Visited(self._papers.current_id(), browsing.view, browsing.day, browsing.query)

    def _show(self, visited: Visited) -> None:
        here = self._here()
        if here[1:] == visited[1:] and self._papers.select(visited.paper_id):
            return
        if visited.view == SEARCH:
            self._browsing.show_query(visited.query)
            self._papers.select(visited.paper_id)
        else:
            self._browsing.show(visited.view, visited.day, [visited.paper_id])
