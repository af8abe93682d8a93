"""Where the reader was in a list before it was emptied: so that undo leads back to the same paper at the same height."""

from typing import NamedTuple

from desktop.ui.papers.day_table import Place
from desktop.ui.papers.paper_list import PaperList


class Left(NamedTuple):
    """``current`` is the paper that was read; ``steady`` the one whose row stood at ``place`` and should stand there again."""

    current: int
    steady: int
    place: Place


class PlaceInList:
    """A list that still has papers keeps its place by itself; an empty one has none to keep."""

    def __init__(self, papers: PaperList) -> None:
        self._papers = papers
        self._left: Left | None = None

    def remember(self) -> None:
        """The list is about to change. What was remembered stays while it is empty."""
        if self._papers.current_id():
            place = self._papers.view.place()
            self._left = Left(self._papers.current_id(), self._papers.model.paper_id(place.row), place)

    def forget(self) -> None:
        """Another view is entered."""
        self._left = None

    def return_to(self) -> None:
        """The list was filled again: go to the paper that was read, if it is back."""
        left = self._left
        if left is not None and self._papers.select(left.current):
            self._papers.view.return_to(left.place, self._papers.model.row_of(left.steady))
