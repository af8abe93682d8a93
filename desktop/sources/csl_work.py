"""Reads a work in CSL-JSON, as registration agencies send it. Pure; never raises on what was sent.

https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
"""

import re
from collections.abc import Mapping
from datetime import date

from desktop.records import Paper
from desktop.sources.published_work import as_paper

_DATES = ("issued", "published", "published-print", "published-online")


def read_csl_work(item: object, doi: str) -> Paper | None:
    """The paper; None when it has no title. ``doi`` stands for it where it does not name its own."""
    if not isinstance(item, dict):
        return None
    subtitle = _text(item.get("subtitle"))
    title = _text(item.get("title"))
    return as_paper(
        title=f"{title}: {subtitle}" if title and subtitle and subtitle not in title else title,
        doi=doi_of_csl(item) or doi,
        authors=_names(item.get("author")) or _names(item.get("editor")),
        published=next((day for key in _DATES if (day := _date(item.get(key)))), None),
        abstract=_text(item.get("abstract")),
        container=_text(item.get("container-title")),
        volume=_text(item.get("volume")),
        issue=_text(item.get("issue")),
        pages=_text(item.get("page")) or _text(item.get("article-number")),
    )


def doi_of_csl(item: Mapping[str, object]) -> str:
    """The DOI that the work names, "" when it names none."""
    return _text(item.get("DOI")).strip()


def _text(value: object) -> str:
    """Crossref's own answers have lists where CSL has texts: the first counts."""
    if isinstance(value, list):
        return next((each for each in value if isinstance(each, str)), "")
    if isinstance(value, int) and not isinstance(value, bool):
        return str(value)
    return value if isinstance(value, str) else ""


def _names(people: object) -> list[str]:
    return [name for person in people if (name := _name(person))] if isinstance(people, list) else []


def _name(person: object) -> str:
    if not isinstance(person, dict):
        return ""
    parts = (_text(person.get(key)) for key in ("given", "non-dropping-particle", "dropping-particle", "family"))
    name = " ".join(filter(None, parts))
    suffix = _text(person.get("suffix"))
    name = f"{name}, {suffix}" if name and suffix else name
    return name or _text(person.get("literal")) or _text(person.get("name"))


def _date(value: object) -> str | None:
    """As precisely as it is told: 1970, 1970-08 or 1970-08-21. What is no date of the calendar loses what is wrong."""
    parts = value.get("date-parts") if isinstance(value, dict) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    numbers = (
        [int(f"{each}") for each in first[:3] if re.fullmatch(r"[0-9]{1,4}", f"{each}")] if isinstance(first, list) else []
    )
    if not numbers or not 1000 <= numbers[0] <= 9999:
        return None
    for length in (3, 2, 1):
        try:
            whole = date(*[*numbers, 1, 1][:3]) if len(numbers) >= length else None
        except ValueError:
            whole = None
        if whole:
            return whole.isoformat()[: (4, 7, 10)[length - 1]]
        numbers = numbers[: length - 1]
    return None
