"""What the reader does about a paper's origins: go to a list, see what changed, say that it is two papers or two are one."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction

from desktop.records import Origins, Reason
from desktop.translation import tr
from desktop.ui.appearance import READER
from desktop.ui.reader.reader import Reader
from desktop.ui.views import TODAY, view_of_listing

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow


class OriginDeeds(QObject):
    """Acts on the paper that the reader shows, and enables what can be done with it."""

    def __init__(self, window: "MainWindow", reader: Reader) -> None:
        super().__init__(window)
        self._window = window
        self._reader = reader
        self._library, self._papers, self._browsing = window.library, window.papers, window.browsing
        self._actions: Mapping[str, QAction] = window.actions_by_name
        self._origins = Origins()
        self._is_one = False  # one paper is chosen, and in sight
        reader.reason_chosen.connect(self.go_to_list)
        reader.split_wanted.connect(self.split)
        reader.origins_shown.connect(self._follow)
        reader.version_seen.connect(self._library.origins.mark_as_seen)

    def enable(self, *, is_one: bool) -> None:
        """Enable what can be done with the paper that is shown, if only one is chosen."""
        self._is_one = is_one
        self._actions["what_changed"].setEnabled(is_one and bool(self._origins.earlier))
        self._actions["split"].setEnabled(is_one and bool(self._origins.parts))

    def go_to_list(self, reason: Reason) -> None:
        """Show the list on which the paper stood, at the paper."""
        listing, wanted = reason.listing, [self._papers.current_id()]
        self._window.reading.leave()
        if listing.source == "huggingface" and listing.kind == "day":
            self._browsing.show(TODAY, listing.argument, wanted)
        elif reason.followed_id is not None:
            self._browsing.show(view_of_listing(reason.followed_id), wanted=wanted)
        elif listing.kind == "category":
            self._browsing.show_query(" OR ".join(f"cat:{name}" for name in reason.words.split(", ")))
        self._window.enter_list()

    def show_changes(self) -> None:
        """Open what changed since an earlier version, or close it."""
        self._window.appearance.show_pane(READER)
        if not self._reader.toggle_changes():
            self._library.told.emit(tr("No earlier version of this paper is known."), False)

    def split(self) -> None:
        """Ask which part is a paper of its own, and split it off."""
        from desktop.ui.reader.split_dialog import SplitDialog

        shelved = self._library.load_paper(self._papers.current_id())
        parts = self._library.origins.load(shelved).parts if shelved else ()
        if shelved is None or not parts:
            self._library.told.emit(tr("This is one paper: nothing that was told of it can be split off."), False)
            return
        part = SplitDialog.ask(self._window, shelved, parts, self._library.origins.name_of_source)
        if part is not None and self._library.origins.split(shelved.paper_id, part):
            self._papers.select(shelved.paper_id)
            self._window.enter_list()  # the button that was pressed is gone

    def join(self) -> None:
        """Make one paper of the two that are selected; where they do not look like one, only after they were compared."""
        from desktop.ui.reader.join_dialog import JoinDialog

        selected = self._papers.selected_ids()
        if len(selected) != 2:
            self._library.told.emit(tr("Select two papers (x) to join them."), False)
            return
        unlike = self._library.origins.find_unlike(*selected)
        if unlike and not JoinDialog.ask(self._window, *unlike):
            return
        if self._library.origins.join(*selected):
            self._papers.select(self._library.load_rows(selected)[0].paper_id)

    def _follow(self, origins: Origins) -> None:
        self._origins = origins
        self.enable(is_one=self._is_one)
