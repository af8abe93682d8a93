"""Latin letters for other scripts: for citation keys, and for a LaTeX that cannot print what is written."""

import re
import unicodedata
from functools import lru_cache

from desktop.formats.word_sets import pair_table

SPELT_OUT = pair_table(
    """ß:ss ẞ:SS ø:o Ø:O æ:ae Æ:AE œ:oe Œ:OE ł:l Ł:L đ:d Đ:D ð:d Ð:D þ:th Þ:Th ŋ:ng Ŋ:Ng ı:i ȷ:j ħ:h Ħ:H ŧ:t Ŧ:T ĸ:k
    α:a β:b γ:g δ:d ε:e ϵ:e ζ:z η:e θ:th ϑ:th ι:i κ:k λ:l μ:m ν:n ξ:x ο:o π:p ρ:r σ:s ς:s τ:t υ:y φ:ph ϕ:ph χ:ch ψ:ps
    ω:o Α:A Β:B Γ:G Δ:D Ε:E Ζ:Z Η:E Θ:Th Ι:I Κ:K Λ:L Μ:M Ν:N Ξ:X Ο:O Π:P Ρ:R Σ:S Τ:T Υ:Y Φ:Ph Χ:Ch Ψ:Ps Ω:O
    а:a б:b в:v г:g д:d е:e ж:zh з:z и:i й:y ё:yo ї:yi к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f х:kh ц:ts ч:ch ш:sh щ:shch ъ: ы:y
    ь: э:e ю:yu я:ya і:i ґ:g є:ye ђ:dj ј:j љ:lj њ:nj ћ:c џ:dz ѕ:dz
    А:A Б:B В:V Г:G Д:D Е:E Ж:Zh З:Z И:I Й:Y Ё:Yo Ї:Yi К:K Л:L М:M Н:N О:O П:P Р:R С:S Т:T У:U Ф:F Х:Kh Ц:Ts Ч:Ch Ш:Sh Щ:Shch Ъ: Ы:Y
    Ь: Э:E Ю:Yu Я:Ya І:I Ґ:G Є:Ye Ђ:Dj Ј:J Љ:Lj Њ:Nj Ћ:C Џ:Dz Ѕ:Dz ʹ:' ʼ:' ʻ:' ʾ:' ʿ:'"""
)
# Unicode's own names spell these scripts as they sound: HIRAGANA LETTER KA, HANGUL SYLLABLE GIM.
SPELT_BY_NAME = re.compile(
    r"(?:HIRAGANA|KATAKANA|HANGUL|ARABIC|HEBREW|DEVANAGARI|BENGALI|TAMIL|TELUGU|GEORGIAN|ARMENIAN|THAI|GUJARATI|KANNADA"
    r"|MALAYALAM|GURMUKHI|ETHIOPIC|SINHALA|KHMER|LAO|MYANMAR)(?: SMALL| CAPITAL)?"
    r" (?:LETTER|SYLLABLE|VOWEL SIGN|CHARACTER)(?: SMALL| CAPITAL)? ([A-Z ]+)"
)


@lru_cache(maxsize=8192)
def romanised(character: str) -> str:
    """The ASCII letters that stand for one character: ö o, Ж Zh, 김 gim; empty when they are not known (Chinese)."""
    if character.isascii():
        return character
    if character in SPELT_OUT:
        return SPELT_OUT[character]
    named = SPELT_BY_NAME.fullmatch(unicodedata.name(character, ""))
    if named:
        return named.group(1).rsplit(" ", 1)[-1].lower()
    parts = unicodedata.normalize("NFKD", character)
    return "".join(map(romanised, parts)) if parts != character else ""


def ascii_letters(text: str) -> str:
    """The text in ASCII, as far as it can be romanised; what cannot be is left out."""
    return text if text.isascii() else "".join(map(romanised, unicodedata.normalize("NFC", text)))


def printable_name(character: str) -> str:
    """What to print, in ASCII, where no font has the character: its romanisation, its name or its number."""
    if unicodedata.category(character).startswith("M") or character.isspace():
        return " " if character.isspace() else ""
    letters = romanised(character)
    if letters.strip() or character in SPELT_OUT:
        return letters
    name = unicodedata.name(character, "")
    if unicodedata.category(character) == "So" and name:
        return f"[{name.lower()}]"
    return f"[U+{ord(character):04X}]"
