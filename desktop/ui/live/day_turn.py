"""Brings back what was put off when its day begins, while the window is open."""

from PySide6.QtCore import QObject, QTimer

from desktop.library import putting_off
from desktop.translation import trn
from desktop.ui.live.live_library import LiveLibrary

CHECK_EVERY = 60_000  # milliseconds; a timer to midnight would be late after the computer slept, or its clock was set


class DayTurn(QObject):
    """Looks each minute whether another day has begun where the reader is. Main thread."""

    def __init__(self, library: LiveLibrary, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._day = putting_off.today()
        self._timer = QTimer(self, interval=CHECK_EVERY)
        self._timer.timeout.connect(self.look)

    def start(self) -> None:
        """Look from now on."""
        self._timer.start()

    def look(self) -> None:
        """Where another day has begun, have the lists look again, and say how many papers are back since the last one."""
        today = putting_off.today()
        if today == self._day:
            return
        before, self._day = self._day.isoformat(), today
        found = self._library.load_rows(list(self._library.find("is:back")))
        come = [row.paper_id for row in found if (row.marks.later or "") > before]
        if come:
            self._library.papers_changed.emit(come)
        self._library.papers_added.emit()
        if come:
            words = trn("{count} paper is back in the Inbox", "{count} papers are back in the Inbox", len(come))
            self._library.told.emit(words, False)
