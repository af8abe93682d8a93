"""Asks which list of Daily Papers to pull: a day, a week, a month, what is trending, or a search. Pulls nothing itself."""

from datetime import date

from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.records import Listing
from desktop.translation import tr
from desktop.ui.dialog_parts import build_button_row, build_title, plain_label
from desktop.ui.painted_controls import DateField, PeriodField
from desktop.ui.segments import Segments
from desktop.ui.theme import restyle

SOURCE = "huggingface"
FIRST_DAY = QDate(2023, 5, 4)  # the first of the Daily Papers
SATURDAY = 6


class PullDialog(QDialog):
    """One row of kinds, what that kind needs, and a sentence that says what will be asked for."""

    def __init__(self, today: date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Pull"))
        self.setMinimumWidth(440)
        self.kind = Segments(
            (("day", tr("Day")), ("week", tr("Week")), ("month", tr("Month")),
             ("trending", tr("Trending")), ("search", tr("Search"))),
            "day", accessible_name=tr("What to pull"),
        )  # fmt: skip
        self.date = self._build_date(today)
        self.period = PeriodField(FIRST_DAY, self.date.maximumDate())
        self.period.setAccessibleName(tr("Period"))
        self.period.day_chosen.connect(self.date.setDate)
        self.period.stepped.connect(self._step)
        self.words = QLineEdit(placeholderText=tr("Words to search for at Hugging Face"))
        self.words.setAccessibleName(tr("Search words"))
        self.sentence = plain_label("", "dim")
        self.sentence.setWordWrap(True)
        self.sentence.ensurePolished()  # its font is that of the style sheet
        self.sentence.setMinimumHeight(2 * self.sentence.fontMetrics().height() + 4)  # so that nothing moves
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.pull_button = QPushButton(tr("Pull"))
        cancel = QPushButton(tr("Cancel"))
        self._inputs = self._build_inputs()
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(build_title(tr("Pull from Daily Papers")))
        column.addSpacing(2)
        column.addWidget(self.kind)
        column.addWidget(self._inputs)
        column.addWidget(self.sentence)
        column.addStretch(1)
        column.addSpacing(6)
        column.addLayout(build_button_row(cancel, self.pull_button))
        self.kind.chosen.connect(lambda _kind: self._on_kind_chosen())
        self.date.dateChanged.connect(lambda _day: self._refresh())
        self.words.textChanged.connect(lambda _text: self._refresh())
        self.pull_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.date.setFocus()
        self._refresh()

    @classmethod
    def ask(cls, parent: QWidget | None, today: date) -> Listing | None:
        """The listing to pull; None when the reader cancelled."""
        dialog = cls(today, parent)
        listing = dialog.listing() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return listing

    def listing(self) -> Listing:
        """What the dialog says now."""
        return Listing(SOURCE, self.kind.value(), self._argument())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.pull_button.isEnabled():
            self._tell(tr("Write what to search for."), "warning")
            self.words.setFocus()
            return
        super().keyPressEvent(event)

    def _argument(self) -> str:
        day = self._day()
        week = day.isocalendar()
        return {
            "day": day.isoformat(),
            "week": f"{week.year:04}-W{week.week:02}",
            "month": f"{day:%Y-%m}",
            "trending": "",
            "search": " ".join(self.words.text().split()),
        }[self.kind.value()]

    def _day(self) -> date:
        shown = self.date.date()
        return date(shown.year(), shown.month(), shown.day())

    def _on_kind_chosen(self) -> None:
        self._refresh()
        if self.kind.value() == "search" and self.kind.underMouse():  # arrow keys go on among the kinds
            self.words.setFocus()

    def _refresh(self) -> None:
        kind = self.kind.value()
        pages = {"trending": 1, "search": 2}
        self._inputs.setCurrentIndex(pages.get(kind, 0))
        self._dates.setCurrentWidget(self.date if kind == "day" else self.period)
        self.period.show_period(self._name_period(kind), self.date.date())
        if kind == "day" and self.date.date().dayOfWeek() >= SATURDAY:
            self._tell(tr("There are no lists at weekends."), "warning")
        else:
            self._tell(self._describe(kind), "dim")
        self.pull_button.setEnabled(kind != "search" or bool(self._argument()))

    def _tell(self, sentence: str, kind: str) -> None:
        restyle(self.sentence, "kind", kind)
        self.sentence.setText(sentence)

    def _name_period(self, kind: str) -> str:
        """The week or the month in words."""
        local, shown, week = QLocale(), self.date.date(), self._day().isocalendar()
        if kind == "month":
            return local.toString(shown, "MMMM yyyy")
        monday = shown.addDays(1 - shown.dayOfWeek())
        return tr("Week {week} of {year} ({first} – {last})").format(
            week=week.week,
            year=week.year,
            first=local.toString(monday, "d MMM"),
            last=local.toString(monday.addDays(6), "d MMM"),
        )

    def _describe(self, kind: str) -> str:
        return {
            "day": tr("The list of {day}").format(day=QLocale().toString(self.date.date(), "dddd, d MMMM yyyy")),
            "week": tr("The lists of all days of this week"),
            "month": tr("The lists of all days of this month"),
            "trending": tr("What is trending at Hugging Face now"),
            "search": tr("Papers at Hugging Face that have these words, whatever their day"),
        }[kind]

    def _build_date(self, today: date) -> DateField:
        last = QDate(today.year, today.month, today.day)
        field = DateField(last)
        field.setAccessibleName(tr("Date"))
        field.setDateRange(FIRST_DAY, last)
        return field

    def _build_inputs(self) -> QStackedWidget:
        """One page for each kind of input, in one place, so that nothing moves when the kind changes."""
        dated = QWidget()
        row = QHBoxLayout(dated)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        earlier, later = QPushButton("‹"), QPushButton("›")
        for button, name, steps in ((earlier, tr("Earlier"), -1), (later, tr("Later"), 1)):
            button.setAccessibleName(name)
            button.setToolTip(name)
            button.setAutoDefault(False)
            button.setFixedWidth(36)
            button.clicked.connect(lambda _checked=False, steps=steps: self._step(steps))
        row.addWidget(earlier)
        self._dates = QStackedWidget()
        self._dates.addWidget(self.date)
        self._dates.addWidget(self.period)
        row.addWidget(self._dates, 1)
        row.addWidget(later)
        stack = QStackedWidget()
        for page in (dated, QWidget(), self.words):
            stack.addWidget(page)
        stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        return stack

    def _step(self, steps: int) -> None:
        shown = self.date.date()
        weekend = {(5, 1): 3, (7, -1): 2, (1, -1): 3, (6, 1): 2}.get((shown.dayOfWeek(), steps), 1)  # days to the next list
        moved = {"day": shown.addDays(weekend * steps), "week": shown.addDays(7 * steps), "month": shown.addMonths(steps)}
        self.date.setDate(min(max(moved[self.kind.value()], FIRST_DAY), self.date.maximumDate()))
