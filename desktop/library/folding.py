r"""A text without what tells TeX from Unicode and one way of writing from another, with the way back. Pure.

``$\alpha$-helix`` and ``α-helix``, ``caf\'e`` and ``café``, curly and straight quotes, any white space: folded they are the same, so
that what the reader marked in one is found in the other. Nobody sees the folded text.
"""

import re
import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import lru_cache

_DRESS = (
    "mathcal|mathbb|mathbf|mathrm|mathit|mathsf|mathtt|mathfrak|mathscr|boldsymbol|bm|operatorname|textbf|textit|texttt|textrm|"
    "textsc|textsf|emph|text|left|right|displaystyle|href|url"
)
_COMMAND = rf"\\(?:{_DRESS})(?![A-Za-z])|\\[A-Za-z]+|\\[^A-Za-z]"
_TOKEN = re.compile(rf"{_COMMAND}|[ \t\r\n\f\v~\u00a0]+|-+|``|''|[$\{{}}^_\x00-\x1f\x7f]|[^\x00-\x7f]")
_IS_DRESS = re.compile(rf"\\(?:{_DRESS})\Z")
_ACCENTS = "\\'`^\"~=."
_ALIKE = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "′": "'", "−": "-"}


@dataclass(frozen=True, slots=True)
class Folded:
    """``starts`` and ``ends`` tell for each character of ``text`` which characters of the source it stands for."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def to_source(self, start: int, end: int) -> tuple[int, int]:
        """Which stretch of the source that (not empty) stretch of the folded text stands for."""
        return self.starts[start], self.ends[end - 1]

    def to_folded(self, offset: int) -> int:
        """Where in the folded text that offset of the source is."""
        return bisect_left(self.starts, offset)


@lru_cache(maxsize=16)
def fold(text: str) -> Folded:
    """The text folded; time grows with its length only."""
    shown: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    done = 0
    for token in _TOKEN.finditer(text):
        start, end = token.span()
        shown.append(text[done:start])
        starts.extend(range(done, start))
        ends.extend(range(done + 1, start + 1))
        done = end
        letters = _letters(token[0])
        if letters == " " and (not starts or _last(shown) == " "):
            continue
        if not letters and ends and unicodedata.combining(token[0][0]):
            ends[-1] = end  # an accent of its own belongs to the letter before it
        shown.append(letters)
        starts.extend([start] * len(letters))
        ends.extend([end] * len(letters))
    shown.append(text[done:])
    starts.extend(range(done, len(text)))
    ends.extend(range(done + 1, len(text) + 1))
    return Folded("".join(shown), tuple(starts), tuple(ends))


def _last(pieces: list[str]) -> str:
    """The last character of these pieces; "" when there is none."""
    return next((piece[-1] for piece in reversed(pieces) if piece), "")


def _letters(token: str) -> str:
    first = token[0]
    if first.isspace() or first == "~":
        return " "
    if first == "-":
        return "-"
    if token in ("``", "''"):
        return '"'
    if first == "\\":
        return _command(token)
    return "" if first.isascii() else _character(token)


def _command(token: str) -> str:
    if _IS_DRESS.match(token):
        return ""
    if token[1].isalpha():
        return token[1:]
    return "" if token[1] in _ACCENTS else " " if token[1] in " ,;:" else token[1] if token[1] in "%&_#$" else ""


@lru_cache(maxsize=4096)
def _character(character: str) -> str:
    if character in _ALIKE:
        return _ALIKE[character]
    if character.isspace():
        return " "
    apart = unicodedata.normalize("NFKD", character)
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    if unicodedata.category(character) == "Pd":
        return "-"
    return "".join(_greek_name(letter) for letter in kept)


def _greek_name(letter: str) -> str:
    """The name by which TeX calls a Greek letter; any other letter as it is."""
    name = unicodedata.name(letter, "")
    if name.startswith("GREEK SMALL LETTER ") and name.count(" ") == 3:
        return name.rpartition(" ")[2].lower()
    if name.startswith("GREEK CAPITAL LETTER ") and name.count(" ") == 3:
        return name.rpartition(" ")[2].capitalize()
    return letter
