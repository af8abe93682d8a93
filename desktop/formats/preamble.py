r"""What a bibliography must tell LaTeX before its first entry, so that the file compiles in any document.

pdfLaTeX knows few letters beyond the Latin ones. It gets something to print for each other one in the file: a command, a
romanisation, a name or a number. LuaLaTeX and XeLaTeX print the letter itself. What the document's own packages define is
left alone.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from desktop.formats.latex import ESCAPES
from desktop.formats.latex_math import fallback, fallbacks_used
from desktop.formats.latex_table import ACCENTS, LETTERS, accented, command_for
from desktop.formats.romanisation import printable_name

NOT_ASCII = re.compile("[^\x00-\x7f]")
# Every LaTeX of this century prints these when the file is UTF-8.
KNOWN_TO_LATEX = frozenset(
    chr(number)
    for first, last in (
        *((0xA0, 0x125), (0x128, 0x137), (0x139, 0x13E), (0x141, 0x148), (0x14A, 0x165), (0x168, 0x17E), (0x218, 0x21B)),
        *((0x2013, 0x2014), (0x2018, 0x201A), (0x201C, 0x201E), (0x2020, 0x2022), (0x2039, 0x203A), (0x20AC, 0x20AC)),
    )
    for number in range(first, last + 1)
) | set("…‰™")  # fmt: skip
# Accents as latex_table writes them: \v{c}, \'e, \'{\o}
WRITTEN_ACCENTS = re.compile(r"""\\(?:([`'^"~=.])\{?|([uvHcdbkr])\{)(\\[A-Za-z]+|[A-Za-z])""")
LINES_IN_ONE = 40  # bibclean, like old BibTeX, has a limit on the length of one string

# pdfLaTeX looks a UTF-8 letter up under the name u8:LETTER. The definition also goes into the .aux file, because a \cite with
# the author's name is printed before the bibliography is read. With CJK loaded every letter has a font, and is left alone.
PRINT_AS = (
    r"\providecommand{\printasonce}[2]{#2\ifcsname as:\detokenize{#1}\endcsname"
    r"\immediate\write\csname @auxout\endcsname{\unexpanded{#2}}\fi}",
    r"\providecommand{\printas}[2]{\ifcsname UTFviii@two@octets\endcsname\ifdefined\CJKfamily\else"
    r"\printasonce{#1}{\ifcsname u8:\detokenize{#1}\endcsname\else"
    r"\expandafter\gdef\csname u8:\detokenize{#1}\endcsname{#2}"
    r"\expandafter\gdef\csname as:\detokenize{#1}\endcsname{}\fi}\fi\fi}",
)

_BY_ACCENT = {accent: mark for mark, accent in ACCENTS.items()}
_BY_COMMAND = {command: letter for letter, command in LETTERS.items()}


def needs_of(entries: str) -> frozenset[str]:
    """What the text needs told before it: letters that not every LaTeX knows, and the names of commands."""
    return frozenset(_letters(entries) - KNOWN_TO_LATEX) | frozenset(fallbacks_used(entries))


def preamble_of(needs: Iterable[str]) -> str:
    """The ``@preamble`` for texts with these needs together."""
    wanted = frozenset(needs)
    # A command's name is ASCII, a letter is not.
    printed = [f"\\printas{{{letter}}}{{{_stand_in(letter)}}}" for letter in sorted(wanted) if not letter.isascii()]
    commands = {name for name in wanted if name.isascii()} | fallbacks_used("".join(printed))
    lines = [fallback(name) for name in sorted(commands)]
    return "".join(_preambles([*lines, *PRINT_AS, *printed] if printed else lines))


def _preambles(lines: list[str]) -> Iterator[str]:
    for start in range(0, len(lines), LINES_IN_ONE):
        yield "@preamble{{" + "\n  ".join(lines[start : start + LINES_IN_ONE]) + "}}\n\n"


def _letters(entries: str) -> set[str]:
    """Every letter beyond ASCII: as written, and as biber makes it of an accent command."""
    letters = set() if entries.isascii() else set(NOT_ASCII.findall(entries))
    for sign, name, base in set(WRITTEN_ACCENTS.findall(entries)):
        letters.update(unicodedata.normalize("NFC", _BY_COMMAND.get(base, base) + _BY_ACCENT[sign or name]))
    return {letter for letter in letters if not letter.isascii()}


def _stand_in(letter: str) -> str:
    command = command_for(letter) or accented(letter)
    if command is None:
        return printable_name(letter).translate(ESCAPES)
    # Right inside mathematics too.
    return command.replace("{$", r"\ensuremath{").replace("$}", "}")
