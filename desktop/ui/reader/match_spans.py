"""Where searched words stand in a text that is shown: case and diacritics folded, as the full-text index folds them.

Pure functions, no Qt. List and reader paint what they answer.
"""

import re
import unicodedata
from collections.abc import Iterable
from functools import lru_cache

from desktop.records import SearchWord

Place = tuple[int, int]  # start and end, in characters of the text that was given

# As the index has it: every Chinese, Japanese or Korean character is a word of its own, so folded texts set it apart. No pattern
# names them: each is made anew with every letter typed, and a range of so many characters takes milliseconds to compile.
CJK = (("\u3040", "\u30ff"), ("\u3400", "\u4dbf"), ("\u4e00", "\u9fff"), ("\uac00", "\ud7af"), ("\uf900", "\ufaff"),
       ("\U00020000", "\U0003ffff"))  # fmt: skip  # the first and the last of each range
_APART = "\x1f"
_WORD = re.compile(r"[^\W_]+")
_BETWEEN = r"[\W_]+"
_NOT_INSIDE = r"(?<![^\W_])"
_NOT_WITHIN = r"(?![^\W_])"


class FoldedText:
    """A text without case and diacritics that knows the way back: it may be longer or shorter than what it was made of."""

    def __init__(self, text: str) -> None:
        self.text = text.lower() if text.isascii() else ""
        self._origins: list[int] | None = None if text.isascii() else []
        if self._origins is not None:
            pieces = [_fold_character(character) for character in text]
            for number, piece in enumerate(pieces):
                self._origins += [number] * len(piece)
            self._origins.append(len(text))
            self.text = "".join(pieces)

    def places(self, pattern: "re.Pattern[str]") -> list[Place]:
        """Where the pattern matches, in characters of the original text."""
        return [
            self._place(match.start(), match.end()) for match in pattern.finditer(self.text) if match.end() > match.start()
        ]

    def _place(self, start: int, end: int) -> Place:
        if self._origins is None:
            return start, end
        # Accents that stand as characters of their own belong to the letter before them.
        return self._origins[start], max(self._origins[end - 1] + 1, self._origins[end])


def find_words(text: str, words: Iterable[SearchWord], field: str) -> list[Place]:
    """The places of these words in a text that is the paper's ``field`` ("title", "abstract"), in their order, none twice."""
    pattern = _pattern_of(tuple(word for word in words if word.field in ("", field)))
    return FoldedText(text).places(pattern) if pattern else []


def find_all(text: str, sought: str) -> list[Place]:
    """Every place of these letters, also inside words; white space stands for any white space."""
    parts = FoldedText(sought).text.split()
    return FoldedText(text).places(re.compile(r"\s+".join(map(re.escape, parts)))) if parts else []


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    apart = unicodedata.normalize("NFKD", character.casefold())
    kept = "".join(letter for letter in apart if not unicodedata.combining(letter))
    folded = unicodedata.normalize("NFC", kept)  # Korean syllables come together again
    return "".join(f"{_APART}{letter}{_APART}" if _is_cjk(letter) else letter for letter in folded)


@lru_cache(maxsize=16)
def _pattern_of(words: tuple[SearchWord, ...]) -> "re.Pattern[str] | None":
    found = {pattern for word in words if (pattern := _pattern_of_word(word))}
    return re.compile("|".join(sorted(found, key=lambda pattern: (-len(pattern), pattern)))) if found else None


def _pattern_of_word(word: SearchWord) -> str:
    parts = _WORD.findall(FoldedText(word.text).text)
    if not parts:
        return ""
    pattern = _NOT_INSIDE if _is_spelt(parts[0]) else ""
    for before, part in zip(["", *parts], parts, strict=False):
        if before:
            pattern += _BETWEEN if _is_spelt(before) and _is_spelt(part) else r"[\W_]*"
        pattern += re.escape(part)
    return pattern + (_NOT_WITHIN if word.whole and _is_spelt(parts[-1]) else "")


def _is_spelt(word: str) -> bool:
    """Whether it is a word of letters, which has others beside it only with something between."""
    return not _is_cjk(word[0])


def _is_cjk(character: str) -> bool:
    return any(first <= character <= last for first, last in CJK)
