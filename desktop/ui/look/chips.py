"""Chips that flow: a layout that wraps like words, and rows of small named things that can be chosen or taken away."""

from collections.abc import Hashable, Mapping, Sequence
from types import MappingProxyType

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QLayoutItem,
    QPushButton,
    QStyle,
    QToolButton,
    QWidget,
    QWidgetItem,
)

from desktop.translation import tr
from desktop.ui.keys.mnemonics import escape_mnemonics
from desktop.ui.look.label_colours import ColourDot

LONGEST_CHIP = 280  # pixels of text before it elides


class FlowLayout(QLayout):
    """Places widgets after one another and wraps them like words; each row is centred on its tallest one."""

    def __init__(self, parent: QWidget | None = None, *, horizontal: int = 8, vertical: int = 6) -> None:
        self._items: list[QLayoutItem] = []
        self._horizontal = horizontal
        self._vertical = vertical
        self._broken: dict[int, list[list[tuple[QLayoutItem, QSize]]]] = {}  # into rows, by the width there is
        super().__init__(parent)  # last: it calls methods of ours
        self.setContentsMargins(0, 0, 0, 0)

    def insert_widget(self, index: int, widget: QWidget) -> None:
        """Place a widget before the one at ``index``."""
        self.addChildWidget(widget)
        self._items.insert(index, QWidgetItem(widget))
        self.invalidate()

    def addItem(self, item: QLayoutItem) -> None:
        self._items.append(item)

    def count(self) -> int:
        return len(self._items)

    def itemAt(self, index: int) -> QLayoutItem | None:
        return self._items[index] if 0 <= index < len(self._items) else None

    def takeAt(self, index: int) -> QLayoutItem | None:
        return self._items.pop(index) if 0 <= index < len(self._items) else None

    def expandingDirections(self) -> Qt.Orientation:
        return Qt.Orientation(0)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        return self._arrange(QRect(0, 0, width, 0), move=False)

    def invalidate(self) -> None:
        self._broken.clear()
        super().invalidate()

    def setGeometry(self, rect: QRect) -> None:
        super().setGeometry(rect)
        self._arrange(rect, move=True)

    def sizeHint(self) -> QSize:
        shown = [item.sizeHint() for item in self._items if not item.isEmpty()]
        width = sum(size.width() for size in shown) + self._horizontal * max(len(shown) - 1, 0)
        return QSize(width, max((size.height() for size in shown), default=0))

    def minimumSize(self) -> QSize:
        return QSize(0, max((item.minimumSize().height() for item in self._items if not item.isEmpty()), default=0))

    def _arrange(self, rect: QRect, *, move: bool) -> int:
        """Break the widgets into rows, place them when asked to, and return the height they need."""
        top = rect.top()
        for row in self._rows(rect.width()):
            height = max(size.height() for _, size in row)
            if move:
                self._place(row, rect, top, height)
            top += height + self._vertical
        return max(top - self._vertical - rect.top(), 0)

    def _rows(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        if width not in self._broken:
            self._broken[width] = self._break(width)
        return self._broken[width]

    def _break(self, width: int) -> list[list[tuple[QLayoutItem, QSize]]]:
        rows: list[list[tuple[QLayoutItem, QSize]]] = []
        used = 0
        for item in self._items:
            if item.isEmpty():
                continue
            size = item.sizeHint().boundedTo(QSize(max(width, 0), 16777215))
            if not rows or used + size.width() > width:
                rows.append([])
                used = 0
            rows[-1].append((item, size))
            used += size.width() + self._horizontal
        return rows

    def _place(self, row: list[tuple[QLayoutItem, QSize]], rect: QRect, top: int, height: int) -> None:
        parent = self.parentWidget()
        direction = parent.layoutDirection() if parent else Qt.LayoutDirection.LeftToRight
        left = rect.left()
        for item, size in row:
            place = QRect(QPoint(left, top + (height - size.height()) // 2), size)
            item.setGeometry(QStyle.visualRect(direction, rect, place))
            left += size.width() + self._horizontal


class Chip(QFrame):
    """One small named thing: a button with its text, and × beside it. Delete and Backspace take it away too.

    Signals:
        chosen: its text was pressed.
        taken_away: × was pressed.
    """

    chosen = Signal()
    taken_away = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setProperty("kind", "chip")
        self._text = ""
        self.dot = ColourDot(self)
        self._name = QPushButton(self)
        self._name.clicked.connect(lambda _checked: self.chosen.emit())
        self._remove = QToolButton(self)
        self._remove.setText("×")
        self._remove.clicked.connect(lambda _checked: self.taken_away.emit())
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.dot)
        layout.addWidget(self._name)
        layout.addWidget(self._remove)

    @property
    def text(self) -> str:
        return self._text

    def set_text(self, text: str, removal: str) -> None:
        """Show that text; ``removal`` says what × does."""
        if text == self._text:
            return
        self._text = text
        shown = self._name.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, LONGEST_CHIP)
        self._name.setText(escape_mnemonics(shown))
        self._name.setAccessibleName(text)
        self._name.setToolTip("" if shown == text else text)
        self._remove.setAccessibleName(removal)
        self._remove.setToolTip(removal)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.taken_away.emit()
        else:
            super().keyPressEvent(event)


class ChipRow(QWidget):
    """Chips that wrap, with room after them for a field or a button.

    Signals:
        chosen, removed: the key of that chip, as it was given to ``show_chips``.
    """

    chosen = Signal(object)
    removed = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._flow = FlowLayout(self)
        self._chips: list[Chip] = []
        self._keys: list[Hashable] = []
        self._before = 0

    def add_before(self, widget: QWidget) -> None:
        """Place a widget before the chips."""
        self._flow.insert_widget(self._before, widget)
        self._before += 1

    def add_after(self, widget: QWidget) -> None:
        """Place a widget after the chips."""
        self._flow.addWidget(widget)

    def show_chips(
        self, chips: Sequence[tuple[Hashable, str]], colours: Mapping[Hashable, str] = MappingProxyType({})
    ) -> None:
        """Show these chips, each with its key, in that order; ``colours`` of LABEL_COLOURS, by the keys of those that have one.

        Chips made before are used again.
        """
        while len(self._chips) < len(chips):
            self._add_chip()
        self._keys = [key for key, _ in chips]
        for chip, (key, text) in zip(self._chips, chips, strict=False):
            chip.dot.show_colour(colours.get(key, ""))
            chip.set_text(text, tr("Remove {name}").format(name=text))
        for number, chip in enumerate(self._chips):
            if chip.isHidden() == (number < len(chips)):
                chip.setVisible(number < len(chips))

    def texts(self) -> list[str]:
        """What the chips say, in their order."""
        return [chip.text for chip in self._chips[: len(self._keys)]]

    def _add_chip(self) -> None:
        number = len(self._chips)
        chip = Chip(self)
        chip.chosen.connect(lambda: self.chosen.emit(self._keys[number]))
        chip.taken_away.connect(lambda: self.removed.emit(self._keys[number]))
        self._chips.append(chip)
        self._flow.insert_widget(self._before + number, chip)
