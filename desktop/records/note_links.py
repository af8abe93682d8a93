"""Links from a note to other papers, ``[[arXiv:2403.01234|Short title]]``: how they stand in its text.

What stands before ``|`` names the paper in every library: its arXiv id, its DOI as ``doi:10.…``, or its citation key. What
stands after it is for people, may say anything, and may be missing.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from desktop.records.papers import Paper

LINK = re.compile(r"\[\[([^\[\]|\n]{1,300})(?:\|([^\[\]\n]{0,300}))?\]\]")
LONGEST_WORDS = 60  # characters of a title that a new link says

_ARXIV_ID = re.compile(
    r"(?:arxiv:\s*)?([0-9]{4}\.[0-9]{4,6}|[a-z]+(?:-[a-z]+)*(?:\.[a-z]{2})?/[0-9]{7})(?:v[1-9][0-9]{0,3})?", re.IGNORECASE
)
_DOI = re.compile(r"(?:doi:\s*)?(10\.[0-9]{4,9}/\S+)", re.IGNORECASE)
# A link, or code, in which nothing is one: between fences to their end or that of the note, between backticks on a line.
_PIECE = re.compile(rf"{LINK.pattern}|(`{{3,}}|~{{3,}})|`[^`\n]+`")
_BREAKING = re.compile(r"[\[\]|\s]+")
_NOT_IN_NAMES = re.compile(r"[\[\]|\s]")


class NoteLink(NamedTuple):
    """A link as it stands in a note. ``name``: see ``name_of``; ``words``: what is shown for it."""

    start: int
    end: int
    name: str
    words: str


def find_links(text: str) -> Iterator[NoteLink]:
    """The links of that note, in order; none of those in code. Time grows with the length. Any thread."""
    fence = ""
    for piece in _PIECE.finditer(text) if "[[" in text else ():
        target, words, mark = piece.groups()
        if mark and _begins_line(text, piece.start()):
            if not fence:
                fence = mark
            elif mark.startswith(fence):
                fence = ""
        elif target and not fence and (name := name_of(target)):
            yield NoteLink(piece.start(), piece.end(), name, (words or target).strip())


def name_of(target: str) -> str | None:
    """What a link's target names: ``arxiv:2403.01234``, ``doi:10.…`` in small letters, or ``key:…``; None: no paper can be so
    called."""
    target = target.strip()
    if arxiv := _ARXIV_ID.fullmatch(target):
        archive, slash, number = arxiv[1].partition("/")
        subject, dot, part = archive.lower().partition(".")
        return f"arxiv:{subject}{dot}{part.upper()}{slash}{number}"
    if doi := _DOI.fullmatch(target):
        return f"doi:{doi[1].lower()}"
    return None if not target or _NOT_IN_NAMES.search(target) else f"key:{target}"


def target_of(paper: Paper) -> str | None:
    """What a link to that paper is to say before its words; None: only a citation key can name it."""
    if paper.arxiv_id:
        return f"arXiv:{paper.arxiv_id}"
    if paper.doi and not _NOT_IN_NAMES.search(paper.doi):
        return f"doi:{paper.doi}"
    return None


def write_link(target: str, title: str) -> str:
    """The link as it stands in a note, with as much of the title as a line has room for."""
    words = _BREAKING.sub(" ", title).strip()
    if len(words) > LONGEST_WORDS:
        words = words[: LONGEST_WORDS + 1].rpartition(" ")[0][:LONGEST_WORDS] or words[:LONGEST_WORDS]
        words = words.rstrip(" ,.;:–—-") + "…"
    return f"[[{target}|{words}]]" if words else f"[[{target}]]"


def _begins_line(text: str, start: int) -> bool:
    line = text.rfind("\n", max(0, start - 4), start)
    return (line >= 0 or start < 4) and not text[max(line + 1, 0) : start].strip(" ")
