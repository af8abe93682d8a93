"""Smart collections in the sidebar and in the list: counts them, and does what is asked of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.translation import tr
from desktop.ui.sidebar import sidebar_menu
from desktop.ui.sidebar.counting_later import CountingLater, Counts
from desktop.ui.tasks import Task
from desktop.ui.views import SEARCH, View, view_of_smart

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

# Commands that are about the smart collection that is shown.
OF_THE_SHOWN = ("edit_smart", "move_smart_up", "move_smart_down", "delete_smart")
PAUSE = 400  # milliseconds without another change, after which papers are counted: a search may take seconds


class Smart(QObject):
    """Begins to count with ``start``, once the first page is painted."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._smart, self._browsing = window.library.smart, window.browsing
        self._counting = CountingLater(PAUSE, self._count, self._show_counts, self)
        self._deeds = {
            sidebar_menu.EDIT: self._edit,
            sidebar_menu.UP: lambda smart_id: self._move(smart_id, -1),
            sidebar_menu.DOWN: lambda smart_id: self._move(smart_id, 1),
            sidebar_menu.DELETE: self._smart.delete,
        }
        self._browsing.shown.connect(self._enable)
        self._enable()

    def start(self) -> None:
        """Count them, from now on after every change, and answer the sidebar and the search box."""
        window, library = self._window, self._window.library
        window.sidebar.saving_requested.connect(self.save_shown)
        window.sidebar.smart_requested.connect(lambda deed, smart_id: self._deeds[deed](smart_id))
        window.papers.search_box.saving_wanted.connect(self.save_shown)
        for changed in (library.papers_changed, library.papers_added, library.collections_changed, library.reversed):
            changed.connect(self._counting.start)
        self._counting.start()

    def save_shown(self) -> None:
        """Ask for a name under which to keep what is searched for, and show it then; the paper that is read stays so."""
        query = self._browsing.query
        name = self._browsing.title if self._browsing.view != SEARCH else query.strip()
        answer = self._ask(tr("Save this search"), tr("Save"), name, query)
        if answer is not None and self._smart.save(*answer):
            self._show(view_of_smart(self._smart.load()[-1].smart_id))

    def do_to_shown(self, deed: str) -> None:
        """Do that (a name of sidebar_menu.py) to the smart collection that is shown; nothing where none is."""
        if self._browsing.view.kind == "smart":
            self._deeds[deed](self._browsing.view.smart_id)

    def _edit(self, smart_id: int) -> None:
        smart = self._browsing.subjects.smart_of(smart_id)
        if smart is None:
            return
        heading = tr("Edit “{name}”").format(name=smart.name)
        answer = self._ask(heading, tr("Save"), smart.name, smart.query, smart_id)
        if answer is not None:
            self._smart.change(smart_id, *answer)

    def _move(self, smart_id: int, step: int) -> None:
        ids = self._browsing.subjects.smart_ids()
        place = ids.index(smart_id) + step if smart_id in ids else -1
        if 0 <= place < len(ids):
            self._smart.move(smart_id, place)

    def _ask(self, heading: str, accept: str, name: str, query: str, except_id: int = 0) -> tuple[str, str] | None:
        from desktop.ui.asking.smart_dialog import SmartDialog

        taken = {one.name.casefold() for one in self._smart.load() if one.smart_id != except_id}
        search = self._window.library.search
        return SmartDialog.ask(self._window, heading, accept, name, query, taken, search.find_hints)

    def _show(self, view: View) -> None:
        paper_id = self._window.papers.current_id()
        self._browsing.show(view, wanted=[paper_id] if paper_id else [])
        self._window.enter_list()

    # Keeping up

    def _enable(self) -> None:
        for name in OF_THE_SHOWN:
            self._window.actions_by_name[name].setEnabled(self._browsing.view.kind == "smart")

    def _count(self, show: Callable[[Counts], None]) -> Task | None:
        return self._smart.count(show) if self._browsing.subjects.smart_ids() else None

    def _show_counts(self, counts: Counts) -> None:
        self._window.sidebar.show_counts({view_of_smart(smart_id): count for smart_id, count in counts.items()})
