"""Offers names under the search box while the value of a field like ``tag:`` is typed. Knows no library."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QFontMetrics, QKeyEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from desktop.records import Completion, UnfinishedValue
from desktop.translation import tr
from desktop.ui.look.shadow import cast_shadow
from desktop.ui.look.theme import font
from desktop.ui.search.type_ahead import DETAIL_ROLE, ROW, VALUE_ROLE, ChoiceDelegate

DELAY = 40  # milliseconds after the last key: the papers that are found come first
MARGIN = 5
NARROWEST, WIDEST = 180, 380  # pixels
WORDS_ROOM = 48  # pixels beside a name: margins and what keeps its count apart


class SearchCompletion(QFrame):
    """A small list over the window, under ``box``, which keeps the focus.

    ``find_unfinished`` says which value ends a text, ``complete`` what it could be. Up and Down choose, Tab and Enter take,
    Escape closes the list and nothing else.
    """

    def __init__(
        self,
        box: QLineEdit,
        find_unfinished: Callable[[str], UnfinishedValue | None],
        complete: Callable[[UnfinishedValue], Sequence[Completion]],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setObjectName("searchCompletion")
        self._window = window
        self._box = box
        self._find_unfinished = find_unfinished
        self._complete = complete
        self._unfinished: UnfinishedValue | None = None
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Names to choose from"))
        self.list.setProperty("kind", "choices")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.addWidget(self.list)
        cast_shadow(self, blur=24, below=6, opacity=50)
        self._timer = QTimer(self, singleShot=True, interval=DELAY)
        self._timer.timeout.connect(self._offer)
        self.list.itemClicked.connect(self._take)
        box.textEdited.connect(lambda _text: self._wait())
        box.textChanged.connect(lambda text: self._close() if not text else None)
        box.cursorPositionChanged.connect(lambda _before, now: self._close() if now < len(box.text()) else None)
        box.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._box:
            if event.type() == QEvent.Type.Resize:
                self._close()
        elif event.type() == QEvent.Type.FocusOut:
            self._close()
        elif isinstance(event, QKeyEvent) and self.isVisible():
            return self._answer(event)
        return super().eventFilter(watched, event)

    def _answer(self, event: QKeyEvent) -> bool:
        act = self._keys().get(Qt.Key(event.key())) if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else None
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            return act()
        return False

    def _keys(self) -> dict[Qt.Key, Callable[[], bool]]:
        return {
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Tab: lambda: self._take(self.list.currentItem() or self.list.item(0)),
            Qt.Key.Key_Return: lambda: self._take(self.list.currentItem()),
            Qt.Key.Key_Enter: lambda: self._take(self.list.currentItem()),
            Qt.Key.Key_Escape: self._close,
        }

    def _wait(self) -> None:
        self._unfinished = None  # what is shown was asked for the letters before: it is not to be taken any more
        self._timer.start()

    def _offer(self) -> None:
        """Ask what could be meant now, and show it; nothing to choose from is no list."""
        text = self._box.text()
        unfinished = self._find_unfinished(text) if self._box.cursorPosition() == len(text) else None
        completions = self._complete(unfinished) if unfinished else ()
        typed = text[unfinished.start :] if unfinished else ""
        if not unfinished or not completions or [each.written for each in completions] == [typed]:
            self._close()
            return
        self._unfinished = unfinished
        self.list.clear()
        for each in completions:
            item = QListWidgetItem(each.name)
            item.setData(VALUE_ROLE, each.written)
            item.setData(DETAIL_ROLE, "" if each.count is None else f"{each.count:,}")
            self.list.addItem(item)
        # What is typed is a name by itself: Enter then goes to the papers, as it does of any other query.
        is_name = any(each.name.casefold() == unfinished.typed.casefold() for each in completions)
        self.list.setCurrentRow(-1 if is_name or not unfinished.typed else 0)
        self._place(completions)
        self.show()
        self.raise_()

    def _place(self, completions: Sequence[Completion]) -> None:
        """Under the box, where the value begins, and no wider than its names."""
        metrics = QFontMetrics(font())
        widest = max(metrics.horizontalAdvance(f"{each.name}{each.count or ''}") for each in completions)
        window = self._window
        width = min(max(widest + WORDS_ROOM, NARROWEST), WIDEST, window.width() - 2 * MARGIN)
        self.list.setFixedHeight(len(completions) * ROW)
        self.setFixedSize(width, len(completions) * ROW + 2 * MARGIN + 2)
        start = self._box.cursorRect().x() - metrics.horizontalAdvance(self._unfinished.typed if self._unfinished else "")
        corner = self._box.mapTo(window, QPoint(max(0, start), self._box.height() + 3))
        self.move(max(MARGIN, min(corner.x(), window.width() - width - MARGIN)), corner.y())

    def _step(self, by: int) -> bool:
        row = self.list.currentRow() + by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)
        return True

    def _take(self, item: QListWidgetItem | None) -> bool:
        """Put the name in place of what was typed of it; False when none is chosen, so that the key means what it always does."""
        if item is None or self._unfinished is None:
            self._close()
            return False
        query = f"{self._box.text()[: self._unfinished.start]}{item.data(VALUE_ROLE)} "
        self._close()
        self._box.setText(query)
        return True

    def _close(self) -> bool:
        self._timer.stop()
        if self.isVisible():
            self.hide()
            self.list.clear()  # assistive technology would still find the rows of a hidden list
        return True
