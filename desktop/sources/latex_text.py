"""LaTeX as it stands in bibliographies -> the letters that one reads: accents, dashes, quotes; mathematics is left as it is. Pure.

pylatexenc decodes commands. It goes letter by letter, which takes milliseconds for an abstract, so that it gets only the words
that hold commands wherever these words can stand alone.
"""

import logging
import re
from functools import cache

from pylatexenc.latex2text import LatexNodes2Text, MacroTextSpec, get_default_latex_context_db

# It warns of every brace that is missing.
logging.getLogger("pylatexenc").addHandler(logging.NullHandler())

_MARKUP = re.compile(r"[\\{}$~]|--|``|''")
_MATHEMATICS = re.compile(r"((?<!\\)\$[^$]+(?<!\\)\$)")
_ESCAPED = re.compile(r"\\([%&_#])")
_SPACE = re.compile(r"(\s+)")
_TAKES_MORE = re.compile(r"\\(?:[A-Za-z]+\*?|[^A-Za-z])?$")  # a command at the end of a word takes what follows


def plain_latex(text: str) -> str:
    """The text as one reads it. Never raises; what is no LaTeX is left as it is."""
    if not _MARKUP.search(text):
        return text
    parts = _MATHEMATICS.split(text)
    return "".join(part if number % 2 else _without_commands(part) for number, part in enumerate(parts))


def _without_commands(text: str) -> str:
    text = _ESCAPED.sub(r"\1", text)
    if "\\" not in text:
        return _simple(text)
    words = _SPACE.split(text)
    with_commands = [word for word in words if "\\" in word]
    if not all(map(_stands_alone, with_commands)):
        return _decoded(text)
    return "".join(_decoded(word) if "\\" in word else _simple(word) for word in words)


def _stands_alone(word: str) -> bool:
    return word.count("{") == word.count("}") and not _TAKES_MORE.search(word)


def _simple(text: str) -> str:
    for written, read in (("---", "—"), ("--", "–"), ("``", "“"), ("''", "”"), ("~", " "), ("{", ""), ("}", "")):
        text = text.replace(written, read)
    return text


def _decoded(text: str) -> str:
    # A percent sign begins a comment in TeX, and is a percent sign in a bibliography; so it is with the others.
    try:
        return str(_decoder().latex_to_text(re.sub(r"(?<!\\)([%&_#])", r"\\\1", text)))
    except RecursionError:  # braces or commands in each other, hundreds deep: nobody wrote that
        return _simple(text)


@cache
def _decoder() -> LatexNodes2Text:
    names = [MacroTextSpec(name, simplify_repl=name) for name in ("TeX", "LaTeX", "BibTeX")]
    context = get_default_latex_context_db()
    context.add_context_category("names", prepend=True, macros=[MacroTextSpec("url", simplify_repl="%s"), *names])
    return LatexNodes2Text(latex_context=context, math_mode="verbatim")
