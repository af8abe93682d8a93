"""How far the reader has come with the Inbox or a day's list: how many papers there were, and how many are left."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from desktop.ui.live_library import LiveLibrary
from desktop.ui.paper_words import left_words
from desktop.ui.views import INBOX, TODAY, View

QUICKLY_COUNTED = 5_000


@dataclass(frozen=True, slots=True)
class Progress:
    """Of ``total`` papers nothing is decided on ``left``."""

    total: int
    left: int

    @property
    def done(self) -> int:
        return self.total - self.left

    @property
    def words(self) -> str:
        """``104 papers · 63 left``."""
        return left_words(self.total, self.left)


class Headway:
    """Remembers what was dismissed since a view was entered: it is no longer in the list, and still of what there was to do."""

    def __init__(self, library: LiveLibrary) -> None:
        self._library = library
        self._dropped: set[int] = set()

    def begin(self) -> None:
        """Another view is entered."""
        self._dropped.clear()

    def drop(self, paper_ids: Iterable[int]) -> None:
        """These papers left the list by a verdict."""
        self._dropped.update(paper_ids)

    def unseen(self, progress: Progress | None, is_whole: bool) -> int | None:
        """How many papers of the Inbox nothing is decided on; None: too many to be counted before the list is whole."""
        if progress:
            return progress.left
        return self._library.count_views({})["inbox"] if is_whole else None

    def progress(self, view: View, day: str | None, shown: Sequence[int]) -> Progress | None:
        """How far the reader is with that view, which shows these papers; None where nothing is worked through, or too much."""
        if len(shown) > QUICKLY_COUNTED:
            return None
        if view == TODAY and day:
            counted = Progress(self._library.count(f"on:{day}"), self._library.count(f"on:{day} is:inbox"))
        elif view == INBOX:
            self._dropped.difference_update(shown)  # what was brought back
            counted = Progress(len(shown) + len(self._dropped), len(shown) - self._library.count_marked(shown))
        else:
            return None
        return counted if counted.total else None
