"""Merging what listings say: one paper stays one, nothing known is emptied, and nothing of the reader is touched."""

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.records import Author, Listed, Listing, Paper
from desktop.store import annotations, citation_keys, collections, followed, journal, listings, marks, papers, tags
from desktop.store.checking import find_damage
from desktop.store.database import Database, writing
from tests.store.small_library import (
    DAY,
    HISTORY_TABLES,
    READERS_TABLES,
    TIME,
    WHOLE,
    add_papers,
    day_list,
    dump,
    dump_all,
    find,
    index_is_true,
    merge,
    new_library,
    rows_of,
)

SEARCH = Listing("huggingface", "search", "moss")
WEEK = Listing("huggingface", "week", "2026-W14")
FILE = Listing("huggingface", "file", "page.txt")


def one_paper(database: Database) -> Paper:
    ((paper_id,),) = rows_of(database, "SELECT id FROM papers")
    return papers.load_papers(database, [paper_id])[0][1]


def annotate(database: Database, paper_id: int) -> None:
    annotations.set_note(database, paper_id, "mine alone", "Note")
    annotations.add_highlight(database, paper_id, "title", "Moss", 0, 4, "pink", "why?", "Highlight")
    tags.change_tags(database, [paper_id], ["moss"], [], "Tag")
    collections.add_papers(database, "Plants/Moss", [paper_id], "Collect")
    marks.set_mark(database, [paper_id], "starred", True, "Star")
    citation_keys.freeze(database, [(paper_id, "moss2026")], lambda _paper_id, _taken: "other")
    followed.add(database, Listing("huggingface", "search", "moss"), "Moss", "Follow")
    with journal.batch(database, "Wait, and see") as opened:
        opened.put("waiting", [{"id": 1, "reference": "2603.00009", "added": opened.time}])
        opened.put("refused", [{"paper_id": paper_id, "reference": "2603.00008", "time": opened.time}])
        opened.put("seen_changes", [{"paper_id": paper_id, "seen": opened.time}])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Paper("Moss", arxiv_id="2603.00001"), Paper("Moss, Renamed", arxiv_id="2603.00001")),
        (Paper("Moss", arxiv_id="2603.00001"), Paper("Moss, Renamed", doi="10.48550/arXiv.2603.00001")),
        (Paper("Moss", doi="10.1145/ABC"), Paper("Moss, Renamed", doi="10.1145/abc")),
        (Paper("Moss", arxiv_id="2603.00001", doi="10.1145/abc"), Paper("Moss, Renamed", doi="10.1145/abc")),
        (Paper("Moss", doi="10.1145/abc"), Paper("Moss, Renamed", doi="10.1145/abc", arxiv_id="2603.00001")),
        (Paper("Naïve {\\'E}tude of Moss"), Paper("NAIVE ÉTUDE OF MOSS.", arxiv_id="2603.00001")),
        (Paper("Moss", arxiv_id="2603.00001"), Paper("MOSS")),
        (Paper("Moss", doi="10.1145/abc"), Paper("Moss", arxiv_id="2603.00001")),
        (Paper("???"), Paper("???")),
    ],
)
@pytest.mark.parametrize("together", [True, False], ids=["on one page", "one after the other"])
def test_one_paper_stays_one(library: Database, first: Paper, second: Paper, together: bool) -> None:
    if together:
        told = merge(library, Listed(first), Listed(second)).paper_ids
    else:
        told = merge(library, Listed(first)).paper_ids + merge(library, Listed(second)).paper_ids
    assert told == [1, 1]
    assert rows_of(library, "SELECT count(*) FROM papers") == [(1,)]
    assert find_damage(library) == []
    assert index_is_true(library)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (Paper("Moss", arxiv_id="2603.00001"), Paper("Moss", arxiv_id="2603.00002")),
        (Paper("Moss", doi="10.1145/abc"), Paper("Moss", doi="10.1145/abd")),
        (Paper("Moss", arxiv_id="2603.00001", doi="10.1145/abc"), Paper("Moss", arxiv_id="2603.00002", doi="10.1145/abc")),
        (Paper("Moss"), Paper("Lichen")),
        (Paper("???"), Paper("!!!")),
    ],
)
@pytest.mark.parametrize("together", [True, False], ids=["on one page", "one after the other"])
def test_two_papers_stay_two(library: Database, first: Paper, second: Paper, together: bool) -> None:
    if together:
        told = merge(library, Listed(first), Listed(second)).paper_ids
    else:
        told = merge(library, Listed(first)).paper_ids + merge(library, Listed(second)).paper_ids
    assert told == [1, 2]


def test_paper_of_a_saved_page_keeps_its_id_and_the_note_when_it_is_identified(library: Database) -> None:
    merge(library, Listed(Paper("Moss", abstract="As the page had it.")), listing=FILE)
    annotate(library, 1)
    before = dump(library, READERS_TABLES)
    told = Paper("Moss", abstract="As the service has it.", arxiv_id="2603.00001", authors=(Author("Ada Example"),))
    result = merge(library, Listed(told, day=DAY, rank=1))
    assert (result.paper_ids, result.added, result.changed) == ([1], set(), {1})
    assert one_paper(library) == told
    assert dump(library, READERS_TABLES) == before
    assert find(library, "mine au:ada on:2026-03-31") == [1]
    assert index_is_true(library)


def test_nothing_known_is_emptied(library: Database) -> None:
    merge(library, Listed(WHOLE, day=DAY, rank=3, submitter="ada", upvotes=5, comments=2))
    assert one_paper(library) == WHOLE
    before, shown = dump_all(library), rows_of(library, "SELECT day, rank, upvotes, comments, place FROM papers")
    title = WHOLE.title
    for poor in (Paper(title, arxiv_id=WHOLE.arxiv_id), Paper(title, doi=WHOLE.doi)):
        assert merge(library, Listed(poor, day=DAY)).changed == set()
    assert dump_all(library) == before
    # A page is a source of its own: what it says is kept beside, and the row stays.
    for _ in ("at first", "and again"):
        assert merge(library, Listed(Paper(title.upper()), day=DAY)).changed == set()
    assert one_paper(library) == WHOLE
    assert rows_of(library, "SELECT day, rank, upvotes, comments, place FROM papers") == shown


@pytest.mark.parametrize("listing", [day_list(), SEARCH, WEEK, FILE], ids=lambda listing: listing.kind)
def test_merging_again_changes_nothing(library: Database, listing: Listing) -> None:
    told = [
        Listed(Paper("Moss", arxiv_id="2603.00001", authors=(Author("Ada"),)), day=DAY, rank=1, submitter="bo", upvotes=5),
        Listed(Paper("Lichen"), day="2026-03-30", rank=2, comments=0),
        Listed(Paper("Fern", published="2026-03-29T10:00:00Z", doi="10.1145/ABC"), upvotes=0),
        Listed(Paper("???")),
        Listed(Paper("Moss", arxiv_id="2603.00001"), day="2026-03-29", rank=4),
        # A source should have tidied these; once written, they are tidy too.
        Listed(
            Paper("Untidy", authors=(Author(" Ada  Example "), Author("")), categories=("cs.CL cs.LG",), extra={"a": (1,)})
        ),
    ]
    merge(library, *told, listing=listing)
    before = dump_all(library)
    result = merge(library, *told, listing=listing)
    assert (result.added, result.changed) == (set(), set())
    assert dump_all(library) == before


def test_pull_never_writes_what_is_the_readers(library: Database) -> None:
    add_papers(library, Paper("Moss", arxiv_id="2603.00001"), Paper("Lichen"))
    annotate(library, 1)
    annotate_tables = (*READERS_TABLES, *HISTORY_TABLES)
    before = dump(library, annotate_tables)
    of_one_paper = set(READERS_TABLES) - {"searches", "followed", "waiting", "seen_changes", "joined", "apart"}
    assert all(before[table] for table in of_one_paper)
    again = Paper("Moss, Renamed", abstract="New words.", arxiv_id="2603.00001", version=2)
    merge(library, Listed(again, day="2026-03-01", rank=1, upvotes=9), listing=day_list("2026-03-01"))
    merge(library, Listed(Paper("Lichen", doi="10.1145/abc", withdrawn=True)), Listed(Paper("Fern")), listing=SEARCH)
    assert dump(library, annotate_tables) == before


def test_earlier_text_is_kept(library: Database) -> None:
    first = Paper("Moss", abstract="It grows.", arxiv_id="2603.00001", version=1)
    second = Paper("Moss and Lichen", abstract="They grow.", arxiv_id="2603.00001", version=2)
    add_papers(library, first)
    merge(library, Listed(second), time="2026-04-01T08:00:00.000Z")
    versions = "SELECT paper_id, version, title, abstract, replaced FROM versions"
    expected = [(1, 1, "Moss", "It grows.", "2026-04-01T08:00:00.000Z")]
    assert rows_of(library, versions) == expected
    assert merge(library, Listed(first)).changed == set(), "an older version that comes late is not the newer text"
    assert one_paper(library) == second
    assert rows_of(library, versions) == expected


def test_earlier_title_is_kept_where_there_was_no_abstract(library: Database) -> None:
    add_papers(library, Paper("Moss", doi="10.1145/abc"))
    merge(library, Listed(Paper("Lichen", abstract="It grows.", doi="10.1145/abc")))
    assert rows_of(library, "SELECT title, abstract FROM versions") == [("Moss", "")]


def test_abstract_that_comes_later_is_no_new_version(library: Database) -> None:
    add_papers(library, Paper("Moss", doi="10.1145/abc"))
    merge(library, Listed(Paper("Moss", abstract="It grows.", doi="10.1145/abc")))
    assert rows_of(library, "SELECT * FROM versions") == []


def test_index_follows_the_text(library: Database) -> None:
    add_papers(library, Paper("Moss", abstract="shade", authors=(Author("Ada Example"),), arxiv_id="2603.00001"))
    annotations.set_note(library, 1, "remember", "Note")
    merge(library, Listed(Paper("Lichen", abstract="sun", authors=(Author("Bo Sample"),), arxiv_id="2603.00001")))
    for gone in ("moss", "shade", "ada", "ti:moss"):
        assert find(library, gone) == []
    assert find(library, "lichen sun sample remember") == [1]
    assert index_is_true(library)


def test_paper_told_twice_on_one_page_by_its_older_title(library: Database) -> None:
    """The second telling must not bring back what the first one changed."""
    add_papers(library, Paper("Old Name of Moss", abstract="x", arxiv_id="2603.00001"))
    renamed = Paper("New Name of Moss", abstract="x", arxiv_id="2603.00001")
    merge(
        library,
        Listed(renamed, day="2026-03-30", rank=1),
        Listed(Paper("Old Name of Moss"), day="2026-03-30", rank=2, upvotes=5),
        listing=day_list("2026-03-30"),
    )
    assert dict(papers.load_papers(library, [1]))[1] == renamed
    assert find(library, "new on:2026-03-30") == [1]
    assert index_is_true(library)


def test_votes_are_kept_as_they_were(library: Database) -> None:
    paper = Paper("Moss", arxiv_id="2603.00001")
    for hour, upvotes in enumerate((5, 5, None, 9, 7)):
        merge(library, Listed(paper, upvotes=upvotes, comments=1 if upvotes else None), time=f"2026-03-31T0{hour}:00:00.000Z")
    votes = rows_of(library, "SELECT time, upvotes, comments FROM votes ORDER BY time")
    assert [(str(time)[11:13], *rest) for time, *rest in votes] == [("00", 5, 1), ("03", 9, 1), ("04", 7, 1)]
    assert rows_of(library, "SELECT upvotes, comments FROM papers") == [(7, 1)]


def test_rank_is_that_of_the_day_shown(library: Database) -> None:
    paper = Paper("Moss", arxiv_id="2603.00001")
    shown = "SELECT day, rank FROM papers"
    merge(library, Listed(paper, rank=1), listing=SEARCH)
    assert rows_of(library, shown) == [(None, None)]
    merge(library, Listed(paper, day="2026-03-31", rank=7))
    assert rows_of(library, shown) == [("2026-03-31", 7)]
    merge(library, Listed(paper, day="2026-03-30", rank=2), listing=WEEK)
    assert rows_of(library, shown) == [("2026-03-30", None)], (
        "the week's rank is not the day's, and the other day's is not either"
    )
    merge(library, Listed(paper, day="2026-03-30", rank=4), listing=day_list("2026-03-30"))
    merge(library, Listed(paper, day="2026-03-31", rank=1), listing=day_list("2026-03-31"))
    assert rows_of(library, shown) == [("2026-03-30", 4)]
    merge(library, Listed(paper, day="2026-03-30", rank=3), listing=day_list("2026-03-30"))
    assert rows_of(library, shown) == [("2026-03-30", 3)]


@pytest.mark.parametrize("published", ["Spring 2020", "in press", "2026-02-30", "n.d."])
def test_publication_without_a_date_is_no_day(library: Database, published: str) -> None:
    merge(library, Listed(Paper("Moss")), Listed(Paper("Lichen", published=published)))
    merge(library, Listed(Paper("Moss", published=published)))
    assert rows_of(library, "SELECT day, published FROM papers") == [(None, published)] * 2
    assert index_is_true(library)


def test_day_of_publication_orders_papers_that_no_list_named(library: Database) -> None:
    merge(library, Listed(Paper("Moss")), Listed(Paper("Lichen", published="2026-03-01T23:00:00Z")), listing=SEARCH)
    assert rows_of(library, "SELECT day FROM papers ORDER BY place") == [("2026-03-01",), (None,)]
    merge(library, Listed(Paper("Moss", published="2026-02-01")), listing=SEARCH)
    assert rows_of(library, "SELECT title, day FROM papers ORDER BY place") == [
        ("Moss", "2026-02-01"),
        ("Lichen", "2026-03-01"),
    ]
    assert index_is_true(library)


TITLES = ("Moss", "Lichen", "Fern", "Horsetail")
DAYS = ("2026-03-30", "2026-03-31", "2026-04-01")


def page(listing: Listing, numbers: Sequence[int]) -> tuple[Listing, list[Listed]]:
    """The listing with the papers of these numbers in this order, told alike wherever they stand."""
    entries = []
    for rank, number in enumerate(numbers, start=1):
        if listing.kind == "file":
            entries.append(Listed(Paper(TITLES[number])))
            continue
        published = DAYS[number % len(DAYS)] if number else None
        paper = Paper(TITLES[number], arxiv_id=f"2603.0000{number}", abstract="It grows.", published=published)
        day = {"day": listing.argument, "week": DAYS[number % 2]}.get(listing.kind)
        entries.append(Listed(paper, day=day, rank=rank, submitter="ada"))
    return listing, entries


PAGES = st.lists(
    st.builds(
        page,
        st.sampled_from([*map(day_list, DAYS), WEEK, SEARCH, FILE]),
        st.lists(st.integers(0, len(TITLES) - 1), unique=True, min_size=1),
    ),
    max_size=5,
    unique_by=lambda one: one[0],
)


@given(PAGES, st.randoms(use_true_random=False))
@settings(max_examples=60)
def test_order_of_listings_does_not_matter(pages: list[tuple[Listing, list[Listed]]], chance: object) -> None:
    shuffled = list(pages)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    outcomes = []
    for order in (pages, shuffled):
        with new_library() as database:
            for listing, entries in order:
                merge(database, *entries, listing=listing)
            assert index_is_true(database)
            assert find_damage(database) == []
            known = papers.load_known(database, [number for (number,) in rows_of(database, "SELECT id FROM papers")])
            appearances = rows_of(
                database,
                "SELECT p.title, l.source, l.kind, l.argument, a.day, a.rank, a.submitter FROM appearances a "
                "JOIN papers p ON p.id = a.paper_id JOIN listings l ON l.id = a.listing_id",
            )
            told = sorted((one.paper.title, repr(one.paper), one.day, one.rank) for one in known.values())
            outcomes.append((told, sorted(map(repr, appearances))))
            for one in known.values():
                days = listings.find_days(database, one.paper_id)
                assert one.day == (days[0] if days else one.paper.published)
    assert outcomes[0] == outcomes[1]


def test_newest_day_first_and_within_it_in_the_lists_order(library: Database) -> None:
    told = {"2026-03-30": ("Moss", "Lichen"), "2026-04-01": ("Fern", "Algae"), "2026-03-31": ("Horsetail", "Yew")}
    for day, titles in told.items():
        for title in titles:  # as pages of one listing
            merge(library, Listed(Paper(title), day=day), listing=day_list(day))
    by_id = {paper_id: paper.title for paper_id, paper in papers.load_papers(library, find(library, ""))}
    assert list(by_id.values()) == ["Fern", "Algae", "Horsetail", "Yew", "Moss", "Lichen"]


def test_half_a_merge_leaves_nothing(library: Database) -> None:
    add_papers(library, Paper("Moss"))
    before = dump_all(library)

    def merge_and_stop() -> None:
        with writing(library):
            papers.merge(library, SEARCH, [Listed(Paper("Moss", arxiv_id="1")), Listed(Paper("Fern"))], TIME)
            raise InterruptedError

    with pytest.raises(InterruptedError):
        merge_and_stop()
    assert dump_all(library) == before


def test_merge_goes_on_counting(library: Database) -> None:
    with writing(library):
        result = papers.merge(library, SEARCH, [Listed(Paper("Moss")), Listed(Paper("Fern"))], TIME)
        again = papers.merge(library, SEARCH, [Listed(Paper("Fern", arxiv_id="1")), Listed(Paper("Yew"))], TIME, result)
    assert again is result
    assert (result.paper_ids, result.added, result.changed) == ([1, 2, 2, 3], {1, 2, 3}, set())


def test_papers_are_loaded_in_the_order_asked_for(library: Database) -> None:
    ids = add_papers(library, *(Paper(f"Moss {number}", arxiv_id=f"2603.{number:05}") for number in range(1, 901)))
    asked = [*reversed(ids), 10_000]
    assert [paper_id for paper_id, _ in papers.load_papers(library, asked)] == list(reversed(ids))
    assert papers.load_papers(library, []) == []


def test_one_paper_is_found_by_each_of_its_names(library: Database) -> None:
    add_papers(library, Paper("Fern"), Paper("Moss", arxiv_id="2603.00001", doi="10.1145/ABC"))
    assert papers.find_one(library, "id", 2) == 2
    assert papers.find_one(library, "arxiv_id", "2603.00001") == 2
    assert papers.find_one(library, "doi", "10.1145/abc") == 2
    assert papers.find_one(library, "id", 3) is None
    assert papers.find_one(library, "doi", "10.1145/abd") is None


@pytest.mark.parametrize("several", [False, True], ids=["one source", "several sources"])
def test_known_papers_told_again_write_nothing_but_votes(library: Database, several: bool) -> None:
    told = [Listed(replace(WHOLE, arxiv_id=f"2603.{number:05}", doi=None, title=f"Moss {number}")) for number in range(50)]
    listed = [replace(one, day=DAY, rank=rank, upvotes=rank) for rank, one in enumerate(told, start=1)]
    merge(library, *listed)
    if several:
        merge(library, *told, listing=Listing("arxiv", "query", "moss"))
        merge(library, *(Listed(Paper(one.paper.title)) for one in told), listing=FILE)
    before = library.connection().total_changes
    merge(library, *listed)
    if several:
        merge(library, *told, listing=Listing("arxiv", "query", "moss"))
        merge(library, *(Listed(Paper(one.paper.title)) for one in told), listing=FILE)
    assert library.connection().total_changes == before
    risen = [replace(one, upvotes=90) for one in listed[:3]]
    merge(library, *risen, *listed[3:], time="2026-04-01T08:00:00.000Z")
    # Each of the three: its row, and one of its votes.
    assert library.connection().total_changes - before == 3 * 2 + len(rows_of(library, "SELECT * FROM risen"))


def test_papers_from_before_sources_were_told_apart(library: Database) -> None:
    """What is known of them gives way to whoever speaks, and is never emptied."""
    merge(library, Listed(WHOLE, day=DAY))
    library.execute_sql("UPDATE papers SET source = NULL")
    assert merge(library, Listed(WHOLE, day=DAY)).changed == set()
    assert rows_of(library, "SELECT source FROM papers") == [("huggingface",)]
    library.execute_sql("UPDATE papers SET source = NULL")
    merge(library, Listed(Paper(WHOLE.title.upper(), "Another abstract.")), listing=FILE)
    assert one_paper(library) == WHOLE, "a page only fills gaps"
    assert rows_of(library, "SELECT source FROM statements ORDER BY source") == [("",), ("page",)]
    merge(library, Listed(Paper("Moss", doi=WHOLE.doi, version=2)), listing=Listing("doi", "paper", str(WHOLE.doi)))
    assert one_paper(library) == replace(WHOLE, title="Moss")
