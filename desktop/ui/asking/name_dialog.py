"""Asks for one name, and says why a name cannot be taken while it is being typed."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from desktop.ui.asking.dialog_parts import lay_out_form, plain_label
from desktop.ui.look.theme import restyle

WIDTH = 420


def no_problem(_name: str) -> str:
    """Every name will do."""
    return ""


class NameDialog(QDialog):
    """One field under its label.

    ``accept`` is what the button says. ``problem_with`` gives a sentence for a name that cannot be taken, "" for one that
    can; ``hint`` stands in its place while there is none. ``may_be_empty``: no name is an answer too.
    """

    def __init__(
        self,
        heading: str,
        label: str,
        accept: str,
        text: str = "",
        problem_with: Callable[[str], str] = no_problem,
        hint: str = "",
        parent: QWidget | None = None,
        *,
        may_be_empty: bool = False,
    ) -> None:
        super().__init__(parent)
        self._problem_with = problem_with
        self._hint = hint
        self._may_be_empty = may_be_empty
        self.field = QLineEdit(text)
        self.field.setAccessibleName(label)
        self.field.selectAll()
        self.problem = plain_label("", "faint")
        self.problem.setMinimumHeight(20)
        self.accept_button = QPushButton(accept)
        self.field.textChanged.connect(lambda _text: self._judge())
        self._judge()
        lay_out_form(self, WIDTH, heading, (self.field,), self.problem, self.accept_button)

    @classmethod
    def ask(
        cls,
        parent: QWidget | None,
        heading: str,
        label: str,
        accept: str,
        text: str = "",
        problem_with: Callable[[str], str] = no_problem,
        hint: str = "",
        *,
        may_be_empty: bool = False,
    ) -> str | None:
        """The name, without spaces around it; None when the reader thought better of it."""
        dialog = cls(heading, label, accept, text, problem_with, hint, parent, may_be_empty=may_be_empty)
        name = dialog.name() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return name

    def name(self) -> str:
        """What the field says, without spaces around it."""
        return self.field.text().strip()

    def _judge(self) -> None:
        problem = self._problem_with(self.name()) if self.name() else ""
        restyle(self.problem, "kind", "warning" if problem else "faint")
        self.problem.setText(problem or self._hint)
        self.accept_button.setEnabled((self._may_be_empty or bool(self.name())) and not problem)
