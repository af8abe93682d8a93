"""What one key does to the selected papers."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.errors import PapershelfError
from desktop.records import ExportOptions, Paper
from desktop.translation import tr, trn
from desktop.ui.browsing import Browsing
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.reader.paper_text import as_texts


class Deeds(QObject):
    """Acts on what is selected in the list; every deed but copying and opening can be undone."""

    def __init__(
        self, library: LiveLibrary, papers: PaperList, browsing: Browsing, open_link: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._library = library
        self._papers = papers
        self._browsing = browsing
        self._open_link = open_link

    def toggle_star(self) -> None:
        """Star the selected papers, or take the stars away when all of them have one."""
        ids = self._papers.selected_ids()
        self._library.star(ids, self._library.count_marked(ids, "starred") < len(ids))

    def toggle_read(self) -> None:
        """Mark the selected papers as read, or as unread when all of them are read."""
        ids = self._papers.selected_ids()
        self._library.mark_read(ids, self._library.count_marked(ids, "read") < len(ids))

    def uncollect(self) -> None:
        """Take the selected papers out of the collection that is shown, and do nothing else to them."""
        collection = self._browsing.collection
        if collection is not None:
            self._library.uncollect(collection, self._papers.selected_ids())

    def open_page(self) -> None:
        """Open the paper's page in the browser."""
        self._open(lambda paper: paper.url, tr("This paper has no page: the listing gave no arXiv id or DOI."))

    def open_pdf(self) -> None:
        """Open the paper's PDF in the browser."""
        self._open(lambda paper: paper.pdf_url, tr("This paper has no PDF: the listing gave no arXiv id."))

    def copy_bibtex(self) -> None:
        """Put the selected papers' BibTeX on the clipboard."""
        found = self._papers.selected_ids()
        text = self._render()
        if text:
            QGuiApplication.clipboard().setText(text)
            self._library.told.emit(
                trn("Copied BibTeX of {count} paper", "Copied BibTeX of {count} papers", len(found)), False
            )

    def copy_keys(self) -> None:
        """Put the selected papers' citation keys on the clipboard, with commas between them."""
        self._copy_keys("{}")

    def copy_citation(self) -> None:
        """Put the command of LaTeX that cites the selected papers on the clipboard."""
        self._copy_keys("\\cite{{{}}}")

    def copy_text(self) -> None:
        """Put the selected papers' titles, authors, links and abstracts on the clipboard."""
        found = [shelved.paper for shelved in self._library.load_papers(self._papers.selected_ids())]
        if found:
            QGuiApplication.clipboard().setText(as_texts(found))
            words = trn("Copied {count} paper as text", "Copied {count} papers as text", len(found))
            self._library.told.emit(words, False)

    def _copy_keys(self, form: str) -> None:
        if self._render():
            papers = self._library.load_papers(self._papers.selected_ids())
            copied = form.format(",".join(paper.citation_key for paper in papers if paper.citation_key))
            QGuiApplication.clipboard().setText(copied)
            self._library.told.emit(tr("Copied {keys}").format(keys=copied), False)

    def _render(self) -> str:
        try:
            return self._library.render(self._papers.selected_ids(), ExportOptions(), freeze=True)
        except PapershelfError as error:
            self._library.told.emit(str(error), True)
            return ""

    def _open(self, address: Callable[[Paper], str | None], missing: str) -> None:
        shelved = self._library.load_paper(self._papers.current_id())
        found = address(shelved.paper) if shelved else None
        if found:
            self._open_link(found)
        else:
            self._library.told.emit(missing, True)
