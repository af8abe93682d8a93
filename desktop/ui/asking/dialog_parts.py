"""What every dialog is made of: its title, its captions and its row of buttons, so that all of them look alike and fit."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLineEdit, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from desktop.translation import tr

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


def lay_out_form(
    dialog: QDialog, width: int, heading: str, fields: Sequence[QLineEdit], problem: QLabel, accept: QPushButton
) -> None:
    """Put the fields, each under its accessible name, and the sentence about them above Cancel and ``accept``; close on those."""
    cancel = QPushButton(tr("Cancel"))
    dialog.setWindowTitle(heading)
    problem.setWordWrap(True)
    column = QVBoxLayout(dialog)
    column.setContentsMargins(24, 22, 24, 20)
    column.setSpacing(6)
    column.addWidget(build_title(heading))
    column.addSpacing(10)
    for field in fields:
        if field is not fields[0]:
            column.addSpacing(4)
        column.addWidget(plain_label(field.accessibleName(), "dim", field))
        column.addWidget(field)
    column.addWidget(problem)
    column.addStretch(1)
    column.addSpacing(10)
    column.addLayout(build_button_row(cancel, accept))
    accept.clicked.connect(dialog.accept)
    cancel.clicked.connect(dialog.reject)
    width = min(width, room_for(dialog).width())
    dialog.resize(width, column.heightForWidth(width))  # wrapped labels would ask for more than they need


def room_for(dialog: QDialog) -> QSize:
    """The largest size that the dialog may have on the screen where it will be shown."""
    over = dialog.parentWidget() or dialog
    return over.screen().availableGeometry().size() - AROUND


def fit_to_screen(dialog: QDialog, width: int, height: int) -> None:
    """Give the dialog that size, or what the screen has room for; it never grows beyond the screen by itself."""
    dialog.resize(QSize(width, height).boundedTo(room_for(dialog)))
