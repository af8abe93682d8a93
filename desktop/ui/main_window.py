"""The window: places its parts and connects those of the first paint. No logic."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QUrl, Signal
from PySide6.QtGui import QCloseEvent, QDesktopServices
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop.records import Order
from desktop.settings import Settings
from desktop.translation import tr
from desktop.ui.actions import build_actions, build_menus
from desktop.ui.appearance import READER, WIDTHS, Appearance
from desktop.ui.browsing import Browsing
from desktop.ui.first_paint import AfterFirstPaint
from desktop.ui.last_place import LastPlace
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.sidebar.sidebar import Sidebar
from desktop.ui.status_strip import StatusStrip

if TYPE_CHECKING:
    from desktop.ui.deeds import Deeds
    from desktop.ui.dialogs import Dialogs
    from desktop.ui.keys.key_bindings import KeyBindings
    from desktop.ui.later_parts import LaterParts
    from desktop.ui.overlays import Overlays
    from desktop.ui.quiet_bar import QuietBar
    from desktop.ui.reader.reader import Reader
    from desktop.ui.reader.reading_mode import ReadingMode
    from desktop.ui.sources.sources_room import SourcesRoom
    from desktop.ui.triage import Triage

STRETCH = (0, 2, 3)  # in a smaller window the list gives way too, lest the text has the narrowest column
NARROWEST = (150, 280, 320)  # pixels
FRAME = 40  # pixels that a window manager's frame takes of the screen's height


class MainWindow(QMainWindow):
    """Three panes over a strip. What the first paint does not show is built after it, or when it is first wanted.

    ``save_settings`` writes the settings that were changed here; ``close_tasks`` ends what runs in the background;
    ``geometry`` remembers where the window was (None: nothing is remembered).

    Signals:
        started: it was painted, and all that it consists of is built.
    """

    started = Signal()
    library: LiveLibrary
    papers: PaperList
    browsing: Browsing
    appearance: Appearance

    def __init__(
        self,
        library: LiveLibrary,
        settings: Settings,
        save_settings: Callable[[], None],
        close_tasks: Callable[[], bool],
        geometry: QSettings | None,
    ) -> None:
        super().__init__()
        self.setWindowTitle("Papershelf")
        self.setAccessibleName("Papershelf")
        room = self.screen().availableGeometry()
        self.resize(min(1280, room.width()), min(800, room.height() - FRAME))
        self.setMinimumSize(760, 420)  # what the three panes need
        self.library = library
        self._close_tasks = close_tasks
        self._geometry = geometry
        self.actions_by_name = build_actions(self)
        build_menus(self.menuBar(), self.actions_by_name)
        self.sidebar = Sidebar()
        self.papers = PaperList(library.load_rows)
        self.strip = StatusStrip()
        self._arrange()
        self.appearance = Appearance(
            settings, save_settings, self.actions_by_name,
            is_offline=lambda: library.is_offline, geometry=geometry,
            splitter=self.splitter, sidebar=self.sidebar, papers=self.papers, strip=self.strip, parent=self,
        )  # fmt: skip
        library.papers_added.connect(self.papers.expect_arrivals)  # before the list is asked for anew
        self.browsing = Browsing(library, self.sidebar, self.papers, self, settings.sort)
        self._connect()
        self.appearance.restore_geometry()
        self._last_place = LastPlace(geometry, library.file)
        self._last_place.begin(self.browsing)
        self.papers.view.setFocus()
        # What takes long comes last. The dialogs are loaded, not shown.
        AfterFirstPaint(
            self,
            self._finish_starting,
            self.browsing.show_counts,
            self._load_icons,
            lambda: self.dialogs,
            self.started.emit,
        )

    @cached_property
    def later(self) -> "LaterParts":
        """The parts that the first paint does not show, joined to the others."""
        from desktop.ui.later_parts import LaterParts

        return LaterParts(self)

    @property
    def reader(self) -> "Reader":
        return self.later.reader

    @property
    def deeds(self) -> "Deeds":
        return self.later.deeds

    @property
    def triage(self) -> "Triage":
        return self.later.triage

    @property
    def reading(self) -> "ReadingMode":
        return self.later.reading

    @property
    def key_bindings(self) -> "KeyBindings":
        return self.later.key_bindings

    @property
    def quiet_bar(self) -> "QuietBar":
        return self.later.quiet_bar

    @property
    def overlays(self) -> "Overlays":
        return self.later.overlays

    @property
    def sources_room(self) -> "SourcesRoom":
        return self.later.sources_room

    @cached_property
    def dialogs(self) -> "Dialogs":
        """What asks the reader something; loaded when it is first wanted."""
        from desktop.ui.dialogs import Dialogs

        return Dialogs(self.library, self.papers, self.browsing, self, self._geometry)

    # Commands that concern the window itself

    def search(self) -> None:
        """Go into the search box."""
        self.reading.leave()
        self.sources_room.leave()
        self.browsing.search()

    def enter_reader(self) -> None:
        """Go into the abstract, to select and scroll with the keyboard."""
        self.appearance.show_pane(READER)
        self.reader.page.abstract.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def find_in_paper(self) -> None:
        """Find letters in the paper that is read."""
        self.appearance.show_pane(READER)
        self.reader.find_letters()

    def write_note(self) -> None:
        """Go into the note of the paper that is read."""
        self.appearance.show_pane(READER)
        self.reader.write_note()

    def write_tag(self) -> None:
        """Go into the field for another tag."""
        self.appearance.show_pane(READER)
        self.reader.write_tag()

    def read_on(self) -> None:
        """A page further down, at its end the next unread paper."""
        if not self.reader.scroll_page():
            self.go_unread(1)

    def go_unread(self, step: int) -> None:
        """Go to the next unread paper below, or with -1 above."""
        if not self.papers.go_next_unread(step):
            below, above = tr("There is no unread paper further down."), tr("There is no unread paper further up.")
            self.strip.show_message(below if step > 0 else above)

    def enter_list(self) -> None:
        """Go back into the list, or to what stands in its place; where only the reader is shown, into its text."""
        if self.reading.is_on:
            self.reader.take_focus()
            return
        self._list().setFocus(Qt.FocusReason.ShortcutFocusReason)

    def walk_panes(self, step: int) -> None:
        """Put the focus into the next pane that is shown, or the one before."""
        panes = [(self.sidebar, self.sidebar.tree), (self.papers, self._list()), (self.reader, self.reader.page.abstract)]
        panes += self.sources_room.pane()
        shown = [pane for pane in panes if pane[1].isVisible()]
        focus = QApplication.focusWidget()
        here = next((number for number, (pane, _) in enumerate(shown) if focus and pane.isAncestorOf(focus)), -step)
        shown[(here + step) % len(shown)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_link(self, address: str) -> None:
        """Open it in the browser, if it is an address that may be opened."""
        from desktop.ui.reader.paper_links import is_openable

        if not is_openable(address) or not QDesktopServices.openUrl(QUrl(address)):
            self.strip.show_warning(tr("{address} could not be opened in a browser.").format(address=address))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not (self.reader.note.flush() and self.later.highlight_deeds.flush()):
            # The reader wrote this and it is not on disk: closing now would lose it.
            self.strip.show_warning(tr("The note is not saved yet; the window stays open so that nothing is lost."))
            event.ignore()
            return
        self.reader.page.notices.leave()  # what was looked at has been seen
        self.library.search.close()
        self._close_tasks()
        self.reading.leave()  # what is remembered is the window with its panes
        self.sources_room.leave()
        self.appearance.keep_geometry()
        self._last_place.keep(self.browsing)
        event.accept()

    # Putting together

    def _list(self) -> QWidget:
        return self.papers.view if self.papers.view.isVisible() else self.papers.state

    def _arrange(self) -> None:
        self.splitter = QSplitter()
        self.splitter.setObjectName("panes")
        self.splitter.setHandleWidth(1)
        self.splitter.setChildrenCollapsible(False)
        for number, pane in enumerate((self.sidebar, self.papers, QWidget())):
            self._set_room(number, pane)
            self.splitter.addWidget(pane)
        self.splitter.setSizes(list(WIDTHS))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(whole)

    def place_reader(self, reader: QWidget) -> None:
        """Put it where its room was kept."""
        self._set_room(READER, reader)
        kept = self.splitter.replaceWidget(READER, reader)
        assert kept is not None
        kept.deleteLater()

    def _set_room(self, number: int, pane: QWidget) -> None:
        pane.setMinimumWidth(NARROWEST[number])
        policy = pane.sizePolicy()
        policy.setHorizontalStretch(STRETCH[number])
        pane.setSizePolicy(policy)

    def _finish_starting(self) -> None:
        self.later.finish_starting()

    def _load_icons(self) -> None:
        self.later.load_icons()

    def _connect(self) -> None:
        """What the first page can already say or ask; the rest is in later_parts.py."""
        self.papers.pull_requested.connect(self.actions_by_name["pull"].trigger)
        self.papers.band.offer_sorting([self.actions_by_name[f"sort_{order}"] for order in Order])
        self.browsing.shown.connect(self._show_order)
        self.browsing.order_chosen.connect(self.appearance.keep)
        self.browsing.order_chosen.connect(self.enter_list)  # else the next key would open the menu of orders again
        self.browsing.command_wanted.connect(lambda name: self.actions_by_name[name].trigger())
        self.library.told.connect(self._tell)

    def _show_order(self) -> None:
        orders, chosen = self.browsing.orders, self.browsing.order
        for order in Order:
            action = self.actions_by_name[f"sort_{order}"]
            action.setEnabled(order in orders)
            action.setChecked(order == chosen)
        self.papers.band.show_order(chosen)

    def _tell(self, sentence: str, warning: bool) -> None:
        (self.strip.show_warning if warning else self.strip.show_message)(sentence)
