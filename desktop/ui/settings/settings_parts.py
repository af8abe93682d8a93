"""What the pages of the settings are made of: a title, and settings one under the other, each with its caption and words."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_title, plain_label
from desktop.ui.look.painted_controls import CheckBox

CAPTION_WIDTH = 108


class SettingsPage(QWidget):
    """A page with its title; ``add_setting`` fills it from above."""

    def __init__(self, title: str, words: str = "") -> None:
        super().__init__()
        self.setObjectName("settingsPage")
        self.setAccessibleName(title)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(32, 26, 32, 22)
        self.column.setSpacing(6)
        self.column.addWidget(build_title(title))
        if words:
            self.column.addWidget(_explanation(words))
        self.column.addSpacing(16)
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(18)
        self._grid.setVerticalSpacing(5)
        self._grid.setColumnMinimumWidth(0, CAPTION_WIDTH)
        self._grid.setColumnStretch(1, 1)
        self.column.addLayout(self._grid)

    def add_setting(self, caption: str, control: QWidget | QLayout, words: str = "") -> None:
        """The caption at the left of its control, and under it what there is to know."""
        row = self._grid.rowCount()
        label = plain_label(caption, "dim", control if isinstance(control, QWidget) else None)
        self._grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignVCenter)
        if isinstance(control, QLayout):
            self._grid.addLayout(control, row, 1)
        else:
            self._grid.addWidget(control, row, 1)
        if words:
            self._grid.addWidget(_explanation(words), row + 1, 1)
        self._grid.setRowMinimumHeight(row + 2, 14)


def build_switch(words: str, on: bool) -> CheckBox:
    """A check box that is as wide as its words."""
    box = CheckBox(words)
    box.setChecked(on)
    box.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
    return box


def percent(number: float) -> str:
    """1.25 as ``125 %``."""
    return tr("{number} %").format(number=round(number * 100))


def _explanation(words: str) -> QWidget:
    label = plain_label(words, "dim")
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label
