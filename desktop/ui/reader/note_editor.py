"""The note under a paper: saved while it is written, and shown as saved only once it is."""

import math
import re
from collections.abc import Callable

from PySide6.QtCore import QEvent, QMimeData, QSize, Qt, QTimer, Signal
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
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.errors import PapershelfError
from desktop.translation import tr
from desktop.ui.look.hover_scroll_bar import HoverScrollBar
from desktop.ui.look.theme import SCROLL_BAR, restyle

PAUSE = 400  # milliseconds without a keystroke, then the note is saved
RETRY = 5000  # milliseconds until a save that failed is tried again
FEWEST_LINES, MOST_LINES = 2, 18
SPARE = 2  # pixels without which Qt believes that the last line does not fit
ENDLESS_WORD = re.compile(r"\S{2000}")
QT_LINE_ENDS = str.maketrans({"\u2029": "\n", "\u2028": "\n", "\ufdd0": "\n", "\ufdd1": "\n", "\0": None})


class NoteEditor(QFrame):
    """A field for the note of one paper at a time. What could not be saved is kept here and tried again.

    Signals:
        left: Escape was pressed in the field.
        grew: the field became higher or lower, or its cursor moved; the pane may have to follow.
    """

    left = Signal()
    grew = Signal()

    def __init__(self, save: Callable[[int, str], None], parent: QWidget | None = None) -> None:
        """``save`` puts the note of a paper on disk before it returns, or raises PapershelfError."""
        super().__init__(parent)
        self.setObjectName("noteEditor")
        self._save = save
        self._paper_id: int | None = None
        self._typed = False  # the field holds what is not on disk
        self._kept: dict[int, str] = {}  # notes of papers left behind that are not on disk
        self._showing = False
        self._timer = QTimer(self, singleShot=True)
        self._timer.timeout.connect(self.flush)
        self.field = NoteField(self)
        self.field.textChanged.connect(self._on_typed)
        self.field.focus_changed.connect(self._on_focus_changed)
        self.field.escaped.connect(self._on_escaped)
        self.field.grew.connect(self.grew)
        self.state = QLabel(self)
        self.state.setObjectName("noteState")
        self.state.setTextFormat(Qt.TextFormat.PlainText)
        self.state.setWordWrap(True)
        self.state.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
        self._build()

    def show_note(self, paper_id: int, text: str | None) -> None:
        """Show the note of that paper. Another paper's note is saved first; typing is never overwritten."""
        if paper_id == self._paper_id:
            # A library may drop white space at the end; taking it from under the cursor would eat typing.
            if not self._typed and (text or "").rstrip() != self.field.text().rstrip():
                self._fill(text or "", keep_cursor=True)
                self._say("")
            return
        self.leave_paper()
        self._paper_id = paper_id
        kept = self._kept.pop(paper_id, None)
        self._fill(text or "" if kept is None else kept, keep_cursor=False)
        if kept is not None:
            self._typed = True
            self._timer.start(PAUSE)
        elif not self._kept:
            self._say("")

    def leave_paper(self) -> None:
        """Save, and show no paper's note any more. What cannot be saved is kept for later."""
        self.flush()
        if self._typed and self._paper_id is not None:
            self._kept[self._paper_id] = self.field.text()
        self._paper_id = None
        self._typed = False

    def flush(self) -> bool:
        """Save what is not on disk yet; returns whether all of it is now."""
        self._timer.stop()
        if not self._typed and not self._kept:
            return True
        try:
            self._save_all()
        except PapershelfError as error:
            self._say(str(error), warning=True)
            self._timer.start(RETRY)
            return False
        self._say(tr("Saved"))
        return True

    def _save_all(self) -> None:
        if self._typed and self._paper_id is not None:
            self._save(self._paper_id, self.field.text())
            self._typed = False
        for paper_id in list(self._kept):
            self._save(paper_id, self._kept[paper_id])
            del self._kept[paper_id]

    def _fill(self, text: str, *, keep_cursor: bool) -> None:
        if not text and self.field.is_untouched():
            return  # as most papers' notes are
        position = self.field.textCursor().position() if keep_cursor else 0
        self._showing = True
        self.field.show_text(text.replace("\0", ""))
        self._showing = False
        cursor = self.field.textCursor()
        cursor.setPosition(min(position, self.field.document().characterCount() - 1))
        self.field.setTextCursor(cursor)

    def _on_typed(self) -> None:
        if self._showing or self._paper_id is None:
            return
        self._typed = True
        self._say(tr("Writing…"))
        self._timer.start(PAUSE)

    def _on_focus_changed(self, focused: bool) -> None:
        restyle(self, "writing", "true" if focused else "false")
        if not focused:
            self.flush()

    def _on_escaped(self) -> None:
        self.flush()
        self.left.emit()

    def _say(self, sentence: str, *, warning: bool = False) -> None:
        if sentence != self.state.text():
            self.state.setText(sentence)
            self.state.setAccessibleName(sentence)
        restyle(self.state, "kind", "warning" if warning else "faint")

    def _build(self) -> None:
        heading = QLabel(tr("Note"), self)
        heading.setProperty("kind", "heading")
        heading.setBuddy(self.field)
        head = QHBoxLayout()
        head.addWidget(heading)
        head.addWidget(self.state, 1)
        head.addSpacing(SCROLL_BAR)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 9, 14 - SCROLL_BAR, 11)
        layout.setSpacing(5)
        layout.addLayout(head)
        layout.addWidget(self.field)


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
        self.setWordWrapMode(_wrapping(text))
        self.setPlainText(text)

    def insertFromMimeData(self, source: QMimeData) -> None:
        if _wrapping(source.text()) == QTextOption.WrapMode.WrapAnywhere:
            self.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        super().insertFromMimeData(source)

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
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        else:
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


def _wrapping(text: str) -> QTextOption.WrapMode:
    """Looking for the end of an endless word costs Qt the square of its length: minutes for a pasted file in base 64."""
    endless = ENDLESS_WORD.search(text) is not None
    return QTextOption.WrapMode.WrapAnywhere if endless else QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere
