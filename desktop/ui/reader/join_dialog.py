"""Asks whether two papers that look different are one, with both shown side by side. Does nothing itself: undo takes it back."""

from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.records import Paper
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_button_row, build_title, fit_to_screen, plain_label
from desktop.ui.reader.split_dialog import LOWEST, WIDTH, SideCard


class JoinDialog(QDialog):
    """What stays at the left, what is joined with it at the right."""

    def __init__(self, kept: Paper, gone: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("These two are one paper"))
        self.stays = SideCard(tr("Stays"))
        self.goes = SideCard(tr("Is joined with it"))
        self.stays.show_paper("", kept)
        self.goes.show_paper("", gone)
        self.act = QPushButton(tr("Join"))
        self.cancel = QPushButton(tr("Cancel"))
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.stays, 1)
        sides.addWidget(self.goes, 1)
        sentence = plain_label(
            tr(
                "Titles or authors differ. Notes, tags, collections and marks of both come together. One undo makes two of it again."
            ),
            "dim",
        )
        sentence.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addWidget(build_title(tr("Are these two one paper?")))
        column.addLayout(sides, 1)
        column.addWidget(sentence)
        column.addLayout(build_button_row(self.cancel, self.act))
        self.act.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.act.setFocus()
        fit_to_screen(self, WIDTH, max(LOWEST, column.totalHeightForWidth(WIDTH)))

    @classmethod
    def ask(cls, parent: QWidget | None, kept: Paper, gone: Paper) -> bool:
        """Whether the reader says that they are one."""
        dialog = cls(kept, gone, parent)
        joined = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return joined
