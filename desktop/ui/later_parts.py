"""The parts of the window that its first paint does not show: built after it and joined to those that are there."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.errors import PapershelfError
from desktop.records import Change, ExportOptions
from desktop.translation import tr, trn
from desktop.ui.commands import COMMANDS
from desktop.ui.deed_names import name_deeds
from desktop.ui.deeds import Deeds
from desktop.ui.emptying_trash import empty_trash
from desktop.ui.history_words import HistoryWords
from desktop.ui.keys.key_bindings import KeyBindings
from desktop.ui.keys.key_names import is_single
from desktop.ui.live.day_turn import DayTurn
from desktop.ui.live.outside_changes import OutsideChanges
from desktop.ui.overlays import Overlays
from desktop.ui.paper_menu import build_paper_menu, enable
from desktop.ui.papers.new_above import NewAbove
from desktop.ui.quiet_bar import QuietBar
from desktop.ui.read_on_open import ReadOnOpen
from desktop.ui.reader.highlight_deeds import HighlightDeeds
from desktop.ui.reader.note_deeds import NoteDeeds
from desktop.ui.reader.note_linking import NoteLinking
from desktop.ui.reader.origin_deeds import OriginDeeds
from desktop.ui.reader.paper_beside import PaperBeside
from desktop.ui.reader.reader import Reader
from desktop.ui.reader.reading_mode import ReadingMode
from desktop.ui.several_words import several_words
from desktop.ui.sidebar.collection_moves import CollectionMoves
from desktop.ui.sidebar.following import Following
from desktop.ui.sidebar.labels import Labels
from desktop.ui.sidebar.smart import Smart
from desktop.ui.sidebar.tags import Tags
from desktop.ui.sources.sources_room import SourcesRoom
from desktop.ui.triage import Triage
from desktop.ui.undo_words import undo_words
from desktop.ui.views import View

if TYPE_CHECKING:
    from desktop.ui.adding.arrivals import Arrivals
    from desktop.ui.adding.completions import Completions
    from desktop.ui.main_window import MainWindow

READER_ACTIONS = ("star", "dismiss", "collect", "export")
MOST_TOLD = 500  # selected papers that decide between Star and Unstar


class LaterParts(QObject):
    """Builds them and connects them with the window's list, sidebar and strip, so that one answers what another says."""

    following: Following
    smart: Smart
    tags: Tags
    origin_deeds: OriginDeeds

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._library, self._actions = window.library, window.actions_by_name
        self._papers, self._browsing, self._strip = window.papers, window.browsing, window.strip
        library, papers, browsing, appearance = window.library, window.papers, window.browsing, window.appearance
        settings = appearance.settings
        self.reader = Reader([self._actions[name] for name in READER_ACTIONS], library.save_note)
        window.place_reader(self.reader)
        self.paper_menu = build_paper_menu(window, self._actions)
        self.quiet_bar = QuietBar(papers)
        NewAbove(papers)
        around = (window.sidebar, papers, self._strip, window.menuBar())
        self.reading = ReadingMode(appearance, window, self.reader, around)
        self.key_bindings = KeyBindings(settings, appearance.keep, self._actions, window)
        self.overlays = Overlays(library, appearance, self.key_bindings, self._actions, window)
        PaperBeside(library, papers, browsing, self.reader, self)
        self.triage = Triage(library, papers, browsing, settings, window)
        ReadOnOpen(settings, library, papers, browsing, self.reader, self)
        self.following = Following(window)
        self.smart = Smart(window)
        self.collection_moves = CollectionMoves(window)
        self.tags = Tags(window)
        self.labels = Labels(window)
        self.deeds = Deeds(library, papers, browsing, window.open_link, window)
        self.origin_deeds = OriginDeeds(window, self.reader)
        self.note_deeds = NoteDeeds(window, self.reader, self.key_bindings)
        self.note_linking: NoteLinking = NoteLinking(window, self.reader)
        self.sources_room = SourcesRoom(window)
        self._connect_list()
        self.highlight_deeds = HighlightDeeds(window, self.reader)
        self._connect_reader()
        self._connect_library()
        self.enable_actions()

    @cached_property
    def arrivals(self) -> "Arrivals":
        """What comes by hand: pasted, dropped, named."""
        from desktop.ui.adding.arrivals import Arrivals

        return Arrivals(self._window)

    @cached_property
    def completions(self) -> "Completions":
        """What asks for the rest of papers that are known in part."""
        from desktop.ui.adding.completions import Completions

        return Completions(self._window)

    def finish_starting(self) -> None:
        """What the first key or click may ask for."""
        # In other places Delete and Space belong to what is there: a collection in the sidebar, a chip or a button in the reader.
        self._papers.view.addActions([self._actions[command.name] for command in COMMANDS if command.in_list])
        window, sidebar = self._window, self._window.sidebar
        sidebar.tree.addAction(self._actions["read_on"])
        # Not their methods themselves: the dialogs are loaded last, or when they are wanted.
        sidebar.new_collection_requested.connect(lambda parent_id: window.dialogs.new_collection(parent_id=parent_id))
        sidebar.rename_requested.connect(lambda collection_id: window.dialogs.rename_collection(collection_id=collection_id))
        sidebar.delete_requested.connect(lambda collection_id: window.dialogs.delete_collection(collection_id=collection_id))
        sidebar.export_requested.connect(lambda view: window.dialogs.export(view=view))
        sidebar.emptying_requested.connect(self.empty_trash)
        self.overlays.help_searching(self._papers.search_box)
        self.following.start()
        self.smart.start()
        self.tags.start()
        self.arrivals.watch()
        self.reader.page.lack.complete_wanted.connect(self.completions.complete)
        HistoryWords(self._library, self._actions["undo"], self._actions["redo"], self)
        self.sources_room.watch()
        OutsideChanges(self._library, self)
        DayTurn(self._library, self).start()

    def empty_trash(self) -> None:
        """Ask, and delete for good what is in the Trash."""
        empty_trash(self._library, self._window)

    def load_icons(self) -> None:
        """Show the icons: to load their font, and to lay out all texts anew that Qt then believes changed, takes long."""
        self._papers.search_box.load_icons()
        self._window.sidebar.load_icons()

    # Putting together

    def _connect_list(self) -> None:
        papers, sidebar = self._papers, self._window.sidebar
        self.key_bindings.changed.connect(self._show_keys)
        self._show_keys()
        papers.selection_changed.connect(lambda _count: self.enable_actions())
        papers.current_changed.connect(self._enable_where_nothing_is_selected)
        papers.activated.connect(lambda _paper_id: self._window.enter_reader())
        papers.context_menu_requested.connect(self.paper_menu.popup)
        papers.view.letter_rested.connect(lambda: self._strip.show_message(several_words(self._actions)))
        sidebar.papers_dropped.connect(self._drop_papers)
        sidebar.view_chosen.connect(lambda _view: self.enable_actions())
        self._strip.told.connect(self._strip.show)  # also where only the reader is shown
        # What an empty list offers depends on it.
        self._actions["offline"].triggered.connect(lambda _checked: self._browsing.refresh())
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._window.appearance.follow_system)

    def _connect_reader(self) -> None:
        window, reader, library, browsing = self._window, self.reader, self._library, self._browsing
        reader.tag_added.connect(lambda paper_id, tag: library.change_tags([paper_id], add=[tag]))
        reader.tag_removed.connect(lambda paper_id, tag: library.change_tags([paper_id], remove=[tag]))
        reader.tag_clicked.connect(lambda tag: browsing.show_query(f'tag:"{tag}"'))
        reader.author_clicked.connect(lambda name: browsing.show_query(f'au:"{name}"'))
        reader.collection_clicked.connect(browsing.show_collection)
        reader.collection_removed.connect(self._take_out)
        reader.add_to_collection_requested.connect(lambda paper_id: window.dialogs.collect([paper_id]))
        reader.link_activated.connect(window.open_link)
        reader.bibtex_wanted.connect(self._show_bibtex)
        reader.left.connect(window.enter_list)
        reader.escaped.connect(lambda: self.reading.leave_for(window.enter_list))
        reader.read_on_wanted.connect(window.read_on)
        self.reading.changed.connect(self._follow_reading)
        self.reading.zoomed.connect(
            lambda zoom: self._strip.show_message(tr("Text size {size} %").format(size=round(100 * zoom)))
        )

    def _connect_library(self) -> None:
        library, strip = self._library, self._strip
        library.acted.connect(self._offer_undo)
        library.reversed.connect(strip.show_message)
        library.reversed.connect(lambda _words: self.quiet_bar.hide())
        library.reversed_one.connect(self._papers.select)
        library.papers_changed.connect(lambda _ids: self.enable_actions())
        library.work_started.connect(strip.show_work)
        library.work_progressed.connect(self._show_progress)
        library.work_ended.connect(strip.clear_work)
        strip.cancel_requested.connect(library.cancel_work)
        strip.focus_left.connect(self._window.enter_list)

    def enable_actions(self) -> None:
        """Enable what can be done with the papers that are selected, as long as they are in sight."""
        first = self._papers.selected_papers(MOST_TOLD) if not self.sources_room.is_open else []
        selected = self._papers.count_selected() or len(first) if not self.sources_room.is_open else 0
        enable(self._actions, selected=selected, in_collection=self._browsing.collection is not None)
        self.origin_deeds.enable(is_one=selected == 1)
        name_deeds(self._actions, first, selected)
        self.key_bindings.set_several(selected > 1)

    # Answers to signals

    def _show_keys(self) -> None:
        keys = [key.toString() for key in self._actions["find"].shortcuts()]
        self._papers.search_box.set_hint(next((key for key in keys if is_single(key)), ""))
        self.reader.note.field.show_key(self._actions["note"].shortcut().toString())

    def _enable_where_nothing_is_selected(self, _paper_id: int) -> None:
        # Where something is selected, the selection has changed with the current paper and says so itself.
        if not self._papers.count_selected():
            self.enable_actions()

    def _offer_undo(self, change: Change) -> None:
        self._strip.show_message("")  # what it says is of an earlier deed
        rows = self._library.load_rows(change.paper_ids) if len(change.paper_ids) == 1 else []
        self.quiet_bar.offer(undo_words(change, rows[0] if rows else None), lambda: self._library.undo(change))

    def _follow_reading(self, alone: bool) -> None:
        self._actions["full_screen"].setChecked(alone)
        self.quiet_bar.float_over(self.reader if alone else self._papers, at_top=alone)
        if not alone and not self.reading.began_in_reader and not self.reader.note.field.hasFocus():
            self._window.enter_list()

    def _show_progress(self, words: str, done: int, total: int | None) -> None:
        if done and total is None:  # a list that nobody knows the length of
            words = tr("{work}: {papers} so far").format(work=words, papers=trn("{count} paper", "{count} papers", done))
        self._strip.show_work(words, done, total)

    def _show_bibtex(self, paper_id: int) -> None:
        try:
            self.reader.set_bibtex(self._library.render([paper_id], ExportOptions(), freeze=False))
        except PapershelfError as error:
            self._strip.show_warning(str(error))

    def _drop_papers(self, view: View, paper_ids: list[int]) -> None:
        collection = self._browsing.collection_of(view.collection_id)
        if collection is not None:
            self._library.collect(collection.path, paper_ids)
        else:
            self.triage.put_into(view, paper_ids)

    def _take_out(self, paper_id: int, collection_id: int) -> None:
        collection = self._browsing.collection_of(collection_id)
        if collection is not None:
            self._library.uncollect(collection, [paper_id])
