"""Chooses a collection by typing: an existing one, or the path of one to be made. Makes none itself."""

from collections.abc import Collection as Ids
from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from desktop.records import Collection
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_button_row, build_title, plain_label, room_for
from desktop.ui.search.matching import find_matches
from desktop.ui.search.type_ahead import ROW, Choice, TypeAhead

WIDTH = 440
FEWEST_ROWS, MOST_ROWS = 2, 10


def tidy_path(typed: str) -> str:
    """The path as collections are named: ``" A / B/ "`` is ``"A/B"``; empty when nothing is named."""
    return "/".join(" ".join(name.split()) for name in typed.split("/") if name.strip())


class CollectionChooser(QDialog):
    """Typing narrows the collections and offers to make what is not there yet; Enter or a click takes, Escape cancels.

    Nothing is chosen until the reader typed or moved. ``full`` are the ids of the collections that hold all the papers already.
    """

    def __init__(
        self,
        collections: Sequence[Collection],
        heading: str,
        full: Ids[int] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._collections = tuple(collections)
        self._full = full
        self._path: str | None = None
        self.setWindowTitle(heading)
        self._choices = TypeAhead(
            self._find,
            field_name=tr("Collection"),
            list_name=tr("Collections"),
            hint=tr("Find or name a collection…"),
            chooses_untyped=False,
        )
        self.field, self.list = self._choices.field, self._choices.list
        self.add_button = QPushButton(tr("Add"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 18)
        column.setSpacing(12)
        column.addWidget(build_title(heading))
        column.addWidget(self._choices, 1)
        hint = plain_label(tr("Esc cancels · A/B makes B inside A"), "faint")
        column.addLayout(build_button_row(self.add_button, note=hint))
        self._choices.taken.connect(self._take)
        self._choices.cancelled.connect(self.reject)
        self._choices.moved.connect(self._offer)
        self.add_button.clicked.connect(self._choices.take)
        self._choices.refresh()
        self._offer()
        self._fit()
        self.field.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, collections: Sequence[Collection], heading: str, full: Ids[int] = ()) -> str | None:
        """The path of the chosen collection, which may not exist yet; None when the reader cancelled."""
        dialog = cls(collections, heading, full, parent)
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
            Choice(each.path, each.path, self._describe(each))
            for each in find_matches(wanted, self._collections, lambda each: each.path)
        ]
        if not wanted and not found:
            return [Choice(tr("There is none yet; write a name to make one."), None, enabled=False)]
        if wanted and wanted.casefold() not in {each.path.casefold() for each in self._collections}:
            found.append(Choice(tr("Create “{path}”").format(path=wanted), wanted))
        return found

    def _describe(self, collection: Collection) -> str:
        if collection.collection_id in self._full:
            return tr("✓ added already")
        return f"{collection.count:,}" if collection.count else ""

    def _offer(self) -> None:
        self.add_button.setEnabled(self.list.currentRow() >= 0)

    def _fit(self) -> None:
        """As high as the rows, so that nothing is empty; typing, which leaves fewer, does not change it."""
        rows = min(max(len(self._collections), FEWEST_ROWS), MOST_ROWS)
        self.list.setMinimumHeight(FEWEST_ROWS * ROW)
        room = room_for(self)
        without = self.sizeHint().height() - self.list.sizeHint().height()
        self.resize(min(WIDTH, room.width()), min(without + rows * ROW, room.height()))

    def _take(self, path: str) -> None:
        self._path = path
        self.accept()
