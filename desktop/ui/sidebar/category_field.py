"""A field for categories of the arXiv over their list: what is ticked stands in the field, what is typed there finds."""

import re
from collections.abc import Mapping

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

from desktop.translation import tr
from desktop.ui.look.painted_controls import BOX, paint_box
from desktop.ui.look.painted_text import paint_line
from desktop.ui.look.theme import tokens_of
from desktop.ui.search.matching import find_matches

ROW = 28
SEPARATORS = re.compile(r"[+,;\s]+")
CODE_WIDTH = 84  # pixels; the longest, cond-mat.mtrl-sci, takes more and moves its name
TICKING = (Qt.Key.Key_Space, Qt.Key.Key_Return, Qt.Key.Key_Enter)


class CategoryField(QWidget):
    """The text of the field is the answer, as in ``cs.CL+cs.LG``; ticks follow it.

    Signals:
        changed: the text is another.
    """

    changed = Signal()

    def __init__(self, categories: Mapping[str, str]) -> None:
        """``categories``: names by code, in the order in which they are offered."""
        super().__init__()
        self._categories = dict(categories)
        self._codes = {code.casefold(): code for code in categories}
        self._archives = {code.partition(".")[0] for code in self._codes}  # cs stands for all that begins with it
        self.field = QLineEdit(placeholderText=tr("cs.CL+cs.LG, or a word of a name"))
        self.field.setAccessibleName(tr("Categories"))
        self.field.installEventFilter(self)
        self.list = QListWidget()
        self.list.setAccessibleName(tr("Categories of arXiv"))
        self.list.setProperty("kind", "choices")
        self.list.setFrameShape(QFrame.Shape.NoFrame)
        self.list.setUniformItemSizes(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setItemDelegate(CategoryDelegate(self.list))
        self.list.installEventFilter(self)
        self.list.viewport().setMouseTracking(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.field)
        column.addWidget(self.list, 1)
        self.setFocusProxy(self.field)
        self.field.textChanged.connect(lambda _text: self._on_text())
        self.list.itemClicked.connect(self._toggle)
        self._refill()

    def text(self) -> str:
        """The codes as they were typed and ticked."""
        return "+".join(filter(None, SEPARATORS.split(self.field.text())))

    def unknown_word(self) -> str:
        """The first word without a dot that is neither of the list nor an archive: more likely a word of a name. "" when none is."""
        return next(
            (word for word in self._words() if word not in self._codes and word not in self._archives and "." not in word), ""
        )

    def tell_what_enter_ticks(self) -> str:
        """What Enter does with the letters that are being typed; "" where it does nothing with them."""
        if not self._is_begun() or not self.list.count():
            return ""
        return tr("Enter ticks {category}.").format(category=self.list.item(0).text())

    def shown_codes(self) -> list[str]:
        """The categories that the list offers now."""
        return [self.list.item(row).data(Qt.ItemDataRole.UserRole) for row in range(self.list.count())]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if watched is self.field and key == Qt.Key.Key_Down and self.list.count():
                self.list.setFocus(Qt.FocusReason.TabFocusReason)
                self.list.setCurrentRow(max(self.list.currentRow(), 0))
                return True
            if watched is self.field and key in TICKING[1:] and self._is_begun() and self.list.count():
                self._toggle(self.list.item(0))  # what the letters found; with Enter again all is taken
                return True
            if watched is self.list and key in TICKING and self.list.currentItem() is not None:
                self._toggle(self.list.currentItem())
                return True
        return super().eventFilter(watched, event)

    def _chosen(self) -> list[str]:
        """The codes in the field that are known, in its order."""
        return [self._codes[word] for word in self._words() if word in self._codes]

    def _words(self) -> list[str]:
        return [word.casefold() for word in SEPARATORS.split(self.field.text()) if word]

    def _typed_word(self) -> str:
        """What is being typed at the end of the field and is no known code; "" when nothing is."""
        found = re.search(r"[^+,;]*$", self.field.text())
        word = found.group().strip() if found else ""
        return "" if all(part.casefold() in self._codes for part in word.split()) else word

    def _is_begun(self) -> bool:
        """Whether a word is being typed that is no answer yet."""
        word = self._typed_word().casefold()
        return bool(word) and word not in self._archives

    def _on_text(self) -> None:
        self._refill()
        self.changed.emit()

    def _refill(self) -> None:
        typed, chosen = self._typed_word(), self._chosen()
        offered = find_matches(typed, self._categories, lambda code: f"{code} {self._categories[code]}") if typed else None
        codes = [*chosen, *(code for code in self._categories if code not in chosen)] if offered is None else offered
        if codes != self.shown_codes():
            self.list.clear()
            for code in codes:
                item = QListWidgetItem(tr("{code} {name}").format(code=code, name=self._categories[code]), self.list)
                item.setData(Qt.ItemDataRole.UserRole, code)
                item.setData(Qt.ItemDataRole.UserRole + 1, self._categories[code])
        for row, code in enumerate(codes):
            state = Qt.CheckState.Checked if code in chosen else Qt.CheckState.Unchecked
            self.list.item(row).setCheckState(state)

    def _toggle(self, item: QListWidgetItem) -> None:
        code = item.data(Qt.ItemDataRole.UserRole)
        typed = self._typed_word()
        kept = self.field.text().removesuffix(typed) if typed else self.field.text()
        words = [self._codes.get(word.casefold(), word) for word in SEPARATORS.split(kept) if word]
        self.field.setText("+".join([word for word in words if word != code] if code in words else [*words, code]))
        found = self.shown_codes()
        if code in found and self.list.hasFocus():
            self.list.setCurrentRow(found.index(code))


class CategoryDelegate(QStyledItemDelegate):
    """Paints a category: its box, its code, its name."""

    def __init__(self, view: QListWidget) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        tokens = tokens_of(self._view)
        current = bool(option.state & QStyle.StateFlag.State_HasFocus) and self._view.hasFocus()
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if current or option.state & QStyle.StateFlag.State_MouseOver:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.selected if current else tokens.hover))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(0, 1, 0, -1), 6, 6)
        on = Qt.CheckState(index.data(Qt.ItemDataRole.CheckStateRole)) == Qt.CheckState.Checked
        row = option.rect
        paint_box(painter, QRectF(row.left() + 8.5, row.top() + (ROW - BOX) // 2 + 0.5, BOX - 1, BOX - 1), tokens, on=on)
        words = row.adjusted(34, 0, -8, 0)
        code = index.data(Qt.ItemDataRole.UserRole)
        taken = paint_line(painter, words, code, tokens.text)
        words.setLeft(words.left() + max(CODE_WIDTH, taken + 12))
        paint_line(painter, words, index.data(Qt.ItemDataRole.UserRole + 1), tokens.dim)
        painter.restore()
