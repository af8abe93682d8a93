"""Under the list's heading: a hairline that fills as papers are decided on, and in a full Inbox the offer to catch up."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QProgressBar, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.headway import MANY_UNSEEN, Progress

HAIRLINE = 2  # pixels
AROUND = 16  # pixels beside the words of the offer


class TriageBand(QWidget):
    """The hairline's room is kept where there is nothing to show; assistive technology hears it as a progress bar.

    Signals:
        catch_up_wanted: the offer was taken.
    """

    catch_up_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.bar = QProgressBar()
        self.bar.setObjectName("triageProgress")
        self.bar.setAccessibleName(tr("Papers decided on"))
        self.bar.setTextVisible(False)
        self.bar.setFixedHeight(HAIRLINE)
        self._offered = ""
        self.offer = QPushButton()
        self.offer.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.offer.setObjectName("catchUpOffer")
        self.offer.clicked.connect(lambda _checked: self.catch_up_wanted.emit())
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.bar)
        column.addWidget(self.offer)
        self.show_progress(None)
        self.offer_catching_up(0)

    def show_progress(self, progress: Progress | None) -> None:
        """Fill the hairline that far; None: there is nothing to be worked through."""
        self.bar.setRange(0, progress.total if progress else 1)
        self.bar.setValue(progress.done if progress else 0)
        words = tr("{done} of {total}").format(done=f"{progress.done:,}", total=f"{progress.total:,}") if progress else ""
        self.bar.setAccessibleDescription(words)

    def offer_catching_up(self, unseen: int | None) -> None:
        """Offer it when so many papers are more than a reader would go through; None: they are many and not counted yet."""
        self.offer.setVisible(unseen is None or unseen > MANY_UNSEEN)
        counted = tr("{count} unseen: keep the best, dismiss the rest…").format(count=f"{unseen or 0:,}")
        self._offered = tr("Many unseen: keep the best, dismiss the rest…") if unseen is None else counted
        self.offer.setAccessibleName(self._offered)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Show as much of the offer as there is room for."""
        room = self.width() - 2 * AROUND
        self.offer.setText(self.offer.fontMetrics().elidedText(self._offered, Qt.TextElideMode.ElideRight, room))
