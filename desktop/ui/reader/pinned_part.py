"""A part of a scrolled page that is always in view: in its own place, or at the bottom edge while that is further down."""

from PySide6.QtCore import QEvent, QObject, QRect, QSize
from PySide6.QtGui import QLinearGradient, QMoveEvent, QPainter, QPaintEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

FADE = 14  # pixels over which the text behind goes out above the part
BELOW = 12  # pixels kept free under it
MOST_PINNED = 150  # pixels that it may cover of what is read


class PinnedPart(QWidget):
    """The place of ``part`` in a layout. The part floats above its siblings and grows into its place as that is scrolled to."""

    def __init__(self, part: QWidget, parent: QWidget) -> None:
        """``parent`` is the widget whose layout the place is put in."""
        super().__init__(parent)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._floating = _Floating(part, parent)
        self._floating.installEventFilter(self)
        self._bottom: int | None = None

    def pin_above(self, bottom: int | None) -> None:
        """Say where the view ends now, in pixels of the parent; None: the part stays in its own place."""
        self._bottom = bottom
        self._float()

    def take_back(self, part: QWidget) -> None:
        """Put the part into its place again, after it was shown elsewhere."""
        self._floating.hold(part)
        self.updateGeometry()
        self._float()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        wanted = self._floating.heightForWidth(width)
        return wanted if wanted >= 0 else self._floating.sizeHint().height()

    def sizeHint(self) -> QSize:
        return QSize(0, self._floating.minimumSizeHint().height())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._floating and event.type() == QEvent.Type.LayoutRequest:
            self.updateGeometry()
            self._float()
        return super().eventFilter(watched, event)

    def moveEvent(self, event: QMoveEvent) -> None:
        super().moveEvent(event)
        self._float()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._float()

    def _float(self) -> None:
        place = QRect(self.pos(), QSize(self.width(), self.heightForWidth(self.width())))
        if self._bottom is not None and place.bottom() >= self._bottom:
            least = min(place.height(), MOST_PINNED)
            place.setTop(max(min(place.top(), self._bottom - least), 0))
            place.setHeight(max(least, self._bottom - place.top()))
        self._floating.setGeometry(place)
        self._floating.raise_()


class _Floating(QWidget):
    """Hides what is behind the part, and lets it go out softly above."""

    def __init__(self, part: QWidget, parent: QWidget) -> None:
        super().__init__(parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, FADE, 0, BELOW)
        self.hold(part)

    def hold(self, part: QWidget) -> None:
        self._layout.addWidget(part)

    def paintEvent(self, event: QPaintEvent) -> None:
        colour = self.palette().color(QPalette.ColorRole.Window)
        colour.setAlpha(255)
        clear = self.palette().color(QPalette.ColorRole.Window)
        clear.setAlpha(0)
        fade = QLinearGradient(0, 0, 0, FADE)
        fade.setColorAt(0, clear)
        fade.setColorAt(1, colour)
        painter = QPainter(self)
        painter.fillRect(QRect(0, 0, self.width(), FADE), fade)
        painter.fillRect(self.rect().adjusted(0, FADE, 0, 0), colour)
