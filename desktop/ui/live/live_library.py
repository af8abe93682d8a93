"""The library as windows see it: the same verbs, plus signals, background work and undo. Main thread."""

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from desktop.errors import PapershelfError
from desktop.library import marking, opening, organising, putting_off, shelf
from desktop.library.opening import Database
from desktop.library.services import Services
from desktop.records import (
    Change,
    Collection,
    ExportOptions,
    ReadingStatus,
    ShelvedPaper,
)
from desktop.translation import tr, trn
from desktop.ui.live.live_history import AT_ONCE, LiveHistory
from desktop.ui.live.live_reading import LiveReading
from desktop.ui.live.live_search import LiveSearch
from desktop.ui.live.live_smart import LiveSmart
from desktop.ui.live.live_tags import LiveTags
from desktop.ui.live.live_upkeep import LiveUpkeep
from desktop.ui.live.live_work import LiveWork
from desktop.ui.tasks import Report, Tasks

if TYPE_CHECKING:
    from desktop.ui.live.live_highlights import LiveHighlights
    from desktop.ui.live.live_links import LiveLinks
    from desktop.ui.live.live_notes import LiveNotes
    from desktop.ui.live.live_origins import LiveOrigins
    from desktop.ui.live.live_sources import LiveSources


class LiveLibrary(LiveReading):
    """Small reads and writes happen at once; pulls, imports and exports one at a time in the background.

    Signals:
        papers_added: the list may have grown; look again.
        papers_changed: list[int], ids whose rows must be read again.
        collections_changed: names, order or counts of collections.
        acted: Change, what the reader did and can undo.
        reversed: str, words of what was undone or done again; lists should look again.
        reversed_one: int, the paper whose deed that was, when it was of one paper; after ``reversed``.
        told: str and bool, a sentence for the strip and whether it is a warning.
        pulled: PullReport, however it ended.
        imported: list[int], the papers of the files that were imported.
        work_started, work_progressed, work_ended: see LiveWork.
    """

    papers_added = Signal()
    papers_changed = Signal(list)
    collections_changed = Signal()
    acted = Signal(object)
    reversed = Signal(str)
    reversed_one = Signal(int)
    told = Signal(str, bool)
    pulled = Signal(object)
    imported = Signal(list)
    work_started = Signal(str)
    work_progressed = Signal(str, object, object)
    work_ended = Signal()

    def __init__(self, database: Database, services: Services, tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(database, parent)
        self._services = services
        self._work = LiveWork(database, tasks, self.told.emit, self._fail_at_work, self)
        self._work.started.connect(self.work_started)
        self._work.progressed.connect(self.work_progressed)
        self._work.ended.connect(self.work_ended)
        self._history = LiveHistory(database, self._work.start_whole, self._tell_reversed, self._fail)
        self._upkeep = LiveUpkeep(database, tasks, self)
        self.papers_changed.connect(lambda paper_ids: self._upkeep.written(len(paper_ids)))
        self.search = LiveSearch(database, tasks, self._fail, self)
        self.tags = LiveTags(database, lambda write: self._do(write, collections=True))
        self.smart = LiveSmart(database, lambda write: self._do(write, collections=True), self.search)

    def load_paper(self, paper_id: int) -> ShelvedPaper | None:
        """Everything known of that paper; None, and a word in the strip, when it is gone."""
        try:
            return shelf.load_paper(self._database, paper_id)
        except PapershelfError as error:
            self._fail(error)
            return None

    # Writing; each returns whether it is on disk. What is done to very many papers is not yet: it goes on in the background

    def star(self, paper_ids: Sequence[int], on: bool) -> bool:
        return self._do_to(paper_ids, lambda: marking.star(self._database, paper_ids, on))

    def mark_read(self, paper_ids: Sequence[int], on: bool) -> bool:
        return self._do_to(paper_ids, lambda: marking.mark_read(self._database, paper_ids, on))

    def dismiss(self, paper_ids: Sequence[int], on: bool) -> bool:
        return self._do_to(paper_ids, lambda: marking.dismiss(self._database, paper_ids, on))

    def trash(self, paper_ids: Sequence[int], on: bool) -> bool:
        return self._do_to(paper_ids, lambda: marking.trash(self._database, paper_ids, on), collections=True)

    def set_status(self, paper_ids: Sequence[int], status: ReadingStatus) -> bool:
        return self._do_to(paper_ids, lambda: marking.set_status(self._database, paper_ids, status))

    def put_off(self, paper_ids: Sequence[int], day: date | None) -> bool:
        return self._do_to(paper_ids, lambda: putting_off.put_off(self._database, paper_ids, day))

    def mark_opened(self, paper_id: int) -> None:
        """Mark the paper as read because it was looked at; undo passes it over."""
        try:
            change = marking.mark_opened(self._database, paper_id)
        except PapershelfError as error:
            self._fail(error)
            return
        if change.paper_ids:
            self.papers_changed.emit(list(change.paper_ids))

    def save_note(self, paper_id: int, text: str) -> None:
        """Write the note; it is on disk when this returns. Raises LibraryError, for the editor to show beside the text."""
        change = organising.write_note(self._database, paper_id, text)
        self._upkeep.note_written()
        if change.paper_ids:
            self.papers_changed.emit(list(change.paper_ids))

    def change_tags(self, paper_ids: Sequence[int], *, add: Sequence[str] = (), remove: Sequence[str] = ()) -> bool:
        return self._do_to(paper_ids, lambda: organising.change_tags(self._database, paper_ids, add, remove))

    def collect(self, path: str, paper_ids: Sequence[int]) -> bool:
        return self._do_to(paper_ids, lambda: organising.collect(self._database, path, paper_ids), collections=True)

    def uncollect(self, collection: Collection, paper_ids: Sequence[int]) -> bool:
        return self._do_to(paper_ids, lambda: organising.uncollect(self._database, collection, paper_ids), collections=True)

    def create_collection(self, path: str) -> bool:
        return self._do(lambda: organising.create_collection(self._database, path), collections=True)

    def rename_collection(self, collection_id: int, name: str) -> bool:
        return self._do(lambda: organising.rename_collection(self._database, collection_id, name), collections=True)

    def move_collection(self, collection_id: int, where: str) -> bool:
        """Move it ``up``, ``down``, ``in`` or ``out``."""
        return self._do(lambda: organising.move_collection(self._database, collection_id, where), collections=True)

    def delete_collection(self, collection: Collection) -> bool:
        return self._do(lambda: organising.delete_collection(self._database, collection), collections=True)

    def undo(self, change: Change | None = None) -> None:
        """Take back that change, by default the newest."""
        self._history.undo(change)

    def redo(self) -> None:
        self._history.redo()

    # In the background, one at a time

    @cached_property
    def sources(self) -> "LiveSources":
        """What is asked of the services; loaded when it is first wanted."""
        from desktop.ui.live.live_sources import LiveSources

        sources = LiveSources(self._database, self._services, self._work, self._do, self.told.emit, self)
        sources.asked.connect(self.pulled)
        sources.came.connect(self._show_what_came)
        sources.filed.connect(self.collections_changed)
        self.reversed.connect(sources.changed)  # what was undone may be that a listing is followed
        return sources

    @cached_property
    def highlights(self) -> "LiveHighlights":
        """What the reader marks in title and abstract; loaded with the first highlight."""
        from desktop.ui.live.live_highlights import LiveHighlights

        return LiveHighlights(self._database, self._do, self.papers_changed.emit, self._fail)

    @cached_property
    def notes(self) -> "LiveNotes":
        """What notes said at earlier times; loaded when it is first wanted."""
        from desktop.ui.live.live_notes import LiveNotes

        return LiveNotes(self._database, self._do)

    @cached_property
    def links(self) -> "LiveLinks":
        """Links from notes to papers; loaded when the first is asked for."""
        from desktop.ui.live.live_links import LiveLinks

        return LiveLinks(self._database, self._fail)

    @cached_property
    def origins(self) -> "LiveOrigins":
        """Where papers came from and what they said before; loaded with the first paper that is read."""
        from desktop.ui.live.live_origins import LiveOrigins

        origins = LiveOrigins(self._database, self._do, self)
        origins.seen.connect(self.papers_changed)
        origins.made_anew.connect(self.papers_added)
        origins.failed.connect(self._fail)
        return origins

    def import_files(self, files: Sequence[Path], collection: str = "") -> None:
        """Import them, and put their papers into the collection of that path, if it is named."""
        from desktop.ui.live.live_importing import start_importing

        def done(told: str, warning: bool, paper_ids: list[int]) -> None:
            self.told.emit(told, warning)
            self.papers_added.emit()
            if collection and paper_ids:
                self.collect(collection, paper_ids)
            self.imported.emit(paper_ids)

        start_importing(self._database, self._work, files, done)

    def export(self, paper_ids: Sequence[int] | None, options: ExportOptions, file: Path) -> None:
        from desktop.library import exporting

        def work(_report: Report) -> None:
            with opening.worker_connection(self._database):
                exporting.export(self._database, paper_ids, options, file)

        def done(_nothing: None) -> None:
            if paper_ids is None:
                words = tr("Wrote the whole library to {file}").format(file=file)
            else:
                words = trn("Wrote {count} paper to {file}", "Wrote {count} papers to {file}", len(paper_ids), file=file)
            self.told.emit(words, False)

        self._work.start(tr("Exporting"), work, done)

    def back_up(self, file: Path) -> None:
        """Write a copy of the library as it is now to that file, which must be new."""
        from desktop.library import backing_up

        def work(_report: Report) -> None:
            with opening.worker_connection(self._database):
                backing_up.back_up(self._database, file)

        words = tr("Copied the library to {file}").format(file=file)
        self._work.start(tr("Copying the library"), work, lambda _nothing: self.told.emit(words, False))

    def empty_trash(self) -> None:
        """Delete for good what is in the Trash; cancelled, what is not deleted yet is in it still."""
        from desktop.library import emptying

        def work(report: Report) -> str:
            with opening.worker_connection(self._database):
                return emptying.empty_trash(self._database, report)

        def done(words: str) -> None:
            self.papers_added.emit()
            self.collections_changed.emit()
            self.told.emit(words, False)

        self._work.start(tr("Emptying the Trash"), work, done)

    def catch_up(self, keep: int, show: Callable[[], None]) -> None:
        """Dismiss all of the inbox but the best so many papers, as one step of undo; ``show`` them then."""
        from desktop.library import catching_up

        def done(change: Change) -> None:
            self._do(lambda: change)
            show()

        self._work.start_whole(tr("Catching up"), lambda: catching_up.catch_up(self._database, keep), done)

    def cancel_work(self) -> None:
        """Cancel what runs in the background; what it finished before stays."""
        if self._work.cancel():
            self.papers_added.emit()

    @property
    def file(self) -> Path:
        """Where the library lies."""
        return Path(self._database.database)

    @property
    def is_working(self) -> bool:
        """Whether anything runs in the background that the strip tells of."""
        return self._work.is_running

    @property
    def is_offline(self) -> bool:
        return self._services.offline()

    def _do(self, write: Callable[[], Change], *, collections: bool = False) -> bool:
        try:
            change = write()
        except PapershelfError as error:
            self._fail(error)
            return False
        if change.paper_ids:
            self.papers_changed.emit(list(change.paper_ids))
        if collections:
            self.collections_changed.emit()
        if change.batch_id is not None:
            self.acted.emit(change)
        return True

    def _do_to(self, paper_ids: Sequence[int], write: Callable[[], Change], *, collections: bool = False) -> bool:
        if len(paper_ids) <= AT_ONCE:
            return self._do(write, collections=collections)

        def done(change: Change) -> None:
            self._do(lambda: change, collections=collections)
            self.papers_added.emit()

        self._work.start_whole(tr("Changing {count} papers").format(count=f"{len(paper_ids):,}"), write, done)
        return False

    def _tell_reversed(self, change: Change | None, sentence: str) -> None:
        if change is None:
            self.told.emit(sentence, False)
            return
        self.papers_changed.emit(list(change.paper_ids))
        self.collections_changed.emit()
        self.reversed.emit(sentence)
        if len(change.paper_ids) == 1:
            self.reversed_one.emit(change.paper_ids[0])

    def _show_what_came(self, paper_ids: list[int]) -> None:
        if paper_ids:
            self.papers_changed.emit(paper_ids)
        self.papers_added.emit()

    def _fail(self, error: PapershelfError) -> None:
        self.told.emit(str(error), True)

    def _fail_at_work(self, error: PapershelfError) -> None:
        self._fail(error)
        self.papers_added.emit()  # what came before it failed is there
