"""Opens the page of sources in place of list and reader, puts these back, and does what is asked for on the page."""

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from desktop.records import Followed
from desktop.translation import tr
from desktop.ui.appearance import LIST, READER
from desktop.ui.commands import COMMANDS, GO, PAPER, Command
from desktop.ui.keys.mnemonics import escape_mnemonics
from desktop.ui.sidebar.sidebar_menu import SOURCES as SHOW_IN_SOURCES
from desktop.ui.views import SOURCES, view_of_listing

if TYPE_CHECKING:
    from desktop.library.adding import Waiting
    from desktop.ui.main_window import MainWindow
    from desktop.ui.sources.source_rows import SourceRow
    from desktop.ui.sources.sources_page import SourcesPage

PAGE = 3  # its place in the splitter, after the three panes
STRETCH = 5
OF_THE_PANES = ("pick", "extend_down", "extend_up", "pick_all", "pick_none", "show_library", "show_reader", "full_screen")
MOST_NAMED = 20  # addresses that a menu lists


class SourcesRoom(QObject):
    """Builds the page when it is first wanted. While it is shown, what would act on papers out of sight cannot be done."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._library, self._splitter = window.library, window.splitter
        self._page: SourcesPage | None = None
        self._menu: QMenu | None = None
        self._hidden: tuple[QWidget, ...] = ()
        self._widths: list[int] = []
        self._resting: list[QAction] = []
        self.is_open = False
        self._is_staying = False
        window.sidebar.view_chosen.connect(lambda _view: self.leave())
        window.browsing.words_sought.connect(lambda _words: self._leave_for_another_view())
        for name, action in window.actions_by_name.items():
            if _leads_away(name):
                action.triggered.connect(lambda _checked: self.leave())

    def watch(self) -> None:
        """From now on say in sidebar and strip how it goes, and answer whoever asks for the page there."""
        window, sources = self._window, self._library.sources
        sources.changed.connect(self._tell)
        sources.came.connect(lambda _ids: self._tell())
        sources.withdrawn.connect(window.strip.withdraw)
        window.appearance.changed.connect(self._follow_settings)
        window.strip.sources_wanted.connect(self.open)
        window.sidebar.sources_chosen.connect(self.show)
        window.sidebar.listing_requested.connect(
            lambda deed, followed_id: self.show_listing(followed_id) if deed == SHOW_IN_SOURCES else None
        )
        self._tell()

    @property
    def page(self) -> "SourcesPage":
        """The page; built now if it was not yet."""
        if self._page is None:
            self._page = self._build_page()
        return self._page

    def open(self) -> None:
        """Show the page and go into it."""
        self.show()
        self.page.take_focus()

    def show(self) -> None:
        """Show the page in place of list and reader; the focus stays in the sidebar if it is there."""
        if not self.is_open:
            self._put_in_place()
            self._rest_commands()
            self._window.quiet_bar.float_over(self.page)
        self._window.sidebar.select(SOURCES)

    def show_listing(self, followed_id: int) -> None:
        """Show the page at the row of that listing."""
        self.open()
        self.page.go_to(f"followed:{followed_id}")

    def pane(self) -> list[tuple[QWidget, QWidget]]:
        """The page and where the focus goes in it, while it is shown: for whoever walks the panes."""
        return [(self.page, self.page.first_table())] if self.is_open else []

    def leave(self) -> None:
        """Put list and reader back as they were; nothing where they are there."""
        if not self.is_open:
            return
        focus = QApplication.focusWidget()
        was_inside = focus is not None and self.page.isAncestorOf(focus)
        self._put_back()
        for action in self._resting:
            action.setEnabled(True)
        self._resting = []
        self._window.later.enable_actions()
        self._window.quiet_bar.float_over(self._window.papers)
        self._window.sidebar.select(self._window.browsing.view)
        if was_inside:
            self._window.enter_list()

    def _follow_settings(self) -> None:
        """Requests may be forbidden now, or asked for at other times."""
        self._tell()
        if self.is_open:
            self.page.refresh()

    def _tell(self) -> None:
        from desktop.library import telling
        from desktop.ui.sources.source_rows import has_failed, is_failure, last_said

        sources = self._library.sources
        followed = sources.load_followed()
        self._window.sidebar.tree.mark_failure(SOURCES, has_failed(followed))
        for service, report in last_said([*sources.load_ledger(), *sources.load_latest()], followed).items():
            said = replace(report, retry_at=None) if sources.is_offline else report  # offline, nothing is tried again
            self._window.strip.show_service(telling.tell_service(said), is_failure(report), service=service)

    # Taking and giving back the room

    def _put_in_place(self) -> None:
        page, splitter = self.page, self._splitter
        focus = QApplication.focusWidget()
        panes = [splitter.widget(number) for number in (LIST, READER)]
        self._widths = splitter.sizes()
        self._hidden = tuple(pane for pane in panes if pane is not None and not pane.isHidden())
        if focus is not None and any(pane.isAncestorOf(focus) for pane in self._hidden):
            page.setFocus()  # else it would go to whatever comes next
        splitter.insertWidget(PAGE, page)
        self.is_open = True
        page.show()
        for pane in self._hidden:
            pane.hide()
        library = self._widths[0]
        splitter.setSizes([library, 0, 0, sum(self._widths) - library])

    def _put_back(self) -> None:
        splitter = self._splitter
        sizes = splitter.sizes()
        self.is_open = False
        for pane in self._hidden:
            pane.show()
        self.page.hide()
        self.page.setParent(self._window)  # so that the splitter remembers three panes and no fourth
        library, room = sizes[0], sum(sizes) - sizes[0]
        reader = min(self._widths[READER], max(room - self._widths[LIST], 0)) if self._widths[READER] else 0
        splitter.setSizes([library, room - reader, reader])

    def _rest_commands(self) -> None:
        actions = self._window.actions_by_name
        resting = [actions[command.name] for command in COMMANDS if _rests(command)]
        self._resting = [action for action in resting if action.isEnabled()]
        for action in self._resting:
            action.setEnabled(False)

    def _leave_for_another_view(self) -> None:
        if self.is_open and self._window.browsing.is_turning and not self._is_staying:
            self.leave()

    # What is asked for on the page

    def _build_page(self) -> "SourcesPage":
        from desktop.ui.sources.sources_page import SourcesPage

        page = SourcesPage(self._library, self._window.actions_by_name)
        policy = page.sizePolicy()
        policy.setHorizontalStretch(STRETCH)
        page.setSizePolicy(policy)
        page.left.connect(self.leave)
        page.chosen.connect(self._choose)
        page.menu_requested.connect(self._open_menu)
        page.key_pressed_on.connect(self._on_key)
        page.waiting_wanted.connect(self._library.sources.ask_waiting)
        return page

    def _choose(self, row: "SourceRow") -> None:
        if isinstance(row.subject, Followed):
            self._window.browsing.show(view_of_listing(row.subject.followed_id))
            self._window.enter_list()
        elif isinstance(row.subject, tuple):
            self._library.sources.ask_waiting()
        else:
            self.page.unfold(row.key)

    def _on_key(self, row: "SourceRow", key: int) -> None:
        subject = row.subject
        if isinstance(subject, Followed):
            (self._stop if key == Qt.Key.Key_Delete else self._rename)(subject)
        elif isinstance(subject, tuple) and key == Qt.Key.Key_Delete:
            self._forget(subject)

    def _open_menu(self, row: "SourceRow", place: QPoint) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.build_menu(row)
        if self._menu.actions():
            self._menu.popup(place)

    def build_menu(self, row: "SourceRow") -> QMenu:
        """What can be done with that row; empty where nothing can."""
        menu = QMenu(self._window)
        subject, sources = row.subject, self._library.sources
        if isinstance(subject, Followed):
            menu.addAction(tr("Show its papers"), lambda: self._choose(row))
            pull = menu.addAction(tr("Pull now"), lambda: sources.pull_one(subject))
            pull.setEnabled(not sources.is_offline and not self._library.is_working)
            menu.addSeparator()
            words = tr("Take up again") if subject.paused else tr("Pause")
            menu.addAction(words, lambda: self._pause(subject, not subject.paused))
            menu.addAction(_with_key(tr("Rename…"), Qt.Key.Key_F2), lambda: self._rename(subject))
            menu.addSeparator()
            menu.addAction(_with_key(tr("Stop following"), Qt.Key.Key_Delete), lambda: self._stop(subject))
        elif isinstance(subject, tuple):
            again = menu.addAction(tr("Try again"), sources.ask_waiting)
            again.setEnabled(not sources.is_offline and not self._library.is_working)
            self._offer_taking_away(menu, subject)
        else:
            if row.details:
                menu.addAction(tr("What was skipped"), lambda: self.page.unfold(row.key))
            if subject.listing.kind not in ("paper", "file"):
                pull = menu.addAction(tr("Ask for this list again"), lambda: sources.pull(subject.listing))
                pull.setEnabled(not sources.is_offline and not self._library.is_working)
            menu.addAction(tr("Copy"), lambda: QGuiApplication.clipboard().setText(row.spoken))
        return menu

    def _offer_taking_away(self, menu: QMenu, waiting: tuple["Waiting", ...]) -> None:
        menu.addSeparator()
        if len(waiting) == 1:
            menu.addAction(_with_key(tr("Take away"), Qt.Key.Key_Delete), lambda: self._forget(waiting))
            return
        names = menu.addMenu(tr("Take away"))
        names.addAction(tr("All {count}").format(count=len(waiting)), lambda: self._forget(waiting))
        names.addSeparator()
        for one in waiting[:MOST_NAMED]:
            names.addAction(escape_mnemonics(one.reference)).triggered.connect(partial(self._forget, (one,)))

    def _forget(self, waiting: tuple["Waiting", ...], _checked: bool = False) -> None:
        self._library.sources.forget([one.waiting_id for one in waiting])

    def _pause(self, followed: Followed, on: bool) -> None:
        if self._library.sources.pause(followed.followed_id, on) and not on:
            self._library.sources.pull_due(aloud=True)

    def _rename(self, followed: Followed) -> None:
        self._window.dialogs.rename_listing(followed.followed_id)

    def _stop(self, followed: Followed) -> None:
        self._is_staying = True  # also where the view behind the page is that listing's, and turns to another
        self._library.sources.unfollow(followed.followed_id)
        self._is_staying = False


def _with_key(words: str, key: Qt.Key) -> str:
    """The words of a menu with the key that does the same in the table; a shortcut would be there everywhere."""
    return f"{words}\t{QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)}"


def _leads_away(name: str) -> bool:
    """Whether that command shows a list of papers, be it the one that was shown before."""
    return (name.startswith("go_") and name != "go_sources") or name in ("previous_day", "next_day", "to_list")


def _rests(command: Command) -> bool:
    """Whether that command acts on papers and panes that are out of sight."""
    of_papers = command.menu in (PAPER, GO) and command.name not in ("go_sources", "new_collection")
    return command.name in OF_THE_PANES or (of_papers and not _leads_away(command.name))
