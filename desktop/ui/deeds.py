"""What one key does to the selected papers."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from desktop.errors import PapershelfError
from desktop.records import ExportOptions, Paper, PaperRow
from desktop.translation import tr, trn
from desktop.ui.browsing import Browsing
from desktop.ui.live_library import LiveLibrary
from desktop.ui.paper_list import PaperList
from desktop.ui.paper_text import as_texts

OUT_OF_SIGHT = ("inbox", "today")  # views that a dismissed paper leaves at once


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
        rows = self._selected()
        self._library.star(_ids(rows), not all(row.marks.starred for row in rows))

    def toggle_read(self) -> None:
        """Mark the selected papers as read, or as unread when all of them are read."""
        rows = self._selected()
        self._library.mark_read(_ids(rows), not all(row.marks.read for row in rows))

    def toggle_dismissed(self) -> None:
        """Dismiss the selected papers and go on to the next; restore them when all of them are dismissed."""
        rows = self._selected()
        on = not all(row.marks.dismissed for row in rows)
        if not self._library.dismiss(_ids(rows), on):
            return
        view = self._browsing.view.kind
        if on and view in OUT_OF_SIGHT:
            self._browsing.drop(_ids(rows))
        elif on:
            self._papers.go(1)
        elif view == "dismissed":
            self._browsing.refresh()

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
        missing = tr("This paper has no PDF: the listing gave no arXiv id.")
        self._open(lambda paper: f"https://arxiv.org/pdf/{paper.arxiv_id}" if paper.arxiv_id else None, missing)

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
        if self._render():
            papers = [self._library.load_paper(paper_id) for paper_id in self._papers.selected_ids()]
            keys = ",".join(paper.citation_key for paper in papers if paper and paper.citation_key)
            QGuiApplication.clipboard().setText(keys)
            self._library.told.emit(tr("Copied {keys}").format(keys=keys), False)

    def copy_text(self) -> None:
        """Put the selected papers' titles, authors, links and abstracts on the clipboard."""
        papers = [self._library.load_paper(paper_id) for paper_id in self._papers.selected_ids()]
        found = [shelved.paper for shelved in papers if shelved]
        if found:
            QGuiApplication.clipboard().setText(as_texts(found))
            words = trn("Copied {count} paper as text", "Copied {count} papers as text", len(found))
            self._library.told.emit(words, False)

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

    def _selected(self) -> list[PaperRow]:
        return self._library.load_rows(self._papers.selected_ids())


def _ids(rows: list[PaperRow]) -> list[int]:
    return [row.paper_id for row in rows]
