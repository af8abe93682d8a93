"""What a library file in JSON carries: the tables, the order of their rows, and how columns stand in JSON."""

import json
from collections.abc import Mapping
from functools import partial
from typing import NamedTuple

from desktop.store.database import Database
from desktop.store.journal_rows import Row


class Carried(NamedTuple):
    """A table whose rows belong to a paper, by their order; ``one``: a paper has at most one."""

    table: str
    order: str
    one: bool = False


# By the names under which a paper's entry has them; README tells them.
OF_SERVICES: Mapping[str, Carried] = {
    "statements": Carried("statements", "source"),
    "versions": Carried("versions", "id"),
    "appearances": Carried("appearances", "listing_id, day"),
    "votes": Carried("votes", "time"),
    "other_names": Carried("other_names", "name"),
    "risen": Carried("risen", "paper_id", one=True),
    "update": Carried("updates", "paper_id", one=True),
    "offers": Carried("offers", "source, reference"),
}
OF_READER: Mapping[str, Carried] = {
    "marks": Carried("marks", "paper_id", one=True),
    "note": Carried("notes", "paper_id", one=True),
    "highlights": Carried("highlights", "id"),
    "collections": Carried("collection_papers", "collection_id"),
    "tags": Carried("paper_tags", "tag_id"),
    "citation_keys": Carried("citation_keys", "created, key"),
    "seen_changes": Carried("seen_changes", "paper_id", one=True),
    "refused": Carried("refused", "reference"),
}
# Kinds of entries that are of the library and not of one paper: before the papers, and after them.
BEFORE_PAPERS: Mapping[str, str] = {
    "listing": "listings",
    "collection": "collections",
    "tag": "tags",
    "followed": "followed",
    "search": "searches",
    "waiting": "waiting",
    "unknown_name": "unknown_names",
    "spent_key": "spent_keys",
}
AFTER_PAPERS: Mapping[str, str] = {"joined": "joined", "apart": "apart"}
# What is left out: it is made anew from the rest, or says how work went and not what is known.
LEFT_OUT = ("pulls", "batches", "journal", "stale_notes", "ready_entries", "note_links", "paper_total")
LEFT_OUT_COLUMNS: Mapping[str, tuple[str, ...]] = {"papers": ("title_hash",), "listings": ("etag",), "versions": ("id",)}

_LISTS = {"authors": "\n", "ai_keywords": "\n", "categories": " "}


def columns_of(database: Database, table: str) -> dict[str, tuple[str, object]]:
    """The columns of that table that are carried: name, to type and default."""
    left_out = LEFT_OUT_COLUMNS.get(table, ())
    found = {}
    for _number, name, kind, not_null, default, _key in database.execute_sql(f"PRAGMA table_info({table})"):
        if name not in left_out:
            blank = None if default is None else json.loads(default.replace("'", '"'))
            found[name] = (kind, blank if not_null or blank is not None else None)
    return found


def spoken(row: Mapping[str, object]) -> dict[str, object]:
    """The row as JSON has it: without what is unknown, lists of names as lists, what is JSON already as it is."""
    said: dict[str, object] = {}
    for name, value in row.items():
        if value is None:
            continue
        if name in _LISTS:
            said[name] = str(value).split(_LISTS[name]) if value else []
        elif name == "hidden_authors":
            said[name] = [int(number) for number in str(value).split()]
        elif name in ("said", "extra"):
            inner = json.loads(str(value))
            said[name] = spoken(inner) if name == "said" else inner
        else:
            said[name] = value
    return said


def heard(said: Mapping[str, object]) -> Row:
    """``spoken`` the other way round. Raises TypeError where a list is none."""
    row: Row = {}
    for name, value in said.items():
        if name in _LISTS:
            row[name] = _LISTS[name].join(_words(value))
        elif name == "hidden_authors":
            row[name] = " ".join(_words(value))
        elif name == "said":
            row[name] = _said(heard(_object(value)))
        elif name == "extra":
            row[name] = _extra(_object(value))
        else:
            row[name] = value
    return row


_said = json.JSONEncoder(ensure_ascii=False).encode
_extra = partial(json.dumps, ensure_ascii=False, sort_keys=True)


def typed(columns: Mapping[str, tuple[str, object]], said: Mapping[str, object]) -> Row:
    """A whole row of those columns; what is missing has its default. Raises TypeError where a value is of another kind."""
    row: Row = {}
    for name, (kind, default) in columns.items():
        value = said.get(name, default)
        wanted = {"INTEGER": int, "REAL": (int, float)}.get(kind, str)
        if value is not None and not isinstance(value, wanted):  # type: ignore[arg-type]  # a type, or two
            raise TypeError(f"{name} is {type(value).__name__}")
        row[name] = value
    return row


def _words(value: object) -> list[str]:
    if not isinstance(value, list):
        raise TypeError("no list")
    return [str(one) for one in value]


def _object(value: object) -> dict[str, object]:
    if not isinstance(value, dict):
        raise TypeError("no object")
    return value
