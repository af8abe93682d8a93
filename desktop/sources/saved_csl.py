"""Reads a bibliography that somebody keeps as CSL-JSON, as Zotero, Better BibTeX and pandoc write it.

https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import BinaryIO

from desktop.sources.csl_work import read_csl_work
from desktop.sources.huggingface_paper import is_entry
from desktop.sources.json_stream import Broken, Found, json_values
from desktop.sources.saved_bibliography import REPOSITORY, BibliographyEntry, as_entry
from desktop.translation import tr

# Zotero's own ids are addresses and numbers, which nobody cites by.
_LIKE_A_KEY = re.compile(r"[^\W\d_][\w:.+-]*")
_LEFT_OUT = tr("Line {line} was left out: {reason}.")
_BIBTEX_NAMES = {
    "eprint": "archive_location",
    "archiveprefix": "archive",
    "url": "URL",
    "journal": "container-title",
    "publisher": "publisher",
    "number": "number",
    "howpublished": "note",
}


def is_csl(file: BinaryIO) -> bool:
    """Whether the first value in it is an item of CSL; the file is still to be read from its beginning."""
    first = next(json_values(file, by_lines=False), None)
    file.seek(0)
    item = first.value if isinstance(first, Found) else None
    return isinstance(item, dict) and not is_entry(item) and "id" in item and isinstance(item.get("type"), str)


def read_csl(text: str) -> Iterator[BibliographyEntry | str]:
    """Each item in the order of the text, or a sentence about one that cannot be read. Never raises, whatever the text is."""
    for value in json_values(BytesIO(text.encode("utf-8", "replace")), by_lines=False):
        yield _told(value) if isinstance(value, Broken) else _read_item(value)


def _told(broken: Broken) -> str:
    sentence = tr("Line {line} and all after it were left out: {reason}.") if broken.is_end else _LEFT_OUT
    return sentence.format(line=broken.line, reason=broken.reason)


def _read_item(found: Found) -> BibliographyEntry | str:
    item = found.value
    if not isinstance(item, dict):
        return _LEFT_OUT.format(line=found.line, reason=tr("it is no work"))
    fields = _fields(item)
    told = {**item, "container-title": ""} if REPOSITORY.search(fields["journal"]) else item
    paper = read_csl_work(told, "")
    if paper is None:
        return _LEFT_OUT.format(line=found.line, reason=tr("it has no title"))
    return as_entry(paper, _key(item), found.line, fields)


def _fields(item: Mapping[str, object]) -> dict[str, str]:
    texts = {name: item.get(csl) for name, csl in _BIBTEX_NAMES.items()}
    return {name: text if isinstance(text, str) else "" for name, text in texts.items()}


def _key(item: Mapping[str, object]) -> str:
    keys = (item.get("citation-key"), item.get("id"))
    return next((key for key in keys if isinstance(key, str) and _LIKE_A_KEY.fullmatch(key)), "")
