"""Collections: a tree of names, and the papers in each."""

import json
import unicodedata
from collections.abc import Sequence

from desktop.errors import UsageError
from desktop.records import Change, Collection
from desktop.store.conditions import SUBTREE
from desktop.store.database import Database
from desktop.store.journal import Batch, Label, Row, batch, load
from desktop.store.sequence import next_id
from desktop.store.trash import THROWN_AWAY
from desktop.store.words import storable
from desktop.translation import tr

LONGEST_NAME = 200


def load_collections(database: Database) -> list[Collection]:
    """All collections, each parent before its children, siblings in the reader's order.

    A collection's count is of the papers in it or in one inside it, each once.
    """
    cursor = database.execute_sql(
        SUBTREE + ", inside(top, id) AS (SELECT id, id FROM collections UNION ALL "
        "SELECT inside.top, c.id FROM collections c JOIN inside ON c.parent_id = inside.id), "
        "counts(id, papers) AS (SELECT top, count(DISTINCT paper_id) FROM inside "
        f"JOIN collection_papers ON collection_id = inside.id WHERE paper_id NOT IN ({THROWN_AWAY}) GROUP BY top) "
        "SELECT c.id, c.parent_id, c.name, below.path, coalesce(counts.papers, 0) FROM collections c "
        "JOIN below USING (id) LEFT JOIN counts USING (id) ORDER BY c.position, c.name"
    )
    children: dict[int | None, list[Collection]] = {}
    for row in cursor:
        children.setdefault(row[1], []).append(Collection(*row))
    ordered: list[Collection] = []
    waiting = children.get(None, [])[::-1]
    while waiting:
        ordered.append(waiting.pop())
        waiting += children.get(ordered[-1].collection_id, [])[::-1]
    return ordered


def find(database: Database, path: str) -> Collection | None:
    """The collection of that path; None when there is none. Case counts only where two names differ in nothing else."""
    wanted = "/".join(split_path(path))
    collections = load_collections(database)
    exact = [one for one in collections if one.path == wanted]
    folded = [one for one in collections if one.path.casefold() == wanted.casefold()]
    return next(iter(exact or folded), None)


def split_path(path: str) -> list[str]:
    """The names along ``A/B``, tidied. Raises UsageError for a name that cannot be one."""
    names = [" ".join(name.split()) for name in storable(path).split("/")]
    if not all(names):
        raise UsageError(tr("“{path}” is no name for a collection: write Name, or Name/Name inside it.").format(path=path))
    for name in names:
        if len(name) > LONGEST_NAME:
            sentence = tr("A collection's name has at most {count} characters; this one has {length}.")
            raise UsageError(sentence.format(count=LONGEST_NAME, length=len(name)))
        # Not isprintable: Persian names and some emoji hold joiners, which are of another category.
        if any(unicodedata.category(letter) == "Cc" for letter in name):
            raise UsageError(tr("A collection's name cannot hold control characters."))
    return names


def create(database: Database, path: str, label: Label) -> Change:
    """Make the collection of that path, and those above it that are missing."""
    names = split_path(path)
    with batch(database, label) as opened:
        _find_or_add(opened, names)
    return opened.change()


def rename(database: Database, collection_id: int, name: str, label: Label) -> Change:
    """Give the collection another name below the same parent. Raises UsageError when a sibling has it."""
    names = split_path(name)
    if len(names) > 1:
        raise UsageError(tr("A collection's name cannot hold “/”."))
    with batch(database, label) as opened:
        row = _row(database, collection_id)
        taken = _child(database, _parent(row), names[0])
        if taken is not None and taken != collection_id:
            raise UsageError(tr("There is a collection “{name}” here already.").format(name=names[0]))
        opened.put("collections", [{**row, "name": names[0]}])
    return opened.change()


def move(database: Database, collection_id: int, parent_id: int | None, place: int, label: Label) -> Change:
    """Put it inside that one (None: inside none), at that place among those that are there; beyond the end is the end.

    Raises UsageError when that one is itself or inside of it, when another one there has its name, or when either is gone.
    """
    with batch(database, label) as opened:
        row, around = _row(database, collection_id), parent_id
        while around is not None:
            if around == collection_id:
                raise UsageError(tr("“{name}” cannot be moved into itself.").format(name=row["name"]))
            around = _parent(_row(database, around))
        taken = _child(database, parent_id, str(row["name"]))
        if taken not in (None, collection_id):
            raise UsageError(tr("There is a collection “{name}” there already.").format(name=row["name"]))
        cursor = database.execute_sql("SELECT id FROM collections WHERE parent_id IS ? ORDER BY position, name", (parent_id,))
        ids = [one[0] for one in cursor if one[0] != collection_id]
        ids.insert(max(place, 0), collection_id)
        rows = {**load(database, "collections", [(one,) for one in ids]), (collection_id,): {**row, "parent_id": parent_id}}
        opened.put("collections", [{**rows[(one,)], "position": number} for number, one in enumerate(ids, start=1)])
    return opened.change()


def delete(database: Database, collection_id: int, label: Label) -> Change:
    """Delete the collection and those inside it. The papers stay; undo brings all of it back, members and order too."""
    with batch(database, label) as opened:
        below = [collection_id]
        for one in below:  # grows while it is walked: children come after their parents
            below += [row[0] for row in database.execute_sql("SELECT id FROM collections WHERE parent_id = ?", (one,))]
        for one in below:
            members = database.execute_sql("SELECT paper_id FROM collection_papers WHERE collection_id = ?", (one,))
            opened.remove("collection_papers", [(one, row[0]) for row in members])
        opened.remove("collections", [(one,) for one in reversed(below)])
    return opened.change()


def add_papers(database: Database, path: str, paper_ids: Sequence[int], label: Label) -> Change:
    """Put these papers at the end of the collection of that path, which is made when it is not there."""
    names = split_path(path)
    with batch(database, label) as opened:
        collection_id = _find_or_add(opened, names)
        inside = load(database, "collection_papers", [(collection_id, paper_id) for paper_id in paper_ids])
        last = database.execute_sql(
            "SELECT coalesce(max(position), 0) FROM collection_papers WHERE collection_id = ?", (collection_id,)
        ).fetchone()[0]
        new = [paper_id for paper_id in dict.fromkeys(paper_ids) if (collection_id, paper_id) not in inside]
        opened.put(
            "collection_papers",
            [
                {"collection_id": collection_id, "paper_id": paper_id, "position": last + number, "added": opened.time}
                for number, paper_id in enumerate(new, start=1)
            ],
        )
    return opened.change()


def find_full(database: Database, paper_ids: Sequence[int]) -> frozenset[int]:
    """Ids of the collections that hold all of these papers, themselves and not in one inside them."""
    wanted = list(dict.fromkeys(paper_ids))
    rows = database.execute_sql(
        "SELECT collection_id FROM collection_papers WHERE paper_id IN (SELECT value FROM json_each(?)) "
        "GROUP BY collection_id HAVING count(*) = ?",
        (json.dumps(wanted), len(wanted)),
    )
    return frozenset(row[0] for row in rows)


def remove_papers(database: Database, collection_id: int, paper_ids: Sequence[int], label: Label) -> Change:
    """Take these papers out of the collection and do nothing else to them."""
    with batch(database, label) as opened:
        opened.remove("collection_papers", [(collection_id, paper_id) for paper_id in paper_ids])
    return opened.change()


def _find_or_add(opened: Batch, names: Sequence[str]) -> int:
    parent: int | None = None
    for name in names:
        found = _child(opened.database, parent, name)
        if found is None:
            found = next_id(opened.database, "collections")
            position = opened.database.execute_sql(
                "SELECT coalesce(max(position), 0) + 1 FROM collections WHERE parent_id IS ?", (parent,)
            ).fetchone()[0]
            row: Row = {"id": found, "parent_id": parent, "name": name, "position": position, "created": opened.time}
            opened.put("collections", [row])
        parent = found
    assert parent is not None
    return parent


def _child(database: Database, parent: int | None, name: str) -> int | None:
    """The child of that name, else one that differs in case only."""
    rows = database.execute_sql("SELECT id, name FROM collections WHERE parent_id IS ?", (parent,)).fetchall()
    exact = [row[0] for row in rows if row[1] == name]
    folded = [row[0] for row in rows if row[1].casefold() == name.casefold()]
    return next(iter(exact or folded), None)


def _row(database: Database, collection_id: int) -> Row:
    row = load(database, "collections", [(collection_id,)]).get((collection_id,))
    if row is None:
        raise UsageError(tr("This collection is no longer there."))
    return row


def _parent(row: Row) -> int | None:
    parent = row["parent_id"]
    assert parent is None or isinstance(parent, int)
    return parent
