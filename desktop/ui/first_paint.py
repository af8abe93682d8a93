"""Puts off what the first paint does not need until the window was painted."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class AfterFirstPaint(QObject):
    """Calls each of ``acts`` once, in their order, when ``window`` is on the screen for the first time.

    The first one is called before the first key or click at the latest. Keys and clicks come between the others: together
    they may take longer than a letter should wait.

    A timer alone would be too early: a screen answers a window that wants to be shown only after a while, and what is
    done until then is waited for.
    """

    # The first that a key does is to ask for its command, and this is seen before commands are looked up.
    _WAITED_FOR = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)

    def __init__(self, window: QWidget, *acts: Callable[[], object]) -> None:
        super().__init__(window)
        self._window = window
        self._acts = list(acts)
        self._has_begun = False
        # No single shots: one that follows another at once leaves the events of the screen no turn between them.
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._act)
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            watched.windowHandle().installEventFilter(self)
        elif event.type() == QEvent.Type.Expose:
            # The window is painted while this event is answered; the timer comes after it.
            QTimer.singleShot(0, self, lambda: self._begin(watched))
        elif event.type() in self._WAITED_FOR:
            self._begin(watched)
        return False

    def _begin(self, watched: QObject) -> None:
        watched.removeEventFilter(self)
        if not self._has_begun:
            self._has_begun = True
            self._turns.start()
            self._act()

    def _act(self) -> None:
        if self._acts and self._window.isVisible():  # else it was closed meanwhile, and what it shows may be too
            self._acts.pop(0)()
        else:
            self._turns.stop()
