"""Notes, tags and collections: one deed of the reader, one step of undo, with the words that Undo shows."""

from collections.abc import Sequence

from desktop.errors import UsageError
from desktop.records import Change, Collection
from desktop.store import annotations, collections, tags
from desktop.store.database import Database
from desktop.translation import tr, trn


def write_note(database: Database, paper_id: int, text: str) -> Change:
    """Write the paper's note; empty text removes it. It is on disk when this returns; raises LibraryError when it is not."""
    return annotations.set_note(database, paper_id, text, tr("Wrote a note") if text.strip() else tr("Removed a note"))


def change_tags(database: Database, paper_ids: Sequence[int], add: Sequence[str] = (), remove: Sequence[str] = ()) -> Change:
    """Add and remove these tags on all these papers."""

    def label(count: int) -> str:
        if add:
            return trn("Tagged {count} paper", "Tagged {count} papers", count)
        return trn("Took tags off {count} paper", "Took tags off {count} papers", count)

    return tags.change_tags(database, paper_ids, add, remove, label)


def load_tags(database: Database) -> list[str]:
    """All tags' names, by alphabet."""
    return tags.load_tags(database)


def load_collections(database: Database) -> list[Collection]:
    """All collections, each parent before its children."""
    return collections.load_collections(database)


def find_collection(database: Database, path: str) -> Collection:
    """The collection of that path. Raises UsageError when there is none."""
    found = collections.find(database, path)
    if found is None:
        raise UsageError(tr("There is no collection “{path}”; papershelf collections lists them.").format(path=path))
    return found


def create_collection(database: Database, path: str) -> Change:
    """Make the collection ``A/B``, and A when it is missing."""
    return collections.create(database, path, tr("Created “{path}”").format(path=path))


def rename_collection(database: Database, collection_id: int, name: str) -> Change:
    """Give the collection another name."""
    return collections.rename(database, collection_id, name, tr("Renamed a collection to “{name}”").format(name=name))


def delete_collection(database: Database, collection: Collection) -> Change:
    """Delete the collection and those inside it; its papers stay in the library."""
    gone = {collection.collection_id}
    for one in collections.load_collections(database):  # each parent before its children
        if one.parent_id in gone:
            gone.add(one.collection_id)
    inside = len(gone) - 1
    label = tr("Deleted “{path}”").format(path=collection.path)
    if inside:
        label = trn(
            "Deleted “{path}” and {count} collection in it",
            "Deleted “{path}” and {count} collections in it",
            inside,
            path=collection.path,
        )
    return collections.delete(database, collection.collection_id, label)


def move_collection(database: Database, collection_id: int, where: str) -> Change:
    """Move it ``up`` or ``down`` among its neighbours, ``in``to the one above it, or ``out`` of the one around it, below that.

    At an end it stays where it is. Raises UsageError when it is gone, or its name is taken where it would go.
    """
    known = {one.collection_id: one for one in collections.load_collections(database)}
    moved = known.get(collection_id)
    if moved is None:
        raise UsageError(tr("This collection is no longer there."))
    beside = [one.collection_id for one in known.values() if one.parent_id == moved.parent_id]
    here, parent_id = beside.index(collection_id), moved.parent_id
    if where == "in" and here:
        parent_id, place = beside[here - 1], len(known)
    elif where == "out" and parent_id is not None:
        around = known[parent_id]
        level = [one.collection_id for one in known.values() if one.parent_id == around.parent_id]
        parent_id, place = around.parent_id, level.index(around.collection_id) + 1
    else:
        place = max(0, here + {"up": -1, "down": 1}.get(where, 0))
    label = tr("Moved “{path}”").format(path=moved.path)
    return collections.move(database, collection_id, parent_id, place, label)


def find_full(database: Database, paper_ids: Sequence[int]) -> frozenset[int]:
    """Ids of the collections that hold all of these papers already, themselves and not in one inside them."""
    return collections.find_full(database, paper_ids)


def collect(database: Database, path: str, paper_ids: Sequence[int]) -> Change:
    """Put these papers into the collection of that path, which is made when it is not there."""
    return collections.add_papers(
        database,
        path,
        paper_ids,
        lambda count: trn("Added {count} paper to “{path}”", "Added {count} papers to “{path}”", count, path=path),
    )


def uncollect(database: Database, collection: Collection, paper_ids: Sequence[int]) -> Change:
    """Take these papers out of the collection and do nothing else to them."""
    return collections.remove_papers(
        database,
        collection.collection_id,
        paper_ids,
        lambda count: trn(
            "Took {count} paper out of “{path}”", "Took {count} papers out of “{path}”", count, path=collection.path
        ),
    )
