"""The strip under the panes: what is going on, and what each service last said."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from desktop.translation import tr
from desktop.ui.look.elided_label import ElidedLabel
from desktop.ui.look.theme import STRIP_HEIGHT, restyle

STAYS = 15_000  # milliseconds that good news stands; bad news stays
SHORTEST_WORK = 100  # milliseconds; a bar for less than that would only blink
BAR_WIDTH = 120
GAP = 14  # pixels between two texts
MOST_OF_MESSAGE = 0.5  # of the strip, where services have something to say
LARGEST_RANGE = 2**31 - 1  # what a progress bar can count to


class StatusStrip(QWidget):
    """One line of 30 pixels. Each text is the accessible name of its label, so that a change is announced.

    Signals:
        cancel_requested: Cancel was pressed; it is there only while work runs.
        told: it says something new.
        sources_wanted: what a service last said was clicked.
        focus_left: Cancel had the focus and is gone; it belongs elsewhere now.
    """

    cancel_requested = Signal()
    told = Signal()
    sources_wanted = Signal()
    focus_left = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("strip")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFixedHeight(STRIP_HEIGHT)
        self._working = False
        self._message = ("", False)
        self.message = ElidedLabel(self)
        self.bar = QProgressBar(self)
        self.bar.setFixedWidth(BAR_WIDTH)
        self.bar.setTextVisible(False)
        self.cancel = QPushButton(tr("Cancel"), self)
        self.cancel.setProperty("kind", "link")
        self.cancel.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the focus in the list
        self.cancel.clicked.connect(lambda _checked: self.cancel_requested.emit())
        self.offline = QLabel(tr("Offline"), self)
        self.offline.setObjectName("offline")
        self.offline.setToolTip(tr("No request is made until you go online again."))
        self._services: dict[str, ElidedLabel] = {}
        self._delay = QTimer(self, singleShot=True, interval=SHORTEST_WORK)
        self._delay.timeout.connect(lambda: self._show_bar(True))
        self._fading = QTimer(self, singleShot=True, interval=STAYS)
        self._fading.timeout.connect(self._fade)
        self._build()

    def show_work(self, text: str, done: int = 0, total: int | None = None) -> None:
        """Say what is being done and how far it is; ``total`` None: nobody knows how much there is."""
        if not self._working:
            self._working = True
            self._delay.start()
        _say(self.message, text, warning=False)
        self._make_room()
        if total is None:
            self.bar.setRange(0, 0)
        else:
            scale = max(1, -(-total // LARGEST_RANGE))
            self.bar.setRange(0, max(total // scale, 1))
            self.bar.setValue(min(done, total) // scale if total else 1)

    def clear_work(self) -> None:
        """Say that no work runs any more; the last message comes back."""
        self._working = False
        self._delay.stop()
        self._show_bar(False)
        self._show_message()

    def show_message(self, text: str) -> None:
        """Say what happened, for a while; while work runs, it is said afterwards.

        What ends a work that took its time stays until something else is said: the reader may be elsewhere by then.
        """
        self._message = (text, False)
        self._show_message()
        if self._working and not self.bar.isHidden():
            self._fading.stop()
        else:
            self._fading.start()

    def show_warning(self, text: str) -> None:
        """Say what went wrong, until something else is said; while work runs, it is said afterwards."""
        self._message = (text, True)
        self._fading.stop()
        self._show_message()

    def withdraw(self, text: str, instead: str = "") -> None:
        """Say that no longer, because it is not so any more, but ``instead``; nothing where something else is said."""
        if text and self._message[0] == text:
            (self.show_warning if instead else self.show_message)(instead)

    def show_service(self, text: str, warning: bool = False, *, service: str = "") -> None:
        """Say at the right what that service last said; an empty text takes it away."""
        if service not in self._services:
            self._services[service] = label = ElidedLabel(self)
            label.setProperty("links", "true")
            label.setCursor(Qt.CursorShape.PointingHandCursor)
            label.installEventFilter(self)
            self._row.insertWidget(self._row.indexOf(self.offline), label)
        _say(self._services[service], text, warning=warning)
        self._make_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QMouseEvent) and event.type() == QEvent.Type.MouseButtonRelease:
            self.sources_wanted.emit()
        return super().eventFilter(watched, event)

    def set_offline(self, offline: bool) -> None:
        """Show or hide the chip that says so."""
        self.offline.setVisible(offline)
        self._make_room()

    def _make_room(self) -> None:
        """Show what the services said as far as there is room: first what went wrong, and of that at least one."""
        own = min(self.message.sizeHint().width(), round(self.width() * MOST_OF_MESSAGE)) if self.message.text() else 0
        work = BAR_WIDTH + self.cancel.sizeHint().width() + 2 * GAP if self._working else 0
        room = self.width() - 2 * GAP - own - work - (0 if self.offline.isHidden() else self.offline.sizeHint().width() + GAP)
        said = sorted(self._services.values(), key=lambda label: label.property("kind") != "warning")
        silent = [label for label in said if not label.text() or self._repeats(label)]
        for number, label in enumerate(label for label in said if label not in silent):
            room -= label.sizeHint().width() + GAP
            label.setVisible(room >= 0 or number == 0)
        for label in silent:
            label.hide()

    def _repeats(self, label: ElidedLabel) -> bool:
        """Whether the message at the left tells of the same list already; a warning says besides when it is asked again."""
        told, colon, _ = label.text().partition(": ")
        return bool(colon) and label.property("kind") != "warning" and self.message.text().startswith(f"{told}: ")

    def _fade(self) -> None:
        if self._working:
            self._fading.start()
        elif not self._message[1]:
            self._message = ("", False)
            self._show_message()

    def _show_message(self) -> None:
        if not self._working:
            text, warning = self._message
            _say(self.message, text, warning=warning)
            self._make_room()
            if text:
                self.told.emit()

    def _show_bar(self, shown: bool) -> None:
        had_focus = self.cancel.hasFocus()
        self.bar.setVisible(shown)
        self.cancel.setVisible(shown)
        if had_focus and not shown:
            self.focus_left.emit()  # Qt handed it to whatever comes next in the window

    def _build(self) -> None:
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(14, 0, 14, 0)
        self._row.setSpacing(GAP)
        for widget in (self.message, self.bar, self.cancel):
            self._row.addWidget(widget)
        self._row.addStretch(1)
        self._row.addWidget(self.offline, 0, Qt.AlignmentFlag.AlignVCenter)
        self._show_bar(False)
        self.set_offline(False)


def _say(label: ElidedLabel, text: str, *, warning: bool) -> None:
    label.setText(text)
    restyle(label, "kind", "warning" if warning else "dim")
