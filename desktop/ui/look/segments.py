"""A row of joined buttons of which one is chosen: for two to five choices that deserve to be seen at once."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QPoint, QSize, Signal
from PySide6.QtGui import QFont, QFontMetrics, QPaintEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QHBoxLayout,
    QRadioButton,
    QSizePolicy,
    QStyle,
    QStyleOptionButton,
    QStylePainter,
    QWidget,
)

from desktop.ui.keys.mnemonics import without_mnemonic
from desktop.ui.look.theme import font

PADDING = 11  # pixels at each side of a label, with the edge


class Segment(QRadioButton):
    """One of the choices: painted as a push button, but what assistive technology hears of is a radio button."""

    def __init__(self, label: str) -> None:
        super().__init__(label)
        self.setProperty("kind", "segment")
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        self.ensurePolished()
        option = self._option()
        text = self.fontMetrics().size(0, without_mnemonic(self.text()))
        return self.style().sizeFromContents(QStyle.ContentsType.CT_PushButton, option, text, self)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def hitButton(self, pos: QPoint) -> bool:
        return self.rect().contains(pos)

    def paintEvent(self, _event: QPaintEvent) -> None:
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, self._option())

    def _option(self) -> QStyleOptionButton:
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return option


class Segments(QWidget):
    """One choice among few; arrow keys move it.

    Signals:
        chosen: the value now chosen, when the reader changed it.
    """

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[Any, str]], value: Any, accessible_name: str) -> None:
        super().__init__()
        self.setAccessibleName(accessible_name)
        self._group = QButtonGroup(self)
        self._values = [each for each, _ in choices]
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        heavy = font(weight=QFont.Weight.DemiBold)
        for number, (each, label) in enumerate(choices):
            button = Segment(label)
            button.setChecked(each == value)
            button.setProperty("place", "first" if number == 0 else "last" if number == len(choices) - 1 else "middle")
            # The chosen one is heavier, which the button does not know of when it says how wide it is.
            button.setMinimumWidth(QFontMetrics(heavy).horizontalAdvance(without_mnemonic(label)) + 2 * PADDING)
            self._group.addButton(button, number)
            row.addWidget(button, 1)
        self._group.idToggled.connect(lambda number, on: self.chosen.emit(self._values[number]) if on else None)

    def value(self) -> Any:
        """The value now chosen."""
        return self._values[self._group.checkedId()]

    def button(self, value: Any) -> Segment:
        """The button of that value."""
        button = self._group.button(self._values.index(value))
        assert isinstance(button, Segment)
        return button
