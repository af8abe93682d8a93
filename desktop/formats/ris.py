"""Citations as RIS, which EndNote, Mendeley, RefWorks and Zotero read: a tag of two letters a line, an entry from TY to ER.

https://en.wikipedia.org/wiki/RIS_(file_format), https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html
"""

import re
from collections.abc import Iterable, Iterator

from desktop.formats.bibtex import bare_arxiv_id, bare_doi, date_of
from desktop.formats.latex import clean_text
from desktop.formats.names import split_name
from desktop.records import Citation, ExportOptions

NEWLINE = "\r\n"  # as the format wants it, on every system
_LIKE_A_TAG = re.compile(r"(?=[A-Z][A-Z0-9] {1,2}-)")


def write(citations: Iterable[Citation], options: ExportOptions) -> Iterator[str]:
    """A whole file, entries by key, an entry a piece; letters are always as written."""
    for citation in sorted(citations, key=lambda one: one.key.lower()):
        yield "".join(f"{tag}  - {text}{NEWLINE}" for tag, text in _lines(citation, options)) + NEWLINE


def _lines(citation: Citation, options: ExportOptions) -> Iterator[tuple[str, str]]:
    paper = citation.paper
    yield "TY", "UNPB" if paper.arxiv_id else "GEN"
    yield "ID", citation.key
    yield "TI", clean_text(paper.title)
    for author in paper.authors:
        if author.name.strip():
            yield "AU", _name(author.name)
    year, month, day = date_of(paper)
    if year:
        yield "PY", year
        yield "DA", f"{year}/{month}/{day}/"
    if paper.arxiv_id:
        yield "PB", "arXiv"
        yield "AN", f"arXiv:{bare_arxiv_id(paper.arxiv_id)}"
    doi = bare_doi(paper)
    if doi:
        yield "DO", clean_text(doi)
    if paper.url:
        yield "UR", clean_text(paper.url)
    if options.abstract and paper.abstract:
        yield "AB", clean_text(paper.abstract)
    if options.keywords:
        for word in citation.keywords:
            yield "KW", clean_text(word)
    if options.note and citation.note:
        yield "N1", _in_lines(citation.note)
    yield "ER", ""


def _name(display: str) -> str:
    """``von Last, First, Jr``; a group, and who has one name only, as they are: a comma would part them."""
    name = split_name(display)
    last = f"{name.particle} {name.last}" if name.particle else name.last
    if name.whole:
        return last.replace(",", "")
    return ", ".join([last, name.first, name.suffix] if name.suffix else [last, name.first] if name.first else [last])


def _in_lines(text: str) -> str:
    """A text that keeps its lines; none of them may look like the beginning of another field."""
    return NEWLINE.join(_LIKE_A_TAG.sub(" ", clean_text(line), count=1) if line.strip() else "" for line in text.splitlines())
