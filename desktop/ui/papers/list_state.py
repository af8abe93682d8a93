"""What stands in place of a list that has nothing to show: what is the case, why, and what can be done about it."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

MARGIN = 24
WIDEST = 300  # pixels; short lines are calmer


class ListState(QWidget):
    """A heading, a sentence and at most two actions, in the upper middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("listState")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading = _label("listStateHeading")
        self.sentence = _label("listStateSentence")
        self.action = QPushButton()
        self.action.clicked.connect(lambda _checked: self._act())
        self.other = QPushButton()
        self.other.setProperty("kind", "link")
        self.other.clicked.connect(lambda _checked: self._act_otherwise())
        self._on_action: Callable[[], object] | None = None
        self._on_other: Callable[[], object] | None = None
        self._layout = layout = QVBoxLayout(self)
        layout.setSpacing(6)
        layout.addStretch(2)
        layout.addWidget(self.heading)
        layout.addWidget(self.sentence)
        layout.addSpacing(10)
        layout.addWidget(self.action, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addWidget(self.other, alignment=Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_state(
        self, heading: str, sentence: str, action_text: str, on_action: Callable[[], object] | None,
        other_text: str = "", on_other: Callable[[], object] | None = None,
    ) -> None:  # fmt: skip
        """Say that. Without ``on_action`` there is no button, without ``on_other`` no quieter one beneath it."""
        self.heading.setText(heading)
        self.sentence.setText(sentence)
        self.sentence.setVisible(bool(sentence))
        self.action.setText(action_text)
        self.action.setVisible(on_action is not None)
        self._on_action = on_action
        self.other.setText(other_text)
        self.other.setVisible(on_other is not None)
        self._on_other = on_other
        self.setAccessibleName(heading)
        self.setAccessibleDescription(sentence)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        margin = max(MARGIN, (self.width() - WIDEST) // 2)
        self._layout.setContentsMargins(margin, MARGIN, margin, MARGIN)

    def minimumSizeHint(self) -> QSize:
        return QSize(2 * MARGIN, 0)

    def _act(self) -> None:
        if self._on_action:
            self._on_action()

    def _act_otherwise(self) -> None:
        if self._on_other:
            self._on_other()


def _label(name: str) -> QLabel:
    label = QLabel()
    label.setObjectName(name)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
    return label
