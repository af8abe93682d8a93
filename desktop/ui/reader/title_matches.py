"""Where searched words stand in the lines of a laid-out title, as Qt counts: in UTF-16, and only as far as a line shows them."""

from collections.abc import Sequence

from desktop.records import SearchWord
from desktop.ui.papers.paper_row_layout import Line
from desktop.ui.reader.match_spans import find_words
from desktop.ui.reader.qt_offsets import qt_length

Span = tuple[int, int]  # start and length


def find_in_lines(title: str, lines: Sequence[Line], words: Sequence[SearchWord]) -> list[list[Span]]:
    """The spans of these words in each line."""
    places = find_words(title, words, "title")
    return [_spans(title, line, places) for line in lines]


def _spans(title: str, line: Line, places: Sequence[tuple[int, int]]) -> list[Span]:
    shown = line.text.text()
    # What was elided is shown as an ellipsis, which is part of no word.
    end_shown = line.start + _common_length(title[line.start : line.start + len(shown)], shown)
    spans = []
    for start, end in places:
        start, end = max(start, line.start), min(end, end_shown)  # noqa: PLW2901 - the part of it on this line
        if start < end:
            before = qt_length(shown[: start - line.start])
            spans.append((before, qt_length(shown[: end - line.start]) - before))
    return spans


def _common_length(one: str, other: str) -> int:
    differing = (number for number, pair in enumerate(zip(one, other, strict=False)) if pair[0] != pair[1])
    return next(differing, min(len(one), len(other)))
