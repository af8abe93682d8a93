"""The export dialog: what goes into the file, shown as it will be, and where it goes. It writes nothing itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PapershelfError
from desktop.records import ExportOptions
from desktop.translation import tr, trn
from desktop.ui.dialog_parts import build_button_row, build_title, plain_label
from desktop.ui.export_file import judge_file, resolve_file, swap_suffix
from desktop.ui.export_preview import ExportPreview
from desktop.ui.painted_controls import CheckBox, DropDown
from desktop.ui.segments import Segments

OPTION_WIDTH = 292


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the reader decided: what goes in, and the absolute path of the file."""

    options: ExportOptions
    file: Path


class ExportDialog(QDialog):
    """Options at the left, the text they give at the right.

    ``formats`` are (name, label, suffix with its dot) in the order to offer. ``render`` gives the text to preview for some
    options, ``render_all`` the whole of it when Copy is pressed; a PapershelfError from either is shown in place of the
    text. ``suggested`` is the absolute path to begin with.
    """

    def __init__(
        self,
        heading: str,
        count: int,
        formats: Sequence[tuple[str, str, str]],
        render: Callable[[ExportOptions], str],
        render_all: Callable[[ExportOptions], str],
        suggested: Path,
        *,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._count, self._formats, self._folder = count, tuple(formats), suggested.parent
        self._render, self._render_all = render, render_all
        self._can_render = False
        self._file_edited = False
        self.setWindowTitle(heading)
        self.resize(940, 560)
        self._build_options(suggested)
        self._build_preview_and_buttons()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(4)
        column.addWidget(build_title(heading))
        column.addWidget(plain_label(trn("{count} paper", "{count} papers", count), "dim"))
        column.addSpacing(12)
        body = QHBoxLayout()
        body.setSpacing(22)
        body.addLayout(self._lay_out_options())
        body.addWidget(self.preview, 1)
        column.addLayout(body, 1)
        column.addSpacing(14)
        column.addLayout(build_button_row(self.copy_button, self._cancel, self.export_button, note=self.note_line))
        self._on_format_changed()
        self.format.setFocus()

    @classmethod
    def ask(
        cls,
        heading: str,
        count: int,
        formats: Sequence[tuple[str, str, str]],
        render: Callable[[ExportOptions], str],
        render_all: Callable[[ExportOptions], str],
        suggested: Path,
        *,
        parent: QWidget | None = None,
    ) -> ExportChoice | None:
        """What the reader decided; None when it was cancelled."""
        dialog = cls(heading, count, formats, render, render_all, suggested, parent=parent)
        choice = dialog.choice() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return choice

    def choice(self) -> ExportChoice:
        """What the dialog says now."""
        return ExportChoice(self._options(), resolve_file(self.file.text(), self._folder))

    def _options(self) -> ExportOptions:
        return ExportOptions(
            format=self.format.currentData(),
            unicode=self.letters.value(),
            abstract=self.abstract.isChecked(),
            keywords=self.keywords.isChecked(),
            note=self.note.isChecked(),
        )

    # The parts

    def _build_options(self, suggested: Path) -> None:
        self.format = DropDown()
        self.format.setAccessibleName(tr("Format"))
        for name, label, _suffix in self._formats:
            self.format.addItem(label, name)
        self.letters = Segments(
            ((None, tr("Automatic")), (True, tr("Unicode")), (False, tr("ASCII"))), None, accessible_name=tr("Text")
        )
        self.letters.button(True).setToolTip(tr("Letters as they are written: é, ß, ∞"))
        self.letters.button(False).setToolTip(tr("LaTeX commands instead of letters that are not English"))
        self.letters.button(None).setToolTip(tr("What suits the format"))
        self.abstract = CheckBox(tr("Abstract"))
        self.keywords = CheckBox(tr("Keywords"))
        self.note = CheckBox(tr("My notes (private)"))
        self.file = QLineEdit(str(suggested))
        self.file.setAccessibleName(tr("File"))
        self.choose_button = QPushButton(tr("Choose…"))
        self.choose_button.setAutoDefault(False)
        self.file_line = plain_label("", "faint")
        self.file_line.setWordWrap(True)
        self.file_line.setMinimumHeight(34)
        self.file_line.setFixedWidth(OPTION_WIDTH)
        self.file_line.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.format.currentIndexChanged.connect(lambda _index: self._on_format_changed())
        self.letters.chosen.connect(lambda _value: self._refresh())
        for box in (self.abstract, self.keywords, self.note):
            box.toggled.connect(lambda _on: self._refresh())
        self.file.textEdited.connect(lambda _text: self._on_file_edited())
        self.file.textChanged.connect(lambda _text: self._judge())
        self.choose_button.clicked.connect(self._choose_file)

    def _lay_out_options(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(10)
        grid.setColumnMinimumWidth(0, 76)
        include = QVBoxLayout()
        include.setSpacing(8)
        include.setContentsMargins(0, 6, 0, 6)
        for box in (self.abstract, self.keywords, self.note):
            include.addWidget(box)
        file_row = QHBoxLayout()
        file_row.setSpacing(8)
        file_row.addWidget(self.file, 1)
        file_row.addWidget(self.choose_button)
        rows: tuple[tuple[str, QWidget | QLayout], ...] = (
            (tr("Format"), self.format),
            (tr("Text"), self.letters),
            (tr("Include"), include),
            (tr("File"), file_row),
        )
        for row, (caption, part) in enumerate(rows):
            label = plain_label(caption, "dim")
            label.setContentsMargins(0, 7, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            if isinstance(part, QWidget):
                label.setBuddy(part)
                part.setFixedWidth(OPTION_WIDTH)
                grid.addWidget(part, row, 1)
            else:
                grid.addLayout(part, row, 1)
        grid.addWidget(self.file_line, 4, 1)
        grid.setRowStretch(5, 1)
        return grid

    def _build_preview_and_buttons(self) -> None:
        self.preview = ExportPreview()
        self.preview.setMinimumWidth(300)
        self.note_line = plain_label("", "dim")
        self.note_line.setWordWrap(True)
        self.copy_button = QPushButton(tr("Copy"))
        self._cancel = QPushButton(tr("Cancel"))
        self.export_button = QPushButton(trn("Export {count} paper", "Export {count} papers", self._count))
        self.copy_button.clicked.connect(self._copy)
        self._cancel.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.accept)

    # What happens

    def _on_format_changed(self) -> None:
        if not self._file_edited:
            suffixes = {name: suffix for name, _label, suffix in self._formats}
            self.file.setText(swap_suffix(self.file.text(), suffixes[self.format.currentData()], suffixes.values()))
        self._refresh()

    def _on_file_edited(self) -> None:
        self._file_edited = True

    def _refresh(self) -> None:
        try:
            text = self._render(self._options())
        except PapershelfError as error:
            self._show_problem(error)
        else:
            self._can_render = True
            self.preview.show_text(text)
        self.note_line.setText(
            tr("Your private notes will be in the file, for everyone who gets it.") if self.note.isChecked() else ""
        )
        self._judge()

    def _judge(self) -> None:
        """Say what is to be said of the file, and offer Export only where it can be done."""
        sentence, possible = judge_file(self.file.text(), self._folder)
        self.file_line.setText(sentence)
        self.file_line.setProperty("kind", "faint" if possible else "warning")
        self.file_line.style().polish(self.file_line)
        self.file.setToolTip(str(resolve_file(self.file.text(), self._folder)) if self.file.text().strip() else "")
        self.copy_button.setEnabled(self._can_render)
        self.export_button.setEnabled(possible and self._can_render and self._count > 0)

    def _copy(self) -> None:
        try:
            text = self._render_all(self._options())
        except PapershelfError as error:
            self._show_problem(error)
            self._judge()
            return
        QGuiApplication.clipboard().setText(text)
        self.note_line.setText(trn("Copied {count} paper.", "Copied {count} papers.", self._count))

    def _show_problem(self, error: PapershelfError) -> None:
        self._can_render = False
        self.preview.show_problem(str(error))

    def _choose_file(self) -> None:
        start = str(resolve_file(self.file.text(), self._folder)) if self.file.text().strip() else str(self._folder)
        chosen, _filter = QFileDialog.getSaveFileName(
            self, tr("Export to"), start, "", "", QFileDialog.Option.DontConfirmOverwrite
        )
        if chosen:
            self._file_edited = True
            self.file.setText(chosen)
