"""Reads a bibliography that somebody keeps as RIS, as EndNote, Zotero, Mendeley and publishers write it. Pure.

https://en.wikipedia.org/wiki/RIS_(file_format), https://refdb.sourceforge.net/manual-0.9.6/sect1-ris-format.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from desktop.sources.bibtex_work import date_of
from desktop.sources.published_work import as_paper
from desktop.sources.saved_bibliography import REPOSITORY, BibliographyEntry, as_entry
from desktop.translation import tr

# Two spaces by the book; some write one, or none behind the dash.
_TAG = re.compile(r"([A-Z][A-Z0-9]) {1,2}-(?: (.*)|\s*)")
_DAY = re.compile(r"([12][0-9]{3})(?:[/-](0?[1-9]|1[0-2])(?:[/-](0?[1-9]|[12][0-9]|3[01]))?)?(?![0-9])")
_DOI = re.compile(r"10\.[0-9]{4,9}(?:\.[0-9]+)*/\S+")
_LIKE_A_KEY = re.compile(r"[^\W\d_][\w:.+-]*")  # Zotero numbers its entries, and nobody cites by a number
_LONGEST_QUOTE = 60


@dataclass(slots=True)
class _Entry:
    """What stands between TY and ER: the values of each tag in their order."""

    line: int
    values: dict[str, list[str]] = field(default_factory=dict)

    def first(self, *tags: str) -> str:
        """The first value of the first of these tags that has one."""
        return next((value for tag in tags for value in self.values.get(tag, ()) if value), "")

    def all(self, *tags: str) -> list[str]:
        """All values of the first of these tags that has any."""
        return next((self.values[tag] for tag in tags if tag in self.values), [])


def read_ris(text: str) -> Iterator[BibliographyEntry | str]:
    """Each entry in the order of the text, or a sentence about one that cannot be read. Never raises, whatever the text is.

    One that is never closed ends where the next one begins.
    """
    entry: _Entry | None = None
    tag = ""
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        found = _TAG.fullmatch(line.rstrip())
        if found and found[1] == "TY":
            if entry is not None:
                yield _read(entry)
            entry, tag = _Entry(number), ""
        elif entry is None:
            if line.strip():
                yield _outside(number, line)
        elif found and found[1] == "ER":
            yield _read(entry)
            entry = None
        elif found:
            tag = found[1]
            entry.values.setdefault(tag, []).append((found[2] or "").strip())
        elif tag and line.strip():
            entry.values[tag][-1] += f" {line.strip()}"  # a long value goes on
    if entry is not None:
        yield _read(entry)


def _outside(line: int, text: str) -> str:
    words = " ".join(text.split())
    quoted = words if len(words) <= _LONGEST_QUOTE else f"{words[: _LONGEST_QUOTE - 1]}…"
    return tr("Line {line} stands in no entry, so it was left out: {text}").format(line=line, text=quoted)


def _read(entry: _Entry) -> BibliographyEntry | str:
    addresses = entry.all("UR") + entry.all("LK") + entry.all("L2")
    container = entry.first("T2", "JO", "JF", "JA", "BT")
    start, end = entry.first("SP"), entry.first("EP")
    paper = as_paper(
        title=entry.first("TI", "T1", "CT"),
        doi=_doi([*entry.all("DO"), *(one for one in addresses if "doi.org/" in one)]),
        authors=[_name(name) for name in entry.all("AU", "A1", "A2", "ED")],
        published=_date(entry),
        abstract=entry.first("AB", "N2"),
        container="" if REPOSITORY.search(container) else container,
        volume=entry.first("VL"),
        issue=entry.first("IS"),
        pages=f"{start}-{end}" if start and end else start,
    )
    if paper is None:
        sentence = tr("Line {line}: this entry has no title, so it was left out.")
        return sentence.format(line=entry.line)
    key = entry.first("ID", "LB")
    fields = {
        "url": next((one for one in addresses if "arxiv.org/" in one), addresses[0] if addresses else ""),
        "number": entry.first("AN"),
        "howpublished": entry.first("M1", "M3"),
        "journal": container,
        "publisher": entry.first("C7"),
    }
    return as_entry(paper, key if _LIKE_A_KEY.fullmatch(key) else "", entry.line, fields)


def _doi(candidates: list[str]) -> str:
    found = next(filter(None, map(_DOI.search, candidates)), None)
    return found[0].rstrip(".,;").lower() if found else ""


def _name(written: str) -> str:
    """``Last, First, Jr`` with the given name first."""
    last, *rest = [part.strip() for part in written.split(",")]
    name = f"{rest[0]} {last}".strip() if rest else last
    return f"{name}, {rest[1]}" if len(rest) > 1 and rest[1] else name


def _date(entry: _Entry) -> str | None:
    """The most exact of the dates that it names."""
    days = []
    for written in entry.all("DA") + entry.all("PY") + entry.all("Y1"):
        found = _DAY.match(written)
        if found:
            days.append("-".join([found[1], *(f"{int(part):02}" for part in found.groups()[1:] if part)]))
    return max(filter(None, (date_of({"date": day}) for day in days)), key=len, default=None)
