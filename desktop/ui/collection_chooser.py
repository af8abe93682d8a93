"""Chooses a collection by typing: an existing one, or the path of one to be made. Makes none itself."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from desktop.records import Collection
from desktop.translation import tr
from desktop.ui.dialog_parts import build_title, plain_label
from desktop.ui.matching import find_matches
from desktop.ui.type_ahead import Choice, TypeAhead


def tidy_path(typed: str) -> str:
    """The path as collections are named: ``" A / B/ "`` is ``"A/B"``; empty when nothing is named."""
    return "/".join(" ".join(name.split()) for name in typed.split("/") if name.strip())


class CollectionChooser(QDialog):
    """Typing narrows the collections and offers to make what is not there yet; Enter or a click takes, Escape cancels."""

    def __init__(self, collections: Sequence[Collection], heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collections = tuple(collections)
        self._path: str | None = None
        self.setWindowTitle(heading)
        self.resize(440, 420)
        self._choices = TypeAhead(
            self._find, field_name=tr("Collection"), list_name=tr("Collections"), hint=tr("Find or name a collection…")
        )
        self.field, self.list = self._choices.field, self._choices.list
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 14)
        column.setSpacing(12)
        column.addWidget(build_title(heading))
        column.addWidget(self._choices, 1)
        column.addWidget(plain_label(tr("Enter adds · Esc cancels · A/B names a collection B inside A"), "faint"))
        self._choices.taken.connect(self._take)
        self._choices.cancelled.connect(self.reject)
        self._choices.refresh()
        self.field.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, collections: Sequence[Collection], heading: str) -> str | None:
        """The path of the chosen collection, which may not exist yet; None when the reader cancelled."""
        dialog = cls(collections, heading, parent)
        dialog.exec()
        path = dialog.path()
        dialog.deleteLater()
        return path

    def path(self) -> str | None:
        """What was taken; None until then."""
        return self._path

    def _find(self, typed: str) -> list[Choice]:
        wanted = tidy_path(typed)
        found = [
            Choice(each.path, each.path, f"{each.count:,}" if each.count else "")
            for each in find_matches(wanted, self._collections, lambda each: each.path)
        ]
        if wanted and wanted not in {each.path for each in self._collections}:
            found.append(Choice(tr("Create “{path}”").format(path=wanted), wanted))
        return found

    def _take(self, path: str) -> None:
        self._path = path
        self.accept()
