"""Judges one line of a saved page by how it is written: title, prose, or the furniture of the site. Pure."""

import re
from dataclasses import dataclass
from enum import Enum, auto

LONG_PROSE = 400  # characters: no title is as long, nearly every abstract is longer
TWO_SENTENCES = 120  # characters from which two sentences are a paragraph and not a title with a subtitle


class Role(Enum):
    """What a line is on the page."""

    TITLE = auto()
    SENTENCE = auto()  # a short sentence with a full stop, an address, an item of a list: a paragraph, seldom a title
    PROSE = auto()
    HEADING = auto()  # of the page itself: what stands above it is furniture
    FOOTER = auto()  # only ever stands below the last paper
    BYLINE = auto()  # how many authors
    NAME_FOLLOWS = auto()  # "Submitted by", and the name on the next line
    FURNITURE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """A line without blanks around, and what it is."""

    text: str
    role: Role

    @property
    def has_title_capitals(self) -> bool:
        words = [word for word in re.findall(r"[^\W\d_][\w-]*", self.text) if len(word) > 3]
        return len(words) > 2 and sum(word[0].isupper() for word in words) >= 0.6 * len(words)


_COUNT = r"[0-9][0-9.,]*\s?[kKM]?"
_MONTH = r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\.?"
_HEADING = re.compile(r"daily papers|trending papers|by ak and the research community", re.IGNORECASE)
_BYLINE = re.compile(rf"[·•]?\s*{_COUNT}\s+authors?", re.IGNORECASE)
_NAME_FOLLOWS = re.compile(r"(?:submitted|published) by:?", re.IGNORECASE)
_FOOTER = re.compile(
    r"company|tos|terms of service|privacy|about|careers|jobs|website|system theme|©.*|(?:©\s*)?hugging face|"
    r"previous|next|models|datasets|spaces|pricing|docs|buckets|enterprise|community|collections|storage|"
    r"inference (?:providers|endpoints)|solutions",
    re.IGNORECASE,
)
_FURNITURE = re.compile(
    rf"[\W_]*|{_COUNT}|(?:github|upvote|upvotes|comments?|view|likes?|[▲↑+])\s*{_COUNT}|{_COUNT}\s*(?:upvotes?|comments?|likes?|stars?)|"
    rf"{_MONTH}\s+[0-9]{{1,2}}(?:,?\s+[0-9]{{4}})?|[0-9]{{1,2}}\s+{_MONTH}(?:\s+[0-9]{{4}})?|[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}|"
    r"(?:today|yesterday|daily|weekly|monthly|trending|new|papers?|search|subscribe|upvote|arxiv|pdf|github|code|video|"
    r"abstract|ai summary|sign up|log ?in|log ?out|share|menu|all|filter|sort|submit|published|community|"
    r"view (?:arxiv page|pdf|project page|all papers)|arxiv page|project page|add to collection|read more|show more|"
    r"get trending papers in your email inbox!?|hugging face's logo|"
    r"(?:main|toggle) navigation|back to (?:top|articles)|skip to content|(?:submitted|published) (?:by|on)\s?\S.{0,60})",
    re.IGNORECASE,
)
_ADDRESS = re.compile(r"https?://", re.IGNORECASE)
_UNFINISHED = re.compile(r"[:;,]$|^[-–•*] ")  # an item of a list, or what stands before one
_FULL_STOP = re.compile(r"(?:(?<!\.)\.|。)[\"'”’)\]]*$")
_INNER_STOP = re.compile(r"[a-z0-9)\]”\"%$}][.!?][\"'”’)\]]*\s+(?=[A-Z0-9$\"“'(\\])|。(?=.)")


def ordinary_line(text: str) -> str:
    """The line without invisible characters and with single blanks."""
    visible = "".join(letter for letter in text if letter.isprintable() or letter.isspace())
    return " ".join(visible.replace("\u200b", "").split())


def judge(text: str) -> Line:
    """What a line, made ordinary and not empty, is likely to be."""
    furniture = (
        (_HEADING, Role.HEADING),
        (_BYLINE, Role.BYLINE),
        (_NAME_FOLLOWS, Role.NAME_FOLLOWS),
        (_FOOTER, Role.FOOTER),
        (_FURNITURE, Role.FURNITURE),
    )
    if len(text) < LONG_PROSE:
        for pattern, role in furniture:
            if pattern.fullmatch(text):
                return Line(text, role)
    return Line(text, _written_as(text))


def _written_as(text: str) -> Role:
    if len(text) >= LONG_PROSE:
        return Role.PROSE
    stops = len(_INNER_STOP.findall(text))
    if _FULL_STOP.search(text):
        return Role.PROSE if stops and len(text) >= TWO_SENTENCES else Role.SENTENCE
    if _ADDRESS.search(text) or _UNFINISHED.search(text):
        return Role.SENTENCE
    return Role.PROSE if stops >= 2 and len(text) >= TWO_SENTENCES else Role.TITLE
