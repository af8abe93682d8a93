"""What this is: its mark, its version and its licence."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout, QWidget

from desktop import __version__
from desktop.paths import resources_folder
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_button_row, plain_label

MARK = 72  # pixels


class AboutDialog(QDialog):
    """Nothing to decide; Escape, Enter or the button closes it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("About Papershelf"))
        mark = QLabel()
        mark.setPixmap(QIcon(str(resources_folder() / "icons" / "papershelf.svg")).pixmap(MARK, MARK))
        words = QVBoxLayout()
        words.setSpacing(4)
        words.addWidget(plain_label("Papershelf", "title"))
        words.addWidget(plain_label(tr("Version {version}").format(version=__version__), "dim"))
        words.addSpacing(8)
        words.addWidget(plain_label(tr("A reading list for research papers, kept on your own disk."), ""))
        words.addWidget(plain_label(tr("MIT licence. It asks the services only when you do."), "dim"))
        words.addStretch(1)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        close = QPushButton(tr("Close"))
        close.clicked.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(20)
        column.addLayout(head)
        column.addLayout(build_button_row(close))
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)

    @classmethod
    def show_over(cls, parent: QWidget | None) -> None:
        """Show it until the reader closes it."""
        dialog = cls(parent)
        dialog.exec()
        dialog.deleteLater()
