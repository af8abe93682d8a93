"""Where a note is typed: plain text, as high as its lines up to a limit."""

import math
import re

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QResizeEvent,
    QTextCursor,
    QTextOption,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy, QWidget

from desktop.translation import tr
from desktop.ui.look.hover_scroll_bar import HoverScrollBar
from desktop.ui.look.theme import SCROLL_BAR
from desktop.ui.reader.note_typing import answer, is_answered

TABS = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)
FEWEST_LINES, MOST_LINES = 2, 18
SPARE = 2  # pixels without which Qt believes that the last line does not fit
ENDLESS_WORD = re.compile(r"\S{2000}")
QT_LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufdd0": "\n", "\ufdd1": "\n", "\0": None})


class NoteField(QPlainTextEdit):
    """Plain text that grows with its lines and scrolls only when it has many.

    Signals:
        focus_changed: whether it has the focus now. escaped: Escape was pressed. grew: its height or cursor changed.
    """

    focus_changed = Signal(bool)
    escaped = Signal()
    grew = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("noteField")
        self.setAccessibleName(tr("Note"))
        self.show_key("")
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # a bar of ours lies over the margin
        self.setViewportMargins(0, 0, SCROLL_BAR, 0)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.document().setDocumentMargin(0)
        self.document().documentLayout().documentSizeChanged.connect(self._on_size_changed)
        self.cursorPositionChanged.connect(self.grew)
        self._room = 0.0  # pixels that the lines need, up to the most that are shown at once
        self._bar = HoverScrollBar(self)

    def show_key(self, key: str) -> None:
        """Say in the empty field which key leads here; empty: none does."""
        words = tr("Write a note…")
        self.setPlaceholderText(f"{words}  ({key.lower() if len(key) == 1 else key})" if key else words)

    def text(self) -> str:
        """The text as it was typed, without NUL. Not toPlainText(), which turns no-break spaces into spaces."""
        raw = self.document().toRawText().translate(QT_LINE_ENDS)
        return raw.encode("utf-8", "replace").decode("utf-8")

    def is_untouched(self) -> bool:
        """Whether nothing is written, and nothing was that undo could bring back."""
        document = self.document()
        return document.isEmpty() and not document.isUndoAvailable() and not document.isRedoAvailable()

    def show_text(self, text: str) -> None:
        """Show that text, with nothing to undo."""
        wrapping = wrapping_of(text)
        if wrapping == QTextOption.WrapMode.WrapAnywhere:
            self.setWordWrapMode(wrapping)
        self.setPlainText(text)
        # Only now: Qt would look for the end of an endless word that was shown before.
        self.setWordWrapMode(wrapping)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if wrapping_of(source.text()) == QTextOption.WrapMode.WrapAnywhere:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        super().insertFromMimeData(source)

    def set_filling(self, filling: bool) -> None:
        """Take all the room there is, or again only what the lines need."""
        vertical = QSizePolicy.Policy.Expanding if filling else QSizePolicy.Policy.Preferred
        self.setSizePolicy(QSizePolicy.Policy.Expanding, vertical)

    def sizeHint(self) -> QSize:
        return QSize(240, max(math.ceil(self._room), self._lines_high(FEWEST_LINES)) + SPARE)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, self._lines_high(FEWEST_LINES) + SPARE)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._bar.set_hovered(True)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._bar.set_hovered(False)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self.updateGeometry()

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.focus_changed.emit(True)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.focus_changed.emit(False)

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Escape leaves the field before it is anyone's shortcut
            return True
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and is_answered(event):
            event.accept()
            return True
        if (
            isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
            and event.key() in TABS
            and answer(self, event)
        ):
            return True  # before Qt takes it for the way to the next widget
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif not answer(self, event):
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.verticalScrollBar().maximum() > 0:
            super().wheelEvent(event)
        else:
            event.ignore()

    def write_at_end(self) -> None:
        """Take the focus, with the cursor after the last word."""
        self.moveCursor(QTextCursor.MoveOperation.End)
        self.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._on_size_changed()  # Qt does not say that other lines came of another width
        self._bar.place()

    def _on_size_changed(self) -> None:
        room = self._measure()
        if room != self._room:
            self._room = room
            self.updateGeometry()
            self.grew.emit()

    def _measure(self) -> float:
        """The pixels that the lines take, up to the most that are shown at once."""
        most = self._lines_high(MOST_LINES)
        taken = 0.0
        block = self.document().firstBlock()
        while block.isValid() and taken < most:
            # Qt breaks lines only where it has to show them, or is asked how high they are.
            taken += self.document().documentLayout().blockBoundingRect(block).height()
            block = block.next()
        return min(taken, most)

    def _lines_high(self, lines: int) -> int:
        # Qt gives every line whole pixels: 17 where the letters need 16.4.
        return lines * math.ceil(QFontMetricsF(self.font()).height())


def wrapping_of(text: str) -> QTextOption.WrapMode:
    """How lines of that text are broken: where words end, but an endless word anywhere.

    Looking for the end of one costs Qt the square of its length: minutes for a pasted file in base 64.
    """
    endless = ENDLESS_WORD.search(text) is not None
    return QTextOption.WrapMode.WrapAnywhere if endless else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
