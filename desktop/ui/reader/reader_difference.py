"""What changed between an earlier text of a paper and what it says now, word by word; or that earlier text alone."""

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QComboBox, QFrame, QPushButton, QVBoxLayout, QWidget

from desktop.library.versions import word_changes
from desktop.records import EarlierText, Origins, ShelvedPaper, Span
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.look.chips import FlowLayout
from desktop.ui.look.painted_controls import DropDown
from desktop.ui.papers.paper_words import day_words
from desktop.ui.reader.difference_text import DifferenceText
from desktop.ui.reader.plain_text import readable

TITLE_LINE, TEXT_LINE = 22, 22  # pixels from one line to the next
LETTERS = {"#differenceTitle": 15, "#differenceAbstract": 14}  # pixels


class DifferenceCard(QFrame):
    """A choice of earlier texts, then title and abstract with what is gone struck through and what came underlined."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("difference")
        self._shelved: ShelvedPaper | None = None
        self._earlier: tuple[EarlierText, ...] = ()
        self.versions = DropDown()
        self.versions.setAccessibleName(tr("Compare with"))
        self.alone = QPushButton(self)
        self.alone.setCheckable(True)
        self.alone.setProperty("kind", "link")
        self.same = plain_label(tr("Title and abstract say the same; what is new is in the paper itself."), "dim")
        self.same.setWordWrap(True)
        self.title = DifferenceText(tr("Title, what changed"), "differenceTitle", line_pixels=TITLE_LINE)
        self.abstract = DifferenceText(tr("Abstract, what changed"), "differenceAbstract", line_pixels=TEXT_LINE)
        self.legend = plain_label(tr("Struck through: removed. Underlined: added."), "faint")
        self._names = {
            "differenceTitle": (tr("Title, what changed"), tr("Earlier title")),
            "differenceAbstract": (tr("Abstract, what changed"), tr("Earlier abstract")),
        }
        self._build()

    def show_difference(self, shelved: ShelvedPaper, origins: Origins) -> None:
        """Compare that paper with what the reader saw last, else with the text before this one."""
        before = self._shelved
        self._shelved = shelved
        if before is None or before.paper_id != shelved.paper_id or origins.earlier != self._earlier:
            self._earlier = origins.earlier
            self._offer(origins.last_seen)
        self._compare()

    def set_zoom(self, zoom: float) -> None:
        """Show texts in that size; 1.0 is the usual one."""
        rules = [f"{name} {{ font-size: {round(pixels * zoom)}px; }}" for name, pixels in LETTERS.items()]
        self.setStyleSheet("" if zoom == 1 else "\n".join(rules))
        self.title.set_line_pixels(TITLE_LINE * zoom)
        self.abstract.set_line_pixels(TEXT_LINE * zoom)

    def _build(self) -> None:
        head = QWidget()
        row = FlowLayout(head, horizontal=8, vertical=4)
        self.versions.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        row.addWidget(plain_label(tr("Compared with"), "dim", self.versions))
        row.addWidget(self.versions)
        row.addWidget(self.alone)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 10, 14, 12)
        column.setSpacing(8)
        column.addWidget(head)
        for part in (self.same, self.title, self.abstract, self.legend):
            column.addWidget(part)
        self.versions.activated.connect(lambda _number: self._compare())
        self.alone.toggled.connect(lambda _on: self._compare())

    def _offer(self, last_seen: EarlierText | None) -> None:
        self.versions.clear()
        self.versions.addItems([_name(one, last_seen=one == last_seen) for one in self._earlier])
        newer = [number for number, one in enumerate(self._earlier) if one.newer]
        chosen = self._earlier.index(last_seen) if last_seen in self._earlier else next(iter(newer), 0)
        self.versions.setCurrentIndex(chosen)
        self.alone.setChecked(False)

    def _compare(self) -> None:
        number = self.versions.currentIndex()
        if self._shelved is None or not 0 <= number < len(self._earlier):
            return
        earlier, paper = self._earlier[number], self._shelved.paper
        alone = self.alone.isChecked()
        self.alone.setText(tr("What changed") if alone else tr("Earlier text"))
        texts = ((earlier.title, paper.title, self.title), (earlier.abstract, paper.abstract, self.abstract))
        changed = False
        for before, now, place in texts:
            old, new = readable(before), readable(now)
            spans = (Span("same", old),) if alone else word_changes(old, new)
            differs = any(span.kind != "same" for span in spans)
            changed |= differs
            place.show_pieces(spans)
            place.setVisible(bool(old) if alone else differs)
            place.setAccessibleName(self._names[place.objectName()][alone])
        self.same.setVisible(not changed and not alone)
        self.legend.setVisible(changed)


def _name(earlier: EarlierText, *, last_seen: bool) -> str:
    """What the reader chooses from: ``Version 2, until 12 May · seen last``."""
    day = day_words(earlier.replaced, QDate.currentDate().year())
    if earlier.version is None:
        words = tr("Text until {day}").format(day=day)
    else:
        words = tr("Version {number}, until {day}").format(number=earlier.version, day=day)
    if not earlier.newer:
        words = tr("{text}, from another source").format(text=words)
    return tr("{text} · seen last").format(text=words) if last_seen else words
