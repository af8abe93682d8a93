"""Marks a paper as read once it was looked at for a moment, for readers who set it so."""

from PySide6.QtCore import QObject, QTimer

from desktop.settings import Settings
from desktop.ui.browsing import Browsing
from desktop.ui.live.live_library import LiveLibrary
from desktop.ui.papers.paper_list import PaperList
from desktop.ui.reader.reader import Reader
from desktop.ui.views import INBOX

MOMENT = 600  # milliseconds; with j held, papers follow each other faster


class ReadOnOpen(QObject):
    """Watches which paper is shown. Never in the Inbox, where a paper leaves only by a verdict.

    The paper that a view begins with was not chosen, so it stays unread until the reader comes back to it.
    """

    def __init__(
        self, settings: Settings, library: LiveLibrary, papers: PaperList, browsing: Browsing, reader: Reader, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._library = library
        self._papers = papers
        self._browsing = browsing
        self._reader = reader
        self._moment = QTimer(self, interval=MOMENT, singleShot=True)
        self._moment.timeout.connect(self._mark)
        papers.current_changed.connect(self._on_current_changed)

    def _on_current_changed(self, paper_id: int) -> None:
        wanted = self._settings.mark_read_on_open and self._browsing.view != INBOX and not self._browsing.is_turning
        if paper_id and wanted:
            self._moment.start()
        else:
            self._moment.stop()

    def _mark(self) -> None:
        if self._reader.isVisible() and self._reader.isActiveWindow():
            self._library.mark_opened(self._papers.current_id())
