"""Reads the one entry of BibTeX with which a registration agency answers. Pure; never raises on what was sent.

bibtexparser 2 reads it and not pybtex: it gives what it cannot read back instead of raising, has types, and needs no YAML.
"""

import logging
import re
from collections.abc import Mapping

from desktop.records import Paper
from desktop.sources.published_work import as_paper

# It warns of every broken entry; what is wrong is said in our own sentence.
logging.getLogger("bibtexparser").addHandler(logging.NullHandler())

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def read_bibtex_work(text: str, doi: str) -> tuple[Paper | None, str]:
    """The paper of the first whole entry, None when there is none with a title; and the DOI that it names, "" for none.

    ``doi`` stands for it where it does not name its own.
    """
    from bibtexparser import middlewares
    from bibtexparser.entrypoint import parse_string

    stack = [
        middlewares.LatexDecodingMiddleware(),
        middlewares.SeparateCoAuthors(),
        middlewares.SplitNameParts(),
        middlewares.MergeNameParts(style="first"),
    ]
    entries = parse_string(text, append_middleware=stack).entries
    if not entries:
        return None, ""
    fields = {field.key.lower(): field.value for field in entries[0].fields}
    words = {key: value for key, value in fields.items() if isinstance(value, str)}
    named = re.sub(r"^https?://(?:dx\.)?doi\.org/", "", words.get("doi", "").strip(), flags=re.IGNORECASE).replace("\\_", "_")
    authors = fields.get("author") or fields.get("editor")
    paper = as_paper(
        title=words.get("title", ""),
        doi=named or doi,
        authors=[name for name in authors if name != "others"] if isinstance(authors, list) else (),
        published=date_of(words),
        abstract=words.get("abstract", ""),
        container=words.get("journal") or words.get("booktitle") or words.get("journaltitle") or "",
        volume=words.get("volume", ""),
        issue=words.get("number", ""),
        pages=words.get("pages", ""),
    )
    return paper, named


def date_of(fields: Mapping[str, str]) -> str | None:
    """1970, 1970-08 or 1970-08-21, as the fields of an entry give it (names in small letters); nothing that is not there."""
    whole = re.fullmatch(
        r"([12][0-9]{3}-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12][0-9]|3[01]))?)(?:T.*|/.*)?", fields.get("date", "").strip()
    )
    if whole:
        return whole[1]
    year = re.fullmatch(r"\D*([12][0-9]{3})\D*", fields.get("year", "") or fields.get("date", "")[:4])
    if not year:
        return None
    month = fields.get("month", "").strip().lower()
    if month[:3] in _MONTHS:
        return f"{year[1]}-{_MONTHS.index(month[:3]) + 1:02}"
    if re.fullmatch(r"0?[1-9]|1[0-2]", month):
        return f"{year[1]}-{int(month):02}"
    return year[1]
