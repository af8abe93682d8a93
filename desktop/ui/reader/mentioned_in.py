"""Under the note: the papers whose notes link to the one that is read."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from desktop.records.mentions import Mention
from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.look.painted_text import paint_line
from desktop.ui.look.theme import tokens_of
from desktop.ui.reader.plain_text import readable

MOST_SHOWN = 5  # until all are wanted
LINE = 22  # pixels
GAP = 10  # between a title and what is said there


class MentionedIn(QWidget):
    """A line for each; hidden while there are none.

    Signals:
        chosen: the id of a paper whose line was pressed.
    """

    chosen = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Mention, ...] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 12, 0, 4)
        self._column.setSpacing(1)
        self._column.addWidget(plain_label(tr("Mentioned in"), "heading"))
        self._lines: list[QPushButton] = []
        self.hide()

    def show_mentions(self, mentions: Sequence[Mention]) -> None:
        """Show these, the first few of many, with a button that shows the rest."""
        if tuple(mentions) != self._shown:
            self._shown = tuple(mentions)
            self._fill(MOST_SHOWN)
            self.setVisible(bool(mentions))

    def _fill(self, most: int) -> None:
        for line in self._lines:
            line.hide()
            line.deleteLater()
        shown, rest = self._shown[:most], self._shown[most:]
        self._lines = [self._build_line(one) for one in shown]
        if rest:
            more = QPushButton(trn("and {count} more", "and {count} more", len(rest)))
            more.setProperty("kind", "inline")
            more.clicked.connect(lambda _checked: self._fill(len(self._shown)))
            self._lines.append(more)
        for line in self._lines:
            self._column.addWidget(line)

    def _build_line(self, mention: Mention) -> "MentionLine":
        line = MentionLine(mention)
        line.clicked.connect(lambda _checked: self.chosen.emit(mention.paper_id))
        return line


class MentionLine(QPushButton):
    """A title, and beside it in quieter letters what its note says there; either ends in an ellipsis."""

    def __init__(self, mention: Mention) -> None:
        self._title = " ".join(readable(mention.title).split()) or tr("Untitled")
        self._said = mention.line
        super().__init__(self._title)
        self.setToolTip(f"{self._title}\n{self._said}".strip())
        self.setAccessibleDescription(self._said)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        return QSize(200, LINE)

    def minimumSizeHint(self) -> QSize:
        return QSize(0, LINE)

    def paintEvent(self, _event: QPaintEvent) -> None:
        tokens, place = tokens_of(self), self.rect()
        with QPainter(self) as painter:
            if self.hasFocus() or self.underMouse():
                painter.setRenderHint(QPainter.RenderHint.Antialiasing)
                painter.setPen(Qt.PenStyle.NoPen)
                painter.setBrush(QColor(tokens.selected if self.hasFocus() else tokens.hover))
                painter.drawRoundedRect(place.adjusted(-1, 0, 1, 0), 5, 5)
            most = place.width() * 3 // 5 if self._said else place.width()
            taken = paint_line(painter, QRect(0, 0, most, place.height()), self._title, tokens.accent)
            rest = place.adjusted(taken + GAP, 0, 0, 0)
            paint_line(painter, rest, self._said, tokens.faint, pixels=12)
