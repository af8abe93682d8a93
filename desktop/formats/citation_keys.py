"""Citation keys: made from a paper as five programs make them, and told apart from the keys that are taken."""

import re
from collections.abc import Callable, Container, Iterator, Mapping
from itertools import count, product
from string import ascii_lowercase
from types import MappingProxyType

from desktop.formats.latex import clean_text
from desktop.formats.names import split_name
from desktop.formats.romanisation import ascii_letters
from desktop.formats.word_sets import word_set
from desktop.records import Paper

NOT_IN_A_KEY = re.compile(r"[^A-Za-z0-9_:-]+")
NOT_A_WORD = re.compile(r"[^A-Za-z0-9]+")
TEX_COMMAND = re.compile(r"\\[A-Za-z]+|\\.")
LONGEST = 80  # characters; a title of one endless word makes no endless key
YEAR = re.compile(r"\d{4}")

LITTLE_WORDS = word_set(
    "a an the on in of for and to with from by at as is are be do does can how what why when via into towards toward using"
)
# The words that arXiv's own keys leave out: English words without a meaning of their own.
ARXIV_LITTLE_WORDS = LITTLE_WORDS | word_set(
    """i me my we our you your he him his she her it its they them their who whom this that these those am was were been
    being have has had having doing but if or because until while about against between through during before after above
    below up down out off over under again further then once here there where all any both each few more most other some
    such no nor not only own same so than too very s t will just don should now which"""
)
BBT_LITTLE_WORDS = word_set(
    """a ab aboard about above across after against al along amid among an and anti around as at before behind below beneath
    beside besides between beyond but by d da das de del dell dello dei degli della delle dem den der des despite die do
    down du during ein eine einem einen einer eines el en et except for from gli i il in inside into is l la las le les
    like lo los near nor of off on onto or over past per plus round save since so some sur than the through to toward
    towards un una unas under underneath une unlike uno unos until up upon versus via von while with within without yet zu
    zum"""
)
ZOTERO_LITTLE_WORDS = word_set(
    """a an the some from on in to of do with der die das ein eine einer eines einem einen un une la le l el las los al uno
    una unos unas de des del d"""
)


def build_key(paper: Paper, preset: str = "scholar") -> str:
    """A key of ASCII letters, digits and ``_:-`` for a paper, never empty, the same on every machine.

    ``preset`` is a name in PRESETS. What the paper lacks is left out, never invented: without an author the title's words
    stand in, and for a family name without Latin letters the arXiv id (else the title's words).
    """
    return NOT_IN_A_KEY.sub("", PRESETS[preset](paper))[:LONGEST].strip(":-_") or _identifier(paper) or "untitled"


def unique_key(stem: str, taken: Container[str]) -> str:
    """The stem, or the stem with the first of a, b, … z, aa, ab, … that is free.

    ``taken`` holds the keys of the whole library in lower case: BibTeX takes ``Li2020`` and ``li2020`` for one key.
    """
    if stem.lower() not in taken:
        return stem
    return next(key for key in (stem + letters for letters in _letters()) if key.lower() not in taken)


def _letters() -> Iterator[str]:
    for length in count(1):
        yield from map("".join, product(ascii_lowercase, repeat=length))


def _family_name(paper: Paper) -> str | None:
    """Of the first author, in ASCII without spaces: vandenOord; None without authors, empty without Latin letters."""
    for author in paper.authors:
        name = split_name(author.name)
        if name.last:
            return NOT_A_WORD.sub("", ascii_letters(f"{name.particle} {name.last}"))
    return None


def _year(paper: Paper) -> str:
    match = YEAR.match(paper.published or "")
    return match.group() if match else ""


def _words(paper: Paper, little_words: frozenset[str]) -> list[str]:
    """The title's words in ASCII that say something; all of them when none does."""
    words = NOT_A_WORD.split(TEX_COMMAND.sub(" ", ascii_letters(clean_text(paper.title)).replace("'", "")))
    words = [word for word in words if word]
    return [word for word in words if word.lower() not in little_words] or words


def _identifier(paper: Paper) -> str:
    if paper.arxiv_id:
        return "arxiv:" + NOT_A_WORD.sub("-", paper.arxiv_id).strip("-")
    return "doi:" + NOT_A_WORD.sub("-", paper.doi).strip("-") if paper.doi else ""


def _compose(paper: Paper, parts: Callable[[str, str, list[str]], str], little_words: frozenset[str]) -> str:
    """The key of a paper with a Latin name; else the id; else the title's words in the place of the name."""
    name, words = _family_name(paper), _words(paper, little_words)
    if name:
        return parts(name, _year(paper), words)
    if name is not None and paper.arxiv_id:
        return _identifier(paper)
    return parts(words[0], _year(paper), words[1:]) if words else _identifier(paper)


def _scholar(name: str, year: str, words: list[str]) -> str:
    return (name + year + "".join(words[:1])).lower()


def _better_bibtex(name: str, year: str, words: list[str]) -> str:
    return name.lower() + "".join(word[0].upper() + word[1:] for word in words[:3]) + year


def _jabref(name: str, year: str, words: list[str]) -> str:
    return name + year if year else name + "".join(word.capitalize() for word in words[:1])


def _arxiv(name: str, year: str, words: list[str]) -> str:
    return (name + year + "".join(words[:4])).lower()


def _zotero(name: str, year: str, words: list[str]) -> str:
    return "_".join(part for part in (name, *words[:1], year) if part).lower()


PRESETS: Mapping[str, Callable[[Paper], str]] = MappingProxyType(
    {
        "scholar": lambda paper: _compose(paper, _scholar, LITTLE_WORDS),
        "bbt": lambda paper: _compose(paper, _better_bibtex, BBT_LITTLE_WORDS),
        "jabref": lambda paper: _compose(paper, _jabref, LITTLE_WORDS),
        "arxiv": lambda paper: _compose(paper, _arxiv, ARXIV_LITTLE_WORDS),
        "zotero": lambda paper: _compose(paper, _zotero, ZOTERO_LITTLE_WORDS),
    }
)
