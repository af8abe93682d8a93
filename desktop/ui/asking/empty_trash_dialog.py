"""Asks before the Trash is emptied, because that is the one deed that cannot be undone. Does nothing itself."""

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import build_button_row, build_title, plain_label


class EmptyTrashDialog(QDialog):
    """Says what will be gone; Return and Escape keep it. ``count``: of papers."""

    def __init__(self, count: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Empty the Trash"))
        self.setMinimumWidth(440)
        sentence = plain_label(
            tr(
                "Notes, highlights and their history go with them, and undo passes over what was done to them. "
                "This cannot be undone. Nothing else changes; their citation keys are never given to other papers."
            ),
            "dim",
        )
        sentence.setWordWrap(True)
        self.act = QPushButton(tr("&Delete for good"))
        self.keep = QPushButton(tr("&Keep them"))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(build_title(trn("Delete {count} paper for good?", "Delete {count} papers for good?", count)))
        column.addWidget(sentence)
        column.addStretch(1)
        column.addSpacing(6)
        column.addLayout(build_button_row(self.act, self.keep))
        self.act.clicked.connect(self.accept)
        self.keep.clicked.connect(self.reject)
        self.keep.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, count: int) -> bool:
        """Whether the reader wants it."""
        dialog = cls(count, parent)
        wanted = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return wanted
