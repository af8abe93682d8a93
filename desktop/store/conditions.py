"""The fields of the query language that are no text, as SQL over ``papers p`` and ``marks m``.

A condition is asked of one paper at a time, by its id, so that the walk over the newest papers can stop when a page is full.
Where an index knows which papers fulfil it, it also says how to ask for them all: when they are few, they are walked instead.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from desktop.store.incomplete import LACKING
from desktop.store.later import BACK, IS_BACK
from desktop.store.places import place_floor
from desktop.store.query import COMPARISON, NUMBER, Clause, Term, as_date
from desktop.store.risen import IS_LATE_BLOOMER, LATE_BLOOMERS
from desktop.store.trash import THROWN_AWAY
from desktop.store.versions import IS_UPDATED, UNSEEN

OLD_SUBJECT = re.compile(r"(?<=[a-z]\.)[a-z]{1,2}")
LAST_LETTER = "\U0010ffff"
ARXIV_VERSION = re.compile(r"v\d+$")

Values = tuple[object, ...]

SUBTREE = """
WITH RECURSIVE below(id, path) AS (
    SELECT id, name FROM collections WHERE parent_id IS NULL
    UNION ALL SELECT c.id, below.path || '/' || c.name FROM collections c JOIN below ON c.parent_id = below.id
)"""
CHOSEN = (
    SUBTREE
    + """, chosen(id) AS (
    SELECT id FROM below WHERE id = ? OR casefold(path) = ? OR casefold(path) LIKE ? ESCAPE '\\'
    UNION SELECT c.id FROM collections c JOIN chosen ON c.parent_id = chosen.id
)
SELECT id FROM chosen"""
)

# The list whose papers are those of what is followed under a number; none before it was asked for.
LISTING_OF_FOLLOWED = """SELECT l.id FROM followed f JOIN listings l
    ON l.source = f.source AND l.kind = f.kind AND l.argument = f.argument WHERE f.id = ?"""
# A paper that a search brought has also a day, but no place on that day's list: so it was not Daily Papers that brought it.
BROUGHT = f"""a.listing_id = ({LISTING_OF_FOLLOWED})
    AND (a.rank IS NOT NULL OR (SELECT kind FROM followed WHERE id = ?) != 'day')"""

UNDECIDED = "m.read IS NULL AND m.starred IS NULL AND m.dismissed IS NULL AND coalesce(m.status, '') = ''"
# What was put off is back on its day, whatever was decided before.
INBOX = f"m.trashed IS NULL AND (m.later IS NULL AND {UNDECIDED} OR {IS_BACK})"


class Condition(NamedTuple):
    """``text``: whether a paper fulfils it. ``members``: a SELECT of the ids of all that do; "" where no index knows them."""

    text: str
    values: Values = ()
    members: str = ""
    member_values: Values = ()


def condition_of(term: Term) -> Condition:
    """The condition of a term whose field is no text, without its negation."""
    return CONDITIONS[term.field](term.value)


def any_of(clause: Clause, condition: Callable[[Term], Condition]) -> Condition:
    """That any of the clause's terms is fulfilled."""
    parts = [condition(term) for term in clause]
    texts = (
        f"NOT coalesce({part.text}, 0)" if term.negated else f"({part.text})"
        for term, part in zip(clause, parts, strict=True)
    )
    values = tuple(value for part in parts for value in part.values)
    text = "(" + " OR ".join(texts) + ")"
    if any(term.negated for term in clause) or not all(part.members for part in parts):
        return Condition(text, values)
    members = " UNION ALL ".join(f"SELECT paper_id FROM ({part.members})" for part in parts)
    return Condition(text, values, members, tuple(value for part in parts for value in part.member_values))


def _category(value: str) -> Condition:
    exact = "(' ' || p.categories || ' ') LIKE ? ESCAPE '\\'"
    return Condition(exact, (f"% {_literal(value)}{' ' if '.' in value else '%'}%",))


def _identifier(value: str) -> Condition:
    bare = value.lower().removeprefix("arxiv:")
    start = ARXIV_VERSION.sub("", bare)
    # The index knows upper and lower case apart: the subject of an old identifier (math.GT/0309136) is written in capitals.
    capital = OLD_SUBJECT.sub(lambda found: found.group(0).upper(), start)
    some = "SELECT id AS paper_id FROM papers WHERE"
    return Condition(
        "(p.arxiv_id LIKE ? ESCAPE '\\' OR p.doi = ?)",
        (_literal(start) + "%", bare),
        f"{some} arxiv_id >= ? AND arxiv_id < ? UNION ALL {some} arxiv_id >= ? AND arxiv_id < ? UNION ALL {some} doi = ?",
        (start, start + LAST_LETTER, capital, capital + LAST_LETTER, bare),
    )


def _tag(value: str) -> Condition:
    """Of that name; ``#7`` is also the tag's number."""
    numbered = NUMBER.fullmatch(value)
    tags = "(SELECT id FROM tags WHERE id = ? OR casefold(name) = ?)"
    values = (int(numbered.group(1)) if numbered else -1, value.casefold())
    return Condition(
        f"EXISTS (SELECT 1 FROM paper_tags pt WHERE pt.paper_id = p.id AND pt.tag_id IN {tags})",
        values,
        f"SELECT paper_id FROM paper_tags WHERE tag_id IN {tags}",
        values,
    )


def _inside(value: str) -> Condition:
    """In the collection of that path, or of that name anywhere, or in one inside it. ``#7`` is the collection's number."""
    values = inside_values(value)
    return Condition(
        f"EXISTS (SELECT 1 FROM collection_papers cp WHERE cp.paper_id = p.id AND cp.collection_id IN ({CHOSEN}))",
        values,
        f"SELECT paper_id FROM collection_papers WHERE collection_id IN ({CHOSEN})",
        values,
    )


def inside_values(value: str) -> Values:
    """What CHOSEN is asked with, to find the collections of that path, name or number."""
    path = value.strip("/").casefold()
    numbered = NUMBER.fullmatch(path)
    return (int(numbered.group(1)) if numbered else -1, path, f"%/{_literal(path)}")


def _papers(value: str) -> Condition:
    """One of the papers whose ids are listed, as JSON; nobody types that, see smart_collections.py."""
    listed = "SELECT value AS paper_id FROM json_each(?)"
    return Condition(f"p.id IN ({listed})", (value,), listed, (value,))


def _source(value: str) -> Condition:
    listings = "(SELECT id FROM listings WHERE source = lower(?))"
    return Condition(
        f"EXISTS (SELECT 1 FROM appearances a WHERE a.paper_id = p.id AND a.listing_id IN {listings})",
        (value,),
        f"SELECT paper_id FROM appearances WHERE listing_id IN {listings}",
        (value,),
    )


def _listing(value: str) -> Condition:
    """Brought by what is followed under that number, as in ``#3``: what stood on its list at any time."""
    numbers = 2 * (followed_number(value),)
    return Condition(
        f"EXISTS (SELECT 1 FROM appearances a WHERE a.paper_id = p.id AND {BROUGHT})",
        numbers,
        f"SELECT a.paper_id FROM appearances a WHERE {BROUGHT}",
        numbers,
    )


def followed_number(value: str) -> int:
    """The number in ``#3``."""
    found = NUMBER.fullmatch(value)
    assert found is not None
    return int(found.group(1))


def _day(value: str) -> Condition:
    day = as_date(value)
    assert day is not None
    ceiling = place_floor(day + timedelta(days=1)) if day < date.max else place_floor(day)
    values = (day.isoformat(), place_floor(day), ceiling)
    days = "(SELECT id FROM listings WHERE kind = 'day')"
    return Condition(
        "(EXISTS (SELECT 1 FROM appearances a WHERE a.paper_id = p.id AND a.day = ? "
        f"AND a.listing_id IN {days}) OR (p.place >= ? AND p.place < ?))",
        values,
        f"SELECT paper_id FROM appearances WHERE day = ? AND listing_id IN {days} "
        "UNION ALL SELECT id AS paper_id FROM papers WHERE place >= ? AND place < ?",
        values,
    )


def _after(value: str) -> Condition:
    return Condition("p.place >= ?", (place_floor(as_date(value) or date.min),))


def _before(value: str) -> Condition:
    return Condition("p.place < ?", (place_floor(as_date(value) or date.min),))


def _upvotes(value: str) -> Condition:
    found = COMPARISON.fullmatch(value)
    assert found is not None
    compared = f"upvotes {found.group(1) or '='} ?"
    values = (int(found.group(2)),)
    return Condition(f"+p.{compared}", values, f"SELECT id AS paper_id FROM papers WHERE {compared}", values)


def _literal(text: str) -> str:
    return text.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")


def _marked(column: str) -> Condition:
    return Condition(f"m.{column} IS NOT NULL", (), f"SELECT paper_id FROM marks WHERE {column} IS NOT NULL")


def _with_status(status: str) -> Condition:
    # Said twice, because only the index of papers with any status is there to be walked.
    members = f"SELECT paper_id FROM marks WHERE status != '' AND status = '{status}'"
    return Condition(f"coalesce(m.status, '') = '{status}'", (), members)


STATES: Mapping[str, Condition] = {
    "inbox": Condition(f"({INBOX})"),
    "unread": Condition("m.read IS NULL"),
    "read": _marked("read"),
    "starred": _marked("starred"),
    "dismissed": _marked("dismissed"),
    "later": _marked("later"),
    "trashed": Condition("m.trashed IS NOT NULL", (), THROWN_AWAY),
    "back": Condition(IS_BACK, (), BACK),
    "withdrawn": Condition("+p.withdrawn", (), "SELECT id AS paper_id FROM papers WHERE withdrawn"),
    "updated": Condition(IS_UPDATED, (), UNSEEN),
    "late-bloomer": Condition(IS_LATE_BLOOMER, (), LATE_BLOOMERS),
    "incomplete": Condition(LACKING),
    **{status: _with_status(status) for status in ("to-read", "reading", "done")},
}
THINGS: Mapping[str, Condition] = {
    "note": Condition("EXISTS (SELECT 1 FROM notes n WHERE n.paper_id = p.id)", (), "SELECT paper_id FROM notes"),
    "highlight": Condition(
        "EXISTS (SELECT 1 FROM highlights h WHERE h.paper_id = p.id)", (), "SELECT paper_id FROM highlights"
    ),
    "pdf": Condition("+p.arxiv_id IS NOT NULL"),
    "code": Condition("+p.code_url IS NOT NULL", (), "SELECT id AS paper_id FROM papers WHERE code_url IS NOT NULL"),
    "tag": Condition("EXISTS (SELECT 1 FROM paper_tags pt WHERE pt.paper_id = p.id)", (), "SELECT paper_id FROM paper_tags"),
    "collection": Condition(
        "EXISTS (SELECT 1 FROM collection_papers cp WHERE cp.paper_id = p.id)", (), "SELECT paper_id FROM collection_papers"
    ),
    "abstract": Condition("p.abstract != ''"),
}
# The reader's own work on a paper, which says as much as a verdict does.
WORKED_ON = " OR ".join(THINGS[name].text for name in ("note", "highlight", "tag", "collection"))
CONDITIONS: Mapping[str, Callable[[str], Condition]] = {
    "cat": _category, "id": _identifier, "tag": _tag, "in": _inside, "source": _source, "listing": _listing, "papers": _papers,
    "is": lambda value: STATES[value.lower()], "has": lambda value: THINGS[value.lower().rstrip("s")],
    "on": _day, "after": _after, "before": _before, "up": _upvotes,
}  # fmt: skip
