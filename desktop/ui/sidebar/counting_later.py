"""Counts what rows of the sidebar stand for, in the background, and when nothing else changes for a moment."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer

from desktop.ui.tasks import Task

Counts = dict[int, int]


class CountingLater(QObject):
    """``count`` begins to count and hands what it found to its argument; None when there is nothing to count.

    ``pause``: milliseconds without another change.
    """

    def __init__(
        self, pause: int, count: Callable[[Callable[[Counts], None]], Task | None], show: Callable[[Counts], None],
        parent: QObject,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._count_into, self._show = count, show
        self._counting: Task | None = None
        self._pause = QTimer(self, singleShot=True, interval=pause)
        self._pause.timeout.connect(self._count)

    def start(self) -> None:
        """Count anew after the pause; what is being counted is out of date."""
        if self._counting is not None:
            self._counting.cancel()
            self._counting = None
        self._pause.start()

    def _count(self) -> None:
        self._counting = self._count_into(self._show_counts)

    def _show_counts(self, counts: Counts) -> None:
        self._counting = None
        self._show(counts)
