"""The palette: every command by its name, found by typing, with the key that it teaches."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAction, QFocusEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.keys.mnemonics import without_mnemonic
from desktop.ui.look.shadow import cast_shadow
from desktop.ui.search.matching import find_matches
from desktop.ui.search.type_ahead import ROW, Choice, TypeAhead

WIDTH = 560
MARGIN = 8
VISIBLE_ROWS = 10
TOP = 72  # pixels under the window's upper edge


def name_of(action: QAction) -> str:
    """What the action is called by itself, without the mark of its mnemonic: ``Sort: by title``, in its submenu ``By title``."""
    return without_mnemonic(action.data() or action.text())


def key_of(action: QAction) -> str:
    """The action's first key as the platform writes it; empty when it has none."""
    return action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)


class Palette(QFrame):
    """Floats over its window; ``open_with`` shows it, Escape or a click elsewhere closes it and gives the focus back."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("palette")
        self.setAccessibleName(tr("Commands"))
        self._window = window
        self._actions: Sequence[QAction] = ()
        self._focus_before: QWidget | None = None
        self._choices = TypeAhead(
            self._find, field_name=tr("Find a command"), list_name=tr("Commands"), hint=tr("Find a command…")
        )
        self._nothing = QLabel(tr("No command has these words."))
        self._nothing.setProperty("kind", "dim")
        self._nothing.setContentsMargins(10, 6, 10, 8)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(0)
        column.addWidget(self._choices)
        column.addWidget(self._nothing)
        cast_shadow(self, blur=40, below=12, opacity=70)
        self.field, self.list = self._choices.field, self._choices.list
        self.field.installEventFilter(self)
        self._choices.taken.connect(self._run)
        self._choices.cancelled.connect(self.close)
        self.field.textChanged.connect(lambda _text: self._fit())
        window.installEventFilter(self)
        self.hide()

    def open_with(self, actions: Sequence[QAction]) -> None:
        """Show these commands in their order; each disabled one is dimmed and cannot be run."""
        if not self.isVisible():
            self._focus_before = self.window().focusWidget()
        self._actions = [action for action in actions if not action.isSeparator() and name_of(action)]
        self.field.clear()
        self._choices.refresh()
        self._fit()
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def closeEvent(self, event) -> None:
        super().closeEvent(event)
        self.list.clear()  # assistive technology would still find the rows of a hidden list
        if self._focus_before is not None:
            self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)
            self._focus_before = None

    def eventFilter(self, watched, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and watched is self._window and self.isVisible():
            self._fit()
        elif isinstance(event, QFocusEvent) and event.lostFocus() and watched is self.field and self.isVisible():
            self._on_focus_lost(event.reason())
        return super().eventFilter(watched, event)

    def _on_focus_lost(self, reason: Qt.FocusReason) -> None:
        if reason in (Qt.FocusReason.MouseFocusReason, Qt.FocusReason.TabFocusReason):
            self._focus_before = None  # the reader has already gone somewhere else
            self.close()

    def _find(self, words: str) -> list[Choice]:
        return [
            Choice(name_of(action), action, key_of(action), action.isEnabled())
            for action in find_matches(words, self._actions, name_of)
        ]

    def _run(self, action: QAction) -> None:
        self.close()
        action.trigger()

    def _fit(self) -> None:
        """As high as the rows found, at most ten; in the middle, near the top."""
        window = self._window
        width = min(WIDTH, window.width() - 32)
        rows = self.list.count()
        self._nothing.setVisible(rows == 0)
        self.list.setVisible(rows > 0)
        room = max(3, min(VISIBLE_ROWS, (window.height() - TOP - 80) // ROW))
        self.list.setFixedHeight(min(rows, room) * ROW)
        self.setFixedWidth(width)
        below = self.list.height() if rows else self._nothing.sizeHint().height()
        self.resize(width, self.field.sizeHint().height() + below + 3 * MARGIN)
        self.move((window.width() - width) // 2, min(TOP, max(8, window.height() - self.height() - 8)))
