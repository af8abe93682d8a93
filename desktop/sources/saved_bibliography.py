"""Reads a bibliography that somebody keeps as ``.bib``: BibTeX or BibLaTeX, as Zotero, JabRef, DBLP and people write it. Pure.

It is read a few hundred entries at a time, so that a long one can be cancelled, and what is broken is told with its line.
https://www.ctan.org/pkg/bibtex, https://www.ctan.org/pkg/biblatex
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from bibtexparser import middlewares
from bibtexparser.entrypoint import parse_string
from bibtexparser.library import Library
from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts, split_multiple_persons_names
from bibtexparser.model import Entry, ParsingFailedBlock

from desktop.records import Paper
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.sources.bibtex_work import date_of
from desktop.sources.latex_text import plain_latex
from desktop.sources.published_work import as_paper, plain_line
from desktop.translation import tr

AT_ONCE = 200  # blocks read together
# BibTeX ends a key at a comma or a brace and takes the others for its own; no key may hold them.
NOT_IN_A_KEY = re.compile(r"[\s\"#%'(),=\\{}~]")
_BLOCK = re.compile(r"^[ \t]*@[ \t]*(\w+)", re.MULTILINE)
_ARXIV_ADDRESS = re.compile(r"arxiv\.org/(?:abs|pdf|html)/([^\s?#]+?)(?:\.pdf)?/?$", re.IGNORECASE)
_ARXIV_IN_WORDS = re.compile(r"\barxiv(?:\s+preprint)?(?:\s+arxiv)?\s*:\s*([\w./-]+?)(?:\s*\[|\s|,|$)", re.IGNORECASE)
_REPOSITORY = re.compile(r"\b(?:arxiv|corr)\b", re.IGNORECASE)  # no journal: what stands there is said by the arXiv id
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")


@dataclass(frozen=True, slots=True)
class BibliographyEntry:
    """One entry: its paper, its citation key ("" where it has none that can be kept), and on which line it begins."""

    paper: Paper
    key: str
    line: int


def read_bibliography(text: str) -> Iterator[BibliographyEntry | str]:
    """Each entry in the order of the text, or a sentence about one that cannot be read. Never raises, whatever the text is."""
    strings = ""
    blocks = _blocks(text)
    while chunk := list(islice(blocks, AT_ONCE)):
        # Abbreviations are for all that follows, as in BibTeX.
        strings += "".join(f"{words}\n" for kind, _line, words in chunk if kind == "string")
        content = "".join(words if kind != "string" else "\n" * words.count("\n") for kind, _line, words in chunk)
        yield from _read_chunk(strings, content, chunk[0][1] - strings.count("\n"))


def decode_bibliography(content: bytes) -> str:
    """The text of the file: UTF-8 or UTF-16 by its mark, else UTF-8, else the Latin letters that older programs wrote."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        # Of Latin-1's letters none is another one in Windows' alphabet, which has quotation marks too.
        return content.decode("cp1252", "replace")


def _blocks(text: str) -> Iterator[tuple[str, int, str]]:
    """Kind in small letters, line and text of each block; what stands before the first one is a comment."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    starts = [found.start() for found in _BLOCK.finditer(text)]
    line = 1 + text.count("\n", 0, starts[0] if starts else 0)
    for start, end in pairwise([*starts, len(text)]):
        words = text[start:end]
        found = _BLOCK.match(words)
        yield found[1].lower() if found else "", line, words
        line += words.count("\n")


def _read_chunk(strings: str, content: str, first_line: int) -> Iterator[BibliographyEntry | str]:
    """``first_line`` is where, in the file, the text of both begins."""
    library = parse_string(strings + content, append_middleware=[])
    for block in library.blocks:
        line = first_line + (block.start_line or 0)
        entry = _entry_of(block, library)
        if isinstance(entry, Entry):
            yield _read_entry(entry, line)
        elif isinstance(block, ParsingFailedBlock) and line >= first_line + strings.count("\n"):
            sentence = tr("Line {line}: this entry is broken, so it was left out: {beginning}")
            yield sentence.format(line=line, beginning=_beginning(block.raw or ""))


def _entry_of(block: object, library: Library) -> object:
    """The entry; also of a block that only names a field or its key twice, which loses nothing."""
    inner = block.ignore_error_block if isinstance(block, ParsingFailedBlock) else None
    if not isinstance(inner, Entry):
        return block
    fields = {field.key.lower(): field for field in reversed(inner.fields)}  # of two, BibTeX takes the first one too
    alone = Library([*library.strings, Entry(inner.entry_type, inner.key, list(fields.values()))])
    for repair in (middlewares.ResolveStringReferencesMiddleware(), middlewares.RemoveEnclosingMiddleware()):
        alone = repair.transform(alone)
    return next(iter(alone.entries), block)


def _read_entry(entry: Entry, line: int) -> BibliographyEntry | str:
    raw: dict[str, str] = {}
    for field in entry.fields:
        if isinstance(field.value, str):
            raw.setdefault(field.key.lower(), field.value)
    words = {name: _plain(value) for name, value in raw.items() if name not in ("author", "editor")}
    title = words.get("title", "")
    if words.get("subtitle") and title:
        title = f"{title}: {words['subtitle']}"
    doi, arxiv_id = _doi(raw), _arxiv_id(raw)
    container = words.get("journal") or words.get("journaltitle") or words.get("booktitle") or ""
    paper = as_paper(
        title=title,
        doi=doi,
        authors=_names(raw.get("author") or raw.get("editor") or ""),
        published=date_of(raw),
        abstract=words.get("abstract", ""),
        container="" if _REPOSITORY.search(container) else container,
        volume=words.get("volume", ""),
        issue=words.get("number", "") or words.get("issue", ""),
        pages=words.get("pages", ""),
    )
    if paper is None:
        sentence = tr("Line {line}: “{key}” has no title, so it was left out.")
        return sentence.format(line=line, key=entry.key)
    paper = replace(paper, arxiv_id=paper.arxiv_id or arxiv_id, doi=paper.doi or None, project_page=_page(raw, doi, arxiv_id))
    key = "" if NOT_IN_A_KEY.search(entry.key) or not entry.key.isprintable() else entry.key
    return BibliographyEntry(paper, key, line)


def _names(field: str) -> list[str]:
    """Each person, given name first; who stands in braces is an institution and one name. "and others" is nobody."""
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
    if _REPOSITORY.search(fields.get("journal", "")):
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


def _beginning(raw: str) -> str:
    line = " ".join(raw.split())
    return line if len(line) <= 60 else f"{line[:59]}…"
