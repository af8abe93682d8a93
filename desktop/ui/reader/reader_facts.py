"""The line of facts below the authors: date, votes, category, links, and what the reader decided."""

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from desktop.records import ShelvedPaper
from desktop.translation import tr, trn
from desktop.ui.keys.mnemonics import escape_mnemonics
from desktop.ui.look.chips import FlowLayout
from desktop.ui.papers.paper_words import day_words, later_words
from desktop.ui.reader.paper_links import links_of
from desktop.ui.reader.vote_history import VoteHistory


class FactsLine(QWidget):
    """One line, or more where the pane is narrow.

    Signals:
        link_activated: the address of the link that was pressed; always openable.
    """

    link_activated = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("facts")
        self._flow = FlowLayout(self, horizontal=14, vertical=6)
        self._date, self._votes = self._add_label(), self._add_label()
        self.history = VoteHistory(self)
        self._flow.addWidget(self.history)
        self._comments, self._category = self._add_label(), self._add_label()
        self._before_links = self._flow.count()
        self._links: list[QPushButton] = []
        self._addresses: list[str] = []
        self._starred = self._add_label("starred", "★ " + tr("Starred"))
        self._dismissed = self._add_label("dismissed", tr("Dismissed"))
        self._trashed = self._add_label("dismissed", tr("In the Trash"))
        self._later = self._add_label("later")
        self._version = self._add_label("version")

    def show_facts(self, shelved: ShelvedPaper, *, tell_version: bool = True) -> None:
        """Show what is known of that paper; nothing stands for what is not. ``tell_version``: nothing else tells it."""
        paper = shelved.paper
        date = paper.published or next(iter(shelved.listed_on), None)
        _show(self._date, day_words(date) if date else "")
        _explain(self._date, _dates(shelved))
        _show(self._votes, "" if shelved.upvotes is None else f"▲ {shelved.upvotes:,}")
        _explain(self._votes, trn("{count} upvote", "{count} upvotes", shelved.upvotes or 0))
        self.history.show_votes(shelved.votes)
        _show(self._comments, trn("{count} comment", "{count} comments", shelved.comments) if shelved.comments else "")
        _show(self._category, paper.primary_category or "")
        _explain(self._category, ", ".join(paper.categories))
        self._show_links(links_of(shelved))
        _set_shown(self._starred, shelved.marks.starred)
        _set_shown(self._dismissed, shelved.marks.dismissed)
        _set_shown(self._trashed, shelved.marks.trashed)
        _show(self._later, later_words(shelved.marks, QDate.currentDate().year()))
        # Of a first version nothing is to be said.
        told = tell_version and paper.version is not None and paper.version > 1
        _show(self._version, f"v{paper.version}" if told else "")
        _explain(self._version, _version(shelved))

    def _show_links(self, links: dict[str, str]) -> None:
        while len(self._links) < len(links):
            self._add_link()
        self._addresses = list(links.values())
        for button, (name, address) in zip(self._links, links.items(), strict=False):
            shown = escape_mnemonics(name)
            if button.text() != shown:
                button.setText(shown)
            _explain(button, address)
        for number, button in enumerate(self._links):
            _set_shown(button, number < len(links))

    def _add_label(self, name: str = "", text: str = "") -> QLabel:
        label = QLabel(text, self)
        label.setObjectName(name)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.hide()
        self._flow.addWidget(label)
        return label

    def _add_link(self) -> None:
        number = len(self._links)
        button = QPushButton(self)
        button.setProperty("kind", "link")
        button.setCursor(Qt.CursorShape.PointingHandCursor)
        button.clicked.connect(lambda _checked: self.link_activated.emit(self._addresses[number]))
        self._links.append(button)
        self._flow.insert_widget(self._before_links + number, button)


# Setting what is so already costs a layout each time.


def _show(label: QLabel, text: str) -> None:
    if label.text() != text:
        label.setText(text)
    _set_shown(label, bool(text))


def _explain(widget: QWidget, words: str) -> None:
    if widget.toolTip() != words:
        widget.setToolTip(words)


def _set_shown(widget: QWidget, shown: bool) -> None:
    if widget.isHidden() == shown:
        widget.setVisible(shown)


def _version(shelved: ShelvedPaper) -> str:
    paper = shelved.paper
    if not paper.updated:
        return tr("Version {number}").format(number=paper.version)
    return tr("Version {number}, of {day}").format(number=paper.version, day=day_words(paper.updated))


def _dates(shelved: ShelvedPaper) -> str:
    lines = []
    if shelved.paper.published:
        lines.append(tr("Published {day}").format(day=day_words(shelved.paper.published)))
    if shelved.paper.updated and shelved.paper.updated[:10] != (shelved.paper.published or "")[:10]:
        lines.append(tr("Updated {day}").format(day=day_words(shelved.paper.updated)))
    lines += [tr("Listed {day}").format(day=day_words(day)) for day in shelved.listed_on]
    return "\n".join(lines)
