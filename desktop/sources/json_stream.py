"""Reads JSON values one at a time from a file of any length: lines of JSON, one long list, or several values in a row.

The standard library's own scanner on a sliding window. ijson is a third faster on a long list, which the making of papers
hides; but it cannot name the line, stops at the first bad byte, and knows neither NaN nor UTF-16.
"""

import codecs
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from desktop.sources.json_text import storable
from desktop.translation import tr

BLOCK = 256 * 1024
LONGEST_VALUE = 64 * 1024 * 1024  # bytes or characters of one value
_BETWEEN = re.compile(r"[\s,\[\]]*")
_MARKS = (  # the longer mark first: UTF-32 begins like UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


@dataclass(frozen=True, slots=True)
class Found:
    """A value, and the line it begins on (from 1)."""

    value: object
    line: int


@dataclass(frozen=True, slots=True)
class Broken:
    """A place that could not be read; ``reason`` is the end of a sentence, ``is_end`` whether the rest was given up."""

    reason: str
    line: int
    is_end: bool = True


def json_values(file: BinaryIO, *, by_lines: bool) -> Iterator[Found | Broken]:
    """The values of the file, the elements of a list each by itself.

    With one value a line (``by_lines``, or a first line that is a whole object) a broken line is left out and the rest goes
    on; elsewhere nobody can tell where a broken value ends, so it is the last thing said.
    """
    head = file.read(BLOCK)
    mark, encoding = next(((mark, name) for mark, name in _MARKS if head.startswith(mark)), (b"", "utf-8"))
    head = head.removeprefix(mark)
    start = head.decode(encoding, "ignore").lstrip()
    if start.startswith("[") or not (by_lines or _is_whole_object(start.split("\n", 1)[0])):
        yield from _Window(file, head, encoding).values()
    else:
        yield from _values_of_lines(_lines(file, head, encoding))


def _is_whole_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _lines(file: BinaryIO, head: bytes, encoding: str) -> Iterator[bytes]:
    """The file's lines; in UTF-8 as they stand, so that a bad byte spoils one line only. Ends after one that is too long."""
    decoder = None if encoding == "utf-8" else codecs.getincrementaldecoder(encoding)("replace")
    rest, block = b"", head
    while block:
        rest += decoder.decode(block).encode() if decoder else block
        lines = rest.split(b"\n")
        rest = lines.pop()
        yield from lines
        block = file.read(BLOCK) if len(rest) <= LONGEST_VALUE else b""
    yield rest


def _values_of_lines(lines: Iterator[bytes]) -> Iterator[Found | Broken]:
    for number, line in enumerate(lines, 1):
        if line.isspace() or not line:
            continue
        if len(line) > LONGEST_VALUE:
            yield Broken(tr("it is too long for a paper"), number)
            return
        try:
            text = line.decode()
            yield Found(storable(json.loads(text, parse_constant=_no_number), text), number)
        except (ValueError, RecursionError) as error:
            yield Broken(_reason(error), number, is_end=False)


class _Window:
    """A stretch of the file's text that slides along, never longer than the longest value."""

    def __init__(self, file: BinaryIO, head: bytes, encoding: str) -> None:
        self._file = file
        self._head = head
        # Bytes that are no text become lone surrogates here and spoil only the value they stand in.
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogateescape" if encoding == "utf-8" else "replace")
        self._scan = json.JSONDecoder(parse_constant=_no_number).raw_decode
        self._text = ""
        self._place = 0
        self._line = 1
        self._ended = False

    def values(self) -> Iterator[Found | Broken]:
        while self._go_to_next():
            line = self._line
            outcome = self._read_one()
            if isinstance(outcome, Broken):
                yield outcome
                return
            value, text = outcome
            try:
                text.encode()
            except UnicodeEncodeError:
                yield Broken(tr("it holds bytes that are not UTF-8"), line, is_end=False)
                continue
            yield Found(storable(value, text), line)

    def _go_to_next(self) -> bool:
        """Passes over the blanks, commas and brackets between two values; False at the end of the file."""
        while True:
            between = _BETWEEN.match(self._text, self._place)
            self._move_to(between.end() if between else self._place)
            if self._place < len(self._text):
                return True
            if self._ended:
                return False
            self._read_more()

    def _read_one(self) -> tuple[object, str] | Broken:
        """The value that begins here, with its text; reads on as long as it might only be unfinished."""
        while True:
            try:
                value, end = self._scan(self._text, self._place)
            except json.JSONDecodeError as error:
                if self._ended or not self._may_be_unfinished(error):
                    line = self._line + error.doc.count("\n", self._place, error.pos)
                    return Broken(tr("it is not valid JSON ({problem})").format(problem=error.msg), line)
            except (ValueError, RecursionError) as error:
                return Broken(_reason(error), self._line)
            else:
                if end < len(self._text) or self._ended:
                    text = self._text[self._place : end]
                    self._move_to(end)
                    return value, text
            if len(self._text) - self._place > LONGEST_VALUE:
                return Broken(tr("it is too long for a paper"), self._line)
            self._read_more()

    def _may_be_unfinished(self, error: json.JSONDecodeError) -> bool:
        """Whether more text could help: an open string, or an error within the last characters (a word, an escape)."""
        return error.msg.startswith("Unterminated string") or len(self._text) - error.pos < len(r"\ud83d\ude00")

    def _read_more(self) -> None:
        """Doubles what lies ahead, so that a long value is not read over and over."""
        wanted = max(BLOCK, len(self._text) - self._place)
        block = self._head or self._file.read(wanted)
        self._head = b""
        self._ended = not block
        self._text = self._text[self._place :] + self._decoder.decode(block, final=self._ended)
        self._place = 0

    def _move_to(self, place: int) -> None:
        self._line += self._text.count("\n", self._place, place)
        self._place = place


def _no_number(_name: str) -> None:
    """NaN and Infinity are not JSON, yet some programs write them: they say that there is no number."""


def _reason(error: Exception) -> str:
    match error:
        case RecursionError():
            return tr("it is nested too deep")
        case UnicodeDecodeError():
            return tr("it holds bytes that are not UTF-8")
        case json.JSONDecodeError():
            return tr("it is not valid JSON ({problem}, column {column})").format(problem=error.msg, column=error.colno)
    return tr("it holds a number that is too long")
