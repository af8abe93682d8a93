"""Asks for the name and the search of a smart collection, and says what of the search is not understood."""

from collections.abc import Callable, Sequence, Set

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from desktop.translation import tr
from desktop.ui.asking.dialog_parts import lay_out_form, plain_label
from desktop.ui.look.theme import restyle

WIDTH = 480
LONGEST_SUGGESTION = 60  # characters; a longer search is no name


class SmartDialog(QDialog):
    """``taken``: the names of the others, folded. ``find_hints``: a sentence for each condition that cannot be asked."""

    def __init__(
        self, heading: str, accept: str, name: str, query: str, taken: Set[str],
        find_hints: Callable[[str], Sequence[str]], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        super().__init__(parent)
        self._taken = taken
        self._find_hints = find_hints
        self.name_field = QLineEdit(name if len(name) <= LONGEST_SUGGESTION else "")
        self.name_field.setAccessibleName(tr("Name"))
        self.name_field.selectAll()
        self.query_field = QLineEdit(query)
        self.query_field.setAccessibleName(tr("Search"))
        self.query_field.setCursorPosition(0)
        self.problem = plain_label("", "faint")
        self.problem.setMinimumHeight(38)
        self.accept_button = QPushButton(accept)
        fields = (self.name_field, self.query_field)
        for field in fields:
            field.textChanged.connect(lambda _text: self._judge())
        self._judge()
        lay_out_form(self, WIDTH, heading, fields, self.problem, self.accept_button)

    @classmethod
    def ask(
        cls, parent: QWidget | None, heading: str, accept: str, name: str, query: str, taken: Set[str],
        find_hints: Callable[[str], Sequence[str]],
    ) -> tuple[str, str] | None:  # fmt: skip
        """Name and search, without spaces around them; None when the reader thought better of it."""
        dialog = cls(heading, accept, name, query, taken, find_hints, parent)
        answer = (dialog.name(), dialog.query()) if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return answer

    def name(self) -> str:
        return " ".join(self.name_field.text().split())

    def query(self) -> str:
        return self.query_field.text().strip()

    def _judge(self) -> None:
        is_taken = self.name().casefold() in self._taken
        hints = self._find_hints(self.query())
        words = tr("Its papers are always those that the search finds at the moment.")
        if is_taken:
            words = tr("There is a smart collection “{name}” already.").format(name=self.name())
        elif hints:
            words = hints[0]
        restyle(self.problem, "kind", "warning" if is_taken else "faint")
        self.problem.setText(words)
        self.accept_button.setEnabled(bool(self.name()) and bool(self.query()) and not is_taken)
