"""The authors of a paper: the first ten, and a button after the last one for the others."""

from bisect import bisect_right
from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.translation import tr, trn
from desktop.ui.reader.qt_offsets import qt_length
from desktop.ui.reader.reader_text import ReaderText

FIRST = 10
SEPARATOR = ", "
LINE = 20  # pixels from one line to the next


class AuthorsText(ReaderText):
    """Names as text that wraps; the button for the others stands after the last name, or below where it has no room.

    Signals:
        author_clicked: the name that was clicked, or on which Return was pressed.
    """

    author_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(tr("Authors"), "paperAuthors", line_pixels=LINE, parent=parent)
        self._names: tuple[str, ...] = ()
        self._starts: list[int] = []
        self._unfolded = False
        self.more = QPushButton(self.viewport())
        self.more.setProperty("kind", "link")
        self.more.setCursor(Qt.CursorShape.PointingHandCursor)
        self.more.clicked.connect(lambda _checked: self._toggle())
        self.more.hide()

    def show_authors(self, names: Sequence[str]) -> None:
        """Show these names, folded unless they are the ones already shown."""
        if tuple(names) == self._names:
            return
        self._names = tuple(names)
        self._unfolded = False
        self._refresh()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_button()

    def _height_of_lines(self, width: int) -> int:
        return super()._height_of_lines(width) + (self._line() if self._button_is_below(width) else 0)

    def set_line_pixels(self, line_pixels: float) -> None:
        super().set_line_pixels(line_pixels)
        self._refresh_button()
        self._place_button()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if event.button() == Qt.MouseButton.LeftButton and not self.textCursor().hasSelection():
            self._choose(self.cursorForPosition(event.position().toPoint()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose(self.textCursor())
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        self._unfolded = not self._unfolded
        self._refresh()

    def _refresh(self) -> None:
        shown = self._names if self._unfolded else self._names[:FIRST]
        self._starts = []
        position = 0
        for name in shown:
            self._starts.append(position)
            position += qt_length(name + SEPARATOR)
        self._refresh_button()
        # After the button, for which the height has to leave room.
        self.set_text(SEPARATOR.join(shown))
        self._place_button()

    def _refresh_button(self) -> None:
        others = len(self._names) - FIRST
        self.more.setVisible(others > 0)
        if others > 0:
            self.more.setText(tr("show fewer") if self._unfolded else trn("and {count} more", "and {count} more", others))
            self.more.resize(self.more.sizeHint().boundedTo(QSize(16777215, self._line())))

    def _line(self) -> int:
        return round(self.line_pixels)

    def _choose(self, cursor: QTextCursor) -> None:
        number = bisect_right(self._starts, cursor.position()) - 1
        if number >= 0:
            self.author_clicked.emit(self._names[number])

    def _end_of_text(self) -> QRect:
        cursor = QTextCursor(self.document())
        cursor.movePosition(QTextCursor.MoveOperation.End)
        return self.cursorRect(cursor)

    def _button_is_below(self, width: int) -> bool:
        return not self.more.isHidden() and self._end_of_text().right() + self.more.width() > width

    def _place_button(self) -> None:
        if self.more.isHidden():
            return
        end = self._end_of_text()
        if self._button_is_below(self.viewport().width()):
            self.more.move(0, end.bottom() + 1)
        else:
            top = end.top() + (end.height() - self.more.height()) // 2
            self.more.move(end.right() + 2, min(top, self.viewport().height() - self.more.height()))
