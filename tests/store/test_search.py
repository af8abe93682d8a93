"""Finding papers: each condition, in any combination, newest first, and no text that raises."""

from collections.abc import Iterator

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from desktop.records import Author, Listed, Listing, Paper
from desktop.store import annotations, collections, marks, query, search, tags
from desktop.store.database import Database
from tests.store.odd_texts import ODD_TITLES, QUERIES
from tests.store.small_library import DAY, add_papers, day_list, find, index_is_true, merge, new_library

SPARSE, SURVEY, SORTING, GODEL, NAIVE, QUANTUM, REASONING, KOREAN, LLAMA, QUOTED, SIGNS, ARABIC, HINDI, SYMBOLS, NEAR = range(
    1, 16
)


@pytest.fixture(scope="module")
def odd() -> Iterator[Database]:
    """A library whose papers have odd titles; the first is annotated, filed and marked."""
    with new_library() as database:
        add_papers(database, *(Paper(title) for title in ODD_TITLES))
        fill(database)
        yield database


def fill(database: Database) -> None:
    merge(
        database,
        Listed(
            Paper(
                ODD_TITLES[0],
                abstract="We attend to pebbles 🪨 and to the sea.",
                authors=(Author("Åsa Ravn"), Author("Bo Sample", hidden=True)),
                arxiv_id="2603.27481",
                doi="10.1145/3292500",
                categories=("cs.CL", "stat.ML"),
                code_url="https://example.org/code",
            ),
            upvotes=51,
        ),
        Listed(Paper(ODD_TITLES[1], categories=("cs.LG",), withdrawn=True, abstract="Moss."), upvotes=50),
        listing=Listing("arxiv", "search", "pebbles"),
    )
    annotations.set_note(database, SPARSE, "Überraschend: does it really? Try this.", "Note")
    annotations.add_highlight(database, SPARSE, "title", ODD_TITLES[0], 0, 6, "yellow", "", "Highlight")
    tags.change_tags(database, [SPARSE], ["Élan", "to read"], [], "Tag")
    collections.add_papers(database, "Übersicht/2026/März", [SPARSE], "Collect")
    collections.add_papers(database, "Übersicht", [SURVEY], "Collect")
    collections.add_papers(database, "Other", [SURVEY, GODEL], "Collect")
    marks.set_mark(database, [SPARSE], "starred", True, "Star")
    marks.set_mark(database, [SPARSE, SURVEY], "read", True, "Read")
    marks.set_mark(database, [GODEL], "dismissed", True, "Dismiss")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("attention", [SPARSE, SURVEY]),
        ("attention sparse", [SPARSE]),
        ("SPARSE pebbles", [SPARSE]),
        ("atten", [SPARSE, SURVEY]),
        ("ttention", []),
        ('"sparse attention"', [SPARSE]),
        ('"attention sparse"', []),
        ('"sparse atten"', []),
        ("state-of-the-art", [SPARSE]),
        ("state of the art", [SPARSE]),
        ("stateoftheart", []),
        ("half-quo", [QUOTED]),
        ("lichen sorting", [SORTING]),
        ("\\alpha", [SORTING]),
        ("$\\mathcal{O}(n", [SORTING]),
        ("mathcal", []),
        ("Erdos", [GODEL]),
        ("Erdős", [GODEL]),
        ("emph", []),
        ("naive", [GODEL, NAIVE]),
        ("naïve", [GODEL, NAIVE]),
        ("NAÏVE facades", [NAIVE]),
        ("nai\u0308ve facades", [NAIVE]),
        ("量", [QUANTUM]),
        ("量子", [QUANTUM]),
        ("子量", []),
        ("基礎", [QUANTUM]),
        ("ンピュ", [QUANTUM]),
        ("ｺﾝﾋﾟｭｰﾀ", [QUANTUM]),
        ("推理", [REASONING]),
        ("模型推理", []),
        ("模型 推理", [REASONING]),
        ("한국", [KOREAN]),
        ("국어", [KOREAN]),
        ("\u1112\u1161\u11ab국", [KOREAN]),
        ("🦙", [LLAMA]),
        ("llama 🦙", [LLAMA]),
        ("_", [SIGNS]),
        ("?", [SYMBOLS]),
        ("100%", [SIGNS]),
        ("NEAR NOT", [NEAR]),
        ("AND", [SPARSE, GODEL, QUOTED, SIGNS, NEAR]),
        ("مكتبة", [ARABIC]),
        ("हिन्दी", [HINDI]),
        ("sparse OR survey", [SPARSE, SURVEY]),
        ("sparse OR survey pebbles", [SPARSE, SURVEY]),
        ("llama OR is:dismissed", [GODEL, LLAMA]),
        ("attention -survey", [SPARSE]),
        ('attention -"sparse attention"', [SURVEY]),
        ("attention -is:starred", [SURVEY]),
        ("is:read -attention", []),
        ("attention -ti:sparse -cat:cs.LG", []),
        ("ti:pebbles", [SPARSE, SURVEY]),
        ("abs:pebbles", [SPARSE]),
        ("abs:🪨", [SPARSE]),
        ("🪨", []),
        ("au:asa", [SPARSE]),
        ("au:sample", [SPARSE]),
        ('au:"Åsa Ravn"', [SPARSE]),
        ('au:"Ravn Bo"', [SPARSE]),
        ("ti:ravn", []),
        ("note:überraschend", [SPARSE]),
        ("note:uberra", [SPARSE]),
        ("note:?", [SPARSE]),
        ("ti:überraschend", []),
        ("überraschend pebbles", [SPARSE]),
        ("cat:cs.CL", [SPARSE]),
        ("cat:CS.cl", [SPARSE]),
        ("cat:cs", [SPARSE, SURVEY]),
        ("cat:stat.ML", [SPARSE]),
        ("cat:ML", []),
        ("cat:s", [SPARSE]),
        ("cat:%", []),
        ("id:2603.27481", [SPARSE]),
        ("id:2603.27481v2", [SPARSE]),
        ("id:arXiv:2603.27481", [SPARSE]),
        ("id:2603", [SPARSE]),
        ("id:10.1145/3292500", [SPARSE]),
        ("id:%", []),
        ("id:_", []),
        ("tag:élan", [SPARSE]),
        ("tag:ÉLAN", [SPARSE]),
        ("tag:elan", []),
        ('tag:"to read"', [SPARSE]),
        ("tag:to", []),
        ("in:übersicht", [SPARSE, SURVEY]),
        ("in:Übersicht/2026", [SPARSE]),
        ("in:2026/märz", [SPARSE]),
        ("in:MÄRZ/", [SPARSE]),
        ("in:#1", [SPARSE, SURVEY]),
        ("in:#3", [SPARSE]),
        ("in:#99999999999999999999", []),
        ("in:sicht", []),
        ("in:%", []),
        ("in:Other -in:Übersicht", [GODEL]),
        ("source:arxiv", [SPARSE, SURVEY]),
        ("source:ARXIV", [SPARSE, SURVEY]),
        ("source:nobody", []),
        ("is:starred", [SPARSE]),
        ("is:read", [SPARSE, SURVEY]),
        ("is:withdrawn", [SURVEY]),
        ("is:dismissed", [GODEL]),
        ("attention is:unread", []),
        ("naive is:unread", [GODEL, NAIVE]),
        ("naive is:inbox", [NAIVE]),
        ("has:note", [SPARSE]),
        ("has:highlights", [SPARSE]),
        ("has:pdf", [SPARSE]),
        ("has:code", [SPARSE]),
        ("has:tag", [SPARSE]),
        ("has:collection", [SPARSE, SURVEY, GODEL]),
        ("naive -has:collections", [NAIVE]),
        ("has:abstract", [SPARSE, SURVEY]),
        ("up:>50", [SPARSE]),
        ("up:>=50", [SPARSE, SURVEY]),
        ("up:50", [SURVEY]),
        ("up:<50", []),
        ("attention -up:>50", [SURVEY]),
        ("attention up:>50 -cat:cs.LG has:note in:2026 is:starred id:2603", [SPARSE]),
    ],
)
def test_query(odd: Database, text: str, expected: list[int]) -> None:
    assert find(odd, text) == expected
    assert search.count(odd, query.parse(text)) == len(expected)


@given(QUERIES)
@settings(max_examples=300)
@example("cat:" + "\U0001f999%" * 20_000)
@example("id:" + "_" * 60_000)
@example("in:" + "ü/" * 30_000)
@example("tag:" + "x" * 60_000)
@example("量子" * 30_000)
@example("量子 " * 30_000)
@example("x" * 100_000)
@example("a OR " * 64)
@example("-in:a OR " * 64)
@example("-a " * 64)
@example("on:9999-12-31 after:9999-12-31 before:0001-01-01 -on:0001-01-01")
def test_any_text_can_be_searched(odd: Database, text: str) -> None:
    found = find(odd, text)
    assert len(found) == len(set(found)) == search.count(odd, query.parse(text))
    assert set(found) <= set(range(1, len(ODD_TITLES) + 1))
    assert found == sorted(found), "all papers are of one day, so the order is the listing's"


@given(st.permutations(["sparse", "attention", "state-of-the-art", "pebbles", "ravn", "sea"]))
def test_words_are_found_in_any_order(odd: Database, words: list[str]) -> None:
    assert find(odd, " ".join(words)) == [SPARSE]


@given(
    st.sampled_from([word for title in ODD_TITLES for word in title.split() if word.isalpha() and word.isascii()]), st.data()
)
def test_every_prefix_is_found(odd: Database, word: str, data: st.DataObject) -> None:
    prefix = word[: data.draw(st.integers(1, len(word)))]
    numbers = {number for number, title in enumerate(ODD_TITLES, start=1) if word in title.split()}
    assert numbers <= set(find(odd, f"ti:{prefix}"))


@given(QUERIES)
@settings(max_examples=50)
def test_negated_term_finds_all_the_others(odd: Database, text: str) -> None:
    for clause in query.parse(text):
        for term in clause:
            wanted = query.Term(term.field, term.value, negated=False, phrase=term.phrase)
            unwanted = query.Term(term.field, term.value, negated=True, phrase=term.phrase)
            found = [set(search.find_ids(odd, ((one,),))) for one in (wanted, unwanted)]
            assert found[0].isdisjoint(found[1])
            assert len(found[0]) + len(found[1]) == len(ODD_TITLES)


def test_index_of_odd_titles_is_true(odd: Database) -> None:
    assert index_is_true(odd)


@pytest.fixture
def three_days(library: Database) -> Database:
    """Papers 1 and 2 of 30 March, 3 and 4 of 31 March, 5 of 1 April without a list, and 6 without a date."""
    merge(library, *(Listed(Paper(f"Moss {n}"), day="2026-03-30", rank=n) for n in (1, 2)), listing=day_list("2026-03-30"))
    merge(library, *(Listed(Paper(f"Moss {n}"), day=DAY, rank=n) for n in (3, 4)), listing=day_list(DAY))
    elsewhere = [Listed(Paper("Moss 5", published="2026-04-01T10:00:00Z")), Listed(Paper("Moss 6"))]
    merge(library, *elsewhere, listing=Listing("huggingface", "search", "moss"), time="2026-02-01T00:00:00.000Z")
    return library


@pytest.mark.parametrize("text", ["", "moss", "-lichen", "is:inbox", 'ti:"moss"'])
def test_newest_day_first_and_within_it_as_listed(three_days: Database, text: str) -> None:
    assert find(three_days, text) == [5, 3, 4, 1, 2, 6]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on:2026-03-31", [3, 4]),
        ("on:2026-04-01", [5]),
        ("on:2026-04-02", []),
        ("after:2026-03-31", [5, 3, 4]),
        ("before:2026-03-31", [1, 2, 6]),
        ("after:2026-03-30 before:2026-03-31", [1, 2]),
        ("after:2026-04", [5]),
        ("before:2026-04", [3, 4, 1, 2, 6]),
        ("before:2026", []),
        ("after:2026", [5, 3, 4, 1, 2, 6]),
        ("-on:2026-03-31", [5, 1, 2, 6]),
        ("moss after:2026-03-31", [5, 3, 4]),
    ],
)
def test_time(three_days: Database, text: str, expected: list[int]) -> None:
    assert find(three_days, text) == expected


def test_paper_is_found_on_every_day_that_listed_it(three_days: Database) -> None:
    merge(three_days, Listed(Paper("Moss 3"), day="2026-04-05", rank=1), listing=day_list("2026-04-05"))
    assert find(three_days, "on:2026-04-05") == [3]
    assert find(three_days, "on:2026-03-31") == [3, 4]


@pytest.mark.parametrize("text", ["", "moss"])
def test_limit(three_days: Database, text: str) -> None:
    found = [list(search.find_ids(three_days, query.parse(text), limit)) for limit in (0, 1, 4, 99)]
    assert found == [[], [5], [5, 3, 4, 1], [5, 3, 4, 1, 2, 6]]


def test_ids_are_sorted_as_the_list_shows_them(three_days: Database) -> None:
    assert list(search.sort_ids(three_days, [6, 1, 2, 99, 5, 3, 1]).ids) == [5, 3, 1, 2, 6]
    assert list(search.sort_ids(three_days, []).ids) == []
