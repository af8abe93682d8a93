"""The slim bar that finds letters in the paper that is read."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QToolButton, QWidget

from desktop.translation import tr
from desktop.ui.reader.match_spans import find_all
from desktop.ui.reader.reader_text import ReaderText, Span

LAYER = "found"


class FindField(QLineEdit):
    """What is sought. Return goes to the next place, with Shift to the one before.

    Signals:
        stepped: +1 or -1. escaped: Escape was pressed.
    """

    stepped = Signal(int)
    escaped = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Escape closes the bar before it is anyone's shortcut
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.escaped.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
        else:
            super().keyPressEvent(event)


class FindBar(QFrame):
    """Paints every place in ``texts`` and goes from one to the next, round at the end.

    Signals:
        closed: the reader is done with it; what was found is no longer painted.
    """

    closed = Signal()

    def __init__(
        self, texts: Sequence[ReaderText], reveal: Callable[[ReaderText, Span], None], parent: QWidget | None = None
    ) -> None:
        """``reveal`` scrolls so that a place can be seen."""
        super().__init__(parent)
        self.setObjectName("findBar")
        self.setAccessibleName(tr("Find in this paper"))
        self._texts = tuple(texts)
        self._reveal = reveal
        self._places: list[tuple[ReaderText, Span]] = []
        self._current = -1  # none is gone to yet
        self.field = FindField(self)
        self.field.setAccessibleName(tr("Find in this paper"))
        self.field.setPlaceholderText(tr("Find in this paper"))
        self.count = QLabel(self)
        self.previous = self._build_button("‹", tr("Previous place"), -1)
        self.next = self._build_button("›", tr("Next place"), 1)
        self._close = self._build_button("×", tr("Close"), 0)
        self._arrange()
        self.field.textChanged.connect(lambda _text: self._search(go=True))
        self.field.stepped.connect(self.step)
        self.field.escaped.connect(self.close_bar)
        self.hide()

    def open_bar(self) -> None:
        """Show it with the cursor in its field; what was sought before is there, selected."""
        self.show()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.field.selectAll()
        self._search(go=True)

    def close_bar(self) -> None:
        """Hide it, and say so."""
        self.put_away()
        self.closed.emit()

    def put_away(self) -> None:
        """Hide it and what it painted."""
        self.hide()
        self._show_places([])

    def refresh(self) -> None:
        """Look again, because another paper is shown."""
        if not self.isHidden():
            self._search(go=False)

    def step(self, step: int) -> None:
        """Go to the next place, or with -1 to the one before; after the last comes the first."""
        if self._places:
            start = -1 if self._current < 0 and step > 0 else max(self._current, 0)
            self._go((start + step) % len(self._places))

    def _search(self, *, go: bool) -> None:
        found = [
            (text, Span(start, end))
            for text in self._texts
            if not text.isHidden()
            for start, end in find_all(text.text, self.field.text())
        ]
        self._show_places(found)
        if go and found:
            self._go(0)

    def _show_places(self, places: list[tuple[ReaderText, Span]]) -> None:
        self._places = places
        self._current = -1
        for text in self._texts:
            text.set_spans([span for its, span in places if its is text], LAYER)
            text.show_current(None)
        self._tell()

    def _go(self, number: int) -> None:
        for text in self._texts:
            text.show_current(None)
        self._current = number
        text, span = self._places[number]
        text.show_current(span)
        self._tell()
        self._reveal(text, span)

    def _tell(self) -> None:
        total = len(self._places)
        words = ""
        if self.field.text().strip():
            words = tr("{number} of {total}").format(number=self._current + 1, total=total) if total else tr("Not found")
        self.count.setText(words)
        self.count.setAccessibleName(words)
        for button in (self.previous, self.next):
            button.setEnabled(total > 0)

    def _build_button(self, sign: str, name: str, step: int) -> QToolButton:
        button = QToolButton(self)
        button.setText(sign)
        button.setAccessibleName(name)
        button.setToolTip(name)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        button.clicked.connect(lambda _checked: self.step(step) if step else self.close_bar())
        return button

    def _arrange(self) -> None:
        self.count.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("kind", "dim")
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance("999 of 999"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 8)
        row.setSpacing(4)
        row.addWidget(self.field, 1)
        row.addSpacing(6)
        for widget in (self.count, self.previous, self.next, self._close):
            row.addWidget(widget)
