"""Papers that are known in part: asks the services for the rest, and the reader about what was only alike."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from desktop.library.completing import Completion
from desktop.translation import tr, trn

if TYPE_CHECKING:
    from desktop.ui.adding.offers_dialog import OffersDialog
    from desktop.ui.main_window import MainWindow

MOST_LOOKED_AT = 10_000  # selected papers


class Completions(QObject):
    """Completes what is selected, or all that lacks something, and shows what was offered for it."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window, self._library, self._strip = window, window.library, window.strip
        self._asked_alone = 0  # a paper that the reader is waiting to see completed
        self._dialog: OffersDialog | None = None
        self._library.sources.completed.connect(self._show_offered)
        self._library.imported.connect(self._offer_completing)

    def complete_selected(self) -> None:
        """Ask for what the selected papers lack, and for no other's."""
        selected = self._window.papers.selected_ids(MOST_LOOKED_AT)
        nothing = tr("What is selected lacks nothing that a service could tell.")
        self._complete(self._library.sources.find_incomplete(selected), nothing)

    def complete_all(self) -> None:
        """Ask for what all papers lack."""
        nothing = tr("No paper lacks anything that a service could tell.")
        self._complete(self._library.sources.find_incomplete(), nothing)

    def complete(self, paper_id: int) -> None:
        """Show what was offered for that paper, or ask for what it lacks."""
        if self._library.sources.load_offers(paper_id):
            self.show_offers(paper_id)
            return
        self._asked_alone = paper_id
        self._library.sources.complete([paper_id])

    def show_offers(self, first: int | None = None) -> None:
        """Show what was offered, beside what is known, that paper first (None: the one that is read)."""
        from desktop.ui.adding.offers_dialog import OffersDialog

        sources = self._library.sources
        offers = sources.load_offers()
        if not offers:
            self._strip.show_message(tr("Nothing waits to be looked at: no service offered a paper that is only alike."))
            return
        first = self._window.papers.current_id() if first is None else first
        # Python's sorting keeps the order of those that are alike.
        offers.sort(key=lambda offer: offer.paper_id != first)
        known = self._library.load_papers([*dict.fromkeys(offer.paper_id for offer in offers)])
        dialog = OffersDialog(offers, {one.paper_id: one for one in known}, self._window)
        dialog.accepted_one.connect(lambda offer: dialog.settle(offer.paper_id) if sources.accept(offer) else None)
        dialog.refused.connect(lambda paper_id, names: dialog.settle(paper_id) if sources.refuse(paper_id, names) else None)
        dialog.link_activated.connect(self._window.open_link)
        self._dialog = dialog
        dialog.open()

    def _complete(self, wanted: Sequence[int], nothing: str) -> None:
        if wanted:
            self._asked_alone = 0
            self._library.sources.complete(wanted)
        else:
            self._strip.show_message(nothing)

    def _show_offered(self, done: list[Completion]) -> None:
        alone, self._asked_alone = self._asked_alone, 0
        offered = [one.paper_id for one in done if one.outcome == "offered"]
        if offered == [alone]:
            self.show_offers(alone)
        elif offered:
            words = trn("{count} likely match was found", "Likely matches for {count} papers", len(offered))
            self._window.quiet_bar.offer(words, lambda: self.show_offers(offered[0]), tr("Look at them"))

    def _offer_completing(self, imported: list[int]) -> None:
        """A page that was saved as text names titles only: say so, and what helps."""
        lacking = self._library.sources.find_incomplete(imported)
        if lacking:
            words = trn("{count} paper is incomplete", "{count} papers are incomplete", len(lacking))
            self._window.quiet_bar.offer(words, lambda: self._complete(lacking, ""), tr("Complete"))
