"""The quiet line under a paper's facts that says what is not known of the paper, and asks for it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from desktop.records import Paper, ShelvedPaper
from desktop.translation import tr


class LackLine(QWidget):
    """A sentence and a link; hidden while the paper lacks nothing.

    Signals:
        complete_wanted: paper id.
    """

    complete_wanted = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._paper_id = 0
        self.words = QLabel()
        self.words.setProperty("kind", "faint")
        self.complete = QPushButton(tr("Complete"))
        self.complete.setProperty("kind", "link")
        self.complete.clicked.connect(lambda _checked: self.complete_wanted.emit(self._paper_id))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 10, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.words)
        row.addWidget(self.complete)
        row.addStretch(1)
        self.hide()

    def show_lack(self, shelved: ShelvedPaper) -> None:
        """Say what that paper lacks."""
        self._paper_id = shelved.paper_id
        words = lack_of(shelved.paper)
        if words != self.words.text():
            self.words.setText(words)
        if self.isHidden() == bool(words):
            self.setVisible(bool(words))


def lack_of(paper: Paper) -> str:
    """What a service could tell of it and none did yet, in a few words; "" when it is whole."""
    if not (paper.arxiv_id or paper.doi):
        is_bare = not paper.abstract and not paper.authors
        return tr("Known by its title only.") if is_bare else tr("Known without an arXiv id or DOI.")
    if not paper.authors:
        return tr("Its authors are not known yet.") if paper.abstract else tr("Known by its id only.")
    return tr("Its abstract is not known yet.") if paper.arxiv_id and not paper.abstract else ""
