"""The listings that the reader follows, in the sidebar and in the list: keeps them up to date and does what is asked of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop.records import Followed, Listing
from desktop.translation import tr
from desktop.ui.sidebar import sidebar_menu
from desktop.ui.sidebar.counting_later import CountingLater, Counts
from desktop.ui.tasks import Task
from desktop.ui.views import INBOX, view_of_listing

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

DAILY = Listing("huggingface", "day")
SOURCES = "go_sources"  # the command that shows the page of sources
# Commands that are about the listing that is shown.
OF_THE_SHOWN = ("pull_shown", "pause_shown", "rename_shown", "unfollow_shown", "move_shown_up", "move_shown_down")
PAUSE = 150  # milliseconds without another change, after which papers are counted: each key would else begin it anew


class Following(QObject):
    """Begins with ``start``, once the first page is painted: how the last pulls went is no part of it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._library, self._sidebar, self._browsing = window.library, window.sidebar, window.browsing
        self._actions = window.actions_by_name
        self._asked = self._what_is_asked_when()
        self._counting = CountingLater(PAUSE, self._count, self._show_counts, self)
        self._gone: set[int] = set()  # numbers of listings that the last look no longer found
        self._deeds: dict[str, Callable[[int], object]] = {
            sidebar_menu.PULL: self.pull,
            sidebar_menu.RENAME: self._rename,
            sidebar_menu.PAUSE: lambda followed_id: self._library.sources.pause(followed_id, True),
            sidebar_menu.RESUME: self._resume,
            sidebar_menu.UP: lambda followed_id: self._move(followed_id, -1),
            sidebar_menu.DOWN: lambda followed_id: self._move(followed_id, 1),
            sidebar_menu.SOURCES: lambda _followed_id: self._actions[SOURCES].trigger(),
            sidebar_menu.UNFOLLOW: self._unfollow,
        }
        self._browsing.shown.connect(self._enable)
        self._enable()

    def start(self) -> None:
        """Show how the last pulls went and how many papers are left to decide on, from now on always."""
        library, sidebar = self._library, self._sidebar
        sidebar.has_sources = SOURCES in self._actions
        sidebar.follow_requested.connect(self._actions["follow"].trigger)
        sidebar.listing_requested.connect(lambda deed, followed_id: self._deeds[deed](followed_id))
        library.sources.changed.connect(self.refresh)
        for changed in (library.papers_changed, library.papers_added, library.reversed):
            changed.connect(self._counting.start)
        # Behind all that looks again, and behind the words themselves in the strip.
        library.reversed.connect(lambda words: QTimer.singleShot(0, self, lambda: self._tell_what_stays(words)))
        self._window.appearance.changed.connect(self._follow_settings)
        self.refresh()

    def refresh(self) -> None:
        """Look again at what is followed and how it went. A view whose listing is gone gives way to the Inbox."""
        browsing = self._browsing
        title, before = browsing.title, set(browsing.subjects.followed_ids())
        browsing.subjects.load_followed(self._library.sources.load_followed())
        self._gone = before.difference(browsing.subjects.followed_ids())
        self._counting.start()
        if not browsing.subjects.is_there(browsing.view):
            browsing.show(INBOX)
        elif browsing.title != title or not self._window.papers.model.ids():
            browsing.refresh()  # to say what it is called now, or why it is empty

    # What is asked of one listing

    def do_to_shown(self, deed: str) -> None:
        """Do that (a name of sidebar_menu.py) to the listing that is shown; nothing where none is."""
        if self._browsing.view.kind == "listing":
            self._deeds[deed](self._browsing.view.followed_id)

    def pause_shown(self) -> None:
        """Pause the listing that is shown, or take it up again."""
        paused = self._sidebar.tree.is_paused(self._browsing.view)
        self.do_to_shown(sidebar_menu.RESUME if paused else sidebar_menu.PAUSE)

    def pull(self, followed_id: int) -> None:
        """Ask for that listing now."""
        followed = self._find(followed_id)
        if followed is not None:
            self._library.sources.pull_one(followed)

    def follow_daily(self) -> None:
        """Follow Daily Papers, and show the row."""
        self._library.sources.follow(DAILY)

    def _rename(self, followed_id: int) -> None:
        self._window.dialogs.rename_listing(followed_id)

    def _unfollow(self, followed_id: int) -> None:
        self._library.sources.unfollow(followed_id)

    def _resume(self, followed_id: int) -> None:
        if self._library.sources.pause(followed_id, False):
            self._library.sources.pull_due()

    def _move(self, followed_id: int, step: int) -> None:
        ids = self._browsing.subjects.followed_ids()
        place = ids.index(followed_id) + step if followed_id in ids else -1
        if 0 <= place < len(ids):
            self._library.sources.move(followed_id, place)

    def _find(self, followed_id: int) -> Followed | None:
        return next((one for one in self._library.sources.load_followed() if one.followed_id == followed_id), None)

    # Keeping up

    def _tell_what_stays(self, reversed_words: str) -> None:
        """Where undo or redo took a listing away, say that it took no papers with it."""
        if self._gone:
            sentence = tr("{undone}. Papers that it brought stay in the library: All papers and searching find them.")
            self._window.strip.show_message(sentence.format(undone=reversed_words.rstrip(".")))

    def _enable(self) -> None:
        for name in OF_THE_SHOWN:
            self._actions[name].setEnabled(self._browsing.view.kind == "listing")

    def _count(self, show: Callable[[Counts], None]) -> Task | None:
        return self._library.search.count_followed(show) if self._browsing.subjects.followed_ids() else None

    def _show_counts(self, counts: Counts) -> None:
        self._sidebar.show_counts(
            {view_of_listing(number): counts.get(number, 0) for number in self._browsing.subjects.followed_ids()}
        )

    def _follow_settings(self) -> None:
        """Ask at once for what is due now that it is asked for more often, or that requests are allowed again."""
        before, self._asked = self._asked, self._what_is_asked_when()
        if before != self._asked:
            if before[1] and not self._asked[1]:
                self._library.sources.go_online()
            else:
                self._library.sources.pull_due()
            self.refresh()

    def _what_is_asked_when(self) -> tuple[int, bool]:
        settings = self._window.appearance.settings
        return settings.pull_every, settings.offline
