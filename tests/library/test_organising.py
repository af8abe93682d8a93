"""Each deed of the reader is one step of undo, told in the words of what really happened."""

import pytest

from desktop.errors import ReferenceNotFoundError, UsageError
from desktop.library import history, marking, organising, shelf
from desktop.store.database import Database
from tests.library.conftest import Add


@pytest.fixture
def two(add: Add) -> list[int]:
    return [add("Quiet Diffusion", arxiv_id="2603.00001"), add("Loud Graphs", arxiv_id="2603.00002")]


def test_marks_are_told_with_their_count(library: Database, two: list[int]) -> None:
    first, second = two
    assert marking.star(library, [first]).label == "Starred 1 paper"
    change = marking.star(library, [first, second, second])
    assert (change.label, change.paper_ids) == ("Starred 1 paper", (second,))
    assert marking.star(library, two, on=False).label == "Unstarred 2 papers"
    assert marking.mark_read(library, two).label == "Marked 2 papers as read"
    assert marking.mark_read(library, two, on=False).label == "Marked 2 papers as unread"
    assert marking.dismiss(library, two).label == "Dismissed 2 papers"
    assert marking.dismiss(library, two, on=False).label == "Restored 2 papers"
    assert marking.dismiss(library, two, on=False).paper_ids == ()


def test_tags_are_told_as_they_came_and_went(library: Database, two: list[int]) -> None:
    assert organising.change_tags(library, two, add=["moe"]).label == "Tagged 2 papers"
    assert organising.change_tags(library, two[:1], remove=["moe"]).label == "Took tags off 1 paper"
    assert organising.change_tags(library, two[:1], add=["a"], remove=["b"]).label == "Tagged 1 paper"
    assert organising.load_tags(library) == ["a", "moe"]


def test_a_note_is_written_and_removed(library: Database, two: list[int]) -> None:
    assert organising.write_note(library, two[0], "A thought").label == "Wrote a note"
    assert shelf.load_paper(library, two[0]).note == "A thought"
    assert organising.write_note(library, two[0], " \n").label == "Removed a note"
    assert shelf.load_paper(library, two[0]).note is None


def test_a_collection_comes_and_goes_with_its_papers(library: Database, two: list[int]) -> None:
    assert organising.create_collection(library, "Survey").label == "Created “Survey”"
    assert organising.collect(library, "Survey/2026", two).label == "Added 2 papers to “Survey/2026”"
    inner = organising.find_collection(library, "survey/2026")
    assert (inner.path, inner.count) == ("Survey/2026", 2)
    organising.rename_collection(library, inner.collection_id, "{2027}")
    renamed = organising.find_collection(library, "Survey/{2027}")
    assert organising.uncollect(library, renamed, two[:1]).label == "Took 1 paper out of “Survey/{2027}”"
    deleted = organising.delete_collection(library, organising.find_collection(library, "Survey"))
    assert deleted.label == "Deleted “Survey” and 1 collection in it"
    assert organising.load_collections(library) == []
    assert history.undo(library) is not None
    assert [one.path for one in organising.load_collections(library)] == ["Survey", "Survey/{2027}"]
    assert shelf.count_papers(library, "in:Survey") == 1


def test_deleting_tells_how_many_collections_go_along(library: Database) -> None:
    for path in ("Ideas/Graphs/2026", "Ideas/Moe", "Ideas too/Other"):
        organising.create_collection(library, path)
    ideas = organising.find_collection(library, "Ideas")
    assert organising.delete_collection(library, ideas).label == "Deleted “Ideas” and 3 collections in it"
    other = organising.find_collection(library, "Ideas too/Other")
    assert organising.delete_collection(library, other).label == "Deleted “Ideas too/Other”"


def test_collections_that_hold_all_of_some_papers_are_found(library: Database, two: list[int]) -> None:
    organising.collect(library, "Both", two)
    organising.collect(library, "Above/One", two[:1])
    both, one = (organising.find_collection(library, path).collection_id for path in ("Both", "Above/One"))
    assert organising.find_full(library, two) == {both}
    assert organising.find_full(library, [two[0], two[0]]) == {both, one}
    assert organising.find_full(library, []) == frozenset()


def test_an_unknown_collection_is_told(library: Database) -> None:
    with pytest.raises(UsageError, match="There is no collection “Nowhere”; papershelf collections lists them"):
        organising.find_collection(library, "Nowhere")


def test_a_paper_that_is_gone_is_told(library: Database) -> None:
    with pytest.raises(ReferenceNotFoundError, match="Paper #7 is no longer in the library"):
        shelf.load_paper(library, 7)


def test_undo_and_redo_end(library: Database, two: list[int]) -> None:
    assert history.undo(library) is None
    marking.star(library, two)
    undone = history.undo(library)
    assert undone is not None
    assert (undone.label, set(undone.paper_ids)) == ("Starred 2 papers", set(two))
    assert history.undo(library) is None
    assert history.redo(library) is not None
    assert history.redo(library) is None
    assert shelf.count_papers(library, "is:starred") == 2
