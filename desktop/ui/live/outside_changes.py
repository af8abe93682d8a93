"""Notices what another program, as the command line, has written to the library that the window shows. Main thread."""

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtGui import QGuiApplication

from desktop.ui.live.live_library import LiveLibrary

LOOK_EVERY = 3_000  # milliseconds; a look costs less than a tenth of one


class OutsideChanges(QObject):
    """Looks every few seconds, and at once when the reader comes back to the window; whoever shows the library looks again then.

    What the window's own workers wrote cannot be told from it; lists look once more then, and stay where they are.
    """

    def __init__(self, library: LiveLibrary, parent: QObject) -> None:
        super().__init__(parent)
        self._library = library
        self._version = library.find_version()
        timer = QTimer(self, interval=LOOK_EVERY)
        timer.timeout.connect(self.look)
        timer.start()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.applicationStateChanged.connect(self._on_state)

    def look(self) -> None:
        """Say so if the library was written to; while work runs that says by itself what came, later."""
        if self._library.is_working:
            return
        version = self._library.find_version()
        if version in (None, self._version):
            return
        self._version = version
        self._library.papers_added.emit()
        self._library.collections_changed.emit()
        self._library.sources.changed.emit()

    def _on_state(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationActive:
            self.look()
