"""Makes a paper of what a registration agency says of a published work, in whatever format it said it. Pure."""

import html
import re
from collections.abc import Iterable

from desktop.records import Author, Paper
from desktop.sources.arxiv_id import split_arxiv_id

# What publishers mark up in titles and abstracts: HTML, JATS and MathML. "a < b" and "<unk>" are none of it.
_BLOCK = re.compile(r"</?(?:jats:)?(?:p|br|title|sec|list|list-item|label)(?:\s[^<>]*)?/?>", re.IGNORECASE)
_INLINE = re.compile(
    r"</?(?:(?:jats|mml):[a-z-]+|i|b|em|strong|sub|sup|sc|scp|u|tt|span|italic|bold|inline-formula|m(?:ath|row|i|n|o|sub|sup|text))"
    r"(?:\s[^<>]*)?/?>",
    re.IGNORECASE,
)
_OPENING = re.compile(r"\s*<(?:jats:)?title>\s*abstract\s*</(?:jats:)?title>", re.IGNORECASE)
_ARXIV_DOI = re.compile(r"10\.48550/arxiv\.(.+)", re.IGNORECASE)


def as_paper(
    *,
    title: str,
    doi: str,
    authors: Iterable[str] = (),
    published: str | None = None,
    abstract: str = "",
    container: str = "",
    volume: str = "",
    issue: str = "",
    pages: str = "",
) -> Paper | None:
    """The paper, its texts without markup on one line each; None without a title. ``published``: 1970, 1970-08 or 1970-08-21.

    ``container`` is the journal or the proceedings.
    """
    line = plain_line(title)
    if not line:
        return None
    registered = _ARXIV_DOI.fullmatch(doi)
    identified = split_arxiv_id(registered[1]) if registered else None
    return Paper(
        title=line,
        abstract=plain_line(_OPENING.sub("", abstract)),
        authors=tuple(Author(name) for name in map(plain_line, authors) if name),
        arxiv_id=identified[0] if identified else None,
        doi=doi,
        published=published,
        journal_ref=_reference(*map(plain_line, (container, volume, issue, pages)), year=(published or "")[:4]) or None,
    )


def plain_line(text: str) -> str:
    """Text on one line, without markup and with its entities as letters."""
    words = " ".join(html.unescape(html.unescape(_INLINE.sub("", _BLOCK.sub(" ", text)))).split())
    return words if words.isprintable() else "".join(letter for letter in words if letter.isprintable())


def _reference(container: str, volume: str, issue: str, pages: str, *, year: str) -> str:
    """``Science 169(3946), 635–641 (1970)``, as far as it is known; "" where nothing says in what it appeared."""
    if not container:
        return ""
    number = f"{volume}({issue})" if volume and issue else volume or issue
    first, _dash, last = re.sub(r"\s*(?:--|-)\s*", "–", pages).partition("–")
    span = first if first == last or not last else f"{first}–{last}"
    told = ", ".join(filter(None, (f"{container} {number}".strip(), span)))
    return f"{told} ({year})" if year and year not in container else told
