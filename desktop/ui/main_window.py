"""The window: places the parts and connects them. No logic."""

from collections.abc import Callable
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QUrl
from PySide6.QtGui import QCloseEvent, QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QMainWindow, QSplitter, QVBoxLayout, QWidget

from desktop.errors import PapershelfError
from desktop.records import Change, ExportOptions, Order, PullReport
from desktop.settings import Settings
from desktop.translation import tr
from desktop.ui.actions import COMMANDS, build_actions, build_menus, build_paper_menu, enable
from desktop.ui.appearance import READER, WIDTHS, Appearance
from desktop.ui.browsing import Browsing
from desktop.ui.deed_names import name_deeds
from desktop.ui.deeds import Deeds
from desktop.ui.first_paint import AfterFirstPaint
from desktop.ui.history_words import HistoryWords
from desktop.ui.key_bindings import KeyBindings
from desktop.ui.key_names import is_single
from desktop.ui.last_place import LastPlace
from desktop.ui.live_library import LiveLibrary
from desktop.ui.overlays import Overlays
from desktop.ui.paper_links import is_openable
from desktop.ui.paper_list import PaperList
from desktop.ui.quiet_bar import QuietBar
from desktop.ui.read_on_open import ReadOnOpen
from desktop.ui.reader import Reader
from desktop.ui.reading_mode import ReadingMode
from desktop.ui.several_words import several_words
from desktop.ui.sidebar import Sidebar
from desktop.ui.status_strip import StatusStrip
from desktop.ui.triage import Triage
from desktop.ui.undo_words import undo_words
from desktop.ui.views import View

if TYPE_CHECKING:
    from desktop.ui.dialogs import Dialogs

STRETCH = (0, 2, 3)  # in a smaller window the list gives way too, lest the text has the narrowest column
FRAME = 40  # pixels that a window manager's frame takes of the screen's height
READER_ACTIONS = ("star", "dismiss", "collect", "export")
MOST_TOLD = 500  # selected papers that decide between Star and Unstar


class MainWindow(QMainWindow):
    """Three panes over a strip.

    ``save_settings`` writes the settings that were changed here; ``close_tasks`` ends what runs in the background;
    ``geometry`` remembers where the window was (None: nothing is remembered).
    """

    library: LiveLibrary
    papers: PaperList
    reader: Reader
    browsing: Browsing
    deeds: Deeds
    triage: Triage
    appearance: Appearance
    reading: ReadingMode
    key_bindings: KeyBindings
    overlays: Overlays

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
        self.reader = Reader([self.actions_by_name[name] for name in READER_ACTIONS], library.save_note)
        self.strip = StatusStrip()
        self._arrange()
        self.quiet_bar = QuietBar(self.papers)
        self.appearance = Appearance(
            settings, save_settings, self.actions_by_name,
            is_offline=lambda: library.is_offline, geometry=geometry,
            splitter=self.splitter, sidebar=self.sidebar, papers=self.papers, strip=self.strip, parent=self,
        )  # fmt: skip
        around = (self.sidebar, self.papers, self.strip, self.menuBar())
        self.reading = ReadingMode(self.appearance, self, self.reader, around)
        self.key_bindings = KeyBindings(settings, self.appearance.keep, self.actions_by_name, self)
        self.overlays = Overlays(library, self.appearance, self.key_bindings, self.actions_by_name, self)
        self.browsing = Browsing(library, self.sidebar, self.papers, self.reader, self, settings.sort)
        self.triage = Triage(library, self.papers, self.browsing, settings, self)
        ReadOnOpen(settings, library, self.papers, self.browsing, self.reader, self)
        self.deeds = Deeds(library, self.papers, self.browsing, self.open_link, self)
        self._connect()
        self.appearance.restore_geometry()
        self._last_place = LastPlace(geometry, library.file)
        self._last_place.begin(self.browsing)
        self.papers.view.setFocus()
        AfterFirstPaint(self, self._finish_starting)

    @cached_property
    def dialogs(self) -> "Dialogs":
        """What asks the reader something; loaded when it is first wanted."""
        from desktop.ui.dialogs import Dialogs

        return Dialogs(self.library, self.papers, self.browsing, self, self._geometry)

    # Commands that concern the window itself

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
        shown = [pane for pane in panes if pane[1].isVisible()]
        focus = QApplication.focusWidget()
        here = next((number for number, (pane, _) in enumerate(shown) if focus and pane.isAncestorOf(focus)), -step)
        shown[(here + step) % len(shown)][1].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def open_link(self, address: str) -> None:
        """Open it in the browser, if it is an address that may be opened."""
        if not is_openable(address) or not QDesktopServices.openUrl(QUrl(address)):
            self.strip.show_warning(tr("{address} could not be opened in a browser.").format(address=address))

    def closeEvent(self, event: QCloseEvent) -> None:
        if not self.reader.note.flush():
            # The reader wrote this and it is not on disk: closing now would lose it.
            self.strip.show_warning(tr("The note is not saved yet; the window stays open so that nothing is lost."))
            event.ignore()
            return
        self.library.search.stop()
        self._close_tasks()
        self.reading.leave()  # what is remembered is the window with its panes
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
        for number, (pane, narrowest) in enumerate(((self.sidebar, 150), (self.papers, 280), (self.reader, 320))):
            pane.setMinimumWidth(narrowest)
            self.splitter.addWidget(pane)
            self.splitter.setStretchFactor(number, STRETCH[number])
        self.splitter.setSizes(list(WIDTHS))
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.splitter, 1)
        column.addWidget(self.strip)
        self.setCentralWidget(whole)
        self._paper_menu = build_paper_menu(self, self.actions_by_name)

    def _connect(self) -> None:
        self.key_bindings.changed.connect(self._show_keys)
        self._show_keys()
        library, papers, sidebar, reader = self.library, self.papers, self.sidebar, self.reader
        papers.pull_requested.connect(library.pull)
        papers.selection_changed.connect(lambda _count: self._enable_actions())
        papers.band.offer_sorting([self.actions_by_name[f"sort_{order}"] for order in Order])
        self.browsing.shown.connect(self._show_order)
        self.browsing.order_chosen.connect(self.appearance.keep)
        self.browsing.order_chosen.connect(self.enter_list)  # else the next key would open the menu of orders again
        papers.current_changed.connect(self._enable_where_nothing_is_selected)
        papers.activated.connect(lambda _paper_id: self.enter_reader())
        papers.context_menu_requested.connect(self._paper_menu.popup)
        papers.view.letter_rested.connect(lambda: self.strip.show_message(several_words(self.actions_by_name)))
        sidebar.papers_dropped.connect(self._drop_papers)
        sidebar.view_chosen.connect(lambda _view: self._enable_actions())
        reader.tag_added.connect(lambda paper_id, tag: library.change_tags([paper_id], add=[tag]))
        reader.tag_removed.connect(lambda paper_id, tag: library.change_tags([paper_id], remove=[tag]))
        reader.tag_clicked.connect(lambda tag: self.browsing.show_query(f'tag:"{tag}"'))
        reader.author_clicked.connect(lambda name: self.browsing.show_query(f'au:"{name}"'))
        reader.collection_clicked.connect(self.browsing.show_collection)
        reader.collection_removed.connect(self._take_out)
        reader.add_to_collection_requested.connect(lambda paper_id: self.dialogs.collect([paper_id]))
        reader.link_activated.connect(self.open_link)
        reader.bibtex_wanted.connect(self._show_bibtex)
        reader.left.connect(self.enter_list)
        reader.escaped.connect(lambda: self.reading.leave_for(self.enter_list))
        reader.read_on_wanted.connect(self.read_on)
        self.reading.changed.connect(self._follow_reading)
        self.reading.zoomed.connect(
            lambda zoom: self.strip.show_message(tr("Text size {size} %").format(size=round(100 * zoom)))
        )
        self.strip.told.connect(self.strip.show)  # also where only the reader is shown
        self.browsing.command_wanted.connect(lambda name: self.actions_by_name[name].trigger())
        # What an empty list offers depends on it.
        self.actions_by_name["offline"].triggered.connect(lambda _checked: self.browsing.refresh())
        library.acted.connect(self._offer_undo)
        library.reversed.connect(self.strip.show_message)
        library.reversed.connect(lambda _words: self.quiet_bar.hide())
        library.reversed_one.connect(papers.select)
        library.told.connect(self._tell)
        library.pulled.connect(self._show_pull)
        library.papers_changed.connect(lambda _ids: self._enable_actions())
        library.work_started.connect(self.strip.show_work)
        library.work_progressed.connect(self._show_progress)
        library.work_ended.connect(self.strip.clear_work)
        self.strip.cancel_requested.connect(library.cancel_work)
        QGuiApplication.styleHints().colorSchemeChanged.connect(lambda _scheme: self.appearance.dress())

    def _finish_starting(self) -> None:
        # In other places Delete and Space belong to what is there: a collection in the sidebar, a chip or a button in the reader.
        self.papers.view.addActions([self.actions_by_name[command.name] for command in COMMANDS if command.in_list])
        self.sidebar.tree.addAction(self.actions_by_name["read_on"])
        self.sidebar.load_icons()
        self.sidebar.new_collection_requested.connect(self.dialogs.new_collection)
        self.sidebar.rename_requested.connect(self.dialogs.rename_collection)
        self.sidebar.delete_requested.connect(self.dialogs.delete_collection)
        self.sidebar.export_requested.connect(self.dialogs.export)
        self.overlays.help_searching(self.papers.search_box)
        self.browsing.show_counts()
        HistoryWords(self.library, self.actions_by_name["undo"], self.actions_by_name["redo"], self)
        self._show_pull(self.library.load_last_pull())
        self._enable_actions()

    # Answers to signals

    def _show_keys(self) -> None:
        keys = [key.toString() for key in self.actions_by_name["find"].shortcuts()]
        self.papers.search_box.set_hint(next((key for key in keys if is_single(key)), ""))
        self.reader.note.field.show_key(self.actions_by_name["note"].shortcut().toString())

    def _enable_where_nothing_is_selected(self, _paper_id: int) -> None:
        # Where something is selected, the selection has changed with the current paper and says so itself.
        if not self.papers.count_selected():
            self._enable_actions()

    def _enable_actions(self) -> None:
        first = self.papers.selected_ids(MOST_TOLD)
        selected = self.papers.count_selected() or len(first)
        enable(self.actions_by_name, selected=selected, in_collection=self.browsing.collection is not None)
        name_deeds(self.actions_by_name, self.library.load_rows(first), selected)
        self.key_bindings.set_several(selected > 1)

    def _show_order(self) -> None:
        orders = self.browsing.orders
        for order in Order:
            action = self.actions_by_name[f"sort_{order}"]
            action.setEnabled(order in orders)
            action.setChecked(order == self.browsing.order)
        self.papers.band.show_order(self.browsing.order)

    def _offer_undo(self, change: Change) -> None:
        self.strip.show_message("")  # what it says is of an earlier deed
        rows = self.library.load_rows(change.paper_ids) if len(change.paper_ids) == 1 else []
        self.quiet_bar.offer(undo_words(change, rows[0] if rows else None), lambda: self.library.undo(change))

    def _follow_reading(self, alone: bool) -> None:
        self.actions_by_name["full_screen"].setChecked(alone)
        self.quiet_bar.float_over(self.reader if alone else self.papers, at_top=alone)
        if not alone and not self.reading.began_in_reader and not self.reader.note.field.hasFocus():
            self.enter_list()

    def _tell(self, sentence: str, warning: bool) -> None:
        (self.strip.show_warning if warning else self.strip.show_message)(sentence)

    def _show_progress(self, words: str, done: int, total: int | None) -> None:
        self.strip.show_work(
            words if total or not done else tr("{work}: {count}").format(work=words, count=f"{done:,}"), done, total
        )

    def _show_pull(self, report: PullReport | None) -> None:
        if report is not None:
            self.strip.show_service(
                self.library.tell_last_pull(report), report.outcome != "done", service=report.listing.source
            )

    def _show_bibtex(self, paper_id: int) -> None:
        try:
            self.reader.set_bibtex(self.library.render([paper_id], ExportOptions(), freeze=False))
        except PapershelfError as error:
            self.strip.show_warning(str(error))

    def _drop_papers(self, view: View, paper_ids: list[int]) -> None:
        collection = self.browsing.collection_of(view.collection_id)
        if collection is not None:
            self.library.collect(collection.path, paper_ids)
        else:
            self.triage.put_into(view, paper_ids)

    def _take_out(self, paper_id: int, collection_id: int) -> None:
        collection = self.browsing.collection_of(collection_id)
        if collection is not None:
            self.library.uncollect(collection, [paper_id])
