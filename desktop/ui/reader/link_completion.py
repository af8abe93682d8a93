"""Offers papers while a link to one is typed in a note: ``[[`` and words of a title, an author, a key or an arXiv id."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QFrame, QListWidget, QListWidgetItem, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.records.mentions import Linkable
from desktop.translation import tr
from desktop.ui.look.shadow import cast_shadow
from desktop.ui.search.type_ahead import DETAIL_ROLE, ROW, VALUE_ROLE, ChoiceDelegate

OPENING, CLOSING = "[[", "]]"
LONGEST = 80  # characters behind the brackets, after which no paper is meant any more
DELAY = 15  # milliseconds: the letter is painted first
MARGIN = 5
WIDTH = 460  # pixels


class LinkCompletion(QFrame):
    """A small list over the window, at the cursor of the field, which keeps the focus.

    ``find`` says what may be meant, ``write`` what is put in its place. Up and Down choose, Enter and Tab insert, Escape closes.
    """

    def __init__(
        self,
        field: QPlainTextEdit,
        find: Callable[[str], Sequence[Linkable]],
        write: Callable[[int], str],
        window: QWidget,
    ) -> None:
        super().__init__(window)
        self.setObjectName("searchCompletion")  # looks like that one
        self._field, self._find, self._write, self._window = field, find, write, window
        self._refused = -1  # where the brackets stand for which Escape was pressed
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Papers to link to"))
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
        field.textChanged.connect(self._follow_typing)
        field.cursorPositionChanged.connect(self._follow_cursor)
        field.installEventFilter(self)
        window.installEventFilter(self)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self._field:
            if event.type() == QEvent.Type.Resize:
                self._close()
        elif event.type() == QEvent.Type.FocusOut:
            self._close()
        elif isinstance(event, QKeyEvent) and self.isVisible():
            return self._answer(event)
        return super().eventFilter(watched, event)

    def find_typed(self) -> tuple[int, str] | None:
        """Where the brackets before the cursor stand, and what is typed behind them; None: no link is being typed."""
        cursor = self._field.textCursor()
        if cursor.hasSelection():
            return None
        end, start = cursor.position(), cursor.block().position()
        before = QTextCursor(cursor)  # not the whole line: that may be a hundred thousand characters
        before.setPosition(max(start, end - LONGEST - len(OPENING)), QTextCursor.MoveMode.KeepAnchor)
        words = before.selectedText()
        opened = words.rfind(OPENING)
        typed = words[opened + len(OPENING) :]
        if opened < 0 or any(one in typed for one in "[]|"):
            return None
        return end - len(words[opened:].encode("utf-16-le")) // 2, typed

    def _answer(self, event: QKeyEvent) -> bool:
        act = self._keys().get(Qt.Key(event.key())) if not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier else None
        if act is None:
            return False
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        if event.type() == QEvent.Type.KeyPress:
            act()
            return True
        return False

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        return {
            Qt.Key.Key_Down: lambda: self._step(1),
            Qt.Key.Key_Up: lambda: self._step(-1),
            Qt.Key.Key_Tab: lambda: self._take(self.list.currentItem()),
            Qt.Key.Key_Return: lambda: self._take(self.list.currentItem()),
            Qt.Key.Key_Enter: lambda: self._take(self.list.currentItem()),
            Qt.Key.Key_Escape: self._refuse,
        }

    def _follow_typing(self) -> None:
        if self._field.hasFocus() and (self.isVisible() or self.find_typed()):
            self._timer.start()

    def _follow_cursor(self) -> None:
        if self.isVisible() and self.find_typed() is None:
            self._close()

    def _offer(self) -> None:
        found = self.find_typed()
        if found is None or found[0] == self._refused or not self._field.hasFocus():
            if found is None:
                self._refused = -1
            self._close()
            return
        papers = self._find(found[1])
        if not papers:
            self._close()
            return
        self.list.clear()
        for one in papers:
            item = QListWidgetItem(" ".join(one.title.split()))
            item.setData(VALUE_ROLE, one.paper_id)
            item.setData(DETAIL_ROLE, one.detail)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, one.detail)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._place(len(papers))
        self.show()
        self.raise_()

    def _place(self, rows: int) -> None:
        """Under the line that is typed; above it where the window ends."""
        window, cursor = self._window, self._field.cursorRect()
        self.list.setFixedHeight(rows * ROW)
        self.setFixedSize(min(WIDTH, window.width() - 2 * MARGIN), rows * ROW + 2 * MARGIN + 2)
        below = self._field.viewport().mapTo(window, cursor.bottomLeft() + QPoint(0, 3))
        above = self._field.viewport().mapTo(window, cursor.topLeft()).y() - self.height() - 3
        top = below.y() if below.y() + self.height() <= window.height() else max(MARGIN, above)
        self.move(max(MARGIN, min(below.x(), window.width() - self.width() - MARGIN)), top)

    def _step(self, by: int) -> None:
        row = self.list.currentRow() + by
        if 0 <= row < self.list.count():
            self.list.setCurrentRow(row)

    def _take(self, item: QListWidgetItem | None) -> None:
        """Put the link in place of what was typed, as one step of the field's undo."""
        found = self.find_typed()
        link = self._write(item.data(VALUE_ROLE)) if item is not None and found is not None else ""
        self._close()
        if found is None or not link:
            return
        cursor = self._field.textCursor()
        end = cursor.position()
        cursor.setPosition(end + len(CLOSING) if self._is_closed(cursor) else end)
        cursor.setPosition(found[0], QTextCursor.MoveMode.KeepAnchor)
        cursor.insertText(link)
        self._field.setTextCursor(cursor)

    def _is_closed(self, cursor: QTextCursor) -> bool:
        """Whether the closing brackets stand behind the cursor already."""
        behind = QTextCursor(cursor)
        last = cursor.block().position() + cursor.block().length() - 1
        behind.setPosition(min(cursor.position() + len(CLOSING), last), QTextCursor.MoveMode.KeepAnchor)
        return behind.selectedText() == CLOSING

    def _refuse(self) -> None:
        found = self.find_typed()
        self._refused = found[0] if found else -1
        self._close()

    def _close(self) -> None:
        self._timer.stop()
        if self.isVisible():
            self.hide()
            self.list.clear()  # assistive technology would still find the rows of a hidden list
