"""Cuts a ``.bib`` text into its blocks and fields, as BibTeX does, in one walk and with the line of each. Knows nothing of papers.

Of our own, because bibtexparser takes six times as long. Each block is read within what is before the next one that begins a
line, so that a brace that is missing costs one entry, however long the file is.
https://www.ctan.org/pkg/bibtex (btxdoc), http://www.gerg.ca/software/btOOL/doc/bt_language.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

FILLED_IN = 4_000_000  # characters beyond the text's own length; abbreviations of abbreviations can make a small file endless

_BEGINNING = re.compile(r"\n[ \t]*@[ \t]*\w+\s*[{(]")
_HEAD = re.compile(r"@[ \t]*(\w+)\s*([{(])")
_KEY = re.compile(r"\s*([^\s,={}()\"]*+)\s*(?:,|(?=[})]))")
_ODD_KEY = re.compile(r"\s*([^\n=]*?)\s*,\s*(?=[^\s,={}\"#()]+\s*=|[})]|$)")
_NAME = re.compile(r"[\s,]*+([^\s,={}\"#()]+)\s*=\s*")
_WORD = re.compile(r"[^\s,={}\"#()]+")
_END = re.compile(r"[\s,]*")
_SPACE = re.compile(r"\s*")
_BRACE_OR_QUOTE = re.compile(r"[{}\"]")


@dataclass(frozen=True, slots=True)
class ScannedEntry:
    """``@kind{key, name = value, …}``: names and kind in small letters, values without their delimiters, abbreviations filled in.

    ``macros`` are the fields that are one abbreviation which nobody defined, such as ``month = mar``. ``twice``: names that stood
    there before; the first one counts, as in BibTeX. ``key`` is as it stands, also where no program could use it.
    """

    kind: str
    key: str
    fields: dict[str, str]
    line: int
    macros: frozenset[str] = frozenset()
    twice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class ScannedText:
    """What is no entry: ``kind`` is comment or preamble, ``text`` what stands in it."""

    kind: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class BrokenBlock:
    """What cannot be read: on which ``line`` it begins, on which it went wrong, how, and how it begins.

    ``reason``: "brace" or "quote" (one that is never closed), "end" (its own brace), "field" (something else than a field),
    "long" (what its abbreviations stand for).
    """

    line: int
    at: int
    reason: str
    beginning: str


Scanned = ScannedEntry | ScannedText | BrokenBlock


class _ReadingError(Exception):
    """Reading stops at ``place``; ``reason`` as in BrokenBlock."""

    def __init__(self, reason: str, place: int) -> None:
        super().__init__(reason)
        self.reason, self.place = reason, place


@dataclass(slots=True)
class _Abbreviations:
    """What ``@string`` defined so far, and how many characters may still be filled in for them."""

    room: int
    values: dict[str, str] = field(default_factory=dict)

    def fill_in(self, word: str, place: int) -> str | None:
        """What it stands for, None when nobody defined it. Raises where too much was filled in before."""
        value = self.values.get(word.lower())
        if value is not None:
            if len(value) > self.room:
                raise _ReadingError("long", place)
            self.room -= len(value)
        return value


@dataclass(slots=True)
class _Fields:
    """What was read of an entry so far."""

    values: dict[str, str] = field(default_factory=dict)
    macros: set[str] = field(default_factory=set)
    twice: list[str] = field(default_factory=list)


def scan_bibtex(text: str) -> Iterator[Scanned]:
    """Each block in the order of the text. Never raises; what stands between blocks is a comment, as in BibTeX."""
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    text = "\n" + text
    strings = _Abbreviations(FILLED_IN + len(text))
    line, counted = 0, 0
    starts = [found.start() for found in _BEGINNING.finditer(text)]
    begin = 0
    for end in (*starts, len(text)):
        # What stands before the first one may be a block that does not begin its line.
        position = begin
        while head := _next_head(text, position, end):
            line += text.count("\n", counted, head.start())
            counted = head.start()
            found, position = _read_block(text, head, end, line, strings)
            if found is not None:
                yield found
        begin = end


def _next_head(text: str, position: int, end: int) -> re.Match[str] | None:
    """The next ``@word{`` that is no address and stands in no line of comment."""
    while (at := text.find("@", position, end)) >= 0:
        head = _HEAD.match(text, at, end)
        before = text[at - 1]
        if head and not (before.isalnum() or before in "._-"):
            line_start = text.rfind("\n", 0, at) + 1
            if not text[line_start:at].lstrip().startswith("%"):
                return head
        position = at + 1
    return None


def _read_block(text: str, head: re.Match[str], end: int, line: int, strings: _Abbreviations) -> tuple[Scanned | None, int]:
    """The block (None for abbreviations, which go into ``strings``), and where it ends."""
    kind, start = head[1].lower(), head.end()
    closing = "}" if head[2] == "{" else ")"
    try:
        if kind == "comment":
            return _read_comment(text, head, end, line)
        if kind == "preamble":
            value, _macro, position = _read_value(text, start, end, strings, closing)
            return ScannedText(kind, value, line), _expect_end(text, position, end, closing)
        if kind == "string":
            fields, position = _read_fields(text, start, end, strings, closing)
            strings.values |= fields.values
            return None, position
        key, position = _read_key(text, start, end)
        fields, position = _read_fields(text, position, end, strings, closing)
    except _ReadingError as failed:
        at = line + text.count("\n", head.start(), failed.place)
        beginning = " ".join(text[head.start() : min(end, head.start() + 200)].split())
        beginning = beginning if len(beginning) <= 60 else f"{beginning[:59]}…"
        return BrokenBlock(line, at, failed.reason, beginning), end
    return ScannedEntry(kind, key, fields.values, line, frozenset(fields.macros), tuple(fields.twice)), position


def _read_comment(text: str, head: re.Match[str], end: int, line: int) -> tuple[ScannedText, int]:
    """All within its braces; where they do not match, its line."""
    try:
        if head[2] == "{":
            close = _close(text, head.end(), end)
            return ScannedText("comment", text[head.end() : close], line), close + 1
    except _ReadingError:
        pass
    rest = text.find("\n", head.end(), end)
    stop = end if rest < 0 else rest
    return ScannedText("comment", text[head.end() : stop], line), stop


def _read_key(text: str, start: int, end: int) -> tuple[str, int]:
    """The key, also one that BibTeX could not read; "" where fields begin at once."""
    found = _KEY.match(text, start, end)
    if found and not (_NAME.match(text, found.end(), end) is None and _WORD.match(text, _skip(text, found.end(), end), end)):
        return found[1], found.end()
    odd = _ODD_KEY.match(text, start, end)
    if odd:
        return odd[1], odd.end()
    return "", start


def _read_fields(text: str, position: int, end: int, strings: _Abbreviations, closing: str) -> tuple[_Fields, int]:
    """The fields up to the end of the block, and the place behind it."""
    fields = _Fields()
    values, match, find = fields.values, _NAME.match, text.find
    while name_found := match(text, position, end):
        start = name_found.end()
        close = find("}", start, end) if text.startswith("{", start, end) else -1
        following = text[close + 1 : close + 2]
        # Nearly every field is a text in braces without others inside.
        if close > 0 and following in (",", "}", "\n") and find("{", start + 1, close) < 0:
            value, is_macro, position = text[start + 1 : close], False, close + 1
            if following == "\n":
                position = _SPACE.match(text, position, end).end()  # type: ignore[union-attr]  # it matches nothing too
                if text.startswith("#", position, end):
                    value, is_macro, position = _read_value(text, start, end, strings, closing)
        else:
            value, is_macro, position = _read_value(text, start, end, strings, closing)
        name = name_found[1].lower()
        if name in values:
            fields.twice.append(name)
        else:
            values[name] = value
            if is_macro:
                fields.macros.add(name)
    position = _END.match(text, position, end).end()  # type: ignore[union-attr]  # it matches nothing too
    if text.startswith(closing, position, end):
        return fields, position + 1
    raise _ReadingError("end" if position >= end or text[position] == "@" else "field", position)


def _read_value(text: str, position: int, end: int, strings: _Abbreviations, closing: str) -> tuple[str, bool, int]:
    """The pieces between ``#`` as one text, whether it is one abbreviation that nobody defined, and where it ends."""
    pieces: list[str] = []
    unknown = False
    while True:
        position = _skip(text, position, end)
        mark = text[position] if position < end else ""
        if mark == "{":
            close = _close(text, position + 1, end)
            piece, position = text[position + 1 : close], close + 1
        elif mark == '"':
            close = _close_quote(text, position + 1, end)
            piece, position = text[position + 1 : close], close + 1
        elif word := _WORD.match(text, position, end):
            filled_in = strings.fill_in(word[0], position)
            unknown = filled_in is None and not word[0].isdigit()
            piece, position = word[0] if filled_in is None else filled_in, word.end()
        elif mark in (",", closing):
            piece = ""  # a field without a value
        else:
            raise _ReadingError("brace" if position >= end else "field", position)
        pieces.append(piece)
        position = _skip(text, position, end)
        if position >= end or text[position] != "#":
            return "".join(pieces), unknown and len(pieces) == 1, position
        position += 1


def _expect_end(text: str, position: int, end: int, closing: str) -> int:
    position = _skip(text, position, end)
    if position < end and text[position] == closing:
        return position + 1
    raise _ReadingError("brace", position)


def _close(text: str, position: int, end: int) -> int:
    """Where the brace before ``position`` is closed."""
    depth, start = 1, position
    while (close := text.find("}", position, end)) >= 0:
        depth += text.count("{", position, close) - 1
        if not depth:
            return close
        position = close + 1
    raise _ReadingError("brace", start - 1)


def _close_quote(text: str, position: int, end: int) -> int:
    """Where the quote before ``position`` is closed; within braces a quote is a letter."""
    depth = 0
    for found in _BRACE_OR_QUOTE.finditer(text, position, end):
        if found[0] == '"':
            if not depth:
                return found.start()
        else:
            depth += 1 if found[0] == "{" else -1
            if depth < 0:
                break
    raise _ReadingError("quote", position - 1)


def _skip(text: str, position: int, end: int) -> int:
    return _SPACE.match(text, position, end).end()  # type: ignore[union-attr]  # it matches nothing too
