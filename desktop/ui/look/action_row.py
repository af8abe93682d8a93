"""A row of quiet buttons with words, one for each action of a pane."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QToolButton, QWidget

from desktop.ui.keys.mnemonics import escape_mnemonics, without_mnemonic
from desktop.ui.look.chips import FlowLayout


class ActionRow(QWidget):
    """The actions' own words, the ellipsis of ``Export…`` kept, so that sight and speech find the same name."""

    def __init__(self, actions: Sequence[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        flow = FlowLayout(self, horizontal=2, vertical=2)
        for action in actions:
            flow.addWidget(ActionButton(action, self))


class ActionButton(QToolButton):
    """Triggers one action, and follows its text, its state and its tool tip.

    Not setDefaultAction(): that one drops the ellipsis.
    """

    def __init__(self, action: QAction, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._action = action
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextOnly)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.clicked.connect(lambda _checked: action.trigger())
        action.changed.connect(self._follow)
        self._follow()

    def sizeHint(self) -> QSize:
        """Without the room of two spaces that Qt adds: in a narrow pane it would cost the row a second line."""
        hint = super().sizeHint()
        return QSize(hint.width() - self.fontMetrics().horizontalAdvance("  "), hint.height())

    def _follow(self) -> None:
        name = without_mnemonic(self._action.text())
        self.setText(escape_mnemonics(name))
        self.setAccessibleName(name)
        self.setEnabled(self._action.isEnabled())
        self.setVisible(self._action.isVisible())
        shortcut = self._action.shortcut().toString()
        self.setToolTip(f"{name}  {shortcut}" if shortcut else name)
