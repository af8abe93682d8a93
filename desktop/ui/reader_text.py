"""Text to be read: plain, selectable, as high as its words need, scrolled by the pane around it."""

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QColor, QTextBlockFormat, QTextCursor, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop.ui.theme import tokens_of

# Qt gives these a meaning of its own or cannot show them; replacing one by one keeps every offset.
UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Span:
    """A painted stretch: characters ``start`` to ``end`` of the shown text, in one of the tokens' highlight colours."""

    start: int
    end: int
    colour: str


class ReaderText(QTextEdit):
    """Read-only plain text without scroll bars; assistive technology reads it as text. Tab moves on."""

    def __init__(self, name: str, object_name: str, *, line_pixels: float = 0, parent: QWidget | None = None) -> None:
        """``line_pixels``: the distance between two lines; 0 leaves it to the font."""
        self._text = ""
        self._spans: tuple[Span, ...] = ()
        self._heights: dict[int, int] = {}
        super().__init__(parent)  # last: it calls changeEvent
        self.setObjectName(object_name)
        self.setProperty("kind", "reading")
        self.setAccessibleName(name)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setTabChangesFocus(True)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(0)
        # Not Fixed: that would hold on to the height of the hint, whatever the width.
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._line_pixels = line_pixels

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str) -> bool:
        """Show that text; returns whether it is another one. The same text keeps its selection."""
        if text == self._text:
            return False
        self._text = text
        self._spans = ()
        self._heights = {}
        self.ensurePolished()  # the font comes from the style sheet, and the height from the font
        self.setExtraSelections([])
        self.clear()
        cursor = QTextCursor(self.document())
        cursor.setBlockFormat(self._block_format())
        cursor.insertText(UNSHOWABLE.sub(" ", text))
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.updateGeometry()
        return True

    def set_spans(self, spans: Sequence[Span]) -> None:
        """Paint these stretches of the shown text; the later lies over the earlier."""
        if tuple(spans) != self._spans:
            self._spans = tuple(spans)
            self._paint_spans()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Layouts try several widths; each would break all lines anew.
        if width not in self._heights:
            document = self.document()
            document.setTextWidth(width)
            self._heights[width] = self._height_of_lines(width)
            document.setTextWidth(self.viewport().width())
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(240, self.fontMetrics().height())  # the height that counts is heightForWidth()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange):
            self._paint_spans()
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._heights = {}
            self.updateGeometry()

    def _height_of_lines(self, width: int) -> int:
        """The height needed now that the lines are ``width`` pixels long."""
        return math.ceil(self.document().size().height())

    def _block_format(self) -> QTextBlockFormat:
        block = QTextBlockFormat()
        if self._line_pixels:
            block.setLineHeight(self._line_pixels, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return block

    def _paint_spans(self) -> None:
        tokens = tokens_of(self.window())
        selections = []
        for span in self._spans:
            selection = QTextEdit.ExtraSelection()
            cursor = QTextCursor(self.document())
            cursor.setPosition(self._qt_position(span.start))
            cursor.setPosition(self._qt_position(span.end), QTextCursor.MoveMode.KeepAnchor)
            selection.cursor = cursor
            selection.format.setBackground(QColor(tokens.highlights.get(span.colour, tokens.highlights["yellow"])))
            selections.append(selection)
        self.setExtraSelections(selections)

    def _qt_position(self, offset: int) -> int:
        """Where Qt counts that character of the shown text."""
        return qt_length(self._text[:offset])


def qt_length(text: str) -> int:
    """How many characters Qt counts in that text: UTF-16 units, of which 𝒪 has two."""
    return len(text) + sum(1 for character in text if ord(character) > 0xFFFF)
