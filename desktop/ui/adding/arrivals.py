"""Papers that come by hand: pasted, dropped anywhere on the window, or named in a dialog. Joins the window with the library."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QGuiApplication

from desktop.library.adding import Added
from desktop.records import Collection
from desktop.translation import tr
from desktop.ui.adding.arriving import Arriving, read_arriving, words_of
from desktop.ui.adding.drop_overlay import DropOverlay
from desktop.ui.sidebar.sidebar_drops import PAPERS_MIME_TYPE
from desktop.ui.views import View

if TYPE_CHECKING:
    from desktop.ui.main_window import MainWindow

RECENT = View("recent")


class Arrivals(QObject):
    """Takes what is dropped on the window, wherever no field wants it, and shows the first paper that was added.

    Papers go into the collection that is shown, or into the one on whose row they were dropped.
    """

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._library, self._browsing, self._strip = window.library, window.browsing, window.strip
        self._overlay = DropOverlay(window)
        self._dragged = Arriving()
        self._is_expecting = False  # the reader waits to see what was added; what came by itself moves nothing
        self._library.sources.added.connect(self._show_added)
        self._library.imported.connect(self._show_imported)

    def watch(self) -> None:
        """From now on take what is dropped."""
        self._window.setAcceptDrops(True)
        self._window.installEventFilter(self)

    def paste(self) -> None:
        """Add the papers that the clipboard names, or import its files."""
        mime = QGuiApplication.clipboard().mimeData()
        arriving = read_arriving(mime)
        if not arriving.fits and not arriving.refused:
            words = tr("The clipboard names no paper: copy an arXiv id, a DOI, or the address of a paper's page.")
            self._strip.show_warning(words)
        else:
            self._take(arriving, self._browsing.collection)

    def ask(self) -> None:
        """Ask for names of papers and add them."""
        from desktop.ui.adding.add_dialog import AddDialog

        collection = self._browsing.collection
        text = AddDialog.ask(
            self._library.sources.read_names,
            collection=collection.path if collection else "",
            offline=self._library.is_offline,
            parent=self._window,
        )
        if text is not None:
            self._add(text, collection)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        match event.type():
            case QEvent.Type.DragEnter if isinstance(event, QDragEnterEvent):
                return self._enter(event)
            case QEvent.Type.DragMove if isinstance(event, QDragMoveEvent):
                return self._move(event)
            case QEvent.Type.DragLeave:
                self._leave()
            case QEvent.Type.Drop if isinstance(event, QDropEvent):
                return self._drop(event)
        return super().eventFilter(watched, event)

    def _enter(self, event: QDragEnterEvent) -> bool:
        # What is dragged within the window has its own places to go to.
        if event.mimeData().hasFormat(PAPERS_MIME_TYPE) or event.source() is not None:
            return False
        self._dragged = read_arriving(event.mimeData())
        if not self._dragged.fits:
            refused = self._dragged.refused or (tr("What is dragged here names no paper and is no file to import."),)
            self._strip.show_message(" ".join(refused[:3]))
            event.ignore()
            return True
        self._move(event)
        return True

    def _move(self, event: QDragMoveEvent) -> bool:
        if not self._dragged.fits:
            return False
        collection = self._collection_under(event)
        sidebar = self._window.sidebar
        aimed_at = QRect(sidebar.mapTo(self._window, QPoint()), sidebar.size()) if sidebar.isVisible() else QRect()
        self._overlay.say(words_of(self._dragged, collection.path if collection else ""), aimed_at)
        event.acceptProposedAction()
        return True

    def _leave(self) -> None:
        self._dragged = Arriving()
        self._window.sidebar.tree.aim_at_collection(None)
        self._overlay.hide()

    def _drop(self, event: QDropEvent) -> bool:
        if not self._dragged.fits:
            return False
        arriving, collection = self._dragged, self._collection_under(event)
        self._leave()
        event.acceptProposedAction()
        self._take(arriving, collection)
        return True

    def _collection_under(self, event: QDropEvent) -> Collection | None:
        """The collection on whose row the pointer is; elsewhere the one that is shown."""
        tree = self._window.sidebar.tree
        place = tree.viewport().mapFrom(self._window, event.position().toPoint())
        view = tree.aim_at_collection(place if tree.isVisible() and tree.viewport().rect().contains(place) else None)
        pointed = self._browsing.collection_of(view.collection_id) if view is not None else None
        return pointed or self._browsing.collection

    def _take(self, arriving: Arriving, collection: Collection | None) -> None:
        if arriving.files:
            self._is_expecting = True
            self._library.import_files(arriving.files, collection.path if collection else "")
        if arriving.named:
            self._add(arriving.text, collection)
        if arriving.refused:
            self._strip.show_warning(" ".join(arriving.refused[:3]))

    def _add(self, text: str, collection: Collection | None) -> None:
        self._is_expecting = True
        self._library.sources.add(text, collection.collection_id if collection else None)

    def _show_added(self, done: list[Added]) -> None:
        self._show([one.paper_id for one in done if one.paper_id is not None])

    def _show_imported(self, paper_ids: list[int]) -> None:
        self._show(paper_ids[:1])

    def _show(self, paper_ids: list[int]) -> None:
        """Go to the first of them: where it stands in the list, else among the papers that were added last."""
        expecting, self._is_expecting = self._is_expecting, False
        if expecting and paper_ids and not self._window.papers.select(paper_ids[0]):
            self._browsing.show(RECENT, wanted=paper_ids)
