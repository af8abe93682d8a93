"""Two papers that the reader calls one: joined with all that was done to both, undone exactly, split again."""

import pytest

from desktop.errors import UsageError
from desktop.library import history, joining, marking, organising, shelf, splitting
from desktop.library.opening import Database
from desktop.records import Listed, Listing, Paper, ShelvedPaper
from desktop.store import papers
from desktop.store.database import writing

DAY = Listing("huggingface", "day", "2026-03-31")
FILE = Listing("huggingface", "file", "page.txt")
KNOWN = Paper("Invented Moss", "It grows.", arxiv_id="2603.77001")
PAGE = Paper("Moss, as we Invented it")


def tell(database: Database, listing: Listing, paper: Paper) -> int:
    with writing(database):
        return papers.merge(database, listing, [Listed(paper)], "2026-03-31T09:00:00Z").paper_ids[0]


@pytest.fixture
def two(library: Database) -> tuple[int, int]:
    """The page's paper, which came first, and the one with an arXiv id."""
    return tell(library, FILE, PAGE), tell(library, DAY, KNOWN)


def look(database: Database, paper_ids: tuple[int, ...]) -> list[ShelvedPaper]:
    return list(shelf.load_papers(database, paper_ids))


def test_all_of_both_is_the_one_paper_s(library: Database, two: tuple[int, int]) -> None:
    page, known = two
    organising.write_note(library, page, "Read this.")
    marking.star(library, [page], True)
    organising.change_tags(library, [known], ["moss"], [])
    before = look(library, two)
    change = joining.join(library, page, known)
    assert change.paper_ids[0] == known
    assert change.label == "Joined “Invented Moss” with “Moss, as we Invented it”"
    (joined,) = look(library, two)
    assert (joined.paper_id, joined.paper.title, joined.note, joined.marks.starred, joined.tags) == (
        known, "Invented Moss", "Read this.", True, ("moss",)
    )  # fmt: skip
    assert joined.sources == ("huggingface", "page")
    assert history.find_next(library)[0] == change.label
    history.undo(library)
    assert look(library, two) == before
    history.redo(library)
    assert look(library, two) == [joined]


def test_it_stays_joined_when_its_lists_are_told_again(library: Database, two: tuple[int, int]) -> None:
    joining.join(library, *two)
    assert {tell(library, FILE, PAGE), tell(library, DAY, KNOWN)} == {two[1]}


def test_it_can_be_split_and_joined_again(library: Database, two: tuple[int, int]) -> None:
    page, known = two
    organising.write_note(library, page, "Read this.")
    before = look(library, two)
    joining.join(library, known, page)
    part = next(part for part in splitting.find_parts(library, known) if part.joined_id == page)
    splitting.split(library, known, part)
    assert look(library, two) == before
    assert tell(library, FILE, PAGE) == page
    joining.join(library, known, page)
    assert tell(library, FILE, PAGE) == known
    assert list(library.execute_sql("SELECT * FROM apart")) == []


def test_what_cannot_be_one(library: Database, two: tuple[int, int]) -> None:
    page, known = two
    third = tell(library, DAY, Paper("Invented Fern", arxiv_id="2603.77002"))
    with pytest.raises(UsageError, match=r"2603\.77001.*2603\.77002"):
        joining.join(library, known, third)
    with pytest.raises(UsageError, match="one paper already"):
        joining.join(library, page, page)
    with pytest.raises(UsageError, match="no longer"):
        joining.join(library, page, 999)
    assert len(look(library, (page, known, third))) == 3
    assert history.find_next(library) == (None, None)


def test_the_two_are_to_be_compared_unless_they_are_plainly_one_or_cannot_be(library: Database, two: tuple[int, int]) -> None:
    page, known = two
    compared = joining.find_unlike(library, page, known)
    assert compared is not None
    assert [paper.title for paper in compared] == [KNOWN.title, PAGE.title]
    other = tell(library, DAY, Paper("Ferns", arxiv_id="2603.77002"))
    assert joining.find_unlike(library, known, other) is None, "their ids differ, which joining says"
    change = joining.join(library, page, known)
    splitting.split(library, known, splitting.find_parts(library, known)[0])
    assert change.paper_ids[0] == known
    same = tell(library, Listing("arxiv", "paper", "2603.77009"), Paper("FERNS!", doi="10.1234/fern"))
    assert joining.find_unlike(library, other, same) is None


def test_long_titles_are_elided_in_the_words_of_the_deed(library: Database) -> None:
    known, page = tell(library, DAY, KNOWN), tell(library, FILE, Paper("Moss " * 100))
    label = joining.join(library, known, page).label
    assert label.startswith("Joined “Invented Moss” with “Moss Moss")
    assert label.endswith("…”")
    assert len(label) < 100
