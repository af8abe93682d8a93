"""How typed letters find a name: by words in any order, or by initials. Pure; the palette and the choosers share it."""

import re
import unicodedata
from collections.abc import Callable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")

INITIALS = 3  # the weakest kind of match: after every match by words


def fold(text: str) -> str:
    """The text without case and diacritics, so that ``uber`` finds ``Über``."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def rank(query: str, name: str) -> int | None:
    """How well the query names it: 0 begins it, 1 begins words of it, 2 is inside it, 3 is its initials; None: not at all."""
    wanted = fold(query).split()
    folded = fold(name)
    words = re.findall(r"\w+", folded)
    if folded.startswith(" ".join(wanted)):
        return 0
    if all(any(word.startswith(part) for word in words) for part in wanted):
        return 1
    if all(part in folded for part in wanted):
        return 2
    initials = "".join(word[0] for word in words)
    return INITIALS if "".join(wanted) in initials else None


def find_matches(query: str, things: Iterable[Thing], name_of: Callable[[Thing], str]) -> list[Thing]:
    """The things whose name matches, the best first; those that match equally well stay in their order."""
    ranked = [(rank(query, name_of(thing)), thing) for thing in things]
    return [thing for quality in range(INITIALS + 1) for found, thing in ranked if found == quality]
