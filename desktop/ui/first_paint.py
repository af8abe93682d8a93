"""Puts off what the first paint does not need until the window was painted."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget


class AfterFirstPaint(QObject):
    """Calls ``act`` once, when ``window`` is on the screen for the first time, or before the first key or click in it.

    A timer alone would be too early: a screen answers a window that wants to be shown only after a while, and what is
    done until then is waited for.
    """

    # The first that a key does is to ask for its command, and this is seen before commands are looked up.
    _WAITED_FOR = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin)

    def __init__(self, window: QWidget, act: Callable[[], object]) -> None:
        super().__init__(window)
        self._act: Callable[[], object] | None = act
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget):
            watched.removeEventFilter(self)
            watched.windowHandle().installEventFilter(self)
        elif event.type() == QEvent.Type.Expose:
            # The window is painted while this event is answered; the timer comes after it.
            QTimer.singleShot(0, self, lambda: self._act_once(watched))
        elif event.type() in self._WAITED_FOR:
            self._act_once(watched)
        return False

    def _act_once(self, watched: QObject) -> None:
        watched.removeEventFilter(self)
        act, self._act = self._act, None
        if act is not None:
            act()
