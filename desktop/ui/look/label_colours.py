"""How the colours look that the reader gives to tags and collections: names, dots and ink that stand out in both themes."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.translation import tr
from desktop.ui.look.theme import Tokens, tokens_of

DOT = 8  # pixels across
ICON = 16

COLOUR_WORDS: Mapping[str, str] = MappingProxyType(
    {
        "red": tr("Red"), "orange": tr("Orange"), "yellow": tr("Yellow"), "green": tr("Green"),
        "teal": tr("Teal"), "blue": tr("Blue"), "purple": tr("Purple"), "pink": tr("Pink"),
    }
)  # fmt: skip
# Each stands out by 3:1 from every ground that rows and chips have; a test measures it.
INKS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": {
            "red": "#c0392f", "orange": "#b0560b", "yellow": "#857000", "green": "#2e7d46",
            "teal": "#0b7a78", "blue": "#2f6fd0", "purple": "#7a4fc0", "pink": "#b83a80",
        },
        "dark": {
            "red": "#f2857b", "orange": "#eaa15c", "yellow": "#dcc25a", "green": "#83c992",
            "teal": "#66c7c2", "blue": "#8fb4ff", "purple": "#bda2f4", "pink": "#ee96c0",
        },
    }
)  # fmt: skip


def ink_of(colour: str, tokens: Tokens) -> str:
    """That colour in that theme, as ``#rrggbb``; of a name from a newer Papershelf, a neutral one."""
    return INKS[tokens.name].get(colour, tokens.faint)


def paint_dot(painter: QPainter, centre: QPointF, colour: str, tokens: Tokens) -> None:
    """A dot in that colour."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(ink_of(colour, tokens)))
    painter.drawEllipse(centre, DOT / 2, DOT / 2)


def dot_icon(colour: str, widget: QWidget) -> QIcon:
    """The same as an icon, for a menu of that widget."""
    ratio = widget.devicePixelRatioF()
    picture = QPixmap(QSize(ICON, ICON) * ratio)
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    with QPainter(picture) as painter:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_dot(painter, QRectF(0, 0, ICON, ICON).center(), colour, tokens_of(widget))
    return QIcon(picture)


class ColourDot(QWidget):
    """A dot that follows the theme; with no colour it takes no room."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._colour = ""
        self.setFixedWidth(DOT + 8)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    @property
    def colour(self) -> str:
        """The colour that is shown; "" for none."""
        return self._colour

    def show_colour(self, colour: str) -> None:
        """Show that colour; "" shows none."""
        self._colour = colour
        self.setVisible(bool(colour))
        self.setToolTip(COLOUR_WORDS.get(colour, ""))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            paint_dot(painter, QPointF(self.width() - DOT / 2, self.height() / 2 + 0.5), self._colour, tokens_of(self))
