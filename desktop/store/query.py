"""The query language: text as a reader types it -> a value. Whatever cannot be parsed is searched as text; nothing raises.

Bare words are ANDed, ``OR`` joins its two neighbours, ``-`` excludes, quotes make a phrase. See README, "Searching".
"""

import re
from datetime import date
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from desktop.store.words import has_words, storable

TEXT_FIELDS = {"": "", "ti": "title", "abs": "abstract", "au": "authors", "note": "note"}
OTHER_NAMES = {"title": "ti", "author": "au", "authors": "au", "abstract": "abs", "category": "cat", "collection": "in"}
STATES = (
    "inbox", "unread", "read", "starred", "dismissed", "withdrawn", "updated", "late-bloomer", "to-read", "reading", "done",
    "incomplete", "later", "back", "trashed",
)  # fmt: skip
THINGS = ("note", "highlight", "tag", "collection", "pdf", "code", "abstract")
FIELDS = (*TEXT_FIELDS, "cat", "id", "tag", "in", "source", "listing", "is", "has", "after", "before", "on", "up")

UNFINISHED = re.compile(f"({'|'.join(filter(None, (*FIELDS, *OTHER_NAMES)))})[:=]", re.IGNORECASE)
MOST_TERMS = 64  # more than anyone types; a pasted page must not become a statement that SQLite refuses
LONGEST_TERM = 4_000  # characters; SQLite takes patterns of 50,000 bytes
TOKEN = re.compile(r"""(-?)(?:([A-Za-z]+)[:=])?(?:"([^"]*)(?:"|$)|(\S+))""")
COMPARISON = re.compile(r"(>=|<=|>|<|=)?(\d{1,9})")
NUMBER = re.compile(r"#(\d{1,18})")  # longer ones do not fit into SQLite's integers


class Term(NamedTuple):
    """One condition: ``field`` is a name of FIELDS ("" is any text). ``phrase``: exactly these words in this order."""

    field: str
    value: str
    negated: bool = False
    phrase: bool = False


class Misread(NamedTuple):
    """A condition that was typed but cannot be asked: ``value`` is empty when nothing stands behind the field's name yet."""

    field: str
    value: str
    typed: str


Clause = tuple[Term, ...]  # any of these
Query = tuple[Clause, ...]  # all of these; () matches every paper


@lru_cache(maxsize=16)
def parse(text: str) -> Query:
    """The query of that text. Any thread."""
    clauses: list[Clause] = []
    joining = False
    for match in islice(TOKEN.finditer(storable(text)), MOST_TERMS):
        if match.group(0) == "OR":
            joining = bool(clauses)
            continue
        term = _term(*match.groups())
        if term is None:
            continue
        if joining:
            clauses[-1] += (term,)
        else:
            clauses.append((term,))
        joining = False
    # A lone dash or plus means something only when nothing else was typed.
    meaningful = [clause for clause in clauses if any(term.field or has_words(term.value) for term in clause)]
    return tuple(meaningful or clauses)


def find_misread(text: str) -> tuple[Misread, ...]:
    """What of the text names a field and is left out for want of a value, or searched as text because no sense can be made."""
    found = []
    for match in islice(TOKEN.finditer(storable(text)), MOST_TERMS):
        _minus, name, quoted, bare = match.groups()
        value = (quoted if quoted is not None else bare or "")[:LONGEST_TERM].strip()
        if bare and not name and UNFINISHED.fullmatch(bare):
            name, value = bare[:-1], ""
        field = OTHER_NAMES.get((name or "").lower(), (name or "").lower())
        if name and field in FIELDS and not (value and _makes_sense(field, value)):
            found.append(Misread(field, value, match.group(0)))
    return tuple(found)


def _term(minus: str, name: str | None, quoted: str | None, bare: str | None) -> Term | None:
    value = (quoted if quoted is not None else bare or "")[:LONGEST_TERM].strip()
    field = (name or "").lower()
    field = OTHER_NAMES.get(field, field)
    negated = bool(minus)
    if not value or (bare and UNFINISHED.fullmatch(bare)):
        return None  # "tag:" with nothing yet: the reader is still typing
    if name and field not in FIELDS:
        return Term("", f"{name} {value}", negated, phrase=True)
    if not _makes_sense(field, value):
        return Term("", f"{name} {value}", negated, phrase=True)
    return Term(field, value, negated, phrase=quoted is not None)


def _makes_sense(field: str, value: str) -> bool:
    match field:
        case "is":
            return value.lower() in STATES
        case "has":
            return value.lower().rstrip("s") in THINGS
        case "after" | "before" | "on":
            return as_date(value) is not None
        case "up":
            return COMPARISON.fullmatch(value) is not None
        case "listing":
            return NUMBER.fullmatch(value) is not None
    return True


def as_date(value: str) -> date | None:
    """The day of ``2026-3-1``, ``2026-03`` or ``2026`` (its first day); None when it is none."""
    parts = value.split("-")
    if not 1 <= len(parts) <= 3 or not all(part.isascii() and part.isdigit() and len(part) <= 4 for part in parts):
        return None
    try:
        return date(*[int(part) for part in [*parts, "1", "1"][:3]])
    except ValueError:
        return None
