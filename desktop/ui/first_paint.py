"""Puts off what the first paint does not need until the window was painted."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class AfterFirstPaint(QObject):
    """Calls ``act`` once, when ``window`` is on the screen for the first time.

    A timer alone would be too early: a screen answers a window that wants to be shown only after a while, and what is
    done until then is waited for.
    """

    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._act = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            watched.windowHandle().installEventFilter(self)
        elif event.type() == QEvent.Type.Expose:
            # The window is painted while this event is answered; the timer comes after it.
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._act)
        return False
