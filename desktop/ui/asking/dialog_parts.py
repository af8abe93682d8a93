"""What every dialog is made of: its title, its captions and its row of buttons, so that all of them look alike and fit."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

AROUND = QSize(32, 72)  # pixels that stay free of a dialog; the window manager's frame lies in them


def plain_label(text: str, kind: str, buddy: QWidget | None = None) -> QLabel:
    """A label of that kind in the style sheet. Its text is never taken for rich text, whoever wrote it."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setProperty("kind", kind)
    if buddy is not None:
        label.setBuddy(buddy)
    return label


def build_title(text: str) -> QLabel:
    """The heading of a dialog; a long one wraps."""
    label = plain_label(text, "title")
    label.setWordWrap(True)
    label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
    return label


def build_button_row(*buttons: QPushButton, note: QLabel | None = None) -> QHBoxLayout:
    """The buttons at the right, the last one the default; the note, if any, at the left."""
    row = QHBoxLayout()
    row.setSpacing(10)
    if note is not None:
        row.addWidget(note, 1)
    else:
        row.addStretch(1)
    for button in buttons:
        button.setAutoDefault(False)
        row.addWidget(button)
    buttons[-1].setDefault(True)
    return row


def room_for(dialog: QDialog) -> QSize:
    """The largest size that the dialog may have on the screen where it will be shown."""
    over = dialog.parentWidget() or dialog
    return over.screen().availableGeometry().size() - AROUND


def fit_to_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give the dialog that size, or what the screen has room for; it never grows beyond the screen by itself."""
    dialog.resize(QSize(width, height).boundedTo(room_for(dialog)))
