"""A text of the paper with its highlights in it: where each is shown, and which passage of the source is selected."""

from collections.abc import Sequence

from desktop.records import Highlight
from desktop.ui.reader.mathematics import Readable, readable_with_map
from desktop.ui.reader.reader_text import ReaderText, Span

NOTHING = Readable("")


class HighlightedText:
    """Keeps one ReaderText. Highlights count characters of the source, which has TeX where letters are shown."""

    def __init__(self, place: ReaderText, field: str) -> None:
        self.place = place
        self.field = field
        self.source = ""
        self.found: tuple[tuple[Highlight, Span], ...] = ()  # in the order of the text
        self.orphans: tuple[Highlight, ...] = ()
        self._shown = NOTHING
        self._current = 0

    def show(self, source: str, highlights: Sequence[Highlight], *, instead: str = "", most: int | None = None) -> bool:
        """Show the text, at most so many characters and a word; returns whether it is shown to its end.

        ``instead`` is shown where there is none; it cannot be highlighted.
        """
        self.source = source
        # What will not be shown need not be made readable; TeX is longer than what is shown for it.
        beginning = (source or instead) if most is None else (source or instead)[: 2 * most]
        self._shown = shown = readable_with_map(beginning)
        text = shown.text
        if most is not None and (len(text) > most or len(beginning) < len(source)):
            end = text.find(" ", most)
            text = text[: end if 0 <= end < most + 100 else most] + "…"
        self.place.set_text(text, [stretch for stretch in shown.verbatim if stretch[1] <= len(text)])
        self._find(highlights, len(text))
        self._paint()
        return text == shown.text

    def choose(self, highlight_id: int) -> None:
        """Paint that highlight as the one that is chosen, if it is in this text; 0: none."""
        if highlight_id != self._current:
            self._current = highlight_id
            self._paint()

    def selected(self) -> tuple[int, int] | None:
        """The passage of the source that is selected, whole formulas; None: nothing of it is."""
        start, end = self.place.selected()
        start, end = min(start, len(self._shown.text)), min(end, len(self._shown.text))
        if start >= end or not self.source:
            return None
        first, last = self._shown.to_source(start), self._shown.to_source(end, end=True)
        return (first, last) if self.source[first:last].strip() else None

    def at_cursor(self, current: int = 0) -> Highlight | None:
        """The highlight that is selected, or of those in which the cursor is ``current``, else the shortest."""
        start, end = self.place.selected()
        around = [
            (highlight.highlight_id != current, span.end - span.start, number, highlight)
            for number, (highlight, span) in enumerate(self.found)
            if ((span.start, span.end) == (start, end) if start < end else span.start <= start <= span.end)
        ]
        return min(around)[-1] if around else None

    def _find(self, highlights: Sequence[Highlight], length: int) -> None:
        if not highlights:
            self.found, self.orphans = (), ()
            return
        from desktop.library.anchoring import locate  # most papers have none

        places = [(highlight, locate(self.source, highlight)) for highlight in highlights]
        self.orphans = tuple(highlight for highlight, where in places if where is None)
        shown = self._shown
        spans = [
            (highlight, Span(shown.to_shown(where[0]), shown.to_shown(where[1], end=True), highlight.colour))
            for highlight, where in places
            if where is not None
        ]
        inside = [one for one in spans if one[1].end <= length]
        self.found = tuple(sorted(inside, key=lambda one: (one[1].start, one[1].end)))

    def _paint(self) -> None:
        # The shorter lie over the longer, so that both are seen.
        spans = sorted(self.found, key=lambda one: one[1].start - one[1].end)
        self.place.set_spans(
            [Span(span.start, span.end, span.colour, highlight.highlight_id == self._current) for highlight, span in spans]
        )
