"""Titles and abstracts as a person reads them: TeX as plain Unicode, nothing that could disturb the window.

Listings hold TeX: formulas between dollars, escaped percent signs, accents. What is shown differs from what is stored,
so the places of highlights, which count characters of what is stored, are translated both ways. Own small rules, because
this runs in the first paint and on whatever a service sends: linear in the length, no recursion that input can deepen.
"""

import re
import unicodedata
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from desktop.ui.reader.mathematics_formula import formula_to_text
from desktop.ui.reader.mathematics_symbols import ACCENTS, DRESS, ONLY_IN_FORMULAS, SILENT, SYMBOLS

LONGEST_FORMULA = 2_000  # characters; what is longer is text with two dollars in it
_DISTURBING = "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\uffff\ud800-\udfff"
_INTERESTING = re.compile(rf"\\(?:[A-Za-z]+|[^{_DISTURBING}])|\$\$?|``|''|[{{}}]|[{_DISTURBING}]", re.DOTALL)
_DISTURBANCE = re.compile(f"[{_DISTURBING}]")
_ACCENTED = re.compile(r"\s?(?:\{\\?([A-Za-z])\}|\\?([A-Za-z]))")
_LETTER_IN_BRACES = re.compile(r"\{\\([A-Za-z]{1,2})\s?\}")
_DRESSED_BRACES = re.compile(rf"\{{\\(?:{'|'.join(sorted(SILENT))})(?![A-Za-z])\s?")
_PROSE = re.compile(r"(?<![A-Za-z])[A-Za-z]{3,}(?![A-Za-z])")
_SCRIPT_IN_TEXT = re.compile(r"\{([^{}]{1,40})\}")
_LINK = re.compile(r"\{[^{}\s]{0,2000}\}\{")
_VERBATIM = re.compile(r"\\[A-Za-z]+(?:\{[^{}]*\})*")  # a command, left in a formula because nothing else can be shown for it
_PUNCTUATION = "$%&_#{}"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source, and what is shown for it. Offsets count characters (code points), ends are exclusive."""

    source_start: int
    source_end: int
    shown_start: int
    shown_end: int


@dataclass(frozen=True, slots=True)
class Readable:
    """A text to show, and the ``spans`` (in order) where it differs from its source. A formula is one span: never cut.

    ``verbatim``: start and end, in the shown text, of the TeX that has no other form and stays as it was written.
    """

    text: str
    spans: tuple[Span, ...] = ()
    verbatim: tuple[tuple[int, int], ...] = ()

    def to_shown(self, offset: int, *, end: bool = False) -> int:
        """Where that offset of the source is shown. Inside a formula: its beginning, or with ``end`` its end."""
        return self._translate(offset, [(s.source_start, s.source_end, s.shown_start, s.shown_end) for s in self.spans], end)

    def to_source(self, offset: int, *, end: bool = False) -> int:
        """Which offset of the source is shown there. Inside a formula: its beginning, or with ``end`` its end."""
        return self._translate(offset, [(s.shown_start, s.shown_end, s.source_start, s.source_end) for s in self.spans], end)

    @staticmethod
    def _translate(offset: int, spans: list[tuple[int, int, int, int]], end: bool) -> int:
        # What was dropped lies on one place: a passage that begins there begins after it, one that ends there ends before.
        find = bisect_left if end else bisect_right
        found = find(spans, offset, key=lambda span: span[0])
        if not found:
            return offset
        _, stop, other_start, other_stop = spans[found - 1]
        if offset >= stop:
            return other_stop + offset - stop
        return other_stop if end else other_start


def readable(text: str) -> str:
    """The text with its TeX made readable and without control characters. Unknown commands stay. Any thread."""
    return readable_with_map(text).text


def readable_with_map(text: str) -> Readable:
    """The same, with the way back to the source. Never raises; time grows with the length only. Any thread."""
    if not _INTERESTING.search(text):
        return Readable(text)
    return _Reading(text).read()


def formula_end(text: str, at: int) -> int | None:
    """Where the formula ends that begins at that dollar, its last dollar included; None where none begins. Any thread."""
    fence = "$$" if text.startswith("$$", at) else "$"
    if not text.startswith(fence, at):
        return None
    start = at + len(fence)
    stop = _closing(text, fence, start)
    return stop + len(fence) if stop is not None and _is_formula(text, start, stop, len(fence)) else None


def undisturbed(text: str) -> str:
    """The text without control characters and what turns the direction of all that follows. Any thread."""
    return _DISTURBANCE.sub("", text)


class _Reading:
    """Walks once through a text and collects what is replaced."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._shown: list[str] = []
        self._spans: list[Span] = []
        self._verbatim: list[tuple[int, int]] = []
        self._copied = 0  # source characters already dealt with
        self._length = 0  # shown characters so far
        self._braces: list[bool] = []  # open braces; True: its command was dropped, so it goes too
        self._quoted = False

    def read(self) -> Readable:
        match = _INTERESTING.search(self._text)
        while match:
            self._meet(match[0], match.start())
            match = _INTERESTING.search(self._text, max(match.end(), self._copied))
        self._copy_until(len(self._text))
        return Readable("".join(self._shown), tuple(self._spans), tuple(self._verbatim))

    def _meet(self, token: str, at: int) -> None:
        if token[0] == "$":
            self._meet_dollar(token, at)
        elif token == "{":
            self._meet_brace(at)
        elif token == "}":
            if self._braces and self._braces.pop():
                self._replace(at, at + 1, "")
        elif token == "``" or (token == "''" and self._quoted):
            self._quoted = token == "``"
            self._replace(at, at + 2, "“" if self._quoted else "”")
        elif token[0] == "\\":
            self._meet_command(token[1:], at, at + len(token))
        elif token != "''":
            self._replace(at, at + 1, "\ufffd" if "\ud800" <= token <= "\udfff" else "")

    def _meet_dollar(self, fence: str, at: int) -> None:
        start = at + len(fence)
        stop = _closing(self._text, fence, start)
        if stop is not None and _is_formula(self._text, start, stop, len(fence)):
            self._show_formula(at, start, stop, stop + len(fence))

    def _show_formula(self, at: int, start: int, stop: int, after: int) -> None:
        shown = _formula(self._text[start:stop])
        self._replace(at, after, shown)
        begin = self._length - len(shown)
        self._verbatim += [(begin + found.start(), begin + found.end()) for found in _VERBATIM.finditer(shown)]

    def _meet_brace(self, at: int) -> None:
        letter = _LETTER_IN_BRACES.match(self._text, at)
        if letter and letter[1] in SYMBOLS:
            self._replace(at, letter.end(), SYMBOLS[letter[1]])
        elif dressed := _DRESSED_BRACES.match(self._text, at):
            self._replace(at, dressed.end(), "")
            self._braces.append(True)
        else:
            self._braces.append(False)

    def _meet_command(self, name: str, at: int, after: int) -> None:
        text = self._text
        if name in _PUNCTUATION:
            self._replace(at, after, name)
        elif name in "([":
            stop = text.find("\\" + ")]"["([".index(name)], after, after + LONGEST_FORMULA)
            if stop >= 0:
                self._show_formula(at, after, stop, stop + 2)
        elif name in ACCENTS and (found := _ACCENTED.match(text, after)) and not (name.isalpha() and found[2]):
            self._replace(at, found.end(), unicodedata.normalize("NFC", (found[1] or found[2]) + ACCENTS[name]))
        elif name in (",", " ", ";", ":"):
            self._replace(at, after, " ")
        elif name in DRESS and text.startswith("{", after):
            self._replace(at, after + 1, "")
            self._braces.append(True)
        elif name == "href" and (link := _LINK.match(text, after)):
            self._replace(at, link.end(), "")
            self._braces.append(True)
        elif name in ("textsuperscript", "textsubscript") and (found := _SCRIPT_IN_TEXT.match(text, after)):
            self._replace(at, found.end(), _formula(("^{" if "super" in name else "_{") + found[1] + "}"))
        else:
            self._meet_word(name, at, after)

    def _meet_word(self, name: str, at: int, after: int) -> None:
        if name in SYMBOLS and name not in ONLY_IN_FORMULAS:
            is_letter = SYMBOLS[name].isalpha() and len(name) <= 2 and name.isascii()
            swallowed = is_letter and self._text.startswith(" ", after)
            self._replace(at, after + swallowed, SYMBOLS[name])
        elif name.isalpha() and name not in SYMBOLS:
            begin = self._length + at - self._copied
            self._verbatim.append((begin, begin + after - at))

    def _replace(self, start: int, end: int, shown: str) -> None:
        self._copy_until(start)
        if shown != self._text[start:end]:
            self._spans.append(Span(start, end, self._length, self._length + len(shown)))
        self._shown.append(shown)
        self._length += len(shown)
        self._copied = end

    def _copy_until(self, end: int) -> None:
        self._shown.append(self._text[self._copied : end])
        self._length += end - self._copied
        self._copied = end


def _formula(tex: str) -> str:
    return formula_to_text(_DISTURBANCE.sub("", tex))


def _closing(text: str, fence: str, start: int) -> int | None:
    """Where the formula that opened before ``start`` closes; None when it does not."""
    stop = text.find(fence, start, start + LONGEST_FORMULA)
    while stop > start and text[stop - 1] == "\\" and not text.endswith("\\\\", start, stop):
        stop = text.find(fence, stop + 1, start + LONGEST_FORMULA)
    return stop if stop > start else None


def _is_formula(text: str, start: int, stop: int, fence: int) -> bool:
    """A formula, and not the prose between two prices: ``from $5 to $10``, ``$60 GPUs for $20``."""
    inside = text[start:stop]
    if inside.isspace() or "\n\n" in inside:
        return False
    if fence == 2:
        return True
    if any(sign in inside for sign in "\\^_"):
        return not (inside[-1].isspace() and text[stop + 1 : stop + 2].isdigit())
    if inside[0].isspace() or inside[-1].isspace() or text[stop + 1 : stop + 2].isdigit():
        return len(inside) <= 5 and inside[0].isspace() and inside[-1].isspace() and not inside.strip().isdigit()
    return len(_PROSE.findall(inside)) < 2 and len(inside) <= 200
