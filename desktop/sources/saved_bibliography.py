"""Reads a bibliography that somebody keeps as ``.bib``: BibTeX or BibLaTeX, as Zotero, JabRef, DBLP and people write it. Pure.

It is read entry by entry, so that a long one can be cancelled, and what is broken is told with its line.
https://www.ctan.org/pkg/bibtex, https://www.ctan.org/pkg/biblatex
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts, split_multiple_persons_names

from desktop.records import Paper
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.sources.bibtex_inheritance import scan_with_parents
from desktop.sources.bibtex_scanner import BrokenBlock, ScannedEntry
from desktop.sources.bibtex_work import date_of
from desktop.sources.latex_text import plain_latex
from desktop.sources.published_work import as_paper, plain_line
from desktop.translation import tr

# BibTeX ends a key at a comma or a brace and takes the others for its own; no key may hold them.
NOT_IN_A_KEY = re.compile(r"[\s\"#%'(),=\\{}~]")
_ARXIV_ADDRESS = re.compile(r"arxiv\.org/(?:abs|pdf|html)/([^\s?#]+?)(?:\.pdf)?/?$", re.IGNORECASE)
_ARXIV_IN_WORDS = re.compile(r"\barxiv(?:\s+preprint)?(?:\s+arxiv)?\s*:\s*([\w./-]+?)(?:\s*\[|\s|,|$)", re.IGNORECASE)
REPOSITORY = re.compile(r"\b(?:arxiv|corr)\b", re.IGNORECASE)  # no journal: what stands there is said by the arXiv id
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_AND = re.compile(r"\s+and\s+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """One entry: its paper, its citation key ("" where it has none that can be kept), and on which line it begins."""

    paper: Paper
    key: str
    line: int


def read_bibliography(text: str) -> Iterator[BibliographyEntry | str]:
    """Each entry in the order of the text, or a sentence about one that cannot be read. Never raises, whatever the text is."""
    for found in scan_with_parents(text):
        if isinstance(found, ScannedEntry):
            yield _read_entry(found)
        elif isinstance(found, BrokenBlock):
            yield _left_out(found)


def decode_bibliography(content: bytes) -> str:
    """The text of the file: UTF-8 or UTF-16 by its mark, else UTF-8, else the Latin letters that older programs wrote."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Of Latin-1's letters none is another one in Windows' alphabet, which has quotation marks too.
        return content.decode("cp1252", "replace")


def _left_out(block: BrokenBlock) -> str:
    sentence = tr("Line {line}: this entry is broken ({reason}), so it was left out: {beginning}")
    return sentence.format(line=block.line, reason=tell_of_broken(block), beginning=block.beginning)


def tell_of_broken(block: BrokenBlock) -> str:
    """What is wrong with it, as a part of a sentence."""
    reason = {
        "brace": tr("a brace of line {at} is not closed"),
        "quote": tr("a quotation mark of line {at} is not closed"),
        "end": tr("it is not closed up to line {at}"),
        "long": tr("its abbreviations make line {at} longer than any text"),
    }.get(block.reason, tr("line {at} holds no field"))
    return reason.format(at=block.at)


def _read_entry(entry: ScannedEntry) -> BibliographyEntry | str:
    raw = entry.fields
    title = _plain(raw.get("title", ""))
    subtitle = _plain(raw.get("subtitle", ""))
    if subtitle and title:
        title = f"{title}: {subtitle}"
    doi = _doi(raw)
    container = _plain(raw.get("journal") or raw.get("journaltitle") or raw.get("booktitle") or "")
    paper = as_paper(
        title=title,
        doi=doi,
        authors=_names(raw.get("author") or raw.get("editor") or ""),
        published=date_of(raw),
        abstract=_plain(raw.get("abstract", "")),
        container="" if REPOSITORY.search(container) else container,
        volume=_plain(raw.get("volume", "")),
        issue=_plain(raw.get("number", "") or raw.get("issue", "")),
        pages=_plain(raw.get("pages", "")),
    )
    if paper is None:
        sentence = tr("Line {line}: “{key}” has no title, so it was left out.")
        return sentence.format(line=entry.line, key=entry.key)
    return as_entry(paper, entry.key, entry.line, raw)


def as_entry(paper: Paper, key: str, line: int, fields: Mapping[str, str]) -> BibliographyEntry:
    """The entry with what ``fields``, by BibTeX's names, say of the paper's arXiv id and address; its key where TeX can read it."""
    arxiv_id, doi = _arxiv_id(fields), paper.doi or ""
    paper = replace(paper, arxiv_id=paper.arxiv_id or arxiv_id, doi=doi or None, project_page=_page(fields, doi, arxiv_id))
    return BibliographyEntry(paper, "" if NOT_IN_A_KEY.search(key) or not key.isprintable() else key, line)


def _names(field: str) -> list[str]:
    """Each person, given name first; who stands in braces is an institution and one name. "and others" is nobody."""
    if "{" not in field and "\\" not in field and field.count(",") == 0:
        # As arXiv and many programs write them.
        return [name for name in map(_plain, _AND.split(" ".join(field.split()))) if name and name != "others"]
    names = []
    for one in split_multiple_persons_names(" ".join(field.split())):
        try:
            parts = parse_single_name_into_parts(one, strict=False)
        except InvalidNameError:
            names.append(_plain(one))
            continue
        names.append(_plain(" ".join([*parts.first, *parts.von, *parts.last, *parts.jr])))
    return [name for name in names if name and name != "others"]


def _arxiv_id(fields: Mapping[str, str]) -> str | None:
    archive = fields.get("archiveprefix") or fields.get("eprinttype") or ""
    candidates = []
    if archive.lower() in ("", "arxiv"):
        candidates.append(fields.get("eprint", ""))
    for name in ("url", "howpublished", "ee", "eprint"):
        candidates += _ARXIV_ADDRESS.findall(fields.get(name, "").rstrip("}"))
    for name in ("journal", "journaltitle", "howpublished", "publisher", "number"):
        candidates += _ARXIV_IN_WORDS.findall(fields.get(name, ""))
    if REPOSITORY.search(fields.get("journal", "")):
        candidates.append(fields.get("volume", "").removeprefix("abs/"))
    found = (split_arxiv_id(one.strip()) for one in candidates if one.strip())
    return next((one[0] for one in found if one), None)


def _doi(fields: Mapping[str, str]) -> str:
    """Bare, in small letters; "" for none."""
    found = _DOI.search(fields.get("doi", "").replace("\\", ""))
    if not found and "doi.org/" in fields.get("url", ""):
        found = _DOI.search(fields["url"].replace("\\", ""))
    return found[0].rstrip("}.,;").lower() if found else ""


def _page(fields: Mapping[str, str], doi: str, arxiv_id: str | None) -> str | None:
    """The address, where no id leads to the paper."""
    address = fields.get("url", "").strip().replace("\\", "")
    return address if not doi and not arxiv_id and re.match(r"https?://", address) else None


def _plain(value: str) -> str:
    return plain_line(plain_latex(value))
