"""What a paper is made of, in words, and splitting it."""

import pytest

from desktop.library import history, shelf, splitting
from desktop.library.opening import Database
from desktop.library.sources_in_words import describe_appearances, name_of_source
from desktop.records import Appearance, Listed, Listing, Marks, Paper, ShelvedPaper
from desktop.store import papers
from desktop.store.database import writing

DAY = Listing("huggingface", "day", "2026-03-31")
FILE = Listing("huggingface", "file", "page.txt")
FIRST, SECOND = Paper("Invented Moss", "It grows.", arxiv_id="2603.77001"), Paper("Invented moss", "Quite another one.")


def tell(database: Database, listing: Listing, paper: Paper) -> int:
    with writing(database):
        return papers.merge(database, listing, [Listed(paper)], "2026-03-31T09:00:00Z").paper_ids[0]


def test_a_page_is_split_off_and_joined_again_by_undo(library: Database) -> None:
    tell(library, DAY, FIRST)
    paper_id = tell(library, FILE, SECOND)
    assert shelf.load_paper(library, paper_id).sources == ("huggingface", "page")
    parts = splitting.find_parts(library, paper_id)
    assert [splitting.describe_part(part) for part in parts] == [
        "Hugging Face: “Invented Moss”",
        "A saved page: “Invented moss”",
    ]
    change = splitting.split(library, paper_id, parts[1])
    assert change.label == "Split “Invented moss” off"
    (other_id,) = set(change.paper_ids) - {paper_id}
    assert shelf.load_paper(library, other_id).paper.abstract == "Quite another one."
    assert tell(library, FILE, SECOND) == other_id
    undone = history.undo(library)
    assert undone is not None
    assert undone.label == change.label
    assert tell(library, FILE, SECOND) == paper_id


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("arxiv", "arXiv"),
        ("arxiv-feed", "arXiv feed"),
        ("huggingface", "Hugging Face"),
        ("page", "A saved page"),
        ("elsewhere", "elsewhere"),
        ("", "An earlier version of this library"),
    ],
)
def test_sources_in_words(source: str, expected: str) -> None:
    assert name_of_source(source) == expected


def test_every_list_is_a_chip() -> None:
    def stood(source: str, kind: str, argument: str, day: str, rank: int | None = None) -> Appearance:
        return Appearance(Listing(source, kind, argument), day, rank)

    shelved = ShelvedPaper(
        1,
        Paper("Moss"),
        Marks(),
        "2026-03-31",
        upvotes=1142,
        appearances=(
            stood("huggingface", "day", "", "2026-03-30", 9),
            stood("huggingface", "search", "diffusion", "2026-03-30", 7),
            stood("huggingface", "day", "", "2026-03-31", 3),
            stood("arxiv", "day", "", "2026-03-31"),
            stood("arxiv", "category", "cs.CL", "2026-03-31"),
            stood("huggingface", "search", "diffusion", "2026-04-01", 5),
            stood("huggingface", "file", "page.txt", "2026-04-01"),
            stood("elsewhere", "shelf", "Moss", "2026-04-02"),
        ),
    )
    assert describe_appearances(shelved) == [
        "Daily Papers of 30 March 2026, #9",
        "Search for “diffusion”, #5",
        "Daily Papers of 31 March 2026, #3, 1,142 up",
        "arXiv, 31 March 2026",
        "arXiv cs.CL",
        "file page.txt",
        "Moss",
    ]
    assert describe_appearances(ShelvedPaper(1, Paper("Moss"), Marks(), "2026-03-31", upvotes=3)) == []
