"""The file of an export as the reader writes or chooses it, with a line that says what will happen to it."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.export.export_file import FileVerdict, find_free, judge_file, resolve_file, shorten_home
from desktop.ui.look.theme import restyle


class ExportFileField(QWidget):
    """A name, a button that asks for one, and the line under them.

    Signals:
        changed: another file is named; ``verdict`` has been told in the line.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._folder = Path.home()
        self.is_chosen = False  # the reader wrote or chose the name; it is no longer ours to suggest
        self.verdict = FileVerdict("", False)
        self.field = QLineEdit()
        self.field.setAccessibleName(tr("File"))
        self.choose_button = QPushButton(tr("Choose…"))
        self.choose_button.setAutoDefault(False)
        self.line = plain_label("", "faint")
        self.line.setWordWrap(True)
        self.line.setMinimumHeight(20)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.field, 1)
        row.addWidget(self.choose_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(row)
        column.addWidget(self.line)
        self.setFocusProxy(self.field)
        self.field.textEdited.connect(lambda _text: self._choose())  # comes before textChanged
        self.field.textChanged.connect(lambda _text: self.judge())
        self.choose_button.clicked.connect(self._ask)

    def suggest(self, file: Path) -> None:
        """Name that file, or one beside it whose name is free, unless the reader has named one already."""
        if not self.is_chosen:
            self._folder = file.parent
            self.field.setText(shorten_home(find_free(file)))
            self.judge()

    def file(self) -> Path:
        """The absolute path that is named."""
        return resolve_file(self.field.text(), self._folder)

    def judge(self) -> FileVerdict:
        """Look at the disk again and say what is to be said."""
        self.verdict = judge_file(self.field.text(), self._folder)
        quiet = self.verdict.possible and not self.verdict.replaces
        restyle(self.line, "kind", "faint" if quiet else "warning")
        self.line.setText(self.verdict.sentence)
        self.field.setToolTip(str(self.file()) if self.field.text().strip() else "")
        self.changed.emit()
        return self.verdict

    def _choose(self) -> None:
        self.is_chosen = True

    def _ask(self) -> None:
        start = str(self.file() if self.field.text().strip() else self._folder)
        # What will be replaced is said here, in the line and on the button.
        without = QFileDialog.Option.DontConfirmOverwrite
        chosen, _filter = QFileDialog.getSaveFileName(self, tr("Export to"), start, "", "", without)
        if chosen:
            self.is_chosen = True
            self.field.setText(shorten_home(Path(chosen)))
            self.judge()  # also where the name stays and only became the reader's
