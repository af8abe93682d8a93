"""What an export may hold: its format, its letters and what goes along, as a form."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.records import ExportOptions
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.look.painted_controls import CheckBox, DropDown
from desktop.ui.look.segments import Segments

CAPTION_WIDTH = 60
CONTROL_WIDTH = 276


class ExportForm(QWidget):
    """Captions at the left, controls at the right. ``formats`` are (name, label, suffix with its dot).

    ``complete``: names of those that hold everything, so that there is nothing else to choose.

    Signals:
        changed: something else is wanted.
        format_changed: another format is wanted; before ``changed``.
    """

    changed = Signal()
    format_changed = Signal()

    def __init__(
        self, formats: Sequence[tuple[str, str, str]], complete: Collection[str] = (), in_latex: Collection[str] = ()
    ) -> None:
        super().__init__()
        self._complete, self._in_latex = complete, in_latex
        self._choices: list[QWidget] = []  # shown where there is anything to choose
        self._choices_of_letters: list[QWidget] = []  # shown where letters can be commands
        self._suffixes = {name: suffix for name, _label, suffix in formats}
        self.format = DropDown()
        self.format.setAccessibleName(tr("Format"))
        for name, label, _suffix in formats:
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
        self._lay_out()
        self.format.currentIndexChanged.connect(lambda _index: self._offer_choices())
        self.format.currentIndexChanged.connect(lambda _index: self.format_changed.emit())
        self.format.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.letters.chosen.connect(lambda _value: self.changed.emit())
        for box in self._boxes():
            box.toggled.connect(lambda _on: self.changed.emit())

    def options(self) -> ExportOptions:
        """What the form says now."""
        return ExportOptions(
            format=self.format.currentData(),
            unicode=self.letters.value() if self.format.currentData() in self._in_latex else None,
            abstract=self.abstract.isChecked(),
            keywords=self.keywords.isChecked(),
            note=self.note.isChecked(),
        )

    @property
    def has_private_words(self) -> bool:
        """Whether the file will hold the reader's notes."""
        return self.note.isChecked() or self._is_complete

    @property
    def _is_complete(self) -> bool:
        return self.format.currentData() in self._complete

    def _offer_choices(self) -> None:
        for part in self._choices:
            part.setVisible(not self._is_complete)
        for part in self._choices_of_letters:
            part.setVisible(self.format.currentData() in self._in_latex)

    def suffix(self) -> str:
        """What a file of that format ends with, with its dot."""
        return self._suffixes[self.format.currentData()]

    def suffixes(self) -> tuple[str, ...]:
        """What files of all the formats end with."""
        return tuple(self._suffixes.values())

    def _boxes(self) -> tuple[CheckBox, ...]:
        return self.abstract, self.keywords, self.note

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(12)
        grid.setColumnMinimumWidth(0, CAPTION_WIDTH)
        include = QWidget()
        column = QVBoxLayout(include)
        column.setContentsMargins(0, 6, 0, 6)
        column.setSpacing(10)
        for box in self._boxes():
            column.addWidget(box)
        for row, (caption, part) in enumerate(
            ((tr("Format"), self.format), (tr("Text"), self.letters), (tr("Include"), include))
        ):
            label = plain_label(caption, "dim", part)
            label.setContentsMargins(0, 7, 0, 0)
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
            part.setFixedWidth(max(CONTROL_WIDTH, self.letters.minimumSizeHint().width()))
            grid.addWidget(part, row, 1)
            if part is not self.format:
                (self._choices_of_letters if part is self.letters else self._choices).extend((label, part))
        grid.setRowStretch(3, 1)
        grid.setColumnStretch(2, 1)
