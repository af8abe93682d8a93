"""The quiet bar that floats over a window after an action, and offers to undo it, or what one does next."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QEnterEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QWidget

from desktop.translation import tr
from desktop.ui.look.elided_label import ElidedLabel
from desktop.ui.look.shadow import cast_shadow

STAYS = 8000  # milliseconds
MARGIN = 18


class QuietBar(QFrame):
    """Says what was done, with a button Undo, at the bottom middle of its parent. It never takes the focus by itself.

    It goes after eight seconds, but not while the pointer or the focus is on it. A newer offer takes its place.
    """

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("quietBar")
        self._room = parent
        self._at_top = False
        self._on_undo: Callable[[], object] | None = None
        self.message = ElidedLabel(self)
        self.undo = QPushButton(tr("Undo"), self)
        self.undo.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.undo.setCursor(Qt.CursorShape.PointingHandCursor)
        self.undo.clicked.connect(lambda _checked: self._undo())
        self.undo.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=STAYS)
        self._timer.timeout.connect(self.hide)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 7, 8, 7)
        layout.setSpacing(10)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.undo)
        cast_shadow(self, blur=18, below=3, opacity=60)
        parent.installEventFilter(self)
        self.hide()

    def offer(self, text: str, on_undo: Callable[[], object], button: str = "") -> None:
        """Say ``text`` and call ``on_undo``, once, if Undo is pressed; ``button``: what it says instead, and does then."""
        self._on_undo = on_undo
        self.message.setText(text)
        self.undo.setText(button or tr("Undo"))
        self.setAccessibleName(text)
        self._place()
        self.show()
        self.raise_()
        # The deed itself may yet turn the page below it: an empty list comes to the front after this.
        QTimer.singleShot(0, self, self.raise_)
        self._wait()

    def float_over(self, room: QWidget, *, at_top: bool = False) -> None:
        """Float over that widget from now on, at its bottom or its top; what was offered goes."""
        self._room.removeEventFilter(self)
        self._room, self._at_top = room, at_top
        room.installEventFilter(self)
        self.setParent(room)
        self.hide()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._room and event.type() == QEvent.Type.Resize:
            self._place()
        elif watched is self.undo and event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            QTimer.singleShot(0, self, self._wait)  # the focus has not arrived yet
        return super().eventFilter(watched, event)

    def enterEvent(self, event: QEnterEvent) -> None:
        super().enterEvent(event)
        self._timer.stop()

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self._wait()

    def _wait(self) -> None:
        if self.underMouse() or self.undo.hasFocus():
            self._timer.stop()
        elif self.isVisible():
            self._timer.start()

    def _undo(self) -> None:
        on_undo, self._on_undo = self._on_undo, None
        self.hide()
        if on_undo is not None:
            on_undo()

    def _place(self) -> None:
        room = self._room.rect()
        wanted = self.sizeHint()
        width = min(wanted.width(), room.width() - 2 * MARGIN)
        top = MARGIN if self._at_top else room.height() - wanted.height() - MARGIN
        self.setGeometry((room.width() - width) // 2, top, width, wanted.height())
