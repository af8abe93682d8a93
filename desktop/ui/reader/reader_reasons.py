"""Why a paper is here: a chip for each list it stood on, under the facts. What is followed, or a day's list, can be gone to."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.records import Reason
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.keys.mnemonics import escape_mnemonics
from desktop.ui.look.chips import FlowLayout
from desktop.ui.papers.paper_words import day_words

FIRST = 6
LONGEST = 260  # pixels of a chip's words before they elide


class ReasonsLine(QWidget):
    """The chips, the first six of them until the others are asked for, and a quiet word after them. Buttons are used again.

    Signals:
        chosen: the Reason whose chip was pressed; only one that leads somewhere can be.
    """

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("reasons")
        self.setAccessibleName(tr("Why it is here"))
        self._flow = FlowLayout(self, horizontal=6, vertical=6)
        self._paper_id = 0
        self._reasons: tuple[Reason, ...] = ()
        self._chips: list[QPushButton] = []
        self._unfolded = False
        self._more: QPushButton | None = None
        self._word: QLabel | None = None

    def show_reasons(self, paper_id: int, reasons: Sequence[Reason], word: str = "") -> None:
        """Show why that paper is here, folded unless it is the paper shown already; ``word`` stands after the chips."""
        if paper_id != self._paper_id:
            self._paper_id, self._unfolded = paper_id, False
        self._reasons = tuple(reasons)
        self._refresh()
        self._show_word(word)
        if self.isHidden() == bool(reasons or word):
            self.setVisible(bool(reasons or word))

    def _refresh(self) -> None:
        folded = len(self._reasons) > FIRST + 1 and not self._unfolded  # one more takes no more room than saying so
        shown = self._reasons[:FIRST] if folded else self._reasons
        while len(self._chips) < len(shown):
            self._add_chip()
        for chip, reason in zip(self._chips, shown, strict=False):
            _show(chip, reason)
        for number, chip in enumerate(self._chips):
            if chip.isHidden() == (number < len(shown)):
                chip.setVisible(number < len(shown))
        if folded and self._more is None:
            self._more = self._build_more()
        if self._more is not None:
            self._more.setText(tr("and {count} more").format(count=len(self._reasons) - FIRST))
            self._more.setVisible(folded)

    def _show_word(self, word: str) -> None:
        if word and self._word is None:
            self._word = plain_label("", "dim")
            self._flow.addWidget(self._word)
        if self._word is not None and self._word.text() != word:
            self._word.setText(word)
            self._word.setVisible(bool(word))

    def _add_chip(self) -> None:
        number = len(self._chips)
        chip = QPushButton(self)
        chip.setProperty("kind", "reason")
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.clicked.connect(lambda _checked: self.chosen.emit(self._reasons[number]))
        self._chips.append(chip)
        self._flow.insert_widget(number, chip)

    def _build_more(self) -> QPushButton:
        more = QPushButton(self)
        more.setProperty("kind", "link")
        more.clicked.connect(lambda _checked: self._unfold())
        self._flow.insert_widget(FIRST, more)
        return more

    def _unfold(self) -> None:
        self._unfolded = True
        self._refresh()
        self._chips[FIRST].setFocus()


def leads_somewhere(reason: Reason) -> bool:
    """Whether the list can be gone to: a day's list, what is followed, or a category."""
    daily = reason.listing.source == "huggingface" and reason.listing.kind == "day"
    return daily or reason.followed_id is not None or reason.listing.kind == "category"


def _show(chip: QPushButton, reason: Reason) -> None:
    words = (
        chip.fontMetrics().elidedText(reason.words, Qt.TextElideMode.ElideMiddle, LONGEST)
        if len(reason.words) > 30
        else reason.words
    )
    shown, told = escape_mnemonics(words), _tell(reason)
    if chip.text() != shown:
        chip.setText(shown)
        chip.setAccessibleName(reason.words)
    if chip.toolTip() != told:
        chip.setToolTip(told)
        chip.setAccessibleDescription(told)
    if chip.isEnabled() != leads_somewhere(reason):
        chip.setEnabled(not chip.isEnabled())


def _tell(reason: Reason) -> str:
    lines = [reason.told]
    if reason.listing.kind != "day":
        lines.append(tr("Last on {day}").format(day=day_words(reason.day)))
    if reason.submitter:
        lines.append(tr("Submitted by {name}").format(name=reason.submitter))
    return "\n".join(lines)
