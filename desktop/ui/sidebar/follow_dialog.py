"""Asks what to follow: a kind, its words, and a name. Says what will be asked of whom and how often; follows nothing itself."""

from typing import NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from desktop.errors import UsageError
from desktop.records import Listing
from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import build_button_row, build_title, fit_to_screen, plain_label
from desktop.ui.live.live_sources import LiveSources
from desktop.ui.look.theme import restyle
from desktop.ui.sidebar.category_field import CategoryField
from desktop.ui.sidebar.follow_kinds import ARXIV, FOLLOW_KINDS, FollowKind
from desktop.ui.sidebar.listing_words import short_name

SIDE_WIDTH = 168
NOTHING, WORDS, CATEGORIES = range(3)  # pages of the fields
MOST = 16_777_215  # pixels: no limit


class FollowAnswer(NamedTuple):
    """What to follow; ``name`` is "" for the one it has anyway."""

    listing: Listing
    name: str = ""


class FollowDialog(QDialog):
    """The kinds at the left, the chosen one beside them. ``sources`` says what can be followed and what is so already."""

    def __init__(self, sources: LiveSources, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._sources = sources
        self.setWindowTitle(tr("Follow"))
        self.kinds = QListWidget()
        self.kinds.setProperty("kind", "pages")
        self.kinds.setAccessibleName(tr("What to follow"))
        self.kinds.addItems([one.label for one in FOLLOW_KINDS])
        self.kinds.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._title = build_title("")
        self._brings = self._build_sentence("dim", lines=2)
        self._caption = plain_label("", "dim")
        self.words = QLineEdit()
        self.categories = CategoryField(sources.load_categories())
        self._fields = QStackedWidget()
        self.problem = self._build_sentence("warning", lines=1)
        self.name = QLineEdit()
        self.name.setAccessibleName(tr("Name"))
        self.asks = self._build_sentence("dim", lines=2)
        self.follow_button = QPushButton(tr("Follow"))
        self._arrange()
        self.kinds.currentRowChanged.connect(lambda _row: self._show_kind())
        self.words.textChanged.connect(lambda _text: self._judge())
        self.categories.changed.connect(self._judge)
        self.kinds.setCurrentRow(0)
        self.kinds.setFocus()
        fit_to_screen(self, 720, 500)

    @classmethod
    def ask(cls, sources: LiveSources, parent: QWidget | None) -> FollowAnswer | None:
        """What to follow; None when the reader cancelled."""
        dialog = cls(sources, parent)
        answer = dialog.answer() if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return answer

    def answer(self) -> FollowAnswer:
        """What the dialog says now."""
        return FollowAnswer(self._listing(), " ".join(self.name.text().split()))

    def accept(self) -> None:
        """Close with the answer; where something is missing or wrong, say so and stay."""
        problem = self._find_problem()
        if problem:
            self._tell_problem(problem)
            self._field().setFocus()
            return
        super().accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.accept()  # also while the button rests, so that Enter says why
            return
        super().keyPressEvent(event)

    # What is chosen

    @property
    def _kind(self) -> FollowKind:
        return FOLLOW_KINDS[max(self.kinds.currentRow(), 0)]

    def _field(self) -> QWidget:
        return (self.kinds, self.words, self.categories)[self._fields.currentIndex()]

    def _argument(self) -> str:
        return ("", self.words.text(), self.categories.text())[self._fields.currentIndex()]

    def _listing(self) -> Listing:
        return self._kind.listing(" ".join(self._argument().split()))

    def _find_problem(self) -> str:
        """Why this cannot be followed, as a sentence; "" when it can."""
        if self._kind.caption and not self._argument().strip():
            return self._kind.missing
        if self._fields.currentIndex() == CATEGORIES and self.categories.unknown_word():
            sentence = tr("“{word}” is no category: tick one of the list, or clear it.")
            return sentence.format(word=self.categories.unknown_word())
        try:
            followed = self._sources.find_followed(self._listing())
        except UsageError as error:
            return str(error)
        return tr("You follow this already, as “{name}”.").format(name=followed.name) if followed else ""

    # What is said

    def _show_kind(self) -> None:
        kind = self._kind
        self._title.setText(kind.heading)
        self._brings.setText(kind.brings)
        page = NOTHING if not kind.caption else CATEGORIES if kind.kind == "category" else WORDS
        self._fields.setCurrentIndex(page)
        self._fields.setMaximumHeight((0, self.words.sizeHint().height(), MOST)[page])
        for label in (self._caption, self.problem):
            label.setVisible(page != NOTHING)
        self._caption.setText(kind.caption)
        self._caption.setBuddy(self._field())
        self.words.setPlaceholderText(kind.hint)
        self.words.setAccessibleName(kind.caption)
        self.asks.setText(self._tell_asking(kind.service))
        self._judge()

    def _judge(self) -> None:
        problem = self._find_problem()
        is_begun = bool(self._argument().strip()) or not self._kind.caption
        hint = self.categories.tell_what_enter_ticks() if self._fields.currentIndex() == CATEGORIES else ""
        self._tell_problem(hint or (problem if is_begun else ""), "dim" if hint else "warning")
        self.follow_button.setEnabled(not problem)
        try:
            self.name.setPlaceholderText(short_name(self._sources.normalise(self._listing())))
        except UsageError:
            self.name.setPlaceholderText(tr("as you like; it can be changed later"))

    def _tell_problem(self, sentence: str, kind: str = "warning") -> None:
        restyle(self.problem, "kind", kind)
        self.problem.setText(sentence)
        self._field().setAccessibleDescription(sentence)

    def _tell_asking(self, service: str) -> str:
        every = self._sources.every_hours
        if self._sources.is_offline:
            sentence = tr("You are working offline: {service} is asked when you go online.")
        elif every > 0:
            sentence = trn(
                "{service} is asked now, and then every hour while Papershelf is open.",
                "{service} is asked now, and then every {count} hours while Papershelf is open.",
                every,
                service="{service}",
            )
        else:
            sentence = tr("{service} is asked only when you pull.")
        pace = tr("One request every three seconds, as arXiv wishes.") if service == ARXIV else ""
        return f"{sentence.format(service=service)} {pace}".strip()

    # Putting together

    def _arrange(self) -> None:
        side = QWidget()
        side.setProperty("kind", "side")
        side.setFixedWidth(SIDE_WIDTH)
        left = QVBoxLayout(side)
        left.setContentsMargins(8, 20, 8, 16)
        left.addWidget(self.kinds)
        for page in (QWidget(), self.words, self.categories):
            self._fields.addWidget(page)
        named = plain_label(tr("Name"), "dim", self.name)
        cancel = QPushButton(tr("Cancel"))
        column = QVBoxLayout()
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(6)
        column.addWidget(self._title)
        column.addWidget(self._brings)
        column.addSpacing(8)
        column.addWidget(self._caption)
        column.addWidget(self._fields, 100)
        for widget in (self.problem, named, self.name, self.asks):
            column.addWidget(widget)
        column.addStretch(1)
        column.addLayout(build_button_row(cancel, self.follow_button))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(side)
        row.addLayout(column, 1)
        self.follow_button.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)

    def _build_sentence(self, kind: str, *, lines: int) -> QLabel:
        """Room for so many lines, so that nothing moves when other words stand there."""
        label = plain_label("", kind)
        label.setWordWrap(True)
        label.ensurePolished()
        label.setMinimumHeight(lines * label.fontMetrics().height() + 4)
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        return label
