"""The small bar at a passage: its colour, its comment, and taking the highlight away."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLineEdit, QPushButton, QWidget

from desktop.records import Highlight
from desktop.translation import tr
from desktop.ui.look.shadow import cast_shadow
from desktop.ui.reader.colour_button import SIZE, ColourButton

PAUSE = 400  # milliseconds without a keystroke, then the comment is saved
GAP = 6  # pixels between a passage and the bar
COMMENT_WIDTH = 250
WIDE = 420  # pixels of the page; in a narrower one the comment needs the room of the button Delete
COLOURS = {
    "yellow": tr("Highlight in yellow"),
    "green": tr("Highlight in green"),
    "blue": tr("Highlight in blue"),
    "pink": tr("Highlight in pink"),
}


class CommentField(QLineEdit):
    """What is said of a passage.

    Signals:
        left: Enter or Escape was pressed.
    """

    left = Signal()

    def event(self, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and event.key() == Qt.Key.Key_Escape:
            event.accept()  # Escape leaves the field before it is anyone's shortcut
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape):
            self.left.emit()
        else:
            super().keyPressEvent(event)


class HighlightBar(QFrame):
    """Floats over its parent beside what is selected, or beside a highlight. It never takes the focus by itself.

    Signals:
        colour_chosen: str. comment_wanted: the button was pressed. removal_wanted: so was that one.
        left: the comment is done. focus_moved: another widget has the focus, while this is seen.
    """

    colour_chosen = Signal(str)
    comment_wanted = Signal()
    removal_wanted = Signal()
    left = Signal()
    focus_moved = Signal()

    def __init__(self, save: Callable[[int, str], bool], parent: QWidget) -> None:
        """``save`` puts the comment of a highlight on disk and returns whether it is there."""
        super().__init__(parent)
        self.setObjectName("highlightBar")
        self._save = save
        self._page = parent
        self.setAccessibleName(tr("Highlight"))
        self._highlight: Highlight | None = None
        self._written = ""  # what is on disk of the comment
        self.colours = {colour: ColourButton(colour, name, self) for colour, name in COLOURS.items()}
        self.comment = QPushButton(tr("Comment"), self)
        self.field = CommentField(self)
        self.delete = QPushButton(tr("Delete"), self)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._build()
        self.hide()
        application = QApplication.instance()
        assert isinstance(application, QApplication)
        application.focusChanged.connect(self._on_focus_changed)  # ends with the bar, before whoever listens to it

    @property
    def is_commenting(self) -> bool:
        """Whether the comment is being typed."""
        return not self.field.isHidden()

    def offer_colours(self, place: QRect) -> None:
        """Offer to highlight what is selected, which is shown at that place of the parent."""
        self._show(None, place)

    def offer_changes(self, highlight: Highlight, place: QRect) -> None:
        """Offer to change that highlight."""
        self._show(highlight, place)

    def _on_focus_changed(self, _before: QWidget | None, _now: QWidget | None) -> None:
        if self.isVisible():
            self.focus_moved.emit()

    def write_comment(self, highlight: Highlight, place: QRect) -> None:
        """Have the reader type the comment of that highlight."""
        if not self.put_away():
            return
        self._show(highlight, place)
        self._written = highlight.comment
        self.field.setText(highlight.comment)
        self.field.show()
        self.comment.hide()
        self._place(place)
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def flush(self) -> bool:
        """Put on disk what was typed; returns whether it is there."""
        self._timer.stop()
        if self._highlight is None or not self.is_commenting or self.field.text() == self._written:
            return True
        text = self.field.text()
        if not self._save(self._highlight.highlight_id, text):
            self._timer.start()  # what the reader wrote stays in sight until it is saved
            return False
        self._written = text
        return True

    def put_away(self) -> bool:
        """Hide it, unless what was typed cannot be saved; returns whether it is hidden."""
        if not self.flush():
            return False
        self.field.hide()
        self._highlight = None
        self.hide()
        return True

    def _show(self, highlight: Highlight | None, place: QRect) -> None:
        if not self.flush():
            return
        self._highlight = highlight
        self.field.hide()
        self.comment.show()
        self.comment.setText(tr("Edit comment") if highlight and highlight.comment else tr("Comment"))
        self.delete.setVisible(highlight is not None)
        for colour, button in self.colours.items():
            button.setChecked(highlight is not None and highlight.colour == colour)
        self._place(place)
        self.show()
        self.raise_()

    def _place(self, place: QRect) -> None:
        layout = self.layout()
        assert layout is not None
        room = self._page.rect()
        self.delete.setHidden(self.delete.isHidden() or (self.is_commenting and room.width() < WIDE))
        others = len(self.colours) * (SIZE + 2) + 40 + (0 if self.delete.isHidden() else self.delete.sizeHint().width())
        self.field.setFixedWidth(min(COMMENT_WIDTH, room.width() - 2 * GAP - others))
        layout.activate()
        wanted = self.sizeHint()
        top = place.top() - wanted.height() - GAP
        if top < 0:
            top = place.bottom() + GAP
        left = max(room.left() + GAP, min(place.left(), room.right() - wanted.width() - GAP))
        self.setGeometry(QRect(QPoint(left, top), wanted))

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 4, 6, 4)
        row.setSpacing(2)
        for colour, button in self.colours.items():
            row.addWidget(button)
            button.clicked.connect(lambda _checked, colour=colour: self.colour_chosen.emit(colour))
        row.addSpacing(4)
        for widget in (self.comment, self.field, self.delete):
            row.addWidget(widget)
        for quiet in (self.comment, self.delete):
            quiet.setProperty("kind", "quiet")
            quiet.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.field.setAccessibleName(tr("Comment on the highlight"))
        self.field.setPlaceholderText(tr("What you say of it"))
        self.field.hide()
        self.field.textEdited.connect(lambda _text: self._timer.start())
        self.field.editingFinished.connect(self.flush)
        self.field.left.connect(self._leave)
        self._timer.timeout.connect(self.flush)
        self.comment.clicked.connect(lambda _checked: self.comment_wanted.emit())
        self.delete.clicked.connect(lambda _checked: self.removal_wanted.emit())
        cast_shadow(self, blur=16, below=2, opacity=50)

    def _leave(self) -> None:
        if self.put_away():
            self.left.emit()
