"""Text to be read: plain, selectable, as high as its words need, scrolled by the pane around it."""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QKeyEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QWheelEvent,
)
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit, QWidget

from desktop.ui.look.theme import tokens_of
from desktop.ui.reader.text_places import TextPlaces

# Qt gives these a meaning of its own or cannot show them; replacing one by one keeps every offset.
UNSHOWABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f\u2028\u2029\ufdd0\ufdd1\ufffc\ud800-\udfff]")
WIDE = re.compile("[\U00010000-\U0010ffff]")
LAYERS = ("highlights", "words", "found")  # each lies over the one before: the reader's, the search's, the find bar's
ROUND = 3  # pixels
HELD = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.ShiftModifier
PANE_KEYS = (Qt.Key.Key_Space, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Escape)


@dataclass(frozen=True, slots=True)
class Span:
    """A painted stretch: characters ``start`` to ``end`` of the shown text, in a colour of the tokens' highlights."""

    start: int
    end: int
    colour: str = ""  # "" in the layers that have a colour of their own
    chosen: bool = False  # it has an outline


class ReaderText(QTextEdit):
    """Read-only plain text without scroll bars; assistive technology reads it as text. Tab moves on.

    Signals:
        comment_wanted: Enter or F2 was pressed. removal_wanted: Delete was.
    """

    comment_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, name: str, object_name: str, *, line_pixels: float = 0, parent: QWidget | None = None) -> None:
        """``line_pixels``: the distance between two lines; 0 leaves it to the font."""
        self._text = ""
        self._wide: list[int] = []  # where the characters are that Qt counts twice, such as 𝒪
        self._verbatim: tuple[tuple[int, int], ...] = ()
        self._layers: dict[str, tuple[Span, ...]] = {}
        self._places: TextPlaces | None = None  # None: to be found at the next painting
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

    def set_text(self, text: str, verbatim: Sequence[tuple[int, int]] = ()) -> bool:
        """Show that text, the stretches ``verbatim`` of it monospaced; returns whether it is another one.

        The same text keeps its selection.
        """
        if text == self._text and tuple(verbatim) == self._verbatim:
            return False
        self._text, self._verbatim = text, tuple(verbatim)
        self._wide = [] if text.isascii() else [match.start() for match in WIDE.finditer(text)]
        self._layers = {}
        self.ensurePolished()  # the font comes from the style sheet, and the height from the font
        if self.extraSelections():
            self.setExtraSelections([])
        self._fill()
        return True

    @property
    def line_pixels(self) -> float:
        """The distance between two lines; 0: as the font has it."""
        return self._line_pixels

    def set_line_pixels(self, line_pixels: float) -> None:
        """Set the distance between two lines, as when the text is zoomed."""
        if line_pixels != self._line_pixels:
            self._line_pixels = line_pixels
            self._fill()

    def set_spans(self, spans: Sequence[Span], layer: str = "highlights") -> None:
        """Paint these stretches of the shown text, in that layer of LAYERS; the later lies over the earlier."""
        if tuple(spans) != self._layers.get(layer, ()):
            self._layers[layer] = tuple(spans)
            self.viewport().update()

    def spans(self, layer: str = "highlights") -> tuple[Span, ...]:
        """What is painted in that layer."""
        return self._layers.get(layer, ())

    def show_current(self, span: Span | None) -> None:
        """Show that stretch as the one that was gone to; None: there is none."""
        selections = []
        if span is not None:
            tokens = tokens_of(self.window())
            selection = QTextEdit.ExtraSelection()
            selection.cursor = self.cursor_over(span)
            selection.format.setBackground(QColor(tokens.accent))
            selection.format.setForeground(QColor(tokens.on_accent))
            selections.append(selection)
        self.setExtraSelections(selections)

    def cursor_over(self, span: Span) -> QTextCursor:
        """A cursor that selects that stretch of the shown text."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(self._qt_position(span.start))
        cursor.setPosition(self._qt_position(span.end), QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def selected(self) -> tuple[int, int]:
        """Beginning and end of what is selected in the shown text; where nothing is, both are the cursor's place."""
        cursor = self.textCursor()
        return self._offset_of(cursor.selectionStart()), self._offset_of(cursor.selectionEnd())

    def unselect(self) -> None:
        """Select nothing; the cursor stays where the selection began."""
        cursor = self.textCursor()
        cursor.setPosition(cursor.selectionStart())
        self.setTextCursor(cursor)

    def put_cursor(self, offset: int) -> None:
        """Put the cursor before that character of the shown text, with nothing selected."""
        cursor = self.textCursor()
        cursor.setPosition(self._qt_position(offset))
        self.setTextCursor(cursor)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        # Layouts try several widths; each would break all lines anew, and so would the width that it has already.
        if width not in self._heights:
            document = self.document()
            before = document.textWidth()
            if before != width:
                document.setTextWidth(width)
            self._heights[width] = self._height_of_lines(width)
            if before not in (width, -1):
                document.setTextWidth(before)
        return self._heights[width]

    def sizeHint(self) -> QSize:
        return QSize(240, self.fontMetrics().height())  # the height that counts is heightForWidth()

    def minimumSizeHint(self) -> QSize:
        return QSize(0, 0)

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._places = None

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in PANE_KEYS:
            event.ignore()  # it is the pane that scrolls
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2) and not event.modifiers() & HELD:
            self.comment_wanted.emit()
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.removal_wanted.emit()
        else:
            super().keyPressEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._places = None
            self._heights = {}
            self.updateGeometry()

    def paintEvent(self, event: QPaintEvent) -> None:
        # Not as Qt's extra selections, each of which draws all its lines once more: 90 ms for 200 of them.
        if any(self._layers.values()):
            painter = QPainter(self.viewport())
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            self._paint_spans(painter, event.rect())
            painter.end()
        super().paintEvent(event)

    def _paint_spans(self, painter: QPainter, part: QRect) -> None:
        if self._places is None:
            self._places = TextPlaces(self.document())
        first, last = self._places.characters_between(part.top(), part.bottom() + 1)
        tokens = tokens_of(self.window())
        own = {"words": QColor(tokens.match), "found": QColor(tokens.star)}
        own["found"].setAlpha(90)
        colours = {name: QColor(colour) for name, colour in tokens.highlights.items()}
        outline = QColor(tokens.accent)
        for layer in LAYERS:
            for span in self._layers.get(layer, ()):
                start, end = self._qt_position(span.start), self._qt_position(span.end)
                if start < last and end > first:
                    painter.setPen(outline if span.chosen else Qt.PenStyle.NoPen)
                    painter.setBrush(own.get(layer) or colours.get(span.colour, colours["yellow"]))
                    for rectangle in self._places.rectangles_of(start, end):
                        painter.drawRoundedRect(rectangle, ROUND, ROUND)

    def _fill(self) -> None:
        self._heights = {}
        self._places = None
        text = UNSHOWABLE.sub(" ", self._text)
        cursor = QTextCursor(self.document())
        cursor.beginEditBlock()  # else Qt breaks all lines again after each of them
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.setBlockFormat(self._block_format())
        self._insert(cursor, text)
        cursor.endEditBlock()
        self.moveCursor(QTextCursor.MoveOperation.Start)
        self.updateGeometry()

    def _insert(self, cursor: QTextCursor, text: str) -> None:
        plain, fixed = QTextCharFormat(), QTextCharFormat()
        done = 0
        if self._verbatim:
            fixed.setFontFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
            fixed.setFontFixedPitch(True)
        cursor.removeSelectedText()
        for start, end in self._verbatim:
            cursor.insertText(text[done:start], plain)
            cursor.insertText(text[start:end], fixed)
            done = end
        cursor.insertText(text[done:], plain)

    def _height_of_lines(self, width: int) -> int:
        """The height needed now that the lines are ``width`` pixels long."""
        return math.ceil(self.document().size().height())

    def _block_format(self) -> QTextBlockFormat:
        block = QTextBlockFormat()
        if self._line_pixels:
            block.setLineHeight(self._line_pixels, QTextBlockFormat.LineHeightTypes.FixedHeight.value)
        return block

    def _qt_position(self, offset: int) -> int:
        """Where Qt counts that character of the shown text."""
        return offset + bisect_left(self._wide, offset)

    def _offset_of(self, position: int) -> int:
        """Which character of the shown text it is that Qt counts there."""
        return position - bisect_left([place + number for number, place in enumerate(self._wide)], position)
