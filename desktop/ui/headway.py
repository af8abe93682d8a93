"""What a view has shown since it was entered: how far the reader has come with it, and which of its papers stay in sight."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from desktop.records import FoundPapers, Order
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.papers.paper_words import left_words
from desktop.ui.views import INBOX, STAYING, TODAY, View

QUICKLY_COUNTED = 5_000
MANY_UNSEEN = 150  # from so many papers on, going through them one by one is no longer what a reader wants
WORKED_ON = ("has:note", "has:highlight", "has:tag", "has:collection")  # what nobody wants to lose with the rest


class Progress(NamedTuple):
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
    """Remembers the papers: what was dismissed is no longer in the list, and still of what there was to do."""

    def __init__(self, library: LiveLibrary) -> None:
        self._library = library
        self._seen: set[int] = set()

    def begin(self) -> None:
        """Another view is entered."""
        self._seen.clear()

    def see(self, paper_ids: Iterable[int]) -> None:
        """The list shows these papers, or did until now."""
        self._seen.update(paper_ids)

    def with_those_that_stay(self, found: FoundPapers, view: View, query: str, order: Order) -> FoundPapers:
        """What was found, and what the view has shown before and would not list again, unless it is out of sight."""
        if view.kind not in STAYING:
            return found
        gone = self._seen.difference(found.ids)
        rows = self._library.load_rows([*gone]) if gone else []
        staying = [row.paper_id for row in rows if row.marks.is_in_sight]
        return self._library.sort([*found.ids, *staying], query, order) if staying else found

    def unseen(self, progress: Progress | None, is_whole: bool) -> int | None:
        """How many papers of the Inbox catching up would choose from; None: too many to be counted before the list is whole.

        So few that nobody would catch up are not looked at closely, because this is asked after each verdict.
        """
        if progress and progress.left <= MANY_UNSEEN:
            return progress.left
        return count_unseen(self._library) if is_whole else None

    def progress(self, view: View, day: str | None, shown: Sequence[int]) -> Progress | None:
        """How far the reader is with that view, which shows these papers; None where nothing is worked through, or too much."""
        if len(shown) > QUICKLY_COUNTED:
            return None
        if view == TODAY and day:
            counted = Progress(self._library.count(f"on:{day}"), self._library.count(f"on:{day} is:inbox"))
        elif view == INBOX:
            self.see(shown)
            # By their marks, not by who took them away: redo dismisses papers too.
            away = [*self._seen.difference(shown)]
            decided = sum(self._library.count_marked(away, mark) for mark in ("dismissed", "later", "trashed"))
            counted = Progress(len(shown) + decided, len(shown) - self._library.count_marked(shown))
        else:
            return None
        return counted if counted.total else None


def count_unseen(library: LiveLibrary) -> int:
    """How many papers of the Inbox the reader has done nothing with: catching up leaves the others alone."""
    # Those few are walked by an index; counting all the others would be felt in a large library.
    return library.count_views({})["inbox"] - library.count(f"is:inbox {' OR '.join(('is:back', *WORKED_ON))}")
