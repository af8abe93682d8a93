"""The bundled sample behind ``papershelf --demo``: whole, consistent, and holding nobody's account or markup."""

import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

SAMPLE = Path(__file__).parents[1] / "resources" / "sample"
ARXIV_ID = re.compile(r"\d{4}\.\d{5}")
E_MAIL = re.compile(r"[\w.+-]+@[\w-]+\.\w+")
MARKUP = re.compile(r"</?[A-Za-z!][^>]*>|&\w+;|\*\*|\\(?:text|emph|cite|href|url)")
MATHEMATICS = re.compile(r"\$[^$]+\$")
COLOURS = {"yellow", "green", "blue", "pink"}
PAPER_KEYS = {
    "id", "authors", "publishedAt", "submittedOnDailyAt", "title", "summary", "upvotes",
    "projectPage", "githubRepo", "githubStars", "ai_summary", "ai_keywords", "organization",
}  # fmt: skip


def load_listing() -> list[dict[str, Any]]:
    return json.loads((SAMPLE / "listing.json").read_text(encoding="utf-8"))


def load_shelf() -> dict[str, Any]:
    return json.loads((SAMPLE / "shelf.json").read_text(encoding="utf-8"))


def load_papers() -> dict[str, dict[str, Any]]:
    return {item["paper"]["id"]: item["paper"] for item in load_listing()}


def find_shelved_ids(shelf: dict[str, Any]) -> Counter[str]:
    """How often each paper is named anywhere on the shelf."""
    groups = [*shelf["collections"].values(), *shelf["tags"].values(), shelf["starred"], shelf["read"], shelf["dismissed"]]
    ids = Counter(paper_id for group in groups for paper_id in group)
    ids.update(shelf["notes"].keys())
    ids.update(highlight["paper"] for highlight in shelf["highlights"])
    return ids


@pytest.mark.parametrize("item", load_listing(), ids=lambda item: item["paper"]["id"])
def test_an_item_has_the_shape_of_the_service(item: dict[str, Any]) -> None:
    paper = item["paper"]
    assert set(item) == {"paper", "title", "numComments"}
    assert set(paper) <= PAPER_KEYS
    assert ARXIV_ID.fullmatch(paper["id"])
    assert item["title"] == paper["title"] == " ".join(paper["title"].split()) != ""
    assert paper["authors"]
    assert all(set(author) == {"name", "hidden"} and author["name"].strip() for author in paper["authors"])
    assert paper["publishedAt"] < paper["submittedOnDailyAt"]
    assert paper["upvotes"] >= 0 <= item["numComments"]
    assert ("githubStars" in paper) <= ("githubRepo" in paper)


@pytest.mark.parametrize("paper", load_papers().values(), ids=lambda paper: paper["id"])
def test_an_abstract_is_plain_text_of_a_readable_length(paper: dict[str, Any]) -> None:
    abstract = paper["summary"]
    assert 50 <= len(abstract.split()) <= 140
    assert abstract == " ".join(abstract.split())
    assert abstract.count("$") % 2 == 0
    assert not MARKUP.search(MATHEMATICS.sub("", abstract))


def test_the_listing_shows_what_a_reader_meets() -> None:
    listing, papers = load_listing(), load_papers()
    assert len(papers) == len(listing) == 30
    days = [paper["submittedOnDailyAt"][:10] for paper in papers.values()]
    assert days == sorted(days, reverse=True)
    assert set(days) == {"2026-03-31", "2026-03-30", "2026-03-27"}
    author_counts = [len(paper["authors"]) for paper in papers.values()]
    assert min(author_counts) == 1
    assert max(author_counts) > 40
    assert any(not author["name"].isascii() for paper in papers.values() for author in paper["authors"])
    assert sum(bool(MATHEMATICS.search(paper["summary"])) for paper in papers.values()) >= 3
    assert sum("ai_summary" in paper for paper in papers.values()) >= 5


def test_every_paper_on_the_shelf_is_in_the_listing() -> None:
    assert set(find_shelved_ids(load_shelf())) <= set(load_papers())


def test_no_group_of_the_shelf_names_a_paper_twice() -> None:
    shelf = load_shelf()
    groups = {"starred": shelf["starred"], "read": shelf["read"], "dismissed": shelf["dismissed"]}
    for name, ids in {**groups, **shelf["collections"], **shelf["tags"]}.items():
        assert len(ids) == len(set(ids)) > 0, name


def test_a_dismissed_paper_carries_nothing_else() -> None:
    shelf = load_shelf()
    named = find_shelved_ids(shelf)
    assert [named[paper_id] for paper_id in shelf["dismissed"]] == [1, 1, 1]


@pytest.mark.parametrize("highlight", load_shelf()["highlights"], ids=lambda highlight: highlight["exact"])
def test_a_highlight_quotes_its_abstract_exactly_once(highlight: dict[str, str]) -> None:
    abstract = " ".join(load_papers()[highlight["paper"]]["summary"].split())
    assert set(highlight) == {"paper", "field", "exact", "colour", "comment"}
    assert highlight["field"] == "abstract"
    assert highlight["colour"] in COLOURS
    assert abstract.count(highlight["exact"]) == 1


def test_the_highlights_use_every_colour() -> None:
    assert {highlight["colour"] for highlight in load_shelf()["highlights"]} == COLOURS


def test_the_collection_that_the_demo_exports_is_filled() -> None:
    assert len(load_shelf()["collections"]["Survey/Test-time compute"]) >= 4


def test_the_first_starred_paper_can_be_pictured() -> None:
    """The README's picture shows the first paper of the newest day that is starred: it has a note and two highlights."""
    shelf = load_shelf()
    pictured = next(paper_id for paper_id in load_papers() if paper_id in shelf["starred"])
    assert load_papers()[pictured]["submittedOnDailyAt"].startswith("2026-03-31")
    assert shelf["notes"][pictured].strip()
    assert sum(highlight["paper"] == pictured for highlight in shelf["highlights"]) == 2


@pytest.mark.parametrize("file", sorted(SAMPLE.iterdir()), ids=lambda file: file.name)
def test_the_sample_holds_no_address_and_no_account(file: Path) -> None:
    text = file.read_text(encoding="utf-8")
    assert not E_MAIL.search(text)
    for word in ("submittedBy", "submittedOnDailyBy", "avatar", '"user"', '"_id"', "discussionId"):
        assert word not in text
