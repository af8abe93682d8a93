"""Citations as a BibTeX or BibLaTeX file that compiles the first time."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple
from urllib.parse import quote

from desktop.formats.citation_keys import LITTLE_WORDS
from desktop.formats.latex import clean_text, escape_text, escape_title
from desktop.formats.names import bibtex_names
from desktop.formats.preamble import needs_of, preamble_of
from desktop.formats.romanisation import ascii_letters
from desktop.records import Citation, ExportOptions, Paper

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
DATE = re.compile(r"(\d{4})(?:-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?)?(?!\d)")
DOI = re.compile(r"(?:https?://(?:dx\.)?doi\.org/|doi:\s*)?(10\.\S+)", re.IGNORECASE)
ARXIV_ID = re.compile(r"(?:arxiv:)?(.*?)(?:v\d+)?", re.IGNORECASE)
# What may stand in an address as it is; braces, spaces, % and \ would break the file.
SAFE_IN_ADDRESS = "/:;@!'()*+,=?&.-_~%#"
UNHARMFUL = re.compile(r"[\w/:;@!'()*+,=?&.~-]*", re.ASCII)
NAME_WIDTH = len("archivePrefix")

Field = tuple[str, str]


class Entry(NamedTuple):
    """An entry and what it needs of the file's beginning: ``needs_of`` its text, a line each."""

    key: str
    needs: str
    text: str


def write(citations: Iterable[Citation], options: ExportOptions) -> str:
    """A whole file: entries by key, LF, a final newline; the same bytes for the same data in any order.

    ``options.format`` is "bibtex" or "biblatex". ``options.unicode`` None means ASCII for BibTeX and letters as written for
    BibLaTeX. Where letters are left that pdfLaTeX cannot print, the file starts with an ``@preamble`` that tells it how.
    """
    return "".join(write_file([make_entry(citation, options) for citation in citations]))


def make_entry(citation: Citation, options: ExportOptions) -> Entry:
    """The entry of one paper, for a file of many."""
    text = write_entry(citation, options)
    return Entry(citation.key, "\n".join(sorted(needs_of(text))), text)


def write_file(entries: Iterable[tuple[str, str, str]]) -> Iterator[str]:
    """A whole file of these, each an Entry or as one, in pieces; see ``write``."""
    ordered = sorted(entries, key=lambda entry: (entry[0].lower(), entry))
    needed = {needs for _, needs, _ in ordered}
    yield preamble_of(need for needs in needed for need in needs.split("\n") if need)
    yield "\n".join([text for _, _, text in ordered])


def write_entry(citation: Citation, options: ExportOptions) -> str:
    """One entry with its final newline, without the ``@preamble`` that a file may start with."""
    fields = _biblatex_fields(citation, options) if options.format == "biblatex" else _bibtex_fields(citation, options)
    lines = ",\n".join([f"  {name:<{NAME_WIDTH}} = {value}" for name, value in fields])
    kind = "online" if options.format == "biblatex" and citation.paper.url else "misc"
    return f"@{kind}{{{citation.key},\n{lines}\n}}\n"


def _bibtex_fields(citation: Citation, options: ExportOptions) -> Iterator[Field]:
    paper, unicode = citation.paper, bool(options.unicode)
    authors = bibtex_names([author.name for author in paper.authors], unicode=unicode, classic=not unicode)
    yield "title", _braced(escape_title(paper.title, unicode=unicode))
    if authors:
        yield "author", _braced(authors)
    else:
        yield "key", _braced(_sorting_key(citation))  # what styles sort and label by, when nobody signed
    year, month, _ = date_of(paper)
    if year:
        yield "year", _braced(year)
    if month:
        yield "month", MONTHS[int(month) - 1]
    if paper.arxiv_id:
        yield "eprint", _braced(bare_arxiv_id(paper.arxiv_id))
        yield "archivePrefix", "{arXiv}"
        if paper.primary_category:
            yield "primaryClass", _braced(_raw(paper.primary_category))
    yield from _addresses(paper)
    yield from _what_the_reader_asked_for(citation, options, unicode, note="annote")


def _biblatex_fields(citation: Citation, options: ExportOptions) -> Iterator[Field]:
    paper, unicode = citation.paper, options.unicode is not False
    authors = bibtex_names([author.name for author in paper.authors], unicode=unicode, classic=False)
    if citation.older_keys:
        yield "ids", _braced(",".join(citation.older_keys))
    yield "title", _braced(escape_title(paper.title, unicode=unicode))
    if authors:
        yield "author", _braced(authors)
    date = "-".join(part for part in date_of(paper) if part)
    if date:
        yield "date", _braced(date)
    if paper.arxiv_id:
        yield "eprint", _braced(bare_arxiv_id(paper.arxiv_id))
        yield "eprinttype", "{arXiv}"
        if paper.primary_category:
            yield "eprintclass", _braced(_raw(paper.primary_category))
        if not paper.journal_ref and not paper.doi:
            yield "pubstate", "{prepublished}"
    yield from _addresses(paper)
    yield from _what_the_reader_asked_for(citation, options, unicode, note="annotation")


def _addresses(paper: Paper) -> Iterator[Field]:
    doi = bare_doi(paper)
    if doi:
        yield "doi", _braced(_raw(doi))
    if paper.url:
        yield "url", _braced(_raw(paper.url))


def _what_the_reader_asked_for(citation: Citation, options: ExportOptions, unicode: bool, note: str) -> Iterator[Field]:
    if options.abstract and citation.paper.abstract:
        yield "abstract", _braced(escape_text(citation.paper.abstract, unicode=unicode))
    if options.keywords and citation.keywords:
        # A comma parts keywords, so it cannot be in one.
        words = [escape_text(word.replace(",", " "), unicode=unicode) for word in citation.keywords]
        yield "keywords", _braced(", ".join(words))
    if options.note and citation.note:
        yield note, _braced(escape_text(citation.note, unicode=unicode))


def _braced(value: str) -> str:
    return "{" + value + "}"


def _raw(address: str) -> str:
    """An address, percent-encoded where it would break the file or its own field."""
    return address if UNHARMFUL.fullmatch(address) else quote(address, safe=SAFE_IN_ADDRESS, errors="replace")


def date_of(paper: Paper) -> tuple[str, str, str]:
    """Year, month and day of the first version; empty where nobody said."""
    match = DATE.match(paper.published or "")
    return (match[1], match[2] or "", match[3] or "") if match else ("", "", "")


def bare_arxiv_id(arxiv_id: str) -> str:
    """Without ``arXiv:`` in front and without a version behind."""
    match = ARXIV_ID.fullmatch(arxiv_id.strip())
    return _raw(match.group(1) if match else arxiv_id)


def bare_doi(paper: Paper) -> str | None:
    """The paper's DOI without an address before it, else the one that arXiv gives each of its papers."""
    if paper.doi:
        match = DOI.fullmatch(paper.doi.strip())
        return match.group(1) if match else paper.doi.strip()
    return f"10.48550/arXiv.{bare_arxiv_id(paper.arxiv_id)}" if paper.arxiv_id else None


def _sorting_key(citation: Citation) -> str:
    """The title up to its colon, in letters that classic BibTeX can cut anywhere."""
    short = re.sub(r"[^A-Za-z0-9 -]+", "", ascii_letters(clean_text(citation.paper.title).split(":")[0]))
    words = short.split()[:4]
    while words and words[-1].lower() in LITTLE_WORDS:
        words.pop()
    return " ".join(words) or citation.key
