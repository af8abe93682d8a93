"""Two papers that turn out to be one, and a wrong join that is split again: nothing is lost, and undo restores both exactly."""

from collections.abc import Sequence

import peewee as pw
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.errors import LibraryError, PapershelfError, UsageError
from desktop.records import Listed, Listing, Paper, Part, ReadingStatus
from desktop.store import annotations, citation_keys, collections, counts, journal, marks, papers, parting, shelved, tags
from desktop.store.checking import find_damage
from desktop.store.database import Database, writing
from desktop.store.joining import join
from desktop.store.places import Places
from tests.store.deeds import DEEDS, Deed
from tests.store.small_library import (
    READERS_TABLES,
    SERVICES_TABLES,
    Dump,
    add_papers,
    dump,
    find,
    index_is_true,
    merge,
    new_library,
    rows_of,
    words_of_index,
)

ARXIV, DOI = Listing("arxiv", "query", "moss"), Listing("doi", "paper", "10.1145/abc")
FILE = Listing("huggingface", "file", "page.txt")
FIRST = Paper("Slow Moss", "It grows.", arxiv_id="2603.00001", version=1)
SECOND = Paper("Moss, Slowly", "It grows in shade.", doi="10.1145/abc", journal_ref="Journal of Moss 1")
BOTH = Paper("Slow Moss", "It grows.", arxiv_id="2603.00001", doi="10.1145/abc", version=1)


def two_papers(database: Database) -> None:
    merge(database, Listed(FIRST, day="2026-03-31", rank=2, upvotes=5), time="2026-03-31T08:00:00.000Z")
    merge(database, Listed(SECOND), listing=DOI, time="2026-04-01T08:00:00.000Z")
    assert rows_of(database, "SELECT count(*) FROM papers") == [(2,)]


def work_on(database: Database, paper_id: int, name: str) -> None:
    annotations.set_note(database, paper_id, f"note {name}", "Note")
    annotations.add_highlight(database, paper_id, "title", "Slow Moss", 0, 4, "pink", name, "Highlight")
    tags.change_tags(database, [paper_id], ["shared", f"tag {name}"], [], "Tag")
    collections.add_papers(database, "Shared", [paper_id], "Collect")
    collections.add_papers(database, name, [paper_id], "Collect")
    marks.set_status(database, [paper_id], ReadingStatus.TO_READ if name == "a" else ReadingStatus.READING, "Status")
    citation_keys.freeze(database, [(paper_id, f"moss2026{name}")], lambda _paper_id, _taken: "other")


def everything(database: Database) -> Dump:
    found = dump(database, (*SERVICES_TABLES, *READERS_TABLES))
    found["listings"] = []  # a listing that was once pulled stays known
    return {**found, "papers_index": words_of_index(database)}


def tell_both(database: Database) -> papers.Merged:
    return merge(database, Listed(BOTH), listing=ARXIV, time="2026-04-02T08:00:00.000Z")


def test_a_statement_with_both_ids_joins_them(library: Database) -> None:
    two_papers(library)
    result = tell_both(library)
    assert (result.paper_ids, result.added, result.changed) == ([1], set(), {1})
    ((paper_id, paper),) = papers.load_papers(library, [1, 2])
    assert (paper_id, paper.arxiv_id, paper.doi, paper.title) == (1, "2603.00001", "10.1145/abc", "Slow Moss")
    assert paper.journal_ref == "Journal of Moss 1", "what only one source knew stays known"
    assert [papers.find_one(library, *named) for named in (("id", 2), ("doi", "10.1145/abc"))] == [1, 1]
    assert counts.count_views(library, {})["all"] == counts.count_views(library, {})["inbox"] == 1
    assert index_is_true(library)
    assert find_damage(library) == []
    assert tell_both(library).changed == set()
    assert merge(library, Listed(SECOND), listing=DOI).paper_ids == [1], "its own source finds it by its own title and DOI"


def test_all_of_the_readers_moves(library: Database) -> None:
    two_papers(library)
    work_on(library, 1, "a")
    work_on(library, 2, "b")
    marks.set_mark(library, [1], "read", True, "Read")
    marks.set_mark(library, [2], "starred", True, "Star")
    tell_both(library)
    (one,) = shelved.load(library, [1, 2])
    assert one.note == "note a\n\nnote b"
    assert (one.marks.read, one.marks.starred, one.marks.status) == (True, True, ReadingStatus.READING)
    assert [highlight.comment for highlight in one.highlights] == ["a", "b"]
    assert one.tags == ("shared", "tag a", "tag b")
    assert [collection.path for collection in one.collections] == ["Shared", "a", "b"]
    assert [citation_keys.find_paper(library, f"moss2026{name}") for name in "ab"] == [1, 1]
    assert one.citation_key == "moss2026a"
    assert find(library, "note:note shade") == []
    assert find(library, 'note:"note b"') == [1]
    assert index_is_true(library)
    assert find_damage(library) == []


@pytest.mark.parametrize(
    ("dismissed", "other", "expected"),
    [
        ([1, 2], None, True),
        ([1], None, True),
        ([2], None, True),
        ([1], "read", True),
        ([1], "starred", False),
        ([2], "note", False),
        ([1], "note", False),
        ([1, 2], "note", True),
    ],
)
def test_dismissed_stays_so_unless_the_other_is_worked_on(
    library: Database, dismissed: list[int], other: str | None, expected: bool
) -> None:
    two_papers(library)
    marks.set_mark(library, dismissed, "dismissed", True, "Dismiss")
    other_id = 1 if dismissed == [2] else 2
    if other == "note":
        annotations.set_note(library, other_id, "mine", "Note")
    elif other:
        marks.set_mark(library, [other_id], other, True, "Mark")
    tell_both(library)
    assert rows_of(library, "SELECT dismissed IS NOT NULL FROM marks WHERE paper_id = 1") == [(expected,)]


def test_a_note_that_both_have_is_not_said_twice(library: Database) -> None:
    two_papers(library)
    annotations.set_note(library, 1, "the same", "Note")
    annotations.set_note(library, 2, "the same, and more", "Note")
    tell_both(library)
    assert annotations.load_note(library, 1) == "the same, and more"


@pytest.mark.parametrize("worked_on", [(), (1,), (2,), (1, 2)])
@pytest.mark.parametrize("kept", [1, 2])
def test_undoing_a_join_restores_both_exactly(library: Database, worked_on: tuple[int, ...], kept: int) -> None:
    two_papers(library)
    merge(library, Listed(Paper("slow moss")), listing=FILE)
    for paper_id in worked_on:
        work_on(library, paper_id, "ab"[paper_id - 1])
    before = everything(library)
    with writing(library):
        change = join(library, kept, 3 - kept, Places(library))
    joined = everything(library)
    assert joined != before
    assert find_damage(library) == []
    assert index_is_true(library)
    journal.undo(library, change.batch_id)
    assert everything(library) == before
    assert find_damage(library) == []
    assert index_is_true(library)
    journal.redo(library)
    assert everything(library) == joined


def test_undo_of_something_else_leaves_a_join_alone(library: Database) -> None:
    two_papers(library)
    marks.set_mark(library, [2], "starred", True, "Star")
    tell_both(library)
    change = journal.undo(library)
    assert change is not None
    assert change.label == "Star"
    assert rows_of(library, "SELECT count(*) FROM papers") == [(1,)]


def test_place_of_a_joined_paper_stays_free(library: Database) -> None:
    add_papers(library, FIRST, SECOND)
    with writing(library):
        change = join(library, 1, 2, Places(library))
    add_papers(library, Paper("Fern"))
    journal.undo(library, change.batch_id)
    assert rows_of(library, "SELECT count(*), count(DISTINCT place) FROM papers") == [(3, 3)]
    assert find_damage(library) == []
    assert index_is_true(library)


def test_a_joined_paper_is_split_again_and_stays_apart(library: Database) -> None:
    two_papers(library)
    work_on(library, 2, "b")
    before = everything(library)
    tell_both(library)
    joined = everything(library)
    (part,) = (one for one in parting.find_parts(library, 1) if one.joined_id)
    assert part == Part("doi", SECOND, 2)
    change = parting.split(library, 1, part, "Split")
    after = everything(library)
    assert {table for table in after if after[table] != before[table]} <= {"apart", "statements", "papers", "appearances"}
    assert dict(papers.load_papers(library, [2]))[2] == SECOND
    assert annotations.load_note(library, 2) == "note b"
    assert find_damage(library) == []
    assert merge(library, Listed(SECOND), listing=DOI).paper_ids == [2]
    assert merge(library, Listed(FIRST)).paper_ids == [1]
    assert rows_of(library, "SELECT count(*) FROM papers") == [(2,)]
    journal.undo(library, change.batch_id)
    rejoined = everything(library)
    assert {table for table in rejoined if rejoined[table] != joined[table]} <= {"appearances"}, "it was told since"
    assert index_is_true(library)
    assert find_damage(library) == []


def test_what_was_said_since_goes_with_the_paper_whose_arxiv_id_it_names(library: Database) -> None:
    merge(library, Listed(SECOND), listing=DOI)
    merge(library, Listed(FIRST, day="2026-03-31", rank=2, upvotes=5))
    tell_both(library)
    assert dict(papers.load_papers(library, [1]))[1].arxiv_id == FIRST.arxiv_id
    joined = everything(library)
    (part,) = (one for one in parting.find_parts(library, 1) if one.joined_id)
    change = parting.split(library, 1, part, "Split")
    assert dict(papers.load_papers(library, [1, 2])) == {1: SECOND, 2: BOTH}
    assert rows_of(library, "SELECT paper_id, source FROM statements") == [(2, "arxiv"), (2, "huggingface")]
    assert find_damage(library) == []
    assert index_is_true(library)
    assert [merge(library, Listed(one), listing=where).paper_ids for one, where in ((SECOND, DOI), (BOTH, ARXIV))] == [
        [1],
        [2],
    ]
    journal.undo(library, change.batch_id)
    assert {table for table, rows in everything(library).items() if rows != joined[table]} <= {"appearances"}
    assert find_damage(library) == []


PAGE_OF_MOSS = Listed(Paper("Slow moss", "Quite another moss, of which a page tells more than any other source did so far."))


@pytest.mark.parametrize("page_first", [True, False])
def test_a_page_is_parted_from_the_paper_it_was_taken_for(library: Database, page_first: bool) -> None:
    named = Listed(FIRST, day="2026-03-31", rank=2, upvotes=5)
    for listing, entry in ((FILE, PAGE_OF_MOSS), (None, named))[:: 1 if page_first else -1]:
        merge(library, entry, listing=listing)
    work_on(library, 1, "a")
    before = everything(library)
    parts = parting.find_parts(library, 1)
    assert [part.source for part in parts] == ["huggingface", "page"]
    change = parting.split(library, 1, parts[1], "Split")
    assert dict(papers.load_papers(library, [1, 2])) == {1: FIRST, 2: PAGE_OF_MOSS.paper}
    assert index_is_true(library)
    assert find_damage(library) == []
    assert parting.find_parts(library, 1) == parting.find_parts(library, 2) == ()
    assert counts.count_views(library, {})["all"] == 2
    (first, second) = shelved.load(library, [1, 2])
    assert [one.listing.kind for one in first.appearances] == ["day"]
    assert [one.listing.kind for one in second.appearances] == ["file"]
    assert (first.note, second.note, second.upvotes) == ("note a", None, None)
    assert merge(library, PAGE_OF_MOSS, listing=FILE).paper_ids == [2]
    assert merge(library, named).paper_ids == [1]
    journal.undo(library, change.batch_id)
    # The number of the paper that is gone stays told of; everything else is as before.
    ((_place,),) = [row[2:] for row in everything(library)["joined"]]
    assert {**everything(library), "joined": []} == before
    assert counts.count_views(library, {})["all"] == 1
    assert merge(library, PAGE_OF_MOSS, listing=FILE).paper_ids == [1]


def test_what_names_one_arxiv_id_is_not_parted(library: Database) -> None:
    add_papers(library, FIRST)
    merge(library, Listed(Paper("Moss", arxiv_id=FIRST.arxiv_id)), listing=ARXIV)
    assert parting.find_parts(library, 1) == ()
    with pytest.raises(UsageError, match="no such part"):
        parting.split(library, 1, Part("arxiv", FIRST), "Split")
    assert parting.find_parts(library, 99) == ()


def test_splitting_that_something_depends_on_is_not_undone(library: Database) -> None:
    merge(library, PAGE_OF_MOSS, listing=FILE)
    merge(library, Listed(FIRST))
    change = parting.split(library, 1, parting.find_parts(library, 1)[1], "Split")
    annotations.set_note(library, 2, "mine", "Note")
    before = everything(library)
    with pytest.raises(Exception, match="cannot be taken back"):
        journal.undo(library, change.batch_id)
    assert everything(library) == before


@given(st.lists(DEEDS, max_size=8), st.sampled_from([(1, 2), (2, 1)]), st.lists(DEEDS, max_size=3))
@settings(max_examples=40)
def test_whatever_was_done_a_join_is_undone_exactly(
    deeds: Sequence[Deed], order: tuple[int, int], later: Sequence[Deed]
) -> None:
    with new_library() as database:
        two_papers(database)
        add_papers(database, Paper("Fern"), Paper("Yew"))
        for deed in deeds:
            deed(database)
        before = everything(database)
        with writing(database):
            change = join(database, *order, Places(database))
        assert find_damage(database) == []
        assert index_is_true(database)
        for table in ("tags", "collections"):
            assert everything(database)[table] == before[table]
        joined = everything(database)
        journal.undo(database, change.batch_id)
        assert everything(database) == before
        journal.redo(database)
        assert everything(database) == joined
        for deed in later:
            try:
                deed(database)
            except (LibraryError, pw.IntegrityError, TypeError):  # it is done to the paper that is gone
                assert find_damage(database) == []
        try:
            journal.undo(database, change.batch_id)
        except PapershelfError:
            assert rows_of(database, "SELECT count(*) FROM papers") == [(3,)]
        assert find_damage(database) == []
        assert index_is_true(database)


def test_undo_reaches_what_was_done_to_a_paper_that_is_a_part_of_another_now(library: Database) -> None:
    two_papers(library)
    deeds = [
        lambda: marks.set_mark(library, [2], "starred", True, "Star"),
        lambda: annotations.set_note(library, 2, "a note", "Note"),
        lambda: tags.change_tags(library, [2], ["moss"], [], "Tag"),
        lambda: collections.add_papers(library, "Survey", [2], "Collect"),
    ]
    for deed in deeds:
        deed()
    tell_both(library)
    (before,) = shelved.load(library, [1])
    assert (before.marks.starred, before.note, before.tags, len(before.collections)) == (True, "a note", ("moss",), 1)
    changed = [change.paper_ids for change in (journal.undo(library) for _deed in deeds) if change]
    (after,) = shelved.load(library, [1])
    assert (after.marks.starred, after.note, after.tags, after.collections) == (False, None, (), ())
    assert changed == [(1,)] * 4
    for _deed in deeds:
        journal.redo(library)
    assert list(shelved.load(library, [1])) == [before]
    assert index_is_true(library)
    assert find_damage(library) == []


def test_undo_leaves_what_the_other_paper_had_of_its_own(library: Database) -> None:
    two_papers(library)
    annotations.set_note(library, 1, "its own", "Note")
    annotations.set_note(library, 2, "of the other", "Note")
    tell_both(library)
    journal.undo(library)
    (one,) = shelved.load(library, [1])
    assert one.note == "its own\n\nof the other"
