"""Whether two papers are one, as far as their titles and authors say: certain, likely enough to ask, or not. Pure functions."""

from difflib import SequenceMatcher

from desktop.records import Author, Paper
from desktop.store.merging import same_paper
from desktop.store.words import normal_title, searchable

LIKELY = 0.8  # below this a title is another title, and nobody is asked


def is_certain(known: Paper, told: Paper) -> bool:
    """Whether a paper found by the title of ``known`` is that paper beyond doubt.

    The titles are the same but for case, accents, punctuation and TeX, no ids speak against it, and where both name
    authors they share one.
    """
    title = normal_title(known.title)
    if not title or title != normal_title(told.title) or not same_paper(known, told):
        return False
    ours, theirs = _family_names(known.authors), _family_names(told.authors)
    return not ours or not theirs or bool(ours & theirs)


def likeness(known: Paper, told: Paper) -> float:
    """How alike the titles are, from 0 to 1; 0 when ids speak against it. 1 is no certainty: see ``is_certain``."""
    if not same_paper(known, told):
        return 0.0
    ours, theirs = _words(known.title), _words(told.title)
    if not ours or not theirs:
        return 0.0
    return SequenceMatcher(None, ours, theirs, autojunk=False).ratio()


def is_likely(known: Paper, told: Paper) -> bool:
    """Whether it is worth asking the reader if these are one paper."""
    return likeness(known, told) >= LIKELY


def _words(title: str) -> str:
    """The title's words in small letters; a title is short, so that comparing letter by letter is quick."""
    return " ".join(searchable(title).casefold().split())[:500]


def _family_names(authors: tuple[Author, ...]) -> frozenset[str]:
    """The last word of each name: listings write given names in full, as initials or not at all."""
    return frozenset(normal_title(author.name.split()[-1]) for author in authors if author.name.split())
