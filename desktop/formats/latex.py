r"""Text to LaTeX that compiles: escaping, the capitals of a title, mathematics, and letters that LaTeX cannot print.

What a service or a reader wrote is text, never a program: every backslash is printed, apart from accents (``\~n``) and
mathematics that is sure to compile.
"""

import re
import unicodedata
from collections.abc import Callable

from desktop.formats.latex_math import safe_mathematics
from desktop.formats.latex_table import ACCENTS, LETTERS, command_for
from desktop.formats.word_sets import word_set

# Stand-ins while a title is worked on; clean_text leaves no control character in, so they cannot clash.
OPEN, CLOSE = "\x01", "\x02"
ESCAPES = str.maketrans(
    {
        "\\": r"{\textbackslash}",
        "{": r"{\textbraceleft}",
        "}": r"{\textbraceright}",
        "~": r"{$\sim$}",
        "^": r"{\textasciicircum}",
        "<": r"{\textless}",
        ">": r"{\textgreater}",
        "|": r"{\textbar}",
        "#": r"\#",
        "$": r"\$",
        "%": r"\%",
        "&": r"\&",
        "_": r"\_",
        OPEN: "{",
        CLOSE: "}",
    }
)
NEEDS_ESCAPING = re.compile(r"[\\{}~^<>|#$%&_\x01\x02]")
# Control, zero-width and bidirectional characters, variation selectors and tags: nothing that is printed.
UNPRINTABLE = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\u3164\ufe00-\ufe0f\ufeff\ufff0-\ufffb\ufffe\uffff\U000e0000-\U000e0fff]"
)
SURROGATE = re.compile("[\ud800-\udfff]")
# As pandoc reads dollars: no space inside them, no digit behind them, so that "$5 to $10" is money.
MATHEMATICS = re.compile(r"(?<![\\$])\$(?=\S)((?:[^$\\]|\\.)+?)(?<!\s)\$(?![\d$])", re.DOTALL)
# A word in Greek stays a word; a letter of it alone is mathematics.
CLUSTER = re.compile("[\u0370-\u03ff\u1f00-\u1fff]{2,}|[A-Za-z][\u0300-\u036f]+|[^\x00-\x7f][\u0300-\u036f]*")
NEVER_PRINTED = re.compile("[\ufffd\ue000-\uf8ff\U000f0000-\U0010ffff]")
_BY_COMMAND = {command[1:]: letter for letter, command in LETTERS.items() if command[1:].isalpha() and letter.isalpha()}
_BY_ACCENT = {accent: mark for mark, accent in ACCENTS.items()}
TEX_ACCENT = re.compile(
    r"""(?P<outer>\{)?(?:
        \\(?P<sign>[`'^"~=.])\s*(?:\{\\?(?P<a>[A-Za-z])\}|\\(?P<dotless>[ij])(?![A-Za-z])|(?P<b>[A-Za-z]))
      | \\(?P<word>[uvHcdbkr])(?:\{\\?(?P<c>[A-Za-z])\}|[ ](?P<d>[A-Za-z])(?![A-Za-z]))
      | \\(?P<letter>ss|ae|AE|oe|OE|aa|AA|dj|DJ|[oOlLij])(?![A-Za-z])(?:\{\}|[ ](?=\w))?
    )(?(outer)\})""",
    re.VERBOSE,
)
TEX_ESCAPE = re.compile(r"\\([$%&#_{}])")


def clean_text(text: str) -> str:
    """The text on one line, composed (NFC), without anything that is not printed.

    What no font has, private and damaged characters, is told by its number: LuaTeX stops at a U+FFFD.
    """
    if text.isascii() and text.isprintable() and "  " not in text and text == text.strip():
        return text
    text = unicodedata.normalize("NFC", SURROGATE.sub("\ufffd", text))
    text = NEVER_PRINTED.sub(lambda match: f"[U+{ord(match.group()):04X}]", text)
    # Composed once more: a mark may have met its letter only now.
    return unicodedata.normalize("NFC", " ".join(UNPRINTABLE.sub("", text).split()))


def escape_text(text: str, *, unicode: bool) -> str:
    """Any text for a field in braces: prints what is written; its braces always match.

    ``unicode``: letters stay as written; else those that LaTeX has a command for are written in ASCII.
    """
    return _escape(clean_text(text), unicode, protect=None)


def escape_title(title: str, *, unicode: bool) -> str:
    """A title for a field in braces, with braces around what BibTeX styles must not make lower case."""
    title = clean_text(title)
    if _is_foreign(title):
        return "{" + _escape(title, unicode, protect=None) + "}"
    return _escape(title, unicode, protect=_protect_capitals)


def _escape(text: str, unicode: bool, protect: Callable[[str], str] | None) -> str:
    if "$" not in text:
        return _escape_words(text, unicode, protect)
    written = []
    end = 0
    for match in MATHEMATICS.finditer(text):
        source = safe_mathematics(match.group(1))
        if source is None:
            continue
        written.append(_escape_words(text[end : match.start()], unicode, protect))
        # The braces keep BibTeX from making \Delta a \delta.
        written.append(f"{{${source}$}}" if protect else f"${source}$")
        end = match.end()
    written.append(_escape_words(text[end:], unicode, protect))
    return "".join(written)


def _escape_words(words: str, unicode: bool, protect: Callable[[str], str] | None) -> str:
    if "\\" in words:
        words = TEX_ESCAPE.sub(r"\1", TEX_ACCENT.sub(_accented_letter, words))
    if protect:
        words = protect(words)
    if NEEDS_ESCAPING.search(words):
        words = words.translate(ESCAPES)
    if unicode or words.isascii():
        return words
    return CLUSTER.sub(_command_or_itself, words).replace("$}{$", "{}")


def _command_or_itself(match: re.Match[str]) -> str:
    return command_for(match.group()) or match.group()


def _accented_letter(match: re.Match[str]) -> str:
    if match["letter"]:
        return _BY_COMMAND.get(match["letter"], match["letter"])
    base = match["a"] or match["b"] or match["dotless"] or match["c"] or match["d"]
    return unicodedata.normalize("NFC", base + _BY_ACCENT[match["sign"] or match["word"]])


# A run of letters and digits, with the numbers that hang on it: GPT-4, D'Incà, Llama-3.1.
TOKEN = re.compile(r"[^\W_]+(?:['’][^\W_]+|[-.]\d[^\W_]*)*")
PROTECTED = re.compile(
    r".+[A-Z]"  # a capital that is not the first letter: BERT, iPhone
    r"|[A-Z]\d|\d[A-Z]|[A-Z][a-z]+\d"  # a digit beside a capital, or in the same word: R1, 3D, Qwen2
    r"|[B-HJ-Z]$"  # a letter that is a name: R, C++
)
JOINED = re.compile(CLOSE + r"([-./])" + OPEN)


def _protect_capitals(words: str) -> str:
    return JOINED.sub(r"\1", TOKEN.sub(_protect_token, words))


def _protect_token(match: re.Match[str]) -> str:
    token = match.group()
    if token.islower():
        return token
    shape = token if token.isascii() else "".join("A" if letter.isupper() else letter for letter in token)
    return f"{OPEN}{token}{CLOSE}" if PROTECTED.match(shape) else token


ENGLISH = word_set("the of and for with from by via using is are how what towards toward to on as at its without beyond")
FOREIGN = word_set(
    """der die das und für von ein eine einer eines im zur zum mit auf über den dem des zwischen le la les un une et pour
    dans sur aux avec du el los las una para por con y del il lo gli di della delle nel per e da do dos das em um uma het
    een van voor met og av på til och ve ile için"""
)
SHORTEST_SIGN = 2  # foreign little words, before a title is taken for foreign


def _is_foreign(title: str) -> bool:
    """Whether a title is in another language: its capitals follow other rules, so no style may change them."""
    words = title.lower().split()
    return len(FOREIGN.intersection(words)) >= SHORTEST_SIGN and ENGLISH.isdisjoint(words)
