"""Where a highlight stands in the text of today: at its place, at its words, or nowhere. Pure; never a guess.

A highlight keeps its words with those around them (W3C TextQuoteSelector) and its offsets (TextPositionSelector,
https://www.w3.org/TR/annotation-model/#text-quote-selector). ``surroundings`` takes so many words around it that nothing else in
that text reads alike; therefore what reads alike later on is the same passage. What cannot be told for certain is an orphan: to be
at a wrong place is worse than to be at none (https://github.com/hypothesis/client/issues/258).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio, partial_ratio_alignment, ratio

from desktop.library.folding import fold
from desktop.records import Highlight

SURROUNDING = 32  # characters before and after a highlight; more where these do not tell it from the rest of its text
MOST_SURROUNDING = 4_096
LIKE = 90.0  # of 100: as like as words and surroundings must be to be the same ones, changed a little
LIKE_THERE = 85.0  # of 100: the same for either side, cut to its old length, which may cut off what was added
OTHER = 75.0  # as like as nothing else in the text may be
SAME_WORDS = 0.8  # of 1: as like as the marked words themselves must be
AT_EDGE = 8  # characters on either side of a beginning or an end that must be unchanged, so that it is not a guess
SHORTEST_ALIKE = 48  # characters of words and surroundings; shorter ones are too often alike by chance
LONGEST_ALIKE = 50_000  # characters of a text in which likeness is looked for
_NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

Place = tuple[int, int]


def surroundings(text: str, start: int, end: int) -> tuple[str, str]:
    """What is to be kept of the text before and after ``text[start:end]`` so that it is found again, and nothing else is."""
    size = SURROUNDING
    while True:
        prefix, suffix = text[max(0, start - size) : start], text[end : end + size]
        is_all = start <= size and end + size >= len(text)
        if is_all or size >= MOST_SURROUNDING or _is_alone(text, prefix, start, end, suffix):
            return prefix, suffix
        size *= 2


def locate(text: str, highlight: Highlight) -> Place | None:
    """Start and end of that passage in ``text``, which is the paper's ``highlight.field`` of today; None: it is an orphan."""
    exact, prefix, suffix = highlight.exact, highlight.prefix, highlight.suffix
    start, end = highlight.start, highlight.end
    if not exact:
        return None
    if text[start:end] == exact and text.endswith(prefix, 0, start) and text.startswith(suffix, end):
        return start, end
    return _look_for(text, prefix, exact, suffix)


@lru_cache(maxsize=1024)
def _look_for(text: str, prefix: str, exact: str, suffix: str) -> Place | None:
    begin, end = len(prefix), len(prefix) + len(exact)
    found = _by_words(text, prefix + exact + suffix, begin, end, len(prefix) >= SURROUNDING, len(suffix) >= SURROUNDING)
    if found is not None:
        return found
    whole, sought = fold(text), fold(prefix + exact + suffix)
    begin, end = sought.to_folded(begin), sought.to_folded(end)
    if begin >= end or not whole.text:
        return None
    folded = _by_words(whole.text, sought.text, begin, end, len(prefix) >= SURROUNDING, len(suffix) >= SURROUNDING)
    if folded is None and max(len(prefix), len(suffix)) < MOST_SURROUNDING and len(whole.text) <= LONGEST_ALIKE:
        folded = _by_likeness(whole.text, sought.text, begin, end)
    return whole.to_source(*folded) if folded else None


def _by_words(text: str, sought: str, begin: int, end: int, before_counts: bool, after_counts: bool) -> Place | None:
    """Where the words stand unchanged with what was around them, at least on one side; None where that is not one place."""
    if len(sought) < SURROUNDING and not (before_counts or after_counts):
        return (begin, end) if text == sought else None  # a whole short title proves nothing within another one
    places = [place + begin for place in _occurrences(text, sought)]
    if not places:
        # A side that is twice in what is known of the old text told nothing there: its text had no more to tell them apart.
        # The edge beyond which it reads otherwise now must be told by the letters within: among repeated words it can be any.
        ways = (
            (sought[:end], begin, before_counts, sought[max(end - AT_EDGE, 0) : end]),
            (sought[begin:], 0, after_counts, sought[begin : begin + AT_EDGE]),
        )
        sides = [
            [place + shift for place in _occurrences(text, part)]
            for part, shift, counts, at_edge in ways
            if counts and _is_once(sought, part) and _is_once(sought, at_edge)
        ]
        if any(len(side) > 1 for side in sides):
            return None
        places = sorted({place for side in sides for place in side})
    return (places[0], places[0] + end - begin) if len(places) == 1 else None


def _by_likeness(text: str, sought: str, begin: int, end: int) -> Place | None:
    """Where words and surroundings stand changed a little, and nothing else is like them."""
    if len(sought) < SHORTEST_ALIKE:
        return None
    alignment = partial_ratio_alignment(sought, text, score_cutoff=LIKE) if len(sought) <= len(text) else None
    slack = len(sought) // 8
    first, last = (
        (max(0, alignment.dest_start - slack), min(len(text), alignment.dest_end + slack)) if alignment else (0, len(text))
    )
    if alignment is None and Levenshtein.normalized_similarity(sought, text) * 100 < LIKE:
        return None
    start, stop = _find_edge(sought, begin, text, first, last), _find_edge(sought, end, text, first, last)
    if start is None or stop is None or start >= stop:
        return None
    place = (start, stop)
    before, after = text[max(0, start - begin) : start], text[stop : stop + len(sought) - end]
    sides = [(sought[:begin], before), (sought[end:], after), (sought, before + text[start:stop] + after)]
    if any(ratio(old, new) < LIKE_THERE for old, new in sides):
        return None  # its edges stand elsewhere than the rest of it
    words, mine = text[slice(*place)], sought[begin:end]
    if _NUMBER.findall(words) != _NUMBER.findall(mine) or Levenshtein.normalized_similarity(words, mine) < SAME_WORDS:
        return None
    return None if _is_elsewhere(text, sought, first, last) else place


def _find_edge(sought: str, edge: int, text: str, first: int, last: int) -> int | None:
    """Where that beginning or end stands in that stretch of the text; None where the letters beside it are not the same ones."""
    start = max(edge - AT_EDGE, 0)
    beside = sought[start : edge + AT_EDGE]
    # Where they occur twice, as in words that are repeated, nobody can tell which of them is gone.
    if not _is_once(sought, beside):
        return None
    places = list(_occurrences(text[first:last], beside))
    return first + places[0] + edge - start if len(places) == 1 else None


def _is_alone(text: str, prefix: str, start: int, end: int, suffix: str) -> bool:
    """Whether nothing else in the text has these words after that prefix, or before that suffix, or reads alike."""
    exact = text[start:end]
    for part, is_cut in ((prefix + exact, len(prefix) < SURROUNDING), (exact + suffix, len(suffix) < SURROUNDING)):
        if not is_cut and len(list(_occurrences(text, part))) > 1:
            return False
    if len(text) > LONGEST_ALIKE:
        return True  # likeness is not looked for in such a text
    whole = fold(text)
    first, last = whole.to_folded(start - len(prefix)), whole.to_folded(end + len(suffix))
    return not _is_elsewhere(whole.text, whole.text[first:last], first, last)


def _is_elsewhere(text: str, sought: str, first: int, last: int) -> bool:
    """Whether something like ``sought`` stands outside of that stretch."""
    # Not shorter than what is sought: a shorter text would be looked for in it.
    rest = f"{text[:first]}{chr(0) * (len(sought) + 1)}{text[last:]}"
    return partial_ratio(sought, rest, score_cutoff=OTHER) > 0


def _is_once(text: str, words: str) -> bool:
    """Whether the words stand at one place of the text that has them, and at no other."""
    return text.find(words, text.find(words) + 1) < 0


def _occurrences(text: str, words: str) -> Iterator[int]:
    start = text.find(words)
    while start >= 0:
        yield start
        start = text.find(words, start + 1)
