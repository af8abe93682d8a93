"""Texts as the full-text index holds them, and titles as they are compared. Pure functions.

The index and the query must fold alike, so both come here. Changing ``searchable`` needs a migration step that rebuilds
the index.
"""

import hashlib
import re
import unicodedata
from functools import cache

# Chinese, Japanese and Korean are written without spaces: each character is a word of its own, and a run of them a phrase.
CJK = "([\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff])"
TEX_ACCENT = re.compile(r"""(\{)?\\(?:["'`^~=.]|[uvHcdbkr](?![A-Za-z]))\s*\{?\\?([A-Za-z])\}?(?(1)\}?)""")
TEX_FORMATTING = re.compile(r"\\(?:math|text|operator)[a-z]+\s*(?=\{)|\\(?:emph|left|right|displaystyle|boldsymbol)(?![a-z])")
TEX_MARKUP = re.compile(r"[\\${}]+")
WORD = re.compile(r"[^\W_]")
NO_WORD = re.compile(r"[\W_]+")


def searchable(text: str) -> str:
    """The text for the index: TeX's markup gone, compatibility forms unified, CJK characters apart.

    Case and diacritics are folded by the index's tokenizer itself.
    """
    if not text.isascii():
        text = _cjk().sub(r" \1 ", unicodedata.normalize("NFKC", text))
    if "\\" in text or "$" in text:
        text = TEX_MARKUP.sub(" ", TEX_FORMATTING.sub(" ", TEX_ACCENT.sub(r"\2", text)))
    return text.replace("\0", " ")


def storable(text: str) -> str:
    """The text as the library can keep it: without NUL, and ``�`` for halves of characters (stray bytes of a terminal)."""
    return text.replace("\0", "").encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def has_words(text: str) -> bool:
    """Whether the index could find anything of this text."""
    return WORD.search(text) is not None


def normal_title(title: str) -> str:
    """The title for comparison: letters and digits only, without case, accents and TeX."""
    folded = searchable(title)
    if not folded.isascii():
        folded = "".join(letter for letter in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(letter))
    return NO_WORD.sub("", folded.casefold())


def title_hash(title: str) -> int:
    """A 64-bit number of the normal title, so that the index over a million titles stays small."""
    return int.from_bytes(hashlib.blake2b(normal_title(title).encode(), digest_size=8).digest(), signed=True)


@cache
def _cjk() -> "re.Pattern[str]":
    # A range of so many characters takes milliseconds to compile, and the window is started without it.
    return re.compile(CJK)
