"""The paper that is read beside the list: it follows the current one, and gives way to a word while several are selected."""

from PySide6.QtCore import QObject, QTimer

from desktop.records import SearchWord
from desktop.translation import tr, trn
from desktop.ui.browsing import Browsing
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.reader.reader import Reader

AFTER_LIST = 20  # milliseconds: longer than the list takes to be painted, which Qt does not say, and too short to be seen


class PaperBeside(QObject):
    """Keeps the reader at the list's current paper, and marks in it what is searched.

    While the reader types in the search box, the paper is shown after the list, which is waited for with every letter.
    """

    def __init__(self, library: LiveLibrary, papers: PaperList, browsing: Browsing, reader: Reader, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._papers = papers
        self._browsing = browsing
        self._reader = reader
        self._shows_several = False
        self._after_list = QTimer(self, singleShot=True, interval=AFTER_LIST)
        self._after_list.timeout.connect(self._follow)
        papers.current_changed.connect(self.show)
        papers.selection_changed.connect(self._on_selected)
        browsing.words_sought.connect(self._mark)
        browsing.read_anew.connect(self.show_current)
        self._mark(library.search.words_of(browsing.query))
        self._on_selected(papers.count_selected())
        self.show_current()

    def show_current(self) -> None:
        """Show the list's current paper, as it is now."""
        self.show(self._papers.current_id())

    def show(self, paper_id: int) -> None:
        """Show that paper in the reader; 0: none is chosen. While several are selected, how many they are."""
        if self._shows_several:
            return
        if self._browsing.is_typing and paper_id:
            self._after_list.start()
            return
        paper = self._library.load_paper(paper_id) if paper_id else None
        if paper is None:
            self._reader.show_paper(None)
        else:
            self._reader.show_paper(paper, self._library.origins.load(paper))

    def _mark(self, words: tuple[SearchWord, ...]) -> None:
        self._words = words
        if self._browsing.is_typing:
            self._after_list.start()
        else:
            self._reader.mark_words(words)

    def _follow(self) -> None:
        self._reader.mark_words(self._words)
        self.show_current()

    def _on_selected(self, count: int) -> None:
        several = count > 1
        if several:
            heading = trn("{count} paper selected", "{count} papers selected", count)
            self._reader.show_state(
                heading, tr("Buttons, menus and keys with Ctrl act on all of them. Esc goes back to one paper.")
            )
        if several != self._shows_several:
            self._shows_several = several
            self.show_current()
