"""The band above the papers: what is shown, the day of the topmost paper, how many there are, and how they are sorted."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from desktop.records import Order
from desktop.translation import tr
from desktop.ui.look.elided_label import ElidedLabel

HEIGHT = 31
NARROW = 330  # pixels; in a band that is no wider, what is shown needs the room that the order's words would take
MOST_OF_TITLE = 0.5  # of the band
DROPS_DOWN = "▾"
ORDER_WORDS = {
    Order.DATE: tr("Newest first"),
    Order.UPVOTES: tr("Most upvotes"),
    Order.RANK: tr("By rank"),
    Order.TITLE: tr("By title"),
    Order.ADDED: tr("Last added"),
    Order.RELEVANCE: tr("Best match"),
    Order.LATER: tr("By day"),
}


class ListBand(QWidget):
    """One quiet line."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("listBand")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(HEIGHT)
        self.title = ElidedLabel()
        self.title.setObjectName("listTitle")
        self.day = ElidedLabel()
        self.counts = ElidedLabel()
        self.counts.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.sort_button = QPushButton()
        self.sort_button.setObjectName("sortButton")
        self.sort_button.hide()
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 4, 16, 0)
        row.setSpacing(8)
        self._order = Order.DATE
        row.addWidget(self.title)
        row.addWidget(self.day, 1)
        row.addWidget(self.counts)
        row.addWidget(self.sort_button)

    def offer_sorting(self, actions: Sequence[QAction]) -> None:
        """Offer these orders, of which one is checked, in a menu."""
        menu = QMenu(self.sort_button)
        menu.addActions(list(actions))
        self.sort_button.setMenu(menu)
        self.sort_button.show()

    def set_heading(self, title: str, counts: str) -> None:
        """Name what is shown, and say how much it is."""
        self.title.setText(title)
        self.counts.setText(counts)
        self._give_title_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_title_room()
        if (event.size().width() <= NARROW) != (event.oldSize().width() <= NARROW):
            self.show_order(self._order)

    def _give_title_room(self) -> None:
        """What is shown comes before how much it is: only a long name shares the room with the counts."""
        self.title.setMinimumWidth(min(self.title.sizeHint().width(), round(self.width() * MOST_OF_TITLE)))

    def show_order(self, order: Order) -> None:
        """Say what the papers are sorted by."""
        self._order = order
        words = ORDER_WORDS[order]
        narrow = self.width() <= NARROW
        self.sort_button.setText(DROPS_DOWN if narrow else f"{words} {DROPS_DOWN}")
        self.sort_button.setToolTip(words if narrow else "")
        self.sort_button.setAccessibleName(tr("Sorted by: {order}").format(order=words))
