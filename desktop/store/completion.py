"""What could be meant by a value that is being typed: names that the library knows, each field by one quick query.

Nothing here walks the whole library: authors and categories are those of the newest papers.
"""

import json
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import chain, islice

from desktop.records import Completion, UnfinishedValue
from desktop.store.conditions import SUBTREE
from desktop.store.database import Database
from desktop.store.query import OTHER_NAMES, STATES, THINGS, TOKEN, UNFINISHED, Term
from desktop.store.text_match import TextMatch, is_indexed
from desktop.store.trash import THROWN_AWAY

MOST_NAMES = 8
MOST_LOOKED_AT = 2_000  # names, or papers whose categories are looked at
PAPERS_OF_AUTHORS = 100  # the newest ones with such an author
MOST_COUNTED = 1_000  # papers of a tag
WORD = re.compile(r"\w+")
LONGEST_QUERY = 1_000  # characters; nobody wants names offered in a pasted page


def find_unfinished(text: str) -> UnfinishedValue | None:
    """The value at the end of the text, of a field that has values to choose from; None: no such value is being typed."""
    if len(text) > LONGEST_QUERY:
        return None
    token = None
    for found in TOKEN.finditer(text):
        token = found
    if token is None or token.end() < len(text):
        return None
    _minus, name, quoted, bare = token.groups()
    if quoted is not None:
        if token.end() > token.end(3):  # the closing quote is there
            return None
        typed, start = quoted, token.start(3) - 1
    elif name:
        typed, start = bare, token.start(4)
    elif UNFINISHED.fullmatch(bare):
        name, typed, start = bare[:-1], "", len(text)
    field = OTHER_NAMES.get((name or "").lower(), (name or "").lower())
    return UnfinishedValue(field, typed, start) if field in SUGGESTIONS else None


def complete(database: Database, unfinished: UnfinishedValue) -> list[Completion]:
    """At most MOST_NAMES values, those that begin so before those whose words do. Any thread with a connection."""
    wanted = _fold(unfinished.typed).strip()
    ranked: list[list[str]] = [[], []]
    for name in SUGGESTIONS[unfinished.field](database, unfinished.typed):
        folded = _fold(name)
        if as_written(name) is not None and _has_words(folded, wanted.split()):
            ranked[not folded.startswith(wanted)].append(name)
    names = [*ranked[0], *ranked[1]][:MOST_NAMES]
    counts = _count_tagged(database, names) if unfinished.field == "tag" else {}
    return [Completion(name, as_written(name) or "", counts.get(name)) for name in names]


def as_written(name: str) -> str | None:
    """The name as it stands in a query, in quotes where it needs them; None when no query can name it."""
    has_space = re.search(r"\s", name) is not None
    if not name.strip() or ('"' in name and (has_space or name.startswith('"'))):
        return None
    return f'"{name}"' if has_space else name


def _tags(database: Database, _typed: str) -> Iterable[str]:
    return _column(database, "SELECT name FROM tags ORDER BY name LIMIT ?", MOST_LOOKED_AT)


def _count_tagged(database: Database, names: Sequence[str]) -> dict[str, int]:
    """How many papers have each of these tags; without those that very many have."""
    statement = (
        "SELECT t.name, (SELECT count(*) FROM (SELECT 1 FROM paper_tags WHERE tag_id = t.id "
        f"AND paper_id NOT IN ({THROWN_AWAY}) LIMIT ?)) FROM tags t "
        "WHERE t.name IN (SELECT value FROM json_each(?))"
    )
    counted = database.execute_sql(statement, (MOST_COUNTED, json.dumps(names)))
    return {name: count for name, count in counted if count < MOST_COUNTED}


def _collections(database: Database, _typed: str) -> Iterable[str]:
    return _column(
        database, SUBTREE + " SELECT path FROM below UNION SELECT name FROM searches ORDER BY 1 LIMIT ?", MOST_LOOKED_AT
    )


def _authors(database: Database, typed: str) -> Iterable[str]:
    """The authors of the newest papers whose names have words that begin so; the one with the most of these papers first."""
    terms = [term for word in typed.split() if is_indexed(term := Term("au", word))]
    statement = "SELECT authors FROM papers ORDER BY place DESC LIMIT ?"
    values: list[object] = [PAPERS_OF_AUTHORS]
    if terms:
        match = TextMatch(database, at_once=True).all_of(tuple((term,) for term in terms))
        statement = (
            "SELECT p.authors FROM papers_index f CROSS JOIN papers p ON p.place = f.rowid WHERE papers_index MATCH ? "
            "ORDER BY f.rowid DESC LIMIT ?"
        )
        values = [match, *values]
    begun = _fold(typed).split()
    counted = Counter(chain.from_iterable(authors.split("\n") for authors in _column(database, statement, *values)))
    return list(islice((name for name, _ in counted.most_common() if _has_words(_fold(name), begun)), MOST_NAMES))


def _categories(database: Database, _typed: str) -> Iterable[str]:
    statement = "SELECT categories FROM papers ORDER BY place DESC LIMIT ?"
    categories = chain.from_iterable(each.split() for each in _column(database, statement, MOST_LOOKED_AT))
    return [name for name, _ in Counter(categories).most_common()]


def _sources(database: Database, _typed: str) -> Iterable[str]:
    return _column(database, "SELECT DISTINCT source FROM listings ORDER BY source")


def _column(database: Database, statement: str, *values: object) -> list[str]:
    return [str(row[0]) for row in database.execute_sql(statement, values)]


def _has_words(folded: str, begun: Sequence[str]) -> bool:
    """Whether each of these begins the name at one of its words: so ``2026`` is of ``Survey/2026``, ``cs.l`` of ``cs.LG``."""
    starts = [found.start() for found in WORD.finditer(folded)] or [0]
    return all(any(folded.startswith(word, start) for start in starts) for word in begun)


def _fold(text: str) -> str:
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


SUGGESTIONS: Mapping[str, Callable[[Database, str], Iterable[str]]] = {
    "tag": _tags,
    "in": _collections,
    "au": _authors,
    "cat": _categories,
    "source": _sources,
    "is": lambda _database, _typed: STATES,
    "has": lambda _database, _typed: THINGS,
}
