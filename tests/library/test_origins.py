"""Why a paper is here, in the reader's words, and what else is known of it."""

from datetime import UTC, date, datetime, timedelta

import pytest

from desktop.library import following, joining, marking, shelf
from desktop.library.opening import Database
from desktop.library.origins import load_origins, tell_parts
from desktop.library.reasons import find_reasons
from desktop.records import Appearance, Bloom, Followed, Listed, Listing, Origins, Paper
from desktop.store import papers
from desktop.store.database import writing
from tests.fakes import make_shelved

DAY = Listing("huggingface", "day", "2026-03-31")
TODAY = date(2026, 5, 12)
FILE = Listing("huggingface", "file", "page.txt")


def stood(source: str, kind: str, argument: str = "", day: str = "2026-03-31", *more: object) -> Appearance:
    return Appearance(Listing(source, kind, argument), day, *more)


def follows(number: int, source: str, kind: str, argument: str = "", name: str = "") -> Followed:
    return Followed(number, Listing(source, kind, argument), name)


def words(appearances: list[Appearance], followed: list[Followed] | None = None, **what: object) -> list[str]:
    found = find_reasons(make_shelved(appearances=tuple(appearances), **what), followed or [], TODAY)
    return [reason.words for reason in found]


@pytest.mark.parametrize(
    ("appearance", "expected"),
    [
        (stood("huggingface", "day", "2026-03-31", "2026-03-31", 3), "HF #3"),
        (stood("huggingface", "day", "2026-03-31"), "HF, 31 March"),
        (stood("huggingface", "trending", "", "2026-03-31", 7), "HF trending #7"),
        (stood("huggingface", "search", "diffusion"), "Search for “diffusion”"),
        (stood("huggingface", "file", "page.txt"), "page.txt"),
        (stood("arxiv", "category", "cs.CL+cs.LG+cs.AI"), "cs.CL, cs.AI"),
        (stood("arxiv", "category", "math.CO"), "math.CO"),
        (stood("arxiv", "day", "2026-03-31"), "arXiv, 31 March 2026"),
        (stood("elsewhere", "shelf", "Moss"), "Moss"),
    ],
)
def test_a_list_in_short(appearance: Appearance, expected: str) -> None:
    assert words([appearance], categories=("cs.CL", "cs.AI")) == [expected]


def test_two_lists_of_the_same_category_have_two_names() -> None:
    lists = [stood("arxiv", "category", "cs.CL"), stood("arxiv", "category", "cs.CL+cs.LG")]
    assert words(lists, categories=("cs.CL",)) == ["cs.CL", "cs.CL, cs.LG"]


def test_a_day_of_another_year_has_its_year() -> None:
    assert words([stood("huggingface", "day", "2025-03-31", "2025-03-31")]) == ["HF, 31 March 2025"]


def test_the_whole_story_of_one_paper() -> None:
    appearances = [
        stood("huggingface", "day", "2026-03-30", "2026-03-30", 9, "ada"),
        stood("huggingface", "search", "diffusion", "2026-03-30", 7),
        stood("huggingface", "day", "2026-03-31", "2026-03-31", 3),
        stood("arxiv", "category", "cs.CL", "2026-03-31"),
        stood("huggingface", "search", "diffusion", "2026-04-01", 5, "bo"),
    ]
    followed = [
        follows(1, "huggingface", "day"),
        follows(2, "huggingface", "search", "diffusion"),
        follows(3, "arxiv", "category", "cs.CL"),
    ]
    appearances.append(stood("arxiv", "day", "2026-03-31"))
    shelved = make_shelved(appearances=tuple(appearances), upvotes=1142)
    found = find_reasons(shelved, followed, TODAY)
    assert [reason.words for reason in found] == [
        "HF #9, 30 March", "follows “diffusion”", "HF #3, 31 March, 1,142 up", "cs.CL"
    ]  # fmt: skip
    assert [reason.followed_id for reason in found] == [1, 2, 1, 3]
    assert [(reason.day, reason.submitter) for reason in found][:2] == [("2026-03-30", "ada"), ("2026-04-01", "bo")]
    assert found[0].told == "Daily Papers of 30 March 2026"
    assert words(appearances, [follows(2, "huggingface", "search", "diffusion", "Noise")])[1] == "follows “Noise”"
    assert words(appearances, [follows(3, "arxiv", "category", "cs.CL", "Language")])[-1] == "follows “Language”"


def tell(
    database: Database, listing: Listing, paper: Paper, time: str = "2026-03-31T09:00:00Z", upvotes: int | None = None
) -> int:
    day = listing.argument if listing.kind == "day" else "2026-03-31"
    with writing(database):
        return papers.merge(database, listing, [Listed(paper, day=day, upvotes=upvotes)], time).paper_ids[0]


def test_a_paper_of_one_list_has_its_reason_only(library: Database) -> None:
    paper_id = tell(library, DAY, Paper("Moss", arxiv_id="2603.77001"))
    found = load_origins(library, shelf.load_paper(library, paper_id))
    assert found == Origins(reasons=found.reasons)
    assert len(found.reasons) == 1


def test_it_reads_what_is_followed(library: Database) -> None:
    following.follow(library, Listing("arxiv", "category", "cs.CL"), "Noise")
    paper_id = tell(library, Listing("arxiv", "category", "cs.CL"), Paper("Moss", arxiv_id="2603.77001"))
    (reason,) = load_origins(library, shelf.load_paper(library, paper_id)).reasons
    assert (reason.words, reason.followed_id) == ("follows “Noise”", 1)


def test_earlier_versions_and_the_last_one_seen(library: Database) -> None:
    arxiv = Listing("arxiv", "category", "cs.CL")
    paper_id = tell(library, arxiv, Paper("Moss", "It grows.", arxiv_id="2603.77001", version=1))
    marking.star(library, [paper_id], True)
    tell(library, arxiv, Paper("Moss", "It grew.", arxiv_id="2603.77001", version=2), "2026-04-02T09:00:00Z")
    found = load_origins(library, shelf.load_paper(library, paper_id))
    assert [one.abstract for one in found.earlier] == ["It grows."]
    assert found.last_seen == found.earlier[0]
    marking.mark_read(library, [paper_id], True)
    assert load_origins(library, shelf.load_paper(library, paper_id)).last_seen is None


def test_from_where_else_it_is_known(library: Database) -> None:
    known = tell(library, DAY, Paper("Invented Moss", arxiv_id="2603.77001"))
    assert tell_parts(shelf.load_paper(library, known), ()) == ""
    other = tell(library, FILE, Paper("Moss, as we Invented it"))
    joining.join(library, known, other)
    shelved = shelf.load_paper(library, known)
    assert load_origins(library, shelved).also_from == "Also known from page.txt"


def test_two_sources_of_one_arxiv_id_are_no_question(library: Database) -> None:
    paper_id = tell(library, DAY, Paper("Moss", arxiv_id="2603.77001"))
    tell(library, Listing("arxiv", "category", "cs.CL"), Paper("Moss", arxiv_id="2603.77001"))
    assert load_origins(library, shelf.load_paper(library, paper_id)).parts == ()


@pytest.mark.parametrize("mark", ["dismissed", "read", None])
def test_a_late_bloomer_says_what_it_was(library: Database, mark: str | None) -> None:
    listed, decided, later = ((datetime.now(UTC) - timedelta(days=days)).isoformat() for days in (10, 6, 1))
    day = Listing("huggingface", "day", listed[:10])
    paper_id = tell(library, day, Paper("Moss", arxiv_id="2603.77001"), listed, upvotes=4)
    if mark:
        marking.mark_read(library, [paper_id], True)
        library.execute_sql(f"UPDATE marks SET read = NULL, {mark} = ?", (decided,))
    tell(library, day, Paper("Moss", arxiv_id="2603.77001"), later, upvotes=61)
    expected = Bloom((decided if mark else listed)[:10], 4, mark is not None)
    assert load_origins(library, shelf.load_paper(library, paper_id)).bloom == expected
    assert [row.bloom for row in shelf.load_rows(library, [paper_id])] == [expected]
