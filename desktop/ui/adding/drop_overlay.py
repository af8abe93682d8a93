"""The calm sheet over the window that says what will happen to what is dragged over it."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QPainter, QPaintEvent, QPen, QRegion
from PySide6.QtWidgets import QWidget

from desktop.ui.look.theme import font, tokens_of

INSET = 6  # pixels between the window's edge and the frame
RADIUS = 10
CARD_PADDING = 28, 16  # pixels beside and above the words
VEIL = 0.66  # how far the window steps back


class DropOverlay(QWidget):
    """Covers its parent while it is shown, but for what one may aim at, and takes neither the pointer nor the focus."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.words = ""
        self._clear = QRect()
        self.hide()

    def say(self, words: str, clear: QRect) -> None:
        """Show these words over all of the parent; ``clear`` stays as bright as it is."""
        self._clear = clear
        if words != self.words or self.isHidden():
            self.words = words
            self.setAccessibleName(words)
            self.setGeometry(self._room.rect())
            self.show()
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        tokens = tokens_of(self)
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            veil = QColor(tokens.window)
            veil.setAlphaF(VEIL)
            painter.setClipRegion(QRegion(self.rect()) - QRegion(self._clear))
            painter.fillRect(self.rect(), veil)
            painter.setClipping(False)
            frame = QRectF(self.rect()).adjusted(INSET, INSET, -INSET, -INSET)
            painter.setPen(QPen(QColor(tokens.accent), 2))
            painter.drawRoundedRect(frame, RADIUS, RADIUS)
            written = font(17, QFont.Weight.DemiBold)
            metrics = QFontMetrics(written)
            beside, above = CARD_PADDING
            most = self.width() - 2 * beside - 8 * INSET
            words = metrics.elidedText(self.words, Qt.TextElideMode.ElideMiddle, most)
            card = QRectF(0, 0, metrics.horizontalAdvance(words) + 2 * beside, metrics.height() + 2 * above)
            card.moveCenter(frame.center())
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(tokens.accent))
            painter.drawRoundedRect(card, RADIUS, RADIUS)
            painter.setPen(QColor(tokens.on_accent))
            painter.setFont(written)
            painter.drawText(card, int(Qt.AlignmentFlag.AlignCenter), words)
