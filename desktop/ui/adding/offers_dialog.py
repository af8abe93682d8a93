"""Shows a paper that is known in part beside what services offered for it, one paper after the other. The reader decides."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QPushButton, QScrollArea, QVBoxLayout, QWidget

from desktop.library.completing import Offer
from desktop.library.sources_in_words import name_of_source
from desktop.records import Paper, ShelvedPaper
from desktop.translation import tr, trn
from desktop.ui.asking.dialog_parts import build_button_row, build_title, fit_to_screen, plain_label
from desktop.ui.papers.paper_words import day_words
from desktop.ui.reader.mathematics import readable

SIZE = (860, 560)
MOST_AUTHORS = 6
LONGEST_ABSTRACT = 280  # characters; enough to know it by


class OffersDialog(QDialog):
    """``offers``: those of one paper together, in the order to look at them; ``known``: their papers by id.

    Signals:
        accepted_one: the Offer that is the paper. refused: paper id and the ids of all that were offered for it.
        link_activated: the address of an offered paper's page.
    """

    accepted_one = Signal(object)
    refused = Signal(int, list)
    link_activated = Signal(str)

    def __init__(self, offers: Sequence[Offer], known: Mapping[int, ShelvedPaper], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._known = known
        self._left: dict[int, list[Offer]] = {}
        for offer in offers:
            if offer.paper_id in known:
                self._left.setdefault(offer.paper_id, []).append(offer)
        self._all = len(self._left)
        self._settled = 0
        self.setWindowTitle(tr("Is it this paper?"))
        self.counter = plain_label("", "faint")
        self.none = QPushButton(tr("None of them"))
        self.next = QPushButton(tr("Decide later"))
        self.close_button = QPushButton(tr("Close"))
        self._sides = QScrollArea()
        self._build()
        fit_to_screen(self, *SIZE)
        self._show()

    @property
    def paper_id(self) -> int:
        """The paper that is looked at; 0 when all are."""
        return next(iter(self._left), 0)

    def settle(self, paper_id: int) -> None:
        """It is decided; go on to the next one, and after the last one close."""
        if self._left.pop(paper_id, None) is not None:
            self._settled += 1
        self._show()

    def pass_over(self) -> None:
        """Go on to the next one, and come back to this one at the end."""
        if len(self._left) > 1:
            paper_id = self.paper_id
            self._left[paper_id] = self._left.pop(paper_id)
            self._show()
        else:
            self.close()

    def _show(self) -> None:
        if not self._left:
            self.close()
            return
        offers = self._left[self.paper_id]
        counted = tr("{number} of {count}").format(number=self._settled + 1, count=self._all)
        self.counter.setText(counted if self._all > 1 else "")
        self.none.setText(tr("It is another paper") if len(offers) == 1 else tr("None of them"))
        self.next.setVisible(len(self._left) > 1)
        self._sides.setWidget(self._build_sides(self._known[self.paper_id], offers))

    def _build_sides(self, known: ShelvedPaper, offers: Sequence[Offer]) -> QWidget:
        sides = QWidget()
        row = QHBoxLayout(sides)
        row.setContentsMargins(0, 0, 10, 0)
        row.setSpacing(22)
        left, right = QVBoxLayout(), QVBoxLayout()
        left.addWidget(plain_label(tr("In your library"), "heading"))
        left.addWidget(_card(known.paper, [*map(name_of_source, known.sources), _identifier(known.paper)], []))
        left.addStretch(1)
        right.addWidget(plain_label(trn("What was found", "What was found, the likeliest first", len(offers)), "heading"))
        for number, offer in enumerate(offers):
            right.addWidget(self._build_offer(offer, likeliest=number == 0))
        right.addStretch(1)
        for column in (left, right):
            column.setSpacing(8)
            row.addLayout(column, 1)
        return sides

    def _build_offer(self, offer: Offer, *, likeliest: bool) -> QWidget:
        share = tr("title {share}\u00a0% alike").format(share=round(100 * offer.likeness))
        source, identifier = name_of_source(offer.source), _identifier(offer.paper)
        facts = [identifier, share] if identifier.startswith(source) else [source, identifier, share]
        take = QPushButton(tr("It is this one"))
        take.setAutoDefault(False)
        take.setDefault(likeliest)
        take.setAccessibleDescription(offer.paper.title)
        take.clicked.connect(lambda _checked: self.accepted_one.emit(offer))
        buttons = [take]
        if offer.paper.url:
            page = QPushButton(tr("Open its page"))
            page.setProperty("kind", "link")
            page.setAutoDefault(False)
            page.clicked.connect(lambda _checked: self.link_activated.emit(offer.paper.url or ""))
            buttons.append(page)
        return _card(offer.paper, facts, buttons)

    def _build(self) -> None:
        self._sides.setWidgetResizable(True)
        self._sides.setFrameShape(QFrame.Shape.NoFrame)
        self._sides.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 22, 24, 20)
        column.setSpacing(12)
        column.addWidget(build_title(tr("Is it this paper?")))
        promise = tr("What you say is kept: notes, tags and files stay with the paper, and Undo takes it back.")
        words = plain_label(promise, "dim")
        words.setWordWrap(True)
        column.addWidget(words)
        column.addWidget(self._sides, 1)
        column.addLayout(build_button_row(self.none, self.next, self.close_button, note=self.counter))
        self.close_button.setDefault(False)  # the likeliest offer is
        self.none.clicked.connect(lambda _checked: self._refuse())
        self.next.clicked.connect(lambda _checked: self.pass_over())
        self.close_button.clicked.connect(self.close)

    def _refuse(self) -> None:
        if self._left:
            self.refused.emit(self.paper_id, [offer.reference for offer in self._left[self.paper_id]])


def _card(paper: Paper, facts: Sequence[str], buttons: Sequence[QPushButton]) -> QFrame:
    card = QFrame()
    card.setObjectName("offer")
    column = QVBoxLayout(card)
    column.setContentsMargins(16, 14, 16, 14)
    column.setSpacing(6)
    title = plain_label(readable(paper.title), "offerTitle")
    names = [author.name for author in paper.authors]
    more = len(names) - MOST_AUTHORS
    authors = ", ".join(names[:MOST_AUTHORS]) + (tr(" and {count} more").format(count=more) if more > 0 else "")
    date = [day_words(paper.published)] if paper.published else []
    abstract = paper.abstract if len(paper.abstract) <= LONGEST_ABSTRACT else f"{paper.abstract[:LONGEST_ABSTRACT].rstrip()}…"
    for label in (
        title,
        plain_label(authors or tr("no authors known"), "dim"),
        plain_label(" · ".join([*date, *filter(None, facts)]), "faint"),
        plain_label(readable(abstract) or tr("no abstract known"), "dim"),
    ):
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(label)
    if buttons:
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 0)
        for button in buttons:
            row.addWidget(button)
        row.addStretch(1)
        column.addLayout(row)
    return card


def _identifier(paper: Paper) -> str:
    return f"arXiv {paper.arxiv_id}" if paper.arxiv_id else f"DOI {paper.doi}" if paper.doi else ""
