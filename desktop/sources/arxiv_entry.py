"""What the arXiv's two kinds of answers have in common: ids, authors with affiliations, and whether a paper is withdrawn. Pure."""

import re
from collections.abc import Iterable

from desktop.records import Author

SERVICE = "arXiv"  # for the reader
ATOM = "{http://www.w3.org/2005/Atom}"
ARXIV = "{http://arxiv.org/schemas/atom}"
DUBLIN_CORE = "{http://purl.org/dc/elements/1.1/}"
CATEGORY = re.compile(r"[a-z]+(?:-[a-z]+)*(?:\.(?:[A-Z]{2}|[a-z]+(?:-[a-z]+)*))?")  # cs.CL, hep-th, cond-mat.str-el

_THING = r"(?:paper|papers|article|manuscript|submission|preprint|work|note|document|e-?print|thesis|report)"
_NOT_ELSEWHERE = r"(?!\s+from\s+(?!(?:the\s+)?arxiv))"  # a journal, a conference
_WITHDRAWN_AT_ONCE = re.compile(
    rf"\W*(?:(?:this|the|our|that)\s+)?(?:{_THING}\s+)?(?:(?:has|have|had|is|was|were|being|been|hereby|now)\s+)*withdrawn\b{_NOT_ELSEWHERE}",
    re.IGNORECASE,
)
_WITHDRAWN_WITHIN = re.compile(
    rf"\b(?:this|the present|our)\s+{_THING}\s+(?:(?:has|have|is|was|been|being|hereby|now|therefore|temporarily)\s+)+withdrawn\b"
    rf"{_NOT_ELSEWHERE}"
    r"|\bwithdrawn\s+by\s+(?:the\s+)?(?:authors?|submitter|arxiv)\b"
    rf"|\bauthors?\s+(?:have|has|had)\s+(?:\w+\s+)?withdrawn\s+(?:this|the)\s+{_THING}\b"
    r"|\b(?:i|we)\s+(?:have\s+|(?:would\s+)?(?:like|wish|want|decided)\s+to\s+)?(?:withdrawn|withdraw|withdrew)\s+"
    rf"(?:this|our|my)\s+{_THING}\b",
    re.IGNORECASE,
)
_SUFFIX = re.compile(r"(?:jr|sr|ii|iii|iv)\.?", re.IGNORECASE)


def says_withdrawn(comment: str, abstract: str) -> bool:
    """Whether the authors or the arXiv withdrew the paper: no field says so, only a sentence in either text."""
    return any(_WITHDRAWN_AT_ONCE.match(text) or _WITHDRAWN_WITHIN.search(text) for text in (comment, abstract))


def split_creators(creators: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Names and affiliations ("" where none) of ``A. Ravn (Institute, City), B. Holm, Jr.``, in order."""
    people: list[tuple[str, str]] = []
    for piece in (piece for joined in creators for piece in _pieces(joined)):
        name, bracket, rest = piece.partition("(")
        name = " ".join(name.split())
        if _SUFFIX.fullmatch(name) and people:
            people[-1] = (f"{people[-1][0]}, {name}", people[-1][1])
        elif name:
            people.append((name, " ".join(rest.rpartition(")")[0].split()) if bracket else ""))
    return tuple(people)


def as_authors(people: Iterable[tuple[str, str]]) -> tuple[tuple[Author, ...], dict[str, object]]:
    """The authors, and for ``Paper.extra`` their affiliations: one a person, in order, if there are any at all."""
    known = tuple(people)
    affiliations = [affiliation for _name, affiliation in known]
    extra: dict[str, object] = {"affiliations": affiliations} if any(affiliations) else {}
    return tuple(Author(name) for name, _affiliation in known), extra


def _pieces(joined: str) -> list[str]:
    """Split at the commas that stand in no brackets; at all commas when brackets do not close."""
    pieces, depth = [""], 0
    for letter in joined:
        depth += (letter == "(") - (letter == ")" and depth > 0)
        if letter == "," and not depth:
            pieces.append("")
        else:
            pieces[-1] += letter
    return joined.replace("(", ",(").split(",") if depth else pieces
