"""Papers are joined, split, pulled again and all of it taken back, in any order: the library stays whole and no note is lost."""

from contextlib import suppress

from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import PapershelfError
from desktop.library import joining as by_hand
from desktop.records import Listed, Listing, Paper
from desktop.store import annotations, counts, journal, papers, parting
from desktop.store.accepting import accept
from desktop.store.checking import find_damage
from desktop.store.database import Database, writing
from desktop.store.joining import join
from desktop.store.offers import Offer
from desktop.store.places import Places
from desktop.store.restating import restate
from tests.store.small_library import index_is_true, merge, new_library, rows_of

ARXIV, DOI, FEED = (
    Listing("arxiv", "query", "moss"),
    Listing("doi", "paper", "10.1145/abc"),
    Listing("huggingface", "trending"),
)
FILE, BIBLIOGRAPHY = Listing("huggingface", "file", "page.txt"), Listing("bibliography", "file", "moss.bib")
ID, OTHER_ID = "2603.00001", "2603.00002"

TOLD = st.builds(
    Paper,
    st.sampled_from(["Slow Moss", "Slow  moss!", "Quick Fern", "A Third"]),
    st.sampled_from(["", "It grows.", "It grows in shade."]),
    arxiv_id=st.sampled_from([None, None, ID, OTHER_ID]),
    doi=st.sampled_from([None, None, "10.1145/abc", "10.1145/def"]),
    version=st.sampled_from([None, 1, 2]),
    published=st.sampled_from([None, "2026-03-30", "2026-01-05"]),
)
PULLS = st.tuples(st.sampled_from([ARXIV, DOI, FEED, FILE, BIBLIOGRAPHY]), st.lists(TOLD, min_size=1, max_size=4))
DEEDS = st.tuples(st.sampled_from(["note", "join", "split", "undo", "redo", "accept"]), st.integers(0, 20))


def assert_whole(database: Database) -> None:
    assert find_damage(database) == []
    assert index_is_true(database)
    assert counts.count_views(database, {})["all"] == rows_of(database, "SELECT count(*) FROM papers")[0][0]


def words_of_notes(database: Database) -> set[str]:
    return {word for (text,) in rows_of(database, "SELECT text FROM notes") for word in str(text).split()}


def act(database: Database, deed: str, number: int) -> None:
    ids = [int(str(row[0])) for row in rows_of(database, "SELECT id FROM papers ORDER BY id")]
    paper_id, other_id = ids[number % len(ids)], ids[(number + 1) % len(ids)]
    match deed:
        case "note":
            annotations.set_note(database, paper_id, f"note{number}", "Note")
        case "join":
            by_hand.join(database, paper_id, other_id)
        case "split":
            parts = parting.find_parts(database, paper_id)
            if parts:
                parting.split(database, paper_id, parts[number % len(parts)], "Split")
        case "undo":
            journal.undo(database)
        case "redo":
            journal.redo(database)
        case "accept":
            offered = Paper("Slow Moss", "It grows.", arxiv_id=ID, doi="10.1145/abc")
            accept(database, Offer(paper_id, "arxiv", ID, offered, 0.9), "Completed")


@given(st.lists(st.one_of(PULLS, DEEDS), min_size=3, max_size=14))
def test_whatever_happens_the_library_is_whole(steps: list[tuple[object, object]]) -> None:
    with new_library() as database:
        for number, (what, how) in enumerate(steps):
            if isinstance(what, Listing):
                told = [Listed(paper, upvotes=number) for paper in how]  # type: ignore[attr-defined]
                merge(database, *told, listing=what, time=f"2026-04-01T08:00:{number:02}.000Z")
            elif rows_of(database, "SELECT 1 FROM papers LIMIT 1"):
                notes = words_of_notes(database)
                with suppress(PapershelfError):  # it said why not; all stays as it is
                    act(database, str(what), how)  # type: ignore[arg-type]
                assert what in ("undo", "redo", "note") or notes <= words_of_notes(database)
            assert_whole(database)


def test_a_paper_told_again_by_the_name_of_the_one_it_was_joined_with(library: Database) -> None:
    merge(library, Listed(Paper("Quick Fern", doi="10.1145/abc")), Listed(Paper("Slow Moss", version=1)), listing=ARXIV)
    merge(
        library,
        Listed(Paper("Slow  moss!", doi="10.1145/abc", published="2025-12-01")),
        Listed(Paper("Slow Moss")),
        Listed(Paper("A Third", doi="10.1145/abc")),
        listing=ARXIV,
    )
    assert rows_of(library, "SELECT count(*) FROM papers") == [(1,)]
    assert_whole(library)


def test_a_join_that_left_the_paper_s_row_alone_is_split(library: Database) -> None:
    known = Paper("Slow Moss", "It grows.", arxiv_id=ID, doi="10.1145/abc", version=2)
    merge(library, Listed(known), listing=ARXIV)
    merge(library, Listed(known), listing=FEED)
    merge(library, Listed(Paper("A Third", "It grows.")), listing=FILE)
    by_hand.join(library, 1, 2)
    [part] = [part for part in parting.find_parts(library, 1) if part.joined_id == 2]
    parting.split(library, 1, part, "Split")
    assert [paper.title for _, paper in papers.load_papers(library, [1, 2])] == ["Slow Moss", "A Third"]
    assert_whole(library)


def test_two_entries_of_bibliographies_that_were_joined_are_split(library: Database) -> None:
    merge(library, Listed(Paper("Slow Moss", doi="10.1145/abc")), listing=BIBLIOGRAPHY)
    merge(library, Listed(Paper("Quick Fern", arxiv_id=ID)), listing=BIBLIOGRAPHY)
    merge(library, Listed(Paper("Quick Fern", arxiv_id=ID, doi="10.1145/abc")), listing=ARXIV)
    [part] = [part for part in parting.find_parts(library, 1) if part.joined_id == 2]
    parting.split(library, 1, part, "Split")
    assert [(paper.title, paper.arxiv_id) for _, paper in papers.load_papers(library, [1, 2])] == [
        ("Slow Moss", None),
        ("Quick Fern", ID),
    ]
    assert_whole(library)


def test_a_join_by_hand_is_taken_back_though_a_source_spoke_since(library: Database) -> None:
    merge(library, Listed(Paper("Slow Moss", "It grows.", doi="10.1145/abc")), listing=DOI)
    merge(library, Listed(Paper("Quick Fern", arxiv_id=ID)), listing=ARXIV)
    by_hand.join(library, 1, 2)
    merge(library, Listed(Paper("Slow Moss", "It grows in shade.", doi="10.1145/abc"), upvotes=7), listing=FEED)
    assert journal.undo(library) is not None
    assert_whole(library)
    merge(library, Listed(Paper("Slow Moss", doi="10.1145/abc", journal_ref="Moss 1")), listing=BIBLIOGRAPHY)
    assert all(paper.title and paper.abstract for _, paper in papers.load_papers(library, [1])), "its words are kept"


def test_a_split_is_taken_back_though_votes_moved_since(library: Database) -> None:
    merge(library, Listed(Paper("Slow Moss", "It grows.", arxiv_id=ID)), listing=ARXIV)
    merge(library, Listed(Paper("Slow Moss", "Quite another one.")), listing=FILE)
    [part] = [part for part in parting.find_parts(library, 1) if part.source == "page"]
    parting.split(library, 1, part, "Split")
    merge(library, Listed(Paper("Slow Moss", "Quite another one, told at length.")), listing=FILE)
    assert rows_of(library, "SELECT count(*) FROM papers") == [(2,)]
    assert journal.undo(library) is not None
    assert rows_of(library, "SELECT count(*) FROM papers") == [(1,)]
    assert_whole(library)


def test_an_offer_for_a_paper_that_has_its_doi_by_now(library: Database) -> None:
    merge(library, Listed(Paper("Quick Fern", arxiv_id=ID)), listing=ARXIV)
    merge(library, Listed(Paper("Slow Moss", doi="10.1145/abc")), listing=DOI)
    accept(library, Offer(2, "arxiv", ID, Paper("Slow Moss", arxiv_id=ID, doi="10.1145/abc"), 0.9), "Completed")
    assert rows_of(library, "SELECT id FROM papers") == [(1,)]
    assert_whole(library)


def test_a_paper_that_is_gone_says_nothing_more(library: Database) -> None:
    restate(library, [77], "2026-04-01T08:00:00.000Z")
    assert rows_of(library, "SELECT count(*) FROM papers") == [(0,)]


def test_a_join_is_taken_back_once(library: Database) -> None:
    merge(library, Listed(Paper("Slow Moss", doi="10.1145/abc")), listing=BIBLIOGRAPHY)
    merge(library, Listed(Paper("Quick Fern", arxiv_id=ID)), listing=ARXIV)
    with writing(library):
        change = join(library, 1, 2, Places(library))
    assert journal.undo(library, change.batch_id) is not None
    annotations.set_note(library, 1, "mine", "Note")
    assert journal.undo(library, change.batch_id) is None
    assert rows_of(library, "SELECT count(*) FROM papers") == [(2,)]
    assert_whole(library)
