"""Going through a day's papers: verdicts that go on to the next paper, and those that are given to many at once."""

from collections.abc import Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from desktop.library import putting_off
from desktop.records import ReadingStatus
from desktop.settings import Settings
from desktop.translation import tr
from desktop.ui.browsing import Browsing
from desktop.ui.headway import WORKED_ON, count_unseen
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.views import DISMISSED, INBOX, LATER, STARRED, TODAY, TRASH, WITHOUT_DISMISSED, View

REST = " ".join(
    f"-{each}" for each in ("is:dismissed", "is:starred", "is:to-read", "is:reading", "is:done", "is:later", *WORKED_ON)
)
MOST_LOOKED_AT = 500  # selected papers that decide which status comes next
NEXT_STATUS = {
    ReadingStatus.NONE: ReadingStatus.TO_READ,
    ReadingStatus.TO_READ: ReadingStatus.READING,
    ReadingStatus.READING: ReadingStatus.DONE,
    ReadingStatus.DONE: ReadingStatus.NONE,
}


class Triage(QObject):
    """Every verdict is one step of undo. ``settings.after_verdict`` says where the list goes after one."""

    def __init__(
        self, library: LiveLibrary, papers: PaperList, browsing: Browsing, settings: Settings, parent: QWidget
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._papers = papers
        self._browsing = browsing
        self._settings = settings
        self._window = parent

    def toggle_dismissed(self) -> None:
        """Dismiss the selected papers and go on; restore them when all of them are dismissed."""
        ids, following = self._papers.selected_ids(), self._following()
        on = not self._are_all(ids, "dismissed")
        if not ids or not self._library.dismiss(ids, on):
            return
        if on:
            self._go_on(ids, following)
        elif self._browsing.view.kind == "dismissed":
            self._browsing.refresh()

    def put_into(self, view: View, paper_ids: Sequence[int]) -> None:
        """Do what makes these papers part of that view, one of TAKING."""
        if view == STARRED:
            self._library.star(paper_ids, True)
        elif view == TRASH:
            if self._library.trash(paper_ids, True) and self._browsing.view != TRASH:
                self._browsing.drop(paper_ids)
        elif view != DISMISSED:
            self._library.set_status(paper_ids, ReadingStatus(view.kind))
        elif self._library.dismiss(paper_ids, True) and self._browsing.view.kind in WITHOUT_DISMISSED:
            self._browsing.drop(paper_ids)

    def toggle_trashed(self) -> None:
        """Move the selected papers to the Trash and go on below them; put them back when all of them are in it."""
        ids, following = self._papers.selected_ids(), self._following()
        on = not self._are_all(ids, "trashed")
        if not ids or not self._library.trash(ids, on):
            return
        if on == (self._browsing.view == TRASH):
            self._browsing.refresh()
        else:
            self._browsing.drop(ids)
            if following:
                self._papers.select(following)

    def star_and_go_on(self) -> None:
        """Star the selected papers and go on."""
        ids, following = self._papers.selected_ids(), self._following()
        if ids and self._library.star(ids, True):
            self._go_on((), following)

    def set_status(self, status: ReadingStatus) -> None:
        """Put the selected papers on the reading list as that, or take them off it."""
        self._library.set_status(self._papers.selected_ids(), status)

    def advance_status(self) -> None:
        """To read, reading, done, and off the list again; papers of which each is elsewhere are first to read."""
        ids = self._papers.selected_ids()
        found = {row.marks.status for row in self._library.load_rows(ids[:MOST_LOOKED_AT])}
        self.set_status(NEXT_STATUS[found.pop()] if len(found) == 1 else ReadingStatus.TO_READ)

    def put_off(self) -> None:
        """Ask until when, and put the selected papers off until then; the Inbox goes on below them."""
        from desktop.ui.asking.day_chooser import DayChooser

        ids, following = self._papers.selected_ids(), self._following()
        have_days = any(row.marks.later for row in self._library.load_rows(ids[:MOST_LOOKED_AT]))
        choice = DayChooser.ask(self._window, len(ids), putting_off.today(), can_clear=have_days) if ids else None
        if choice is None or not self._library.put_off(ids, choice.day):
            return
        if choice.day and self._browsing.view == INBOX:
            self._browsing.drop(ids)
            self._papers.select(following)
        elif self._browsing.view == LATER:
            self._browsing.refresh()

    def dismiss_rest_of_day(self) -> None:
        """Dismiss all of that day's list but what is starred, on the reading list, put off or worked on."""
        day = self._day()
        if day is None:
            self._library.told.emit(
                tr("This paper is of no day; choose one of the day whose rest you want to dismiss."), True
            )
            return
        # Asked for once: a paper that comes while this is done was not seen, so it is not the rest.
        ids = self._library.find(f"on:{day} {REST}")
        if not len(ids):
            self._library.told.emit(
                tr(
                    "Nothing is left to dismiss on this day's list; what you starred, filed, noted, tagged or highlighted stays."
                ),
                False,
            )
        elif self._library.dismiss(ids, True) and self._browsing.view.kind in WITHOUT_DISMISSED:
            self._browsing.drop(ids)

    def catch_up(self) -> None:
        """Keep the best of the inbox and dismiss the rest, as the reader chooses."""
        from desktop.ui.asking.catch_up_dialog import CatchUpDialog

        keep = CatchUpDialog.ask(self._window, count_unseen(self._library))
        if keep is not None:
            self._library.catch_up(keep, lambda: self._browsing.show(INBOX))

    def _day(self) -> str | None:
        """The day that is shown; in other views that of the current paper."""
        if self._browsing.view == TODAY:
            return self._browsing.day
        row = self._papers.model.paper_row(self._papers.view.currentIndex().row())
        return row.day if row else None

    def _following(self) -> int:
        """The paper below the last of those selected; 0 at the end."""
        rows = self._papers.view.selected_rows()
        last = rows[-1][-1] if rows else self._papers.view.currentIndex().row()
        return self._papers.model.paper_id(last + 1)

    def _go_on(self, gone: Sequence[int], following: int) -> None:
        """Go where the settings say; ``gone`` were dismissed and leave the views that would not list them again."""
        if self._settings.after_verdict == "stay":
            return
        if gone and self._browsing.view.kind in WITHOUT_DISMISSED:
            self._browsing.drop(gone)
        if not following:
            if self._papers.model.rowCount():
                self._library.told.emit(tr("That was the last one."), False)
            return
        self._papers.select(following)
        if self._settings.after_verdict == "unread" and self._are_all([following], "read"):
            self._papers.go_next_unread()

    def _are_all(self, ids: Sequence[int], mark: str) -> bool:
        return self._library.count_marked(ids, mark) == len(ids)
