"""A person's display name as BibTeX wants it: ``von Last, Jr, First``; groups and single names in braces."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from desktop.formats.latex import clean_text, escape_text
from desktop.formats.romanisation import ascii_letters
from desktop.formats.word_sets import word_set

PARTICLES = word_set(
    """van von der den de del della dello dalla dal degli dei delle di da do dos das du des la le el al bin ibn ben bint ter
    ten te zu zum zur vom af av d' 't 's op tot della"""
)
# With a capital these are given names as well, unless another particle follows: Van der Berg.
OFTEN_GIVEN_NAMES = word_set("La El Al Ben Bin Do Te Ten Das Den Der Des Von Op Af Av Zu Tot Te")
# Van and Le are particles in Van Gool and Le Goues, and middle names beside one of these: Kiet Van Nguyen.
VIETNAMESE_NAMES = word_set(
    """nguyen tran le pham hoang huynh phan vu vo dang bui do ho ngo duong ly dinh truong trinh dao doan luong mai cao lam
    quach tang kieu vuong an anh hung hieu hai minh nam tuan thanh thang linh long quang khanh duc tien toan tung viet"""
)
SUFFIXES = frozenset({"Jr", "Jr.", "Sr", "Sr.", "II", "III", "IV"})
GROUP_WORDS = word_set(
    """team teams lab labs laboratory laboratories group collaboration collaborations consortium inc inc. llc ltd ltd. gmbh
    corp corp. corporation company university universität université institute institut research project community
    foundation center centre department initiative alliance society committee network association council contributors
    authors intelligence school college hospital technologies technology systems deepmind organization organisation task
    force"""
)
TRUNCATED = frozenset({"others", "et al", "et al."})
SIGNS = re.compile(r"[;()\[\]/&@]")
# Chinese, Japanese and Korean names come in both orders.
FAMILY_NAME_UNKNOWN = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff]")
AND = re.compile(r"(?:^|\s)and(?:\s|$)", re.IGNORECASE)
PLAIN = re.compile(r"[^\\{}\x80-\U0010ffff]*")
LETTER_THAT_IS_LEFT = re.compile("[^\x00-\x7f](?:[^\x00-\x7f\\w\\s])*")


@dataclass(frozen=True, slots=True)
class Name:
    """A name in BibTeX's four parts. A group or a name of one word is all ``last``, and ``whole``: nothing abbreviates it."""

    last: str
    first: str = ""
    particle: str = ""
    suffix: str = ""
    whole: bool = False


@lru_cache(maxsize=8192)
def split_name(display: str) -> Name:
    """The parts of a name as people write it, with or without commas. An empty name has an empty ``last``."""
    display = clean_text(display)
    words = display.split(" ")
    if "," in display:
        return _split_at_commas(display)
    if len(words) == 1 or _is_whole(display, words):
        return Name(last=display, whole=True)
    suffix = words.pop() if words[-1] in SUFFIXES and len(words) > 2 else ""
    return _split_words(words, suffix)


def _is_whole(display: str, words: list[str]) -> bool:
    """Whether it is a group, or a name of which nobody can tell the family name."""
    if (
        display.lower() in TRUNCATED
        or "AI" in words
        or words[0] == "The"
        or any(word.lower() in GROUP_WORDS for word in words[1:])
    ):
        return True
    if not words[0][0].isalpha() or not any(letter.isalpha() for letter in words[-1]) or SIGNS.search(display):
        return True
    return AND.search(display) is not None or FAMILY_NAME_UNKNOWN.search(display) is not None


def _split_words(words: list[str], suffix: str) -> Name:
    last = len(words) - 1
    start = next((at for at in range(last) if _is_particle(words, at)), last)
    end = next((at for at in range(start, last) if not _is_particle(words, at)), last)
    return Name(" ".join(words[end:]), " ".join(words[:start]), " ".join(words[start:end]), suffix)


def _is_particle(words: list[str], at: int) -> bool:
    word, following = words[at], words[at + 1]
    if word in PARTICLES:
        return True
    if at == 0 or word.lower() not in PARTICLES or not word.istitle():
        return False
    if following.lower() in PARTICLES and at + 2 < len(words):
        return True
    return word not in OFTEN_GIVEN_NAMES and not (_sounds_vietnamese(words[0]) or _sounds_vietnamese(following))


def _sounds_vietnamese(word: str) -> bool:
    return ascii_letters(word).lower() in VIETNAMESE_NAMES


def _split_at_commas(display: str) -> Name:
    parts = [part.strip() for part in display.split(",")]
    if AND.search(display) or not all(parts):
        return Name(last=display, whole=True)
    if len(parts) == 2:
        before, after = parts
        if after in SUFFIXES and " " in before:
            return _split_words(before.split(" "), after)
        if after.lower() not in GROUP_WORDS and not any(word.lower() in GROUP_WORDS for word in before.split(" ")):
            return _family_name_first(before, "", after)
    if len(parts) == 3 and parts[1] in SUFFIXES:
        return _family_name_first(parts[0], parts[1], parts[2])
    if len(parts) == 3 and parts[2] in SUFFIXES:
        return _family_name_first(parts[0], parts[2], parts[1])
    return Name(last=display, whole=True)


def _family_name_first(family: str, suffix: str, given: str) -> Name:
    words = family.split(" ")
    end = 0
    while end < len(words) - 1 and words[end] in PARTICLES:
        end += 1
    return Name(" ".join(words[end:]), given, " ".join(words[:end]), suffix)


@lru_cache(maxsize=32768)
def bibtex_name(display: str, unicode: bool, classic: bool) -> str:
    """One name for an author field; empty for an empty name.

    ``classic``: for the BibTeX of 1988, which abbreviates bytes and not letters: a letter that LaTeX has no command for
    is wrapped so that it counts as one.
    """
    name = split_name(display)
    if not name.last:
        return ""
    if name.whole:
        text = escape_text(name.last, unicode=unicode)
        # The \relax makes BibTeX count the whole brace as one letter, and so never cut it inside a command or a letter.
        return f"{{\\relax {text}}}" if classic and not PLAIN.fullmatch(text) else f"{{{text}}}"
    parts = [f"{name.particle} {name.last}" if name.particle else name.last, name.suffix, name.first]
    written = ", ".join(escape_text(part, unicode=unicode) for part in parts if part)
    return LETTER_THAT_IS_LEFT.sub(r"{\\relax \g<0>}", written) if classic and not written.isascii() else written


def bibtex_names(displays: Iterable[str], *, unicode: bool, classic: bool) -> str:
    """The whole author field, in the given order; empty when nobody is named. A list cut short ends in ``and others``."""
    shown = [display for display in displays if display.strip()]
    names = [bibtex_name(display, unicode, classic) for display in shown]
    if len(shown) > 1 and _is_cut_short(shown):
        names[-1] = "others"
    return " and ".join([name for name in names if name])


def _is_cut_short(displays: list[str]) -> bool:
    """Whether the last one says that more people wrote it. Said twice, it is somebody's odd name."""
    return (
        displays[-1].strip().lower() in TRUNCATED and sum(display.strip().lower() in TRUNCATED for display in displays) == 1
    )
