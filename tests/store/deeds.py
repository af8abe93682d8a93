"""Everything that a reader can do to a library, as values that property tests draw and then do."""

from collections.abc import Callable

from hypothesis import strategies as st

from desktop.errors import UsageError
from desktop.records import Change, Listing, ReadingStatus
from desktop.store import annotations, collections, followed, marks, smart_collections, tags
from desktop.store.database import Database

PAPERS = 4  # the numbers of papers that deeds are done to: 1 to 4

Deed = Callable[[Database], Change | None]

_IDS = st.lists(st.integers(1, PAPERS), min_size=1, max_size=PAPERS)
_NAMES = st.sampled_from(["A", "a", "B", "Ü", "ü"])
_PATHS = st.lists(_NAMES, min_size=1, max_size=3).map("/".join)
_TEXTS = st.sampled_from(["", " ", "one", "one two", "量子", 'say "no"', "x" * 300])


def mark(ids: list[int], name: str, on: bool) -> Deed:
    return lambda database: marks.set_mark(database, ids, name, on, f"mark {name} {on}")


def move_along(ids: list[int], status: ReadingStatus) -> Deed:
    return lambda database: marks.set_status(database, ids, status, f"status {status}")


def write_note(paper_id: int, text: str) -> Deed:
    return lambda database: annotations.set_note(database, paper_id, text, f"note {text}")


def highlight(paper_id: int) -> Deed:
    return lambda database: annotations.add_highlight(database, paper_id, "title", "Moss", 1, 3, "green", "", "highlight")


def change_tags(ids: list[int], add: list[str], remove: list[str]) -> Deed:
    return lambda database: tags.change_tags(database, ids, add, remove, f"tags {add} {remove}")


def create(path: str) -> Deed:
    return lambda database: collections.create(database, path, f"create {path}")


def collect(path: str, ids: list[int]) -> Deed:
    return lambda database: collections.add_papers(database, path, ids, f"collect {path}")


def on_collection(number: int, deed: Callable[[Database, int], Change]) -> Deed:
    """Do it to the collection of that number, counted round and round; nothing while there is none."""

    def do(database: Database) -> Change | None:
        found = collections.load_collections(database)
        try:
            return deed(database, found[number % len(found)].collection_id) if found else None
        except UsageError:  # a name that is taken
            return None

    return do


def rename(number: int, name: str) -> Deed:
    return on_collection(number, lambda database, one: collections.rename(database, one, name, f"rename {name}"))


def delete(number: int) -> Deed:
    return on_collection(number, lambda database, one: collections.delete(database, one, "delete"))


def take_out(number: int, ids: list[int]) -> Deed:
    return on_collection(number, lambda database, one: collections.remove_papers(database, one, ids, "take out"))


def follow(word: str) -> Deed:
    return lambda database: followed.add(database, Listing("huggingface", "search", word), "", f"follow {word}")


def on_followed(number: int, deed: Callable[[Database, int], Change]) -> Deed:
    """Do it to what is followed under that number, counted round and round; nothing while nothing is."""

    def do(database: Database) -> Change | None:
        found = followed.load_followed(database)
        return deed(database, found[number % len(found)].followed_id) if found else None

    return do


def pause(number: int, on: bool) -> Deed:
    return on_followed(number, lambda database, one: followed.set_paused(database, one, on, f"pause {on}"))


def move(number: int, place: int) -> Deed:
    return on_followed(number, lambda database, one: followed.move(database, one, place, f"move to {place}"))


def unfollow(number: int) -> Deed:
    return on_followed(number, lambda database, one: followed.remove(database, one, "unfollow"))


def move_collection(number: int, other: int, place: int) -> Deed:
    def deed(database: Database, one: int) -> Change:
        targets = [None, *(each.collection_id for each in collections.load_collections(database))]
        return collections.move(database, one, targets[other % len(targets)], place, "move")

    return on_collection(number, deed)


def on_tag(number: int, deed: Callable[[Database, int], Change]) -> Deed:
    """Do it to the tag of that number, counted round and round; nothing while there is none."""

    def do(database: Database) -> Change | None:
        found = tags.load_counted(database)
        return deed(database, found[number % len(found)].tag_id) if found else None

    return do


def rename_tag(number: int, name: str) -> Deed:
    return on_tag(number, lambda database, one: tags.rename(database, one, name, f"rename tag {name}"))


def delete_tag(number: int) -> Deed:
    return on_tag(number, lambda database, one: tags.delete(database, one, "delete tag"))


def save_search(name: str, query: str) -> Deed:
    def do(database: Database) -> Change | None:
        try:
            return smart_collections.add(database, name, query, f"save {name}")
        except UsageError:  # a name that is taken
            return None

    return do


def on_smart(number: int, deed: Callable[[Database, int], Change]) -> Deed:
    """Do it to the smart collection of that number, counted round and round; nothing while there is none."""

    def do(database: Database) -> Change | None:
        found = smart_collections.load_smart_collections(database)
        try:
            return deed(database, found[number % len(found)].smart_id) if found else None
        except UsageError:  # a name that is taken
            return None

    return do


def change_search(number: int, name: str, query: str) -> Deed:
    return on_smart(number, lambda database, one: smart_collections.change(database, one, name, query, f"change {name}"))


def move_search(number: int, place: int) -> Deed:
    return on_smart(number, lambda database, one: smart_collections.move(database, one, place, f"move to {place}"))


def delete_search(number: int) -> Deed:
    return on_smart(number, lambda database, one: smart_collections.remove(database, one, "delete search"))


DEEDS = st.one_of(
    st.builds(mark, _IDS, st.sampled_from(marks.MARKS), st.booleans()),
    st.builds(move_along, _IDS, st.sampled_from(ReadingStatus)),
    st.builds(write_note, st.integers(1, PAPERS), _TEXTS),
    st.builds(highlight, st.integers(1, PAPERS)),
    st.builds(change_tags, _IDS, st.lists(_NAMES, max_size=2), st.lists(_NAMES, max_size=2)),
    st.builds(create, _PATHS),
    st.builds(collect, _PATHS, _IDS),
    st.builds(rename, st.integers(0, 9), _NAMES),
    st.builds(delete, st.integers(0, 9)),
    st.builds(take_out, st.integers(0, 9), _IDS),
    st.builds(follow, _NAMES),
    st.builds(pause, st.integers(0, 9), st.booleans()),
    st.builds(move, st.integers(0, 9), st.integers(0, 3)),
    st.builds(unfollow, st.integers(0, 9)),
    st.builds(move_collection, st.integers(0, 9), st.integers(0, 9), st.integers(0, 3)),
    st.builds(rename_tag, st.integers(0, 9), _NAMES),
    st.builds(delete_tag, st.integers(0, 9)),
    st.builds(save_search, _NAMES, _NAMES),
    st.builds(change_search, st.integers(0, 9), _NAMES, _NAMES),
    st.builds(move_search, st.integers(0, 9), st.integers(0, 3)),
    st.builds(delete_search, st.integers(0, 9)),
)
