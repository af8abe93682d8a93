"""How a row of the sidebar is painted: rounded selection, icon, elided name, faint count. Knows nothing of collections."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QIcon, QPainter, QPainterPath, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTreeView

from desktop.ui.look.label_colours import ink_of
from desktop.ui.look.painted_text import paint_line
from desktop.ui.look.theme import Tokens, tokens_of

VIEW_ROLE = Qt.ItemDataRole.UserRole
ICON_ROLE = Qt.ItemDataRole.UserRole + 1  # the icon's name; a row without one is a heading
COUNT_ROLE = Qt.ItemDataRole.UserRole + 2
GAP_ROLE = Qt.ItemDataRole.UserRole + 3  # pixels left free above the row
FOLDED_ROLE = Qt.ItemDataRole.UserRole + 4  # whether the rows under a heading are hidden
QUIET_ROLE = Qt.ItemDataRole.UserRole + 5  # whether the row stands back: what is paused, what is only offered
WARNING_ROLE = Qt.ItemDataRole.UserRole + 6  # whether something went wrong there
COLOUR_ROLE = Qt.ItemDataRole.UserRole + 7  # the colour of its icon, one of LABEL_COLOURS; None or "": that of all others

ROW = 28
MARGIN = 10  # beside the rounded selection
STEP = 22  # each level of the tree stands this much further in
ICON_LEFT = 21
ICON_SIZE = 16
TEXT_LEFT = 44

AnyIndex = QModelIndex | QPersistentModelIndex
IconMaker = Callable[[str, str], QIcon]


class SidebarDelegate(QStyledItemDelegate):
    """Paints the sidebar's rows. Icons are left out, and their place kept, until ``make_icon`` is given."""

    def __init__(self, tree: QTreeView) -> None:
        super().__init__(tree)
        self._tree = tree
        self._icons: dict[tuple[str, str, float], QPixmap] = {}
        self.make_icon: IconMaker | None = None
        self.counts_visible = True
        self.hovered = QPersistentModelIndex()
        self.drop_target = QPersistentModelIndex()
        self.focus_visible = False

    def sizeHint(self, option: QStyleOptionViewItem, index: AnyIndex) -> QSize:
        return QSize(0, ROW + int(index.data(GAP_ROLE) or 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: AnyIndex) -> None:
        tokens = tokens_of(self._tree)
        row = QRect(0, option.rect.bottom() - ROW + 1, self._tree.viewport().width(), ROW)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(ICON_ROLE):
            self._paint_row(painter, row, option, index, tokens)
        else:
            self._paint_heading(painter, row, option, index, tokens)
        painter.restore()

    def depth_left(self, index: AnyIndex) -> int:
        """Where the level of that row begins: the left edge that its fold arrow and icon are measured from."""
        depth, parent = 0, index.parent()
        while parent.isValid():
            depth, parent = depth + 1, parent.parent()
        return depth * STEP

    def _paint_row(
        self, painter: QPainter, row: QRect, option: QStyleOptionViewItem, index: AnyIndex, tokens: Tokens
    ) -> None:
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        self._paint_background(painter, row, selected, index, tokens)
        left = self.depth_left(index)
        quiet = bool(index.data(QUIET_ROLE))
        ink = tokens.accent if selected else tokens.faint if quiet else tokens.dim
        if index.model().hasChildren(index):
            _paint_arrow(painter, QPointF(left + 15, row.center().y() + 0.5), self._tree.isExpanded(index), tokens.faint)
        if self.make_icon is not None:
            place = QRect(left + ICON_LEFT, row.top() + (ROW - ICON_SIZE) // 2, ICON_SIZE, ICON_SIZE)
            colour = index.data(COLOUR_ROLE)
            painter.drawPixmap(place, self._icon(index.data(ICON_ROLE), ink_of(colour, tokens) if colour else ink))
        weight = QFont.Weight.Medium if selected else QFont.Weight.Normal
        words = row.adjusted(left + TEXT_LEFT, 0, -MARGIN - 8, 0)
        count = index.data(COUNT_ROLE)
        if count and self.counts_visible:
            faint = tokens.accent if selected else tokens.faint
            width = paint_line(
                painter, words, f"{count:,}", faint, pixels=12, weight=weight, side=Qt.AlignmentFlag.AlignRight
            )
            words.setRight(words.right() - width - 8)
        if index.data(WARNING_ROLE):
            self._paint_warning(painter, words, tokens)
        paint_line(
            painter, words, index.data(), tokens.accent if selected else tokens.faint if quiet else tokens.text, weight=weight
        )

    def _paint_warning(self, painter: QPainter, words: QRect, tokens: Tokens) -> None:
        """A mark at the end of the words, which give way to it."""
        if self.make_icon is not None:
            place = QRect(words.right() - ICON_SIZE + 1, words.top() + (ROW - ICON_SIZE) // 2, ICON_SIZE, ICON_SIZE)
            painter.drawPixmap(place, self._icon("warning", tokens.warning))
        words.setRight(words.right() - ICON_SIZE - 4)

    def _paint_heading(
        self, painter: QPainter, row: QRect, option: QStyleOptionViewItem, index: AnyIndex, tokens: Tokens
    ) -> None:
        """The arrow is there while it matters: where the rows are hidden, or the pointer could hide them."""
        folded = bool(index.data(FOLDED_ROLE))
        hovered = QPersistentModelIndex(index) == self.hovered
        if bool(option.state & QStyle.StateFlag.State_Selected):
            self._paint_background(painter, row, True, index, tokens)
        ink = tokens.dim if hovered else tokens.faint
        words = row.adjusted(ICON_LEFT, 0, -MARGIN, 0)
        width = paint_line(painter, words, index.data(), ink, pixels=11, weight=QFont.Weight.DemiBold)
        if folded or hovered:
            _paint_arrow(painter, QPointF(words.left() + width + 10, row.center().y() + 0.5), not folded, ink)

    def _paint_background(self, painter: QPainter, row: QRect, selected: bool, index: AnyIndex, tokens: Tokens) -> None:
        target = QPersistentModelIndex(index) == self.drop_target
        hovered = QPersistentModelIndex(index) == self.hovered
        if not (selected or target or hovered):
            return
        focused = selected and self.focus_visible and self._tree.hasFocus()
        painter.setPen(QPen(QColor(tokens.accent), 1) if target or focused else Qt.PenStyle.NoPen)
        painter.setBrush(QColor(tokens.selected if selected or target else tokens.hover))
        painter.drawRoundedRect(QRectF(row).adjusted(MARGIN + 0.5, 0.5, -MARGIN - 0.5, -0.5), 6, 6)

    def _icon(self, name: str, colour: str) -> QPixmap:
        """Drawn once: a letter of a font is drawn anew each time, and the sidebar has a dozen."""
        assert self.make_icon is not None
        ratio = self._tree.devicePixelRatioF()
        if (name, colour, ratio) not in self._icons:
            self._icons[name, colour, ratio] = self.make_icon(name, colour).pixmap(QSize(ICON_SIZE, ICON_SIZE), ratio)
        return self._icons[name, colour, ratio]


def _paint_arrow(painter: QPainter, centre: QPointF, unfolded: bool, colour: str) -> None:
    path = QPainterPath()
    if unfolded:
        path.moveTo(centre + QPointF(-3, -1.5))
        path.lineTo(centre + QPointF(0, 1.5))
        path.lineTo(centre + QPointF(3, -1.5))
    else:
        path.moveTo(centre + QPointF(-1.5, -3))
        path.lineTo(centre + QPointF(1.5, 0))
        path.lineTo(centre + QPointF(-1.5, 3))
    painter.setPen(QPen(QColor(colour), 1.3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawPath(path)
