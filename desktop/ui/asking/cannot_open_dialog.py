"""What a reader sees whose library cannot be opened: the reason, and what can be done. Who starts from an icon reads no terminal."""

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QIcon
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QLayout, QPushButton, QVBoxLayout

from desktop.paths import resources_folder
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_button_row, plain_label

MARK = 48  # pixels
WIDTH = 400  # pixels of the words


class CannotOpenDialog(QDialog):
    """Stands alone, in place of the window. Accepted: try again; rejected: quit."""

    def __init__(self, sentence: str, folder: Path | None) -> None:
        """``sentence`` names the file and the reason; ``folder`` is the one to look into, None: there is none."""
        super().__init__()
        self._folder = folder
        self.setWindowTitle("Papershelf")
        self.sentence = self._build_words(sentence, "")
        self.sentence.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.hint = self._build_words("", "dim")
        self.open_folder = QPushButton(tr("Open the folder"))
        self.try_again = QPushButton(tr("Try again"))
        self.quit = QPushButton(tr("Quit"))
        self._arrange()
        self.open_folder.setVisible(folder is not None)
        self._show_hint(tr("Copies of your library are in “backups” beside it.") if _has_backups(folder) else "")
        self.open_folder.clicked.connect(self._open_folder)
        self.try_again.clicked.connect(self.accept)
        self.quit.clicked.connect(self.reject)
        self.quit.setFocus()

    @classmethod
    def ask(cls, sentence: str, folder: Path | None) -> bool:
        """Whether the reader wants to try again; else quit."""
        dialog = cls(sentence, folder)
        again = dialog.exec() == QDialog.DialogCode.Accepted
        dialog.deleteLater()
        return again

    def _arrange(self) -> None:
        mark = QLabel()
        mark.setPixmap(QIcon(str(resources_folder() / "icons" / "papershelf.svg")).pixmap(MARK, MARK))
        words = QVBoxLayout()
        words.setSpacing(8)
        words.addWidget(plain_label(tr("Your library cannot be opened"), "title"))
        words.addWidget(self.sentence)
        words.addWidget(self.hint)
        head = QHBoxLayout()
        head.setSpacing(20)
        head.addWidget(mark, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(words, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 20)
        column.setSpacing(22)
        column.addLayout(head)
        column.addLayout(build_button_row(self.open_folder, self.try_again, self.quit))
        column.setSizeConstraint(QLayout.SizeConstraint.SetFixedSize)

    def _build_words(self, text: str, kind: str) -> QLabel:
        label = plain_label(text, kind)
        label.setWordWrap(True)
        label.setFixedWidth(WIDTH)
        return label

    def _show_hint(self, words: str) -> None:
        self.hint.setText(words)
        self.hint.setVisible(bool(words))

    def _open_folder(self) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder))):
            self._show_hint(tr("The folder could not be shown. It is {folder}").format(folder=self._folder))


def _has_backups(folder: Path | None) -> bool:
    try:
        return folder is not None and any((folder / "backups").iterdir())
    except OSError:  # there is none, or it may not be looked into: then it is not offered
        return False
