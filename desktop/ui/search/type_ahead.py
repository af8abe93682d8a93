"""A field over a list that it narrows: typing finds, Up and Down choose, Enter takes."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from desktop.ui.look.painted_text import paint_line
from desktop.ui.look.theme import tokens_of

VALUE_ROLE = Qt.ItemDataRole.UserRole
DETAIL_ROLE = Qt.ItemDataRole.UserRole + 1
ROW = 32
PAGE = 8  # rows that Page Up and Page Down step over


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: what it says, what stands at its right in faint letters, and the value that taking it gives."""

    text: str
    value: object
    detail: str = ""
    enabled: bool = True


class TypeAhead(QWidget):
    """The field and its list. The field keeps the focus; the list follows.

    Signals:
        taken: the value of the row chosen with Enter or a click; never of a disabled row.
        moved: another row is chosen, or none.
        cancelled: Escape was pressed.
    """

    taken = Signal(object)
    moved = Signal()
    cancelled = Signal()

    def __init__(
        self,
        find: Callable[[str], Sequence[Choice]],
        *,
        field_name: str,
        list_name: str,
        hint: str,
        chooses_untyped: bool = True,
    ) -> None:
        """``chooses_untyped``: the first row is chosen also while nothing is typed, so that Enter alone takes it."""
        super().__init__()
        self._find = find
        self._chooses_untyped = chooses_untyped
        self.field = QLineEdit(placeholderText=hint)
        self.field.setAccessibleName(field_name)
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(list_name)
        self.list.setProperty("kind", "choices")
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(ChoiceDelegate(self.list))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda _text: self.refresh())
        self.list.itemClicked.connect(self._take)
        self.list.currentRowChanged.connect(lambda _row: self.moved.emit())

    def take(self) -> None:
        """Take the row that is chosen, as Enter does."""
        self._take(self.list.currentItem())

    def refresh(self) -> None:
        """Ask again what the field's words find, and choose the first row that can be taken."""
        self.list.clear()
        for choice in self._find(self.field.text()):
            item = QListWidgetItem(choice.text)
            item.setData(VALUE_ROLE, choice.value)
            item.setData(DETAIL_ROLE, choice.detail)
            item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, choice.detail)
            if not choice.enabled:
                item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsEnabled)
            self.list.addItem(item)
        if self._chooses_untyped or self.field.text().strip():
            self._step_from(-1, 1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.modifiers() in (
            Qt.KeyboardModifier.NoModifier,
            Qt.KeyboardModifier.KeypadModifier,
        ):
            act = self._keys().get(Qt.Key(event.key()))
            if act is not None and event.type() == QEvent.Type.ShortcutOverride:
                event.accept()  # a command of the window may have the same key; here the key is ours
                return True
            if act is not None and event.type() == QEvent.Type.KeyPress:
                act()
                return True
        return super().eventFilter(watched, event)

    def _keys(self) -> dict[Qt.Key, Callable[[], None]]:
        row = self.list.currentRow()
        return {
            Qt.Key.Key_Down: lambda: self._step_from(row, 1),
            Qt.Key.Key_Up: lambda: self._step_from(row, -1),
            Qt.Key.Key_PageDown: lambda: self._step_from(min(row + PAGE, self.list.count()) - 1, 1),
            Qt.Key.Key_PageUp: lambda: self._step_from(max(row - PAGE, -1) + 1, -1),
            Qt.Key.Key_Return: self.take,
            Qt.Key.Key_Enter: self.take,
            Qt.Key.Key_Escape: self.cancelled.emit,
        }

    def _step_from(self, row: int, by: int) -> None:
        """Choose the next row that can be taken; stay where there is none."""
        row += by
        while 0 <= row < self.list.count():
            if self.list.item(row).flags() & Qt.ItemFlag.ItemIsEnabled:
                self.list.setCurrentRow(row)
                return
            row += by

    def _take(self, item: QListWidgetItem | None) -> None:
        if item is not None and item.flags() & Qt.ItemFlag.ItemIsEnabled:
            self.taken.emit(item.data(VALUE_ROLE))


class ChoiceDelegate(QStyledItemDelegate):
    """Paints a choice: its text at the left, its detail at the right, dimmed where it cannot be taken."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        tokens = tokens_of(self._view)
        enabled = bool(index.flags() & Qt.ItemFlag.ItemIsEnabled)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        hovered = bool(option.state & QStyle.StateFlag.State_MouseOver)
        if enabled and (chosen or hovered):
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selected if chosen else tokens.hover))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), 6, 6)
        words = option.rect.adjusted(10, 0, -10, 0)
        detail = index.data(DETAIL_ROLE)
        taken = paint_line(painter, words, detail, tokens.faint, pixels=12, side=Qt.AlignmentFlag.AlignRight)
        ink = tokens.text if enabled else tokens.faint
        name = words.adjusted(0, 0, -taken - 16, 0)
        paint_line(painter, name, index.data(), ink, elide=Qt.TextElideMode.ElideMiddle)
        painter.restore()
