"""The line that tells of a paper's version, and the difference from an earlier one that it opens."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from desktop.records import Origins, ShelvedPaper
from desktop.translation import tr
from desktop.ui.asking.dialog_parts import plain_label
from desktop.ui.look.chips import FlowLayout
from desktop.ui.papers.paper_words import day_words

if TYPE_CHECKING:
    from desktop.ui.reader.reader_difference import DifferenceCard


class VersionNotice(QWidget):
    """One line, with a badge while there is a version that the reader has not seen; the difference opens under it.

    Signals:
        seen: paper id; the reader said so, or has looked at the difference and left it.
        resized: the difference was opened or closed.
    """

    seen = Signal(int)
    resized = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("versionNotice")
        self._shelved: ShelvedPaper | None = None
        self._origins = Origins()
        self._is_new = False
        self._zoom = 1.0
        self._line = QWidget(self)
        self.badge = QLabel(self._line)
        self.badge.setObjectName("newVersion")
        self.words: QLabel = plain_label("", "dim")
        self.changes = QPushButton(self._line)
        self.changes.setCheckable(True)
        self.mark = QPushButton(tr("Seen"), self._line)
        self.card: DifferenceCard | None = None  # built when it is first opened
        self._build()

    @property
    def is_open(self) -> bool:
        return self.changes.isChecked()

    def show_version(self, shelved: ShelvedPaper, origins: Origins) -> None:
        """Tell of that paper's version; another paper finds the difference closed."""
        if self._shelved is None or self._shelved.paper_id != shelved.paper_id:
            self.leave()
        self._shelved, self._origins, self._is_new = shelved, origins, shelved.updated
        paper = shelved.paper
        self.badge.setText(tr("New: v{number}").format(number=paper.version) if paper.version else tr("New version"))
        self.badge.setVisible(self._is_new)
        self.words.setText(_line_of(shelved))
        self.mark.setVisible(self._is_new)
        self.changes.setVisible(bool(origins.earlier))
        if self.card is not None and self.is_open:
            self.card.show_difference(shelved, origins)

    def toggle(self) -> None:
        """Open the difference, or close it; closed, the version counts as seen."""
        self.changes.toggle()

    def leave(self) -> None:
        """Close the difference, because the reader goes elsewhere; what was open has been seen."""
        if self.is_open:
            self.changes.setChecked(False)

    def set_zoom(self, zoom: float) -> None:
        """Show texts in that size; 1.0 is the usual one."""
        self._zoom = zoom
        if self.card is not None:
            self.card.set_zoom(zoom)

    def _build(self) -> None:
        flow = FlowLayout(self._line, horizontal=10, vertical=4)
        for button in (self.changes, self.mark):
            button.setProperty("kind", "link")
        self.mark.setToolTip(tr("I have seen this version: show no badge for it"))
        for part in (self.badge, self.words, self.changes, self.mark):
            flow.addWidget(part)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(9)
        self._column.addWidget(self._line)
        self.changes.toggled.connect(self._open)
        self.mark.clicked.connect(lambda _checked: self._mark_as_seen())
        self._name(False)

    def _open(self, opened: bool) -> None:
        self._name(opened)
        if opened and self._shelved is not None:
            if self.card is None:
                self.card = self._build_card()
            self.card.show_difference(self._shelved, self._origins)
            self.card.show()
        elif self.card is not None:
            self.card.hide()
            if self._is_new:
                self._mark_as_seen()
        self.resized.emit()

    def _build_card(self) -> "DifferenceCard":
        from desktop.ui.reader.reader_difference import DifferenceCard

        card = DifferenceCard(self)
        card.set_zoom(self._zoom)
        self._column.addWidget(card)
        return card

    def _name(self, opened: bool) -> None:
        self.changes.setText(tr("Hide what changed") if opened else tr("What changed"))

    def _mark_as_seen(self) -> None:
        if self._shelved is not None and self._is_new:
            self._is_new = False
            self.seen.emit(self._shelved.paper_id)
            self.changes.setChecked(False)


SAYS_SO = "this paper has been withdrawn"  # as the arXiv writes it


class WithdrawnNotice(QFrame):
    """Says at the top that a paper was withdrawn, with the authors' words for it where they gave any."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("withdrawnNotice")
        self.heading = plain_label(tr("This paper has been withdrawn"), "notice")
        self.comment: QLabel = plain_label("", "warning")
        self.comment.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 9)
        column.setSpacing(2)
        column.addWidget(self.heading)
        column.addWidget(self.comment)

    def show_comment(self, comment: str) -> None:
        """Show these words, or only that it was withdrawn; what the words say themselves is not said twice."""
        begins = comment.strip().casefold().startswith(SAYS_SO)
        adds = bool(comment) and comment.strip(" .!\n").casefold() != SAYS_SO
        self.comment.setText(comment)
        self.comment.setVisible(adds)
        self.heading.setVisible(not (begins and adds))


def _line_of(shelved: ShelvedPaper) -> str:
    """``Version 3 of 12 May 2026``, as far as that is known."""
    paper = shelved.paper
    day = day_words(paper.updated)
    if paper.version is None:
        return tr("The text was changed")
    words = tr("Version {number} of {day}") if day else tr("Version {number}")
    return words.format(number=paper.version, day=day)


def has_version(shelved: ShelvedPaper, origins: Origins) -> bool:
    """Whether there is an earlier version to be told of, and not only other words of another source."""
    return shelved.updated or any(earlier.newer for earlier in origins.earlier)
