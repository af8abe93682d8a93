"""The reader's smart collections: keep a search under a name, change, move and delete it, each one step of undo."""

import unicodedata

from desktop.errors import UsageError
from desktop.library import organising
from desktop.records import Change, SmartCollection
from desktop.store import collections
from desktop.store import smart_collections as kept
from desktop.store.database import Database
from desktop.store.words import storable
from desktop.translation import tr

LONGEST_NAME = 200
LONGEST_QUERY = 4_000


def load_smart_collections(database: Database) -> list[SmartCollection]:
    """All of them in the reader's order."""
    return kept.load_smart_collections(database)


def query_of(database: Database, name: str) -> str:
    """What finds the papers of the collection of that path, or else of that smart collection. Raises UsageError for neither."""
    smart = kept.find(database, " ".join(name.split()))
    if smart is not None and collections.find(database, name) is None:
        return smart.query
    return f"in:#{organising.find_collection(database, name).collection_id}"


def save(database: Database, name: str, query: str) -> Change:
    """Keep that search under a name. Raises UsageError for what cannot be a name or is no search."""
    name = _tidied(name)
    return kept.add(database, name, _searched(query), tr("Saved the search “{name}”").format(name=name))


def keep(database: Database, name: str, query: str) -> Change:
    """Keep that search under a name, in place of the one that has it. Raises UsageError as ``save``."""
    known = kept.find(database, " ".join(name.split()))
    return save(database, name, query) if known is None else change(database, known.smart_id, known.name, query)


def forget(database: Database, name: str) -> Change:
    """Delete the one of that name. Raises UsageError when there is none."""
    known = kept.find(database, " ".join(name.split()))
    if known is None:
        raise UsageError(tr("There is no smart collection “{name}”; papershelf collections lists them.").format(name=name))
    return delete(database, known.smart_id)


def change(database: Database, smart_id: int, name: str, query: str) -> Change:
    """Give it another name or another search. Raises UsageError as ``save``, and when it is gone."""
    name = _tidied(name)
    return kept.change(
        database, smart_id, name, _searched(query), tr("Changed the smart collection “{name}”").format(name=name)
    )


def delete(database: Database, smart_id: int) -> Change:
    """Keep it no longer; its papers stay as they are."""
    label = tr("Deleted the smart collection “{name}”").format(name=_name(database, smart_id))
    return kept.remove(database, smart_id, label)


def move(database: Database, smart_id: int, place: int) -> Change:
    """Put it at that place among all, counted from 0; beyond the end is the end."""
    return kept.move(database, smart_id, place, tr("Moved “{name}”").format(name=_name(database, smart_id)))


def _name(database: Database, smart_id: int) -> str:
    found = next((one for one in kept.load_smart_collections(database) if one.smart_id == smart_id), None)
    if found is None:
        raise UsageError(kept.GONE)
    return found.name


def _tidied(name: str) -> str:
    name = " ".join(storable(name).split())
    if not name:
        raise UsageError(tr("A smart collection needs a name."))
    if len(name) > LONGEST_NAME:
        sentence = tr("A smart collection's name has at most {count} characters; this one has {length}.")
        raise UsageError(sentence.format(count=LONGEST_NAME, length=len(name)))
    if any(unicodedata.category(letter) == "Cc" for letter in name):
        raise UsageError(tr("A smart collection's name cannot hold control characters."))
    return name


def _searched(query: str) -> str:
    query = " ".join(storable(query).split())
    if not query:
        raise UsageError(tr("A smart collection needs a search: all papers are in All papers."))
    if len(query) > LONGEST_QUERY:
        raise UsageError(tr("A search that is kept has at most {count} characters.").format(count=LONGEST_QUERY))
    return query
