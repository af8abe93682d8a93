"""A field that takes the keys that are pressed in it, as a key for a command, instead of writing them."""

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop.translation import tr
from desktop.ui.keys.key_names import is_single

PAUSE = 900  # milliseconds in which a second key may follow, as in ``G, I``
HELD = (
    Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt, Qt.Key.Key_AltGr, Qt.Key.Key_Meta, Qt.Key.Key_Super_L,
    Qt.Key.Key_Super_R, Qt.Key.Key_CapsLock, Qt.Key.Key_NumLock, Qt.Key.Key_unknown,
)  # fmt: skip


class KeyField(QLineEdit):
    """Waits for one key, or two typed ones after each other. Escape, Tab and a click elsewhere leave everything as it was.

    Signals:
        taken: str, the key as Qt writes it.
        cancelled: the reader went away without a key.
    """

    taken = Signal(str)
    cancelled = Signal()

    def __init__(self, accessible_name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("keyField")
        self.setReadOnly(True)
        self.setAccessibleName(accessible_name)
        self.setPlaceholderText(tr("Press a key…"))
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self._pressed: list[str] = []
        self._ended = False
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self._end)

    def event(self, event: QEvent) -> bool:
        # Here every key is meant as a key, also those that would do something in the window.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in HELD or event.isAutoRepeat():
            return
        if event.key() == Qt.Key.Key_Escape and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self._pressed.clear()
            self._end()
            return
        self._pressed.append(_name_of(event))
        self.setText(", ".join(self._pressed))
        if len(self._pressed) == 1 and is_single(self._pressed[0]):
            self._pause.start()
        else:
            self._end()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self._end()

    def _end(self) -> None:
        if self._ended:
            return
        self._ended = True
        self._pause.stop()
        if self._pressed:
            self.taken.emit(", ".join(self._pressed))
        else:
            self.cancelled.emit()


def _name_of(event: QKeyEvent) -> str:
    """The key that was pressed. A sign that needs Shift on this keyboard, as ``?`` may, is that sign without Shift."""
    name = QKeySequence(event.key()).toString()
    held = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier & ~Qt.KeyboardModifier.GroupSwitchModifier
    if len(name) == 1 and not name.isalpha():
        held &= ~Qt.KeyboardModifier.ShiftModifier
    return QKeySequence(held.value | event.key()).toString()
