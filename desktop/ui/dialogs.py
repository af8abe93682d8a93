"""Asks the reader what to pull, import, export or file, and tells the library."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from desktop import __version__
from desktop.formats import EXPORT_FORMATS
from desktop.library.pulling import todays_listing
from desktop.records import Collection, ExportOptions
from desktop.translation import tr, trn
from desktop.ui.browsing import Browsing
from desktop.ui.collection_chooser import CollectionChooser
from desktop.ui.export_dialog import ExportDialog
from desktop.ui.live_library import LiveLibrary
from desktop.ui.name_dialog import NameDialog
from desktop.ui.paper_list import PaperList
from desktop.ui.pull_dialog import PullDialog
from desktop.ui.views import View

PREVIEWED = 100  # entries of a long export that the preview shows


class Dialogs(QObject):
    """Opens the dialogs over ``window``. Nothing here asks whether the reader is sure: deeds can be undone."""

    def __init__(self, library: LiveLibrary, papers: PaperList, browsing: Browsing, window: QWidget) -> None:
        super().__init__(window)
        self._library = library
        self._papers = papers
        self._browsing = browsing
        self._window = window
        self._folder = Path.home()

    def pull_other(self) -> None:
        """Ask for a listing and pull it."""
        listing = PullDialog.ask(self._window, date.fromisoformat(todays_listing(datetime.now(UTC)).argument))
        if listing is not None:
            self._library.pull(listing)

    def import_files(self) -> None:
        """Ask for saved pages and answers and import them."""
        kinds = tr("Saved pages and answers (*.txt *.html *.htm *.json *.jsonl)")
        names, _kind = QFileDialog.getOpenFileNames(self._window, tr("Import"), str(self._folder), kinds)
        if names:
            self._folder = Path(names[0]).parent
            self._library.import_files([Path(name) for name in names])

    def collect(self, paper_ids: Sequence[int] | None = None) -> None:
        """Ask for a collection and put these papers into it; None: those that are selected."""
        found = self._papers.selected_ids() if paper_ids is None else paper_ids
        heading = trn("Add {count} paper to…", "Add {count} papers to…", len(found))
        path = CollectionChooser.ask(self._window, self._library.load_collections(), heading)
        if path is not None:
            self._library.collect(path, found)

    def new_collection(self, parent_id: int) -> None:
        """Ask for a name and make the collection, inside that one unless it is 0."""
        parent = self._find(parent_id)
        heading = tr("New collection inside “{path}”").format(path=parent.path) if parent else tr("New collection")
        name = NameDialog.ask(self._window, heading, tr("Name"))
        if name:
            self._library.create_collection(f"{parent.path}/{name}" if parent else name)

    def rename_collection(self, collection_id: int) -> None:
        """Ask for another name of that collection."""
        collection = self._find(collection_id)
        if collection is None:
            return
        name = NameDialog.ask(self._window, tr("Rename “{path}”").format(path=collection.path), tr("Name"), collection.name)
        if name and name != collection.name:
            self._library.rename_collection(collection_id, name)

    def delete_collection(self, collection_id: int) -> None:
        """Delete that collection; Undo brings it back with everything in it."""
        collection = self._find(collection_id)
        if collection is not None:
            self._library.delete_collection(collection)

    def export(self, view: View | None = None) -> None:
        """Export what is selected when it is more than one paper, else all that the view shows."""
        if view is not None and view != self._browsing.view:
            self._browsing.show(view)
        selected = self._papers.selected_ids()
        whole = view is not None or len(selected) < 2
        found = self._browsing.find_shown() if whole else selected
        if not found:
            self._library.told.emit(tr("There are no papers here to export."), True)
            return
        title = self._browsing.title if whole else trn("{count} paper", "{count} papers", len(found))
        formats = [(one.name, one.label, one.suffix) for one in EXPORT_FORMATS.values()]
        choice = ExportDialog.ask(
            tr("Export “{title}”").format(title=title),
            len(found),
            formats,
            lambda options: self._preview(found, options),
            lambda options: self._library.render(found, options, freeze=True),  # what is copied is used
            self._folder / f"{_file_name(title)}.bib",
            parent=self._window,
        )
        if choice is not None:
            self._folder = choice.file.parent
            self._library.export(found, choice.options, choice.file)

    def about(self) -> None:
        """Say what this is."""
        QMessageBox.about(
            self._window,
            tr("About Papershelf"),
            tr("Papershelf {version}\nA desktop reading list for research papers.\nMIT licence.").format(version=__version__),
        )

    def _preview(self, found: list[int], options: ExportOptions) -> str:
        text = self._library.render(found[:PREVIEWED], options, freeze=False)
        more = len(found) - PREVIEWED
        return text + (trn("\n% and {count} more entry\n", "\n% and {count} more entries\n", more) if more > 0 else "")

    def _find(self, collection_id: int) -> Collection | None:
        return next((one for one in self._library.load_collections() if one.collection_id == collection_id), None)


def _file_name(title: str) -> str:
    """The title as a file's name: letters, digits and dashes."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in title)
    return "-".join(part for part in kept.split("-") if part)[:60] or "papers"
