"""Citations as CSL-JSON, which pandoc, Zotero and every citeproc read.

https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

import json
from collections.abc import Iterable, Iterator

from desktop.formats.bibtex import bare_arxiv_id, bare_doi, date_of
from desktop.formats.latex import clean_text
from desktop.formats.names import split_name
from desktop.records import Citation, ExportOptions


def write(citations: Iterable[Citation], options: ExportOptions) -> Iterator[str]:
    """A whole file: one list of items by key, an item a piece; letters are always as written."""
    between = "[\n"
    for citation in sorted(citations, key=lambda one: one.key.lower()):
        yield between + json.dumps(_item(citation, options), ensure_ascii=False, indent=2)
        between = ",\n"
    yield "[]\n" if between == "[\n" else "\n]\n"


def _item(citation: Citation, options: ExportOptions) -> dict[str, object]:
    paper = citation.paper
    item: dict[str, object] = {
        "id": citation.key,
        "citation-key": citation.key,
        "type": "article" if paper.arxiv_id else "document",  # CSL's article is a preprint; a journal's has a type of its own
        "title": clean_text(paper.title),
        "author": [_name(author.name) for author in paper.authors if author.name.strip()],
        "issued": {"date-parts": [[int(part) for part in date_of(paper) if part]]},
        "DOI": bare_doi(paper),
        "URL": paper.url,
    }
    if paper.arxiv_id:
        item |= {"number": f"arXiv:{bare_arxiv_id(paper.arxiv_id)}", "publisher": "arXiv", "genre": "Preprint"}
    if options.abstract:
        item["abstract"] = clean_text(paper.abstract)
    if options.keywords:
        item["keyword"] = ", ".join(citation.keywords)
    if options.note:
        item["annote"] = citation.note  # styles print "note", and nobody wrote this to be printed
    return {name: value for name, value in item.items() if value not in (None, "", [], {"date-parts": [[]]})}


def _name(display: str) -> dict[str, str]:
    """A person in the parts that styles sort and abbreviate by; a group is literal."""
    name = split_name(display)
    if name.whole:
        return {"literal": name.last}
    parts = {
        "family": name.last,
        "given": name.first,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {part: text for part, text in parts.items() if text}
