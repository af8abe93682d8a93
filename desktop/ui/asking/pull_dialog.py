"""Asks which list to pull: of Daily Papers or of arXiv, and whether to follow it from now on. Pulls nothing itself."""

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

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

from desktop.errors import UsageError
from desktop.records import Followed, Listing
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_button_row, build_title, plain_label
from desktop.ui.look.painted_controls import CheckBox, DateField, PeriodField
from desktop.ui.look.segments import Segments
from desktop.ui.look.theme import restyle
from desktop.ui.sidebar.listing_words import short_name

HUGGING_FACE, ARXIV = "huggingface", "arxiv"
FROM_WORDS = ("search", "category", "query")  # kinds that need words
FOLLOWABLE = ("day", "trending", *FROM_WORDS)
WORDED = {  # what the field for words is called, and what stands in it
    "search": (tr("Search words"), tr("Words to search for at Hugging Face")),
    "category": (tr("Categories"), tr("cs.CL+cs.LG")),
    "query": (tr("Search words"), tr("Words, or au:Example ti:diffusion cat:cs.CL")),
}
FIRST_DAY = QDate(2023, 5, 4)  # the first of the Daily Papers
SATURDAY = 6


class PullAnswer(NamedTuple):
    """What to pull, and whether to follow it as well."""

    listing: Listing
    follow: bool = False


def not_followed(_listing: Listing) -> Followed | None:
    """Nothing is followed yet."""
    return None


class PullDialog(QDialog):
    """Where from, which kind, what that kind needs, and a sentence that says what will be asked for.

    ``find_followed`` says whether a listing is followed already, and raises UsageError for one that cannot be asked for so.
    """

    def __init__(
        self,
        today: date,
        parent: QWidget | None = None,
        find_followed: Callable[[Listing], Followed | None] = not_followed,
    ) -> None:
        super().__init__(parent)
        self._find_followed = find_followed
        self.setWindowTitle(tr("Pull"))
        self.setMinimumWidth(460)
        self.source = Segments(
            ((HUGGING_FACE, tr("Hugging Face")), (ARXIV, tr("arXiv"))), HUGGING_FACE, accessible_name=tr("Where from")
        )
        self.arxiv_kind = Segments(
            (("category", tr("Categories")), ("query", tr("Search"))), "category", accessible_name=tr("What to pull of arXiv")
        )
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
        self._kinds = _build_stack(self.kind, self.arxiv_kind)
        self.words = QLineEdit()
        self.follow = CheckBox("")
        policy = self.follow.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.follow.setSizePolicy(policy)
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
        column.addWidget(build_title(tr("Pull a list")))
        column.addSpacing(2)
        for widget in (self.source, self._kinds, self._inputs, self.sentence, self.follow):
            column.addWidget(widget)
        column.addStretch(1)
        column.addSpacing(6)
        column.addLayout(build_button_row(cancel, self.pull_button))
        self.source.chosen.connect(lambda _source: self._on_kind_chosen())
        self.kind.chosen.connect(lambda _kind: self._on_kind_chosen())
        self.arxiv_kind.chosen.connect(lambda _kind: self._on_kind_chosen())
        self.date.dateChanged.connect(lambda _day: self._refresh())
        self.words.textChanged.connect(lambda _text: self._refresh())
        self.pull_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.date.setFocus()
        self._refresh()

    @classmethod
    def ask(
        cls, parent: QWidget | None, today: date, find_followed: Callable[[Listing], Followed | None]
    ) -> PullAnswer | None:
        """The listing to pull; None when the reader cancelled."""
        dialog = cls(today, parent, find_followed)
        answer = dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return answer

    def answer(self) -> PullAnswer:
        """What to pull, and whether to follow it."""
        return PullAnswer(self.listing(), not self.follow.isHidden() and self.follow.isChecked())

    def listing(self) -> Listing:
        """What the dialog says now."""
        return Listing(self.source.value(), self._kind(), self._argument())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not self.pull_button.isEnabled():
            self._tell(self._find_problem(), "warning")
            self.words.setFocus()
            return
        super().keyPressEvent(event)

    def _kind(self) -> str:
        return str((self.arxiv_kind if self.source.value() == ARXIV else self.kind).value())

    def _argument(self) -> str:
        if self._kind() in FROM_WORDS:
            return " ".join(self.words.text().split())
        day = self._day()
        week = day.isocalendar()
        return {
            "day": day.isoformat(),
            "week": f"{week.year:04}-W{week.week:02}",
            "month": f"{day:%Y-%m}",
            "trending": "",
        }[self._kind()]

    def _day(self) -> date:
        shown = self.date.date()
        return date(shown.year(), shown.month(), shown.day())

    def _on_kind_chosen(self) -> None:
        self._refresh()
        chosen_by_mouse = any(one.underMouse() for one in (self.source, self.kind, self.arxiv_kind))
        if self._kind() in FROM_WORDS and chosen_by_mouse:  # arrow keys go on among the kinds
            self.words.setFocus()

    def _find_problem(self) -> str:
        """Why this cannot be pulled, as a sentence; "" when it can."""
        if self._kind() not in FROM_WORDS:
            return ""
        if not self._argument():
            missing = {"category": tr("Name one or more categories.")}
            return missing.get(self._kind(), tr("Write what to search for."))
        try:
            self._find_followed(self.listing())
        except UsageError as error:
            return str(error)
        return ""

    def _offer_following(self, problem: str) -> None:
        """Where it can be followed and is not."""
        offered = not problem and self._kind() in FOLLOWABLE and self._find_followed(self.listing()) is None
        self.follow.setVisible(offered)
        if offered:
            name = short_name(self.listing())
            self.follow.setText(tr("and follow {listing} from now on").format(listing=name))

    def _refresh(self) -> None:
        kind = self._kind()
        self._kinds.setCurrentWidget(self.arxiv_kind if self.source.value() == ARXIV else self.kind)
        self._inputs.setCurrentIndex(2 if kind in FROM_WORDS else 1 if kind == "trending" else 0)
        name, hint = WORDED.get(kind, ("", ""))
        self.words.setAccessibleName(name)
        self.words.setPlaceholderText(hint)
        problem = self._find_problem()
        self._dates.setCurrentWidget(self.date if kind == "day" else self.period)
        self.period.show_period(self._name_period(kind), self.date.date())
        if kind == "day" and self.date.date().dayOfWeek() >= SATURDAY:
            self._tell(tr("There are no lists at weekends."), "warning")
        elif problem and self._argument():
            self._tell(problem, "warning")
        else:
            self._tell(self._describe(kind), "dim")
        self.pull_button.setEnabled(not problem)
        self._offer_following(problem)

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
            "category": tr("What arXiv announced last in any of these categories; while that is nothing, the newest papers"),
            "query": tr("The newest papers on arXiv with all of these words"),
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
        return _build_stack(dated, QWidget(), self.words)

    def _step(self, steps: int) -> None:
        shown = self.date.date()
        weekend = {(5, 1): 3, (7, -1): 2, (1, -1): 3, (6, 1): 2}.get((shown.dayOfWeek(), steps), 1)  # days to the next list
        moved = {"day": shown.addDays(weekend * steps), "week": shown.addDays(7 * steps), "month": shown.addMonths(steps)}
        self.date.setDate(min(max(moved[self._kind()], FIRST_DAY), self.date.maximumDate()))


def _build_stack(*pages: QWidget) -> QStackedWidget:
    """Pages in one place, as high as the highest, so that nothing moves when another is shown."""
    stack = QStackedWidget()
    for page in pages:
        stack.addWidget(page)
    stack.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return stack
