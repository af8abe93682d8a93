"""A quiet pill over the list: so many new papers stand above what is in sight. The list itself stays where it is."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QPushButton

from desktop.translation import trn
from desktop.ui.look.shadow import cast_shadow
from desktop.ui.papers.paper_list import PaperList

BELOW_EDGE = 10  # pixels under the upper edge of the list


class NewAbove(QPushButton):
    """``22 new above``: a click goes to the first paper, as Home does. It goes by itself where the top is reached."""

    def __init__(self, papers: PaperList) -> None:
        super().__init__(papers)
        self.setObjectName("newAbove")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        cast_shadow(self, blur=14, below=2, opacity=45)
        self._papers = papers
        self._count = 0
        self.hide()
        papers.arrived_above.connect(self._add)
        papers.view.scrolled.connect(self._show_count)
        papers.view.installEventFilter(self)
        self.clicked.connect(lambda _checked: self._go_to_top())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Move):
            self._place()
        return super().eventFilter(watched, event)

    def _add(self, count: int) -> None:
        self._count += count
        self._show_count()

    def _show_count(self) -> None:
        """On the way up there are fewer of them above, and at the top none."""
        above = self._papers.view.topmost() if self._papers.view.verticalOffset() > 0 else 0
        self._count = min(self._count, max(0, above))
        if not self._count:
            self.hide()
            return
        words = trn("{count} new above", "{count} new above", self._count)
        if words != self.text() or self.isHidden():
            self.setText(words)
            self._place()
            self.show()
            self.raise_()

    def _go_to_top(self) -> None:
        self._papers.view.step_to(0)
        self._papers.view.setFocus()

    def _place(self) -> None:
        view = self._papers.view.geometry()
        self.resize(self.sizeHint())
        self.move(view.x() + (view.width() - self.width()) // 2, view.y() + BELOW_EDGE)
