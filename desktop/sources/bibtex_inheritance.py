"""What an entry of a bibliography has from the one that its ``crossref`` or ``xdata`` names. Pure.

What names or describes the volume as a whole is handed down, never an id, an address or a text of its own: a chapter with the DOI
of its book would be taken for the book. https://www.ctan.org/pkg/biblatex (appendix B), https://www.ctan.org/pkg/bibtex (btxdoc)
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from desktop.sources.bibtex_scanner import Scanned, ScannedEntry, scan_bibtex

_INHERITED = frozenset(
    (
        "booktitle",
        "booksubtitle",
        "maintitle",
        "editor",
        "publisher",
        "series",
        "volume",
        "number",
        "year",
        "month",
        "date",
        "address",
        "location",
        "organization",
        "institution",
        "eventtitle",
        "eventdate",
        "venue",
        "isbn",
        "issn",
        "edition",
        "journal",
        "journaltitle",
    )
)
_IN_A_VOLUME = ("inproceedings", "incollection", "inbook", "conference")
_NAMES_ANOTHER = re.compile(r"\b(?:crossref|xdata)\s*=", re.IGNORECASE)


def scan_with_parents(text: str) -> Iterator[Scanned]:
    """``scan_bibtex`` with inherited fields filled in, also from entries that stand further down, as BibTeX wants them."""
    if not _NAMES_ANOTHER.search(text):
        yield from scan_bibtex(text)
        return
    named: set[str] = set()
    for one in scan_bibtex(text):
        if isinstance(one, ScannedEntry):
            named |= set(_parents(one.fields))
    parents: dict[str, ScannedEntry] = {}
    for one in scan_bibtex(text):
        if isinstance(one, ScannedEntry) and one.key.lower() in named:
            parents.setdefault(one.key.lower(), one)
    for one in scan_bibtex(text):
        yield _with_inherited(one, parents) if isinstance(one, ScannedEntry) else one


def _parents(fields: Mapping[str, str]) -> list[str]:
    names = f"{fields.get('crossref', '')},{fields.get('xdata', '')}".split(",")
    return [name.strip().lower() for name in names if name.strip()]


def _with_inherited(entry: ScannedEntry, parents: Mapping[str, ScannedEntry]) -> ScannedEntry:
    fields = dict(entry.fields)
    macros = set(entry.macros)
    for name in _parents(entry.fields):
        parent = parents.get(name)
        if parent is None or parent.key == entry.key:
            continue
        for field, value in parent.fields.items():
            if field in _INHERITED and field not in fields:
                fields[field] = value
                macros |= {field} & parent.macros
        if entry.kind in _IN_A_VOLUME and "title" in parent.fields:
            fields.setdefault("booktitle", parent.fields["title"])
    return replace(entry, fields=fields, macros=frozenset(macros))
