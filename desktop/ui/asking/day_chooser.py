"""Chooses the day until which papers are put off, by typing: one that is asked for often, or any day as people write it."""

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from PySide6.QtCore import QDate, QLocale
from PySide6.QtWidgets import QDialog, QPushButton, QVBoxLayout, QWidget

from desktop.errors import UsageError
from desktop.library.days_to_come import find_day, suggest_days
from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import build_button_row, build_title, plain_label, room_for
from desktop.ui.search.type_ahead import ROW, Choice, TypeAhead

WIDTH = 440


class ChosenDay(NamedTuple):
    """What the reader took. ``day``: None takes the papers' days away."""

    day: date | None


class DayChooser(QDialog):
    """Days are suggested, typing finds others; Enter or a click takes, Escape cancels. A day that is none cannot be taken."""

    def __init__(self, count: int, today: date, *, can_clear: bool = False, parent: QWidget | None = None) -> None:
        """``count``: of papers. ``can_clear``: one of them has a day, so that it can be taken away."""
        super().__init__(parent)
        self._today = today
        self._suggested: Sequence[tuple[str, date | None]] = suggest_days(today)
        if can_clear:
            self._suggested = [*self._suggested, (tr("No longer put off"), None)]
        self._chosen: ChosenDay | None = None
        heading = trn("Put off until…", "Put off {count} papers until…", count)
        self.setWindowTitle(heading)
        self._choices = TypeAhead(
            self._find, field_name=tr("Day"), list_name=tr("Days"), hint=tr("2026-12-03, 3 dec, fri, in 2 weeks…")
        )
        self.field, self.list = self._choices.field, self._choices.list
        self.take_button = QPushButton(tr("Put off"))
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 18)
        column.setSpacing(12)
        column.addWidget(build_title(heading))
        column.addWidget(self._choices, 1)
        hint = plain_label(tr("Esc cancels · on that day: back in the Inbox"), "faint")
        column.addLayout(build_button_row(self.take_button, note=hint))
        self._choices.taken.connect(self._take)
        self._choices.cancelled.connect(self.reject)
        self._choices.moved.connect(self._offer)
        self.take_button.clicked.connect(self._choices.take)
        self._choices.refresh()
        self._offer()
        self._fit()
        self.field.setFocus()

    @classmethod
    def ask(cls, parent: QWidget | None, count: int, today: date, *, can_clear: bool = False) -> ChosenDay | None:
        """What the reader took; None when they cancelled."""
        dialog = cls(count, today, can_clear=can_clear, parent=parent)
        dialog.exec()
        chosen = dialog.chosen()
        dialog.deleteLater()
        return chosen

    def chosen(self) -> ChosenDay | None:
        """What was taken; None until then."""
        return self._chosen

    def _find(self, typed: str) -> list[Choice]:
        wanted = typed.strip().casefold()
        found = {day: name for name, day in self._suggested if wanted in name.casefold()}
        try:
            if wanted and (day := find_day(typed, self._today)) not in found:
                found = {day: typed.strip(), **found}
        except UsageError:  # which says it at more length than a row has room for
            if not found:
                return [Choice(tr("No day that comes: write 2026-12-03 or 3 dec"), None, enabled=False)]
        return [Choice(name, ChosenDay(day), _describe(day)) for day, name in found.items()]

    def _offer(self) -> None:
        self.take_button.setEnabled(self.list.currentRow() >= 0)

    def _fit(self) -> None:
        """As high as the rows at first; typing, which leaves fewer, does not change it."""
        room = room_for(self)
        without = self.sizeHint().height() - self.list.sizeHint().height()
        rows = len(self._suggested)
        self.list.setMinimumHeight(ROW)
        self.resize(min(WIDTH, room.width()), min(without + rows * ROW + 4, room.height()))

    def _take(self, chosen: ChosenDay) -> None:
        self._chosen = chosen
        self.accept()


def _describe(day: date | None) -> str:
    return QLocale().toString(QDate(day.year, day.month, day.day), "ddd, d MMM yyyy") if day else ""
