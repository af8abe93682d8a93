"""The highlights of a paper under its abstract, each with its comment. Drawn row by row, so that hundreds cost nothing."""

from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QVBoxLayout, QWidget

from desktop.records import Highlight
from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.look.theme import BASE_PIXELS, font, tokens_of
from desktop.ui.reader.mathematics import readable
from desktop.ui.reader.passages import COLOUR_NAMES, tell

MOST_HEIGHT = 236  # pixels; more highlights are scrolled
PADDING = 5  # pixels above and below the lines of a row
STRIPE = 4  # pixels
LEFT = 16  # pixels before the words
HIGHLIGHT = Qt.ItemDataRole.UserRole
Index = QModelIndex | QPersistentModelIndex


class HighlightModel(QAbstractListModel):
    """The highlights, in the order in which they are read."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.highlights: list[Highlight] = []

    def show_highlights(self, highlights: Sequence[Highlight]) -> None:
        self.beginResetModel()
        self.highlights = list(highlights)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        return 0 if parent.isValid() else len(self.highlights)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        highlight = self.highlights[index.row()]
        if role == HIGHLIGHT:
            return highlight
        if role == Qt.ItemDataRole.DisplayRole:
            return tell(highlight)
        if role == Qt.ItemDataRole.ToolTipRole:
            return COLOUR_NAMES.get(highlight.colour, highlight.colour)
        return None


class HighlightDelegate(QStyledItemDelegate):
    """Paints a stripe in the colour, the words, and under them the comment."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        lines = 2 if index.data(HIGHLIGHT).comment else 1
        return QSize(80, lines * (QFontMetrics(font(BASE_PIXELS)).height() + 1) + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        highlight: Highlight = index.data(HIGHLIGHT)
        widget: QWidget = option.widget
        rect: QRect = option.rect
        state: QStyle.StateFlag = option.state
        tokens = tokens_of(widget.window())
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        if state & QStyle.StateFlag.State_Selected or state & QStyle.StateFlag.State_MouseOver:
            painter.setBrush(QColor(tokens.selected if state & QStyle.StateFlag.State_Selected else tokens.hover))
            painter.drawRoundedRect(QRectF(rect).adjusted(0, 1, 0, -1), 6, 6)
        painter.setBrush(QColor(tokens.highlights.get(highlight.colour, tokens.highlights["yellow"])))
        painter.setPen(QColor(tokens.faint))
        stripe = QRectF(rect.left() + 5.5, rect.top() + PADDING + 0.5, STRIPE, rect.height() - 2 * PADDING - 1)
        painter.drawRoundedRect(stripe, 2, 2)
        painter.setFont(font(BASE_PIXELS))
        metrics = painter.fontMetrics()
        line = QRect(rect.topLeft() + QPoint(LEFT, PADDING), QSize(rect.width() - LEFT - 8, metrics.height()))
        for words, colour in ((highlight.exact, tokens.text), (highlight.comment, tokens.dim)):
            shown = " ".join(readable(words).split())
            painter.setPen(QColor(colour))
            painter.drawText(
                line,
                Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextSingleLine,
                metrics.elidedText(shown, Qt.TextElideMode.ElideRight, line.width()),
            )
            line.translate(0, metrics.height() + 1)
        painter.restore()


class HighlightView(QListView):
    """Arrows go from one to the next.

    Signals:
        comment_wanted: Enter or F2. removal_wanted: Delete.
    """

    comment_wanted = Signal()
    removal_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_F2):
            self.comment_wanted.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.removal_wanted.emit()
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End):
            super().keyPressEvent(event)
        else:
            event.ignore()  # letters are commands, and the pane scrolls


class HighlightList(QWidget):
    """Says how many there are, and shows them.

    Signals:
        chosen: int, a highlight was gone to. comment_wanted, removal_wanted: of the one that is chosen.
    """

    chosen = Signal(int)
    comment_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = plain_label("", "heading")
        self.view = HighlightView(self)
        self.model = HighlightModel(self)
        self.view.setObjectName("highlights")
        self.view.setAccessibleName(tr("Highlights"))
        self.view.setModel(self.model)
        self.view.setItemDelegate(HighlightDelegate(self.view))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self.view.setMouseTracking(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.heading)
        column.addWidget(self.view)
        self.view.clicked.connect(self._choose)
        self.view.selectionModel().currentChanged.connect(lambda index, _before: self._choose(index))
        self.view.comment_wanted.connect(self.comment_wanted)
        self.view.removal_wanted.connect(self.removal_wanted)

    def show_highlights(self, highlights: Sequence[Highlight], current: int) -> None:
        """Show these, and ``current`` (0: none) as the one that is chosen."""
        self.heading.setText(trn("{count} highlight", "{count} highlights", len(highlights)))
        if self.model.highlights != list(highlights):
            self.view.selectionModel().blockSignals(True)
            self.model.show_highlights(highlights)
            self.view.selectionModel().blockSignals(False)
            few = highlights[: MOST_HEIGHT // 20]
            option = QStyleOptionViewItem()
            heights = [
                self.view.itemDelegate().sizeHint(option, self.model.index(row, 0)).height() for row in range(len(few))
            ]
            self.view.setFixedHeight(min(sum(heights), MOST_HEIGHT))
        self.show_current(current)

    def show_current(self, highlight_id: int) -> None:
        """Show that one as chosen; 0: none."""
        ids = [highlight.highlight_id for highlight in self.model.highlights]
        selection = self.view.selectionModel()
        selection.blockSignals(True)
        index = self.model.index(ids.index(highlight_id), 0) if highlight_id in ids else QModelIndex()
        self.view.setCurrentIndex(index)
        selection.blockSignals(False)
        self.view.viewport().update()

    def _choose(self, index: Index) -> None:
        if index.isValid():
            self.chosen.emit(self.model.highlights[index.row()].highlight_id)
