"""Says quietly what of a search could not be understood, once the reader pauses."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, QTimer

from desktop.ui.search.search_box import SearchBox

PAUSE = 700  # milliseconds: a value that is still being typed is not yet wrong


class SearchHints(QObject):
    """``find_hints`` gives the sentences of a query; ``tell`` shows them, where they are in nobody's way."""

    def __init__(
        self, box: SearchBox, find_hints: Callable[[str], Sequence[str]], tell: Callable[[str], object], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._box = box
        self._find_hints = find_hints
        self._tell = tell
        self._told: tuple[str, ...] = ()
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self._tell_news)
        box.query_changed.connect(lambda _query: self._timer.start())

    def _tell_news(self) -> None:
        """What was said of this search already is not said again with every letter."""
        hints = tuple(self._find_hints(self._box.text()))
        if hints and hints != self._told:
            self._tell(" ".join(hints))
        self._told = hints
