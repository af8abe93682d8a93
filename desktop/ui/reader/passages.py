"""The highlights of the paper that is read, in title and abstract, and which of them is chosen."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from desktop.records import Highlight, ShelvedPaper
from desktop.translation import tr, trn
from desktop.ui.reader.highlighted_text import HighlightedText
from desktop.ui.reader.mathematics import readable
from desktop.ui.reader.reader_text import ReaderText, Span

MOST_SPOKEN = 20  # highlights that assistive technology is told of with the text; the panel has all
LONGEST_SPOKEN = 80  # characters of a passage
COLOUR_NAMES = {"yellow": tr("yellow"), "green": tr("green"), "blue": tr("blue"), "pink": tr("pink")}


class Passages(QObject):
    """Shows highlights where their words stand.

    Signals:
        shown: another paper is shown, or other highlights of it.
        chosen: int, the highlight that is chosen now; 0: none.
    """

    shown = Signal()
    chosen = Signal(int)

    def __init__(self, title: ReaderText, abstract: ReaderText, parent: QObject) -> None:
        super().__init__(parent)
        self.title, self.abstract = HighlightedText(title, "title"), HighlightedText(abstract, "abstract")
        self.texts = (self.title, self.abstract)
        self.paper_id = 0
        self._highlights: tuple[Highlight, ...] = ()
        self._sources = ("", "")
        self._current = 0

    @property
    def found(self) -> list[tuple[HighlightedText, Highlight, Span]]:
        """The highlights that have their place, in the order in which they are read."""
        return [(text, highlight, span) for text in self.texts for highlight, span in text.found]

    @property
    def orphans(self) -> tuple[Highlight, ...]:
        """Those whose passage the paper does not have any more."""
        return self.title.orphans + self.abstract.orphans

    def show(self, shelved: ShelvedPaper, instead: str, most: int | None) -> bool:
        """Show title and abstract (``instead`` where there is none) with their highlights; whether that is all of it."""
        paper, highlights = shelved.paper, shelved.highlights
        self.title.show(paper.title, _of(highlights, "title"))
        is_whole = self.abstract.show(paper.abstract, _of(highlights, "abstract"), instead=instead, most=most)
        another = shelved.paper_id != self.paper_id
        if another:
            self.paper_id = shelved.paper_id
            self.choose(0)
        if another and not highlights and not self._highlights:
            return is_whole
        sources = (paper.title, paper.abstract)
        if another or highlights != self._highlights or sources != self._sources:
            self._highlights, self._sources = highlights, sources
            if not any(one.highlight_id == self._current for one in highlights):
                self.choose(0)
            for text in self.texts:
                text.place.setAccessibleDescription(_in_words(text))
            self.shown.emit()
        return is_whole

    def highlight(self, highlight_id: int) -> Highlight | None:
        """That highlight of this paper, an orphan or not."""
        return next((one for one in self._highlights if one.highlight_id == highlight_id), None)

    @property
    def current(self) -> int:
        """The highlight that is chosen; 0: none."""
        return self._current

    def choose(self, highlight_id: int) -> None:
        """Choose that highlight; 0: none."""
        if highlight_id != self._current:
            self._current = highlight_id
            for text in self.texts:
                text.choose(highlight_id)
            self.chosen.emit(highlight_id)

    def selected(self) -> tuple[HighlightedText, tuple[int, int]] | None:
        """The text in which words are selected, and which passage of its source they are; the focused text comes first."""
        for text in sorted(self.texts, key=lambda one: not one.place.hasFocus()):
            place = text.selected()
            if place is not None:
                return text, place
        return None

    def at_cursor(self) -> Highlight | None:
        """The highlight at the cursor of the text that has the focus."""
        focused = next((text for text in self.texts if text.place.hasFocus()), None)
        return focused.at_cursor() if focused else None


def _of(highlights: Sequence[Highlight], field: str) -> list[Highlight]:
    return [one for one in highlights if one.field == field] if highlights else []


def _in_words(text: HighlightedText) -> str:
    """``2 highlights: yellow “the router drifts”, Why?; blue …``: what the colours tell those who see them."""
    if not text.found:
        return ""
    told = [tell(highlight) for highlight, _ in text.found[:MOST_SPOKEN]]
    return trn("{count} highlight: {told}", "{count} highlights: {told}", len(text.found), told="; ".join(told))


def tell(highlight: Highlight) -> str:
    """``yellow “the router drifts”, Why?``"""
    exact = " ".join(readable(highlight.exact).split())
    quoted = exact if len(exact) <= LONGEST_SPOKEN else exact[:LONGEST_SPOKEN].rstrip() + "…"
    words = tr("{colour} “{words}”").format(colour=COLOUR_NAMES.get(highlight.colour, highlight.colour), words=quoted)
    return f"{words}, {highlight.comment}" if highlight.comment else words
