"""Where a highlight stands in a text: by its offsets, else by its words, else nowhere. Pure functions, no Qt."""

from collections.abc import Iterator

from desktop.records import Highlight


def locate(text: str, highlight: Highlight) -> tuple[int, int] | None:
    """Start and end of that passage in ``text``; None where it cannot be told for certain.

    Offsets are believed where the words stand there. A later version may have moved them: then the passage is where
    its words occur once, or once between the words that stood around it.
    """
    exact = highlight.exact
    if not exact:
        return None
    if text[highlight.start : highlight.end] == exact:
        return highlight.start, highlight.end
    starts = list(_occurrences(text, exact))
    if len(starts) > 1:
        starts = [start for start in starts if _surrounded(text, start, highlight)]
    return (starts[0], starts[0] + len(exact)) if len(starts) == 1 else None


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)


def _surrounded(text: str, start: int, highlight: Highlight) -> bool:
    end = start + len(highlight.exact)
    return text[:start].endswith(highlight.prefix) and text.startswith(highlight.suffix, end)
