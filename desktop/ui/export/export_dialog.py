"""The export dialog: what goes into the file, shown as it will be, and where it goes. It writes nothing itself."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QDialog,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import PapershelfError
from desktop.records import ExportOptions
from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import build_button_row, build_title, fit_to_screen, plain_label
from desktop.ui.export.export_file import swap_suffix
from desktop.ui.export.export_file_field import ExportFileField
from desktop.ui.export.export_form import CAPTION_WIDTH, ExportForm
from desktop.ui.export.export_preview import ExportPreview
from desktop.ui.keys.mnemonics import escape_mnemonics
from desktop.ui.look.segments import Segments

WIDTH, HEIGHT = 940, 600
SIDE_BY_SIDE = 720  # a dialog narrower than that shows the options above the text
LONGEST_SCOPE = 300  # pixels of the words on the button of a scope


@dataclass(frozen=True, slots=True)
class ExportScope:
    """Papers that can be exported together.

    ``label`` names them beside the other scopes, ``heading`` the dialog while they are chosen. ``render`` gives the text to
    preview for some options, ``render_all`` the whole of it when Copy is pressed; a PapershelfError from either is shown in
    place of the text. ``suggested`` is the absolute path to begin with; where it is taken, one beside it is suggested.
    """

    label: str
    heading: str
    count: int
    render: Callable[[ExportOptions], str]
    render_all: Callable[[ExportOptions], str]
    suggested: Path


@dataclass(frozen=True, slots=True)
class ExportChoice:
    """What the reader decided: what goes in, the absolute path of the file, and which of the scopes."""

    options: ExportOptions
    file: Path
    scope: int = 0


class ExportDialog(QDialog):
    """Options at the left, the text they give at the right, the file under them.

    ``formats`` are (name, label, suffix with its dot) in the order to offer; ``complete`` names those that hold everything,
    ``in_latex`` those whose letters can be LaTeX commands.
    One scope is not worth a question.
    """

    def __init__(
        self,
        scopes: Sequence[ExportScope],
        formats: Sequence[tuple[str, str, str]],
        *,
        chosen: int = 0,
        complete: Collection[str] = (),
        in_latex: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._scopes = tuple(scopes)
        self._can_render = False
        self.scope = Segments(
            [(number, self._shorten(scope.label)) for number, scope in enumerate(scopes)], chosen, tr("Papers")
        )
        for number, scope in enumerate(scopes):
            self.scope.button(number).setToolTip(scope.label)
        self.form = ExportForm(formats, complete, in_latex)
        self.preview = ExportPreview()
        self.preview.setMinimumSize(280, 170)
        self.file = ExportFileField()
        self.note_line = plain_label("", "dim")
        self.note_line.setWordWrap(True)
        self.copy_button = QPushButton(tr("Copy"))
        self.cancel_button = QPushButton(tr("Cancel"))
        self.export_button = QPushButton()
        self._arrange()
        self.scope.chosen.connect(lambda _number: self._on_scope_changed())
        self.form.format_changed.connect(self._suggest)
        self.form.changed.connect(self._refresh)
        self.file.changed.connect(self._offer)
        self.copy_button.clicked.connect(self._copy)
        self.cancel_button.clicked.connect(self.reject)
        self.export_button.clicked.connect(self._finish)
        self._on_scope_changed()
        self.form.format.setFocus()
        fit_to_screen(self, WIDTH, HEIGHT)

    @classmethod
    def ask(
        cls,
        scopes: Sequence[ExportScope],
        formats: Sequence[tuple[str, str, str]],
        *,
        chosen: int = 0,
        complete: Collection[str] = (),
        in_latex: Collection[str] = (),
        parent: QWidget | None = None,
    ) -> ExportChoice | None:
        """What the reader decided; None when it was cancelled."""
        dialog = cls(scopes, formats, chosen=chosen, complete=complete, in_latex=in_latex, parent=parent)
        choice = dialog.choice() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return choice

    def choice(self) -> ExportChoice:
        """What the dialog says now."""
        return ExportChoice(self.form.options(), self.file.file(), self.scope.value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        direction = QBoxLayout.Direction
        self._body.setDirection(direction.LeftToRight if self.width() >= SIDE_BY_SIDE else direction.TopToBottom)

    # The parts

    def _arrange(self) -> None:
        self._title = build_title("")
        self._count = plain_label("", "dim")
        self._body = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._body.setSpacing(22)
        self._body.addWidget(self.form)
        self._body.addWidget(self.preview, 1)
        page = QWidget()
        parts = QVBoxLayout(page)
        parts.setContentsMargins(0, 0, 0, 0)
        parts.setSpacing(16)
        papers = self._caption(tr("Papers"), self.scope)
        parts.addWidget(papers)
        papers.setVisible(len(self._scopes) > 1)
        parts.addLayout(self._body, 1)
        parts.addWidget(self._caption(tr("File"), self.file, stretch=1))
        area = QScrollArea()
        area.setWidget(page)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(4)
        column.addWidget(self._title)
        column.addWidget(self._count)
        column.addSpacing(12)
        column.addWidget(area, 1)
        column.addSpacing(6)
        column.addLayout(build_button_row(self.copy_button, self.cancel_button, self.export_button, note=self.note_line))

    @staticmethod
    def _caption(caption: str, part: QWidget, *, stretch: int = 0) -> QWidget:
        """The part with its caption where the form has them."""
        whole = QWidget()
        row = QHBoxLayout(whole)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        label = plain_label(caption, "dim", part)
        label.setContentsMargins(0, 7, 0, 0)
        label.setFixedWidth(CAPTION_WIDTH)
        row.addWidget(label, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(part, stretch)
        if not stretch:
            row.addStretch(1)
        return whole

    def _shorten(self, words: str) -> str:
        return escape_mnemonics(self.fontMetrics().elidedText(words, Qt.TextElideMode.ElideMiddle, LONGEST_SCOPE))

    # What happens

    @property
    def _scope(self) -> ExportScope:
        number: int = self.scope.value()
        return self._scopes[number]

    def _on_scope_changed(self) -> None:
        self.setWindowTitle(self._scope.heading)
        self._title.setText(self._scope.heading)
        self._count.setText(trn("{count} paper", "{count} papers", self._scope.count))
        self._suggest()
        self._refresh()

    def _suggest(self) -> None:
        suggested = self._scope.suggested
        self.file.suggest(suggested.with_name(swap_suffix(suggested.name, self.form.suffix(), self.form.suffixes())))

    def _refresh(self) -> None:
        try:
            text = self._scope.render(self.form.options())
        except PapershelfError as error:
            self._show_problem(error)
        else:
            self._can_render = True
            self.preview.show_text(text)
        private = self.form.has_private_words
        self.note_line.setText(tr("Your private notes will be in the file, for everyone who gets it.") if private else "")
        self._offer()

    def _offer(self) -> None:
        """Offer Export where it can be done, by Enter only where it destroys nothing or the reader named the file."""
        verdict, count = self.file.verdict, self._scope.count
        self.copy_button.setEnabled(self._can_render)
        self.export_button.setEnabled(verdict.possible and self._can_render and count > 0)
        self.export_button.setDefault(not verdict.replaces or self.file.is_chosen)
        self.export_button.setText(
            trn("Replace with {count} paper", "Replace with {count} papers", count)
            if verdict.replaces
            else trn("Export {count} paper", "Export {count} papers", count)
        )

    def _finish(self) -> None:
        """Accept, unless the disk has changed under what the dialog says of the file."""
        told = self.file.verdict
        if self.file.judge() == told:
            self.accept()

    def _copy(self) -> None:
        try:
            text = self._scope.render_all(self.form.options())
        except PapershelfError as error:
            self._show_problem(error)
            self._offer()
            return
        QGuiApplication.clipboard().setText(text)
        self.note_line.setText(trn("Copied {count} paper.", "Copied {count} papers.", self._scope.count))

    def _show_problem(self, error: PapershelfError) -> None:
        self._can_render = False
        self.preview.show_problem(str(error))
