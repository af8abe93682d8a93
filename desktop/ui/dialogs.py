"""Asks the reader what to pull, import, export or file, and tells the library."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from PySide6.QtCore import QObject, QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.formats import EXPORT_FORMATS
from desktop.library import backing_up
from desktop.library.pulling import todays_listing
from desktop.records import Collection, ExportOptions
from desktop.translation import tr, trn
from desktop.ui.asking.about_dialog import AboutDialog
from desktop.ui.asking.collection_chooser import CollectionChooser, tidy_path
from desktop.ui.asking.name_dialog import NameDialog
from desktop.ui.asking.pull_dialog import PullDialog
from desktop.ui.browsing import Browsing
from desktop.ui.export.export_dialog import ExportDialog, ExportScope
from desktop.ui.export.export_file import find_free
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.views import View

PREVIEWED = 100  # entries of a long export that the preview shows
EXPORT_FOLDER = "export_folder"  # under this name it is remembered


class Dialogs(QObject):
    """Opens the dialogs over ``window``. Nothing here asks whether the reader is sure: deeds can be undone.

    ``remembered`` keeps the folder of exports between starts; None: for this start only.
    """

    def __init__(
        self,
        library: LiveLibrary,
        papers: PaperList,
        browsing: Browsing,
        window: QWidget,
        remembered: QSettings | None = None,
    ) -> None:
        super().__init__(window)
        self._library = library
        self._papers = papers
        self._browsing = browsing
        self._window = window
        self._remembered = remembered
        self._import_folder = Path.home()
        self._export_folder = self._first_export_folder()

    def pull_other(self) -> None:
        """Ask for a listing and pull it, and follow it if that is wanted too."""
        sources, today = self._library.sources, date.fromisoformat(todays_listing(datetime.now(UTC)).argument)
        answer = PullDialog.ask(self._window, today, sources.find_followed)
        if answer is None:
            return
        sources.pull(answer.listing)
        if answer.follow:
            sources.follow(answer.listing)  # it is being asked for already

    def follow(self) -> None:
        """Ask what to follow, and follow it."""
        from desktop.ui.sidebar.follow_dialog import FollowDialog

        answer = FollowDialog.ask(self._library.sources, self._window)
        if answer is not None:
            self._library.sources.follow(answer.listing, answer.name)

    def rename_listing(self, followed_id: int) -> None:
        """Ask for another name of what is followed; an empty one is the service's own."""
        followed = next((one for one in self._library.load_followed() if one.followed_id == followed_id), None)
        if followed is None:
            return
        label = self._browsing.subjects.label_of(followed_id)
        name = NameDialog.ask(
            self._window,
            tr("Rename “{listing}”").format(listing=label),
            tr("Name"),
            tr("Rename"),
            label,
            hint=tr("Clear it for the name that it had at first."),
            may_be_empty=True,
        )
        if name is not None and name != label:
            self._library.sources.rename(followed_id, name)

    def import_files(self) -> None:
        """Ask for saved pages and answers and import them."""
        kinds = tr("Saved pages, answers and bibliographies (*.txt *.html *.htm *.json *.jsonl *.bib *.ris)")
        names, _kind = QFileDialog.getOpenFileNames(self._window, tr("Import"), str(self._import_folder), kinds)
        if names:
            self._import_folder = Path(names[0]).parent
            self._library.import_files([Path(name) for name in names])

    def collect(self, paper_ids: Sequence[int] | None = None) -> None:
        """Ask for a collection and put these papers into it; None: those that are selected."""
        found = self._papers.selected_ids() if paper_ids is None else paper_ids
        heading = trn("Add {count} paper to…", "Add {count} papers to…", len(found))
        collections, full = self._library.load_collections(), self._library.find_full(found)
        path = CollectionChooser.ask(self._window, collections, heading, full)
        if path is None:
            return
        if path in {one.path for one in collections if one.collection_id in full}:
            words = trn("It is in “{path}” already.", "They are all in “{path}” already.", len(found), path=path)
            self._library.told.emit(words, False)
        else:
            self._library.collect(path, found)

    def new_collection(self, parent_id: int) -> None:
        """Ask for a name and make the collection, inside that one unless it is 0."""
        parent = self._find(parent_id)
        heading = tr("New collection inside “{path}”").format(path=parent.path) if parent else tr("New collection")
        above = f"{parent.path}/" if parent else ""
        name = NameDialog.ask(
            self._window,
            heading,
            tr("Name"),
            tr("Create"),
            problem_with=lambda name: self._tell_taken(above + tidy_path(name), tidy_path(name)),
            hint=tr("A/B makes B inside A"),
        )
        if name and tidy_path(name):
            self._library.create_collection(above + tidy_path(name))

    def rename_collection(self, collection_id: int) -> None:
        """Ask for another name of that collection."""
        collection = self._find(collection_id)
        if collection is None:
            return
        above = collection.path.removesuffix(collection.name)
        name = NameDialog.ask(
            self._window,
            tr("Rename “{path}”").format(path=collection.path),
            tr("Name"),
            tr("Rename"),
            collection.name,
            lambda name: self._tell_wrong_name(above, " ".join(name.split()), collection_id),
        )
        if name and name != collection.name:
            self._library.rename_collection(collection_id, name)

    def delete_collection(self, collection_id: int) -> None:
        """Delete that collection; Undo brings it back with everything in it."""
        collection = self._find(collection_id)
        if collection is not None:
            self._library.delete_collection(collection)

    def export(self, view: View | None = None, *, prefer_selected: bool = False) -> None:
        """Ask what to export where: all that the list shows, or what is selected; of another view, all of it.

        The list comes first unless more than one paper is selected or ``prefer_selected``.
        """
        if view is not None and view != self._browsing.view:
            self._browsing.show(view)
        shown = self._browsing.find_shown()
        if not shown:
            self._library.told.emit(tr("There are no papers here to export."), True)
            return
        selected = self._papers.selected_ids() if view is None else []
        papers, scopes = [shown], [self._scope_of_list(shown)]
        if 0 < len(selected) < len(shown):
            papers.append(selected)
            scopes.append(self._scope_of_selection(selected))
        chosen = int(len(scopes) > 1 and (prefer_selected or len(selected) > 1))
        formats = [(one.name, one.label, one.suffix) for one in EXPORT_FORMATS.values()]
        complete = [one.name for one in EXPORT_FORMATS.values() if one.of != "citations"]
        in_latex = [one.name for one in EXPORT_FORMATS.values() if one.in_latex]
        choice = ExportDialog.ask(scopes, formats, chosen=chosen, complete=complete, in_latex=in_latex, parent=self._window)
        if choice is not None:
            self._keep_export_folder(choice.file.parent)
            self._library.export(papers[choice.scope], choice.options, choice.file)

    def export_library(self) -> None:
        """Ask for a file, and write everything into it."""
        suggested = find_free(self._export_folder / "papershelf.json")
        name, _kind = QFileDialog.getSaveFileName(
            self._window, tr("Export the whole library"), str(suggested), tr("JSON, with everything (*.json)")
        )
        if name:
            file = Path(name)
            self._keep_export_folder(file.parent)
            self._library.export(None, ExportOptions("json"), file)

    def back_up(self) -> None:
        """Ask for a file that is not there yet, and copy the library into it."""
        suggested = find_free(self._export_folder / backing_up.name_of_copy(self._library.file))
        kind = tr("Papershelf library (*.sqlite3)")
        without = QFileDialog.Option.DontConfirmOverwrite  # one that is there is never replaced
        name, _kind = QFileDialog.getSaveFileName(self._window, tr("Back up the library"), str(suggested), kind, "", without)
        if name:
            self._library.back_up(Path(name))

    def export_folder(self) -> None:
        """Ask for a folder, and write a Markdown file into it for each paper that is selected, or that the list shows."""
        selected, shown = self._papers.selected_ids(), self._browsing.find_shown()
        if not shown:
            self._library.told.emit(tr("There are no papers here to export."), True)
            return
        folder = QFileDialog.getExistingDirectory(self._window, tr("Export as Markdown files"), str(self._export_folder))
        if folder:
            self._keep_export_folder(Path(folder))
            self._library.export(selected if len(selected) > 1 else shown, ExportOptions("markdown"), Path(folder))

    def about(self) -> None:
        """Say what this is."""
        AboutDialog.show_over(self._window)

    # What can be exported

    def _scope_of_list(self, shown: list[int]) -> ExportScope:
        title = self._browsing.title
        label = trn("The paper in “{title}”", "All {count} in “{title}”", len(shown), title=title)
        return self._scope(shown, label, tr("Export “{title}”").format(title=title), title)

    def _scope_of_selection(self, selected: list[int]) -> ExportScope:
        label = trn("The selected paper", "The {count} selected", len(selected))
        heading = trn("Export the selected paper", "Export {count} selected papers", len(selected))
        rows = self._library.load_rows(selected[:1])
        name = rows[0].title if rows and len(selected) == 1 else trn("{count} paper", "{count} papers", len(selected))
        return self._scope(selected, label, heading, name)

    def _scope(self, found: list[int], label: str, heading: str, name: str) -> ExportScope:
        return ExportScope(
            label,
            heading,
            len(found),
            render=lambda options: self._preview(found, options),
            render_all=lambda options: self._library.render(found, options, freeze=True),  # what is copied is used
            suggested=self._export_folder / f"{_file_name(name)}.bib",
        )

    def _preview(self, found: list[int], options: ExportOptions) -> str:
        text = self._library.render(found[:PREVIEWED], options, freeze=False)
        more = len(found) - PREVIEWED
        if more <= 0:
            return text
        mark = "%" if EXPORT_FORMATS[options.format].in_latex else "…"
        return text + "\n" + mark + trn(" and {count} more entry\n", " and {count} more entries\n", more)

    def _first_export_folder(self) -> Path:
        """The folder of the last export; else that of documents, else home."""
        last = self._remembered.value(EXPORT_FOLDER) if self._remembered else None
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        for folder in (last, documents):
            if isinstance(folder, str) and folder and Path(folder).is_dir():
                return Path(folder)
        return Path.home()

    def _keep_export_folder(self, folder: Path) -> None:
        self._export_folder = folder
        if self._remembered:
            self._remembered.setValue(EXPORT_FOLDER, str(folder))

    # Names of collections

    def _find(self, collection_id: int) -> Collection | None:
        return next((one for one in self._library.load_collections() if one.collection_id == collection_id), None)

    def _tell_taken(self, path: str, name: str, except_id: int = 0) -> str:
        """What to say when another collection has that path; case makes no difference."""
        taken = {one.path.casefold() for one in self._library.load_collections() if one.collection_id != except_id}
        return tr("There is a collection “{name}” here already.").format(name=name) if path.casefold() in taken else ""

    def _tell_wrong_name(self, above: str, name: str, collection_id: int) -> str:
        if "/" in name:
            return tr("A collection's name cannot hold “/”.")
        return self._tell_taken(above + name, name, collection_id)


def _file_name(title: str) -> str:
    """The title as a file's name: letters, digits and dashes."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in title)
    return "-".join(part for part in kept.split("-") if part)[:60].strip("-") or "papers"
