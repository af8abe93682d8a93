"""Newer versions of a paper: what it said before, what changed word by word, and whether the reader has seen it."""

import re
from collections.abc import Callable, Iterator, Sequence
from difflib import SequenceMatcher

from desktop.records import Change, EarlierText, ShelvedPaper, Span
from desktop.store import versions
from desktop.store.database import Database
from desktop.translation import tr

SAME, ADDED, REMOVED = "same", "added", "removed"
WORD = re.compile(r"\S+\s*|\s+")
SENTENCE = re.compile(r".*?(?:[.!?]\s+|$)", re.DOTALL)
Settle = Callable[[Sequence[str], Sequence[str]], Iterator[Span]]
MOST = 1_000_000  # pairs of words that are compared; more are told as one piece that took the place of another


def load_earlier(database: Database, paper_id: int) -> tuple[EarlierText, ...]:
    """What the paper said before, the latest first. ``newer`` tells versions from words of another source."""
    return versions.load_earlier(database, paper_id)


def load_last_seen(database: Database, paper_id: int) -> EarlierText | None:
    """What the paper said when the reader saw it last; None when no newer version came since."""
    return versions.load_last_seen(database, paper_id)


def mark_as_seen(database: Database, paper_id: int) -> Change:
    """The reader has seen what the paper says now: it is no longer among ``is:updated``. No step of undo."""
    return versions.mark_as_seen(database, paper_id, tr("See the new version"))


def word_changes(old: str, new: str) -> tuple[Span, ...]:
    """The new text in pieces, with what is gone from the old one where it stood; pieces of one kind never follow each other.

    The pieces that are same or added are together the new text to the letter; white space alone is no change. Takes a
    fraction of a second for any texts of 200,000 characters. Pure; any thread.
    """
    if len(old) + len(new) < 20_000:
        found = _compare(WORD.findall(old), WORD.findall(new), _replaced)
    else:
        found = _compare(SENTENCE.findall(old), SENTENCE.findall(new), _words_of)
    return tuple(_joined(found))


def tell_version(shelved: ShelvedPaper) -> str | None:
    """The version in words: "version 3 (new since you read it)", "version 2, withdrawn"; None when nobody said one."""
    paper = shelved.paper
    if paper.version is None:
        words = tr("a new version") if shelved.updated else ""
    else:
        words = tr("version {number}").format(number=paper.version)
        if shelved.updated:
            words = tr("{version} (new since you read it)").format(version=words)
    if paper.withdrawn:
        words = tr("{version}, withdrawn").format(version=words) if words else tr("withdrawn")
    return words or None


def _words_of(old: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    return _compare(WORD.findall("".join(old)), WORD.findall("".join(new)), _replaced)


def _compare(old: Sequence[str], new: Sequence[str], settle: Settle) -> Iterator[Span]:
    """``settle`` tells pieces of which neither is in the other text."""
    mine, its = [piece.strip() for piece in old], [piece.strip() for piece in new]
    ahead = next((place for place, (one, other) in enumerate(zip(mine, its, strict=False)) if one != other), None)
    ahead = min(len(mine), len(its)) if ahead is None else ahead
    most = min(len(mine), len(its)) - ahead
    behind = next((place for place in range(most) if mine[-1 - place] != its[-1 - place]), most)
    old_end, new_end = len(old) - behind, len(new) - behind
    yield Span(SAME, "".join(new[:ahead]))
    if (old_end - ahead) * (new_end - ahead) > MOST:
        yield from _replaced(old[ahead:old_end], new[ahead:new_end])
    else:
        matcher = SequenceMatcher(None, mine[ahead:old_end], its[ahead:new_end], autojunk=False)
        for kind, old_from, old_to, new_from, new_to in matcher.get_opcodes():
            if kind == "equal":
                yield Span(SAME, "".join(new[ahead + new_from : ahead + new_to]))
            else:
                yield from settle(old[ahead + old_from : ahead + old_to], new[ahead + new_from : ahead + new_to])
    yield Span(SAME, "".join(new[new_end:]))


def _replaced(old: Sequence[str], new: Sequence[str]) -> Iterator[Span]:
    yield Span(REMOVED, "".join(old))
    yield Span(ADDED, "".join(new))


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """Without empty pieces, and pieces of one kind that follow each other as one."""
    last: Span | None = None
    for span in spans:
        if not span.text:
            continue
        if last is not None and last.kind == span.kind:
            last = Span(last.kind, last.text + span.text)
            continue
        if last is not None:
            yield last
        last = span
    if last is not None:
        yield last
