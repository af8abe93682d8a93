"""Asks which part of a paper is a paper of its own, with both shown side by side. Does nothing itself: undo takes it back."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from desktop.records import Paper, Part, ShelvedPaper
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import build_button_row, build_title, fit_to_screen, plain_label
from desktop.ui.look.segments import Segments
from desktop.ui.papers.paper_words import day_words
from desktop.ui.reader.plain_text import readable

WIDTH, LOWEST = 660, 300  # pixels
MOST_AUTHORS = 4
MOST_LETTERS = 300  # of a title; what says more is told apart by less


def choices(parts: Sequence[Part]) -> list[Part]:
    """The parts among which the reader chooses: a paper that was joined stands for the words of its source, too."""
    joined = {part.source for part in parts if part.joined_id is not None}
    return [part for part in parts if part.joined_id is not None or part.source not in joined]


class SplitDialog(QDialog):
    """What stays at the left, what becomes a paper of its own at the right; a choice above where there are several parts.

    ``name``: what the reader calls a source.
    """

    def __init__(
        self, shelved: ShelvedPaper, parts: Sequence[Part], name: Callable[[str], str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("These are two papers"))
        self._shelved = shelved
        self._parts = choices(parts)
        self._name = name
        first = next((number for number, part in enumerate(self._parts) if part.joined_id is not None), len(self._parts) - 1)
        self.choice = Segments(
            [(number, name(part.source)) for number, part in enumerate(self._parts)], first, tr("What to split off")
        )
        self.stays = SideCard(tr("Stays"))
        self.goes = SideCard(tr("Becomes a paper of its own"))
        self.sentence = plain_label("", "dim")
        self.sentence.setWordWrap(True)
        self.act = QPushButton(tr("Split"))
        self._build()
        self._refresh()

    @property
    def part(self) -> Part:
        """What is to be split off."""
        number: int = self.choice.value()
        return self._parts[number]

    @classmethod
    def ask(
        cls, parent: QWidget | None, shelved: ShelvedPaper, parts: Sequence[Part], name: Callable[[str], str]
    ) -> Part | None:
        """The part to split off; None when the reader cancelled."""
        dialog = cls(shelved, parts, name, parent)
        part = dialog.part if dialog.exec() == QDialog.DialogCode.Accepted else None
        dialog.deleteLater()
        return part

    def _build(self) -> None:
        cancel = QPushButton(tr("Cancel"))
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.stays, 1)
        sides.addWidget(self.goes, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(14)
        column.addWidget(build_title(tr("These are two papers")))
        if len(self._parts) > 1:
            row = QHBoxLayout()
            row.setSpacing(10)
            row.addWidget(plain_label(tr("Split off what is said by"), "dim"))
            row.addWidget(self.choice)
            row.addStretch(1)
            column.addLayout(row)
        else:
            self.choice.hide()
        column.addLayout(sides, 1)
        column.addWidget(self.sentence)
        column.addLayout(build_button_row(cancel, self.act))
        self.choice.chosen.connect(lambda _number: self._refresh())
        self.act.clicked.connect(self.accept)
        cancel.clicked.connect(self.reject)
        self.act.setFocus()

    def _refresh(self) -> None:
        part = self.part
        others = [one for one in self._parts if one is not part]
        if len(others) == 1:
            self.stays.show_paper(self._name(others[0].source), others[0].paper)
        else:
            self.stays.show_paper(self._names_of_others(part), self._shelved.paper)
        self.goes.show_paper(self._name(part.source), part.paper)
        if part.joined_id is None:
            words = tr("Your notes, tags and marks stay with the paper at the left. One undo joins both again.")
        else:
            words = tr("The one at the right takes back the notes, tags and marks that it had. One undo joins both again.")
        self.sentence.setText(words)
        layout = self.layout()
        assert layout is not None
        fit_to_screen(self, WIDTH, max(LOWEST, self.height() if self.isVisible() else 0, layout.totalHeightForWidth(WIDTH)))

    def _names_of_others(self, part: Part) -> str:
        sources = [source for source in self._shelved.sources if source != part.source]
        return ", ".join(self._name(source) for source in sources)


class SideCard(QFrame):
    """What one source says of a paper: title, authors, date and id."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("difference")
        self.heading = plain_label(heading, "heading")
        self.source = plain_label("", "dim")
        self.title = plain_label("", "offerTitle")
        self.authors, self.facts = plain_label("", "dim"), plain_label("", "dim")
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 12, 14, 12)
        column.setSpacing(6)
        for label in (self.heading, self.title, self.authors, self.facts, self.source):
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            column.addWidget(label)
        column.addStretch(1)

    def show_paper(self, source: str, paper: Paper) -> None:
        """Show that paper as this source tells it."""
        names = [author.name for author in paper.authors]
        more = tr(" and {count} more").format(count=len(names) - MOST_AUTHORS) if len(names) > MOST_AUTHORS else ""
        name = f"arXiv:{paper.arxiv_id}" if paper.arxiv_id else paper.doi
        self.title.setText(readable(paper.title)[:MOST_LETTERS])
        self.authors.setText(", ".join(names[:MOST_AUTHORS]) + more or tr("No authors named"))
        self.facts.setText(" · ".join(filter(None, (day_words(paper.published), name))) or tr("No date, no id"))
        self.source.setText(tr("Source: {source}").format(source=source) if source else "")
        self.source.setVisible(bool(source))
        self.setAccessibleName(f"{self.heading.text()}: {self.title.text()}")
