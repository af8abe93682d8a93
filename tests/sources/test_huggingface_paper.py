"""One entry of Hugging Face's answers, in every era of its shape: nothing lost, nothing invented, nothing raised."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SourceError
from desktop.records import Author, Listed, Listing, Paper
from desktop.sources.arxiv_id import split_arxiv_id
from desktop.sources.huggingface import parse
from desktop.sources.huggingface_paper import read_entry
from tests.loopback import daily_item

PERSON = {"_id": "m1", "avatarUrl": "/avatars/m1.svg", "fullname": "Member One", "name": "member-1", "isPro": False}
FULL_PAPER: dict[str, Any] = {
    "id": "2603.00007",
    "authors": [
        {
            "_id": "a1",
            "name": "Ada  Ravn",
            "hidden": False,
            "status": "claimed_verified",
            "user": {"avatarUrl": "/avatars/u.svg"},
        },
        {"_id": "a2", "name": "Bo Lind", "hidden": True},
        {"_id": "a3", "name": " "},
    ],
    "mediaUrls": ["https://cdn.invalid/a.png", "/media/b.mp4"],
    "publishedAt": "2026-03-27T23:33:33.000Z",
    "submittedOnDailyAt": "2026-03-31T02:43:45.812Z",
    "submittedOnDailyBy": {**PERSON, "user": "member-1"},
    "title": "A Title\n  That Wraps",
    "summary": "One line.\nAnother  line.",
    "upvotes": 0,
    "discussionId": "d1",
    "projectPage": " https://page.invalid/x ",
    "githubRepo": "https://github.com/\nravn/seven",
    "githubRepoAddedBy": "user",
    "githubStars": 12,
    "ai_summary": "In short.",
    "ai_summary_model": "a/model",
    "ai_keywords": ["one", "two"],
    "organization": {"_id": "o1", "name": "lab", "fullname": "The Lab", "avatar": "/avatars/o.svg"},
    "shelfmark": "unheard of",
}
FULL_ITEM: dict[str, Any] = {
    "paper": FULL_PAPER,
    "publishedAt": "2026-03-27T19:33:33.000Z",
    "title": "A Title That Wraps",
    "summary": "One line. Another line.",
    "mediaUrls": ["https://cdn.invalid/a.png", "/media/b.mp4"],
    "thumbnail": "https://cdn.invalid/t.png",
    "numComments": 3,
    "submittedBy": PERSON,
    "organization": FULL_PAPER["organization"],
    "isAuthorParticipating": False,
}


def read(item: object, **options: Any) -> Listed:
    listed = read_entry(item, **options)
    assert isinstance(listed, Listed)
    return listed


def test_every_field_of_a_full_entry_is_kept() -> None:
    whole_person = {**PERSON, "avatarUrl": "https://huggingface.co/avatars/m1.svg"}
    assert read(FULL_ITEM, day="2026-03-30", rank=4) == Listed(
        Paper(
            title="A Title That Wraps",
            abstract="One line. Another line.",
            authors=(Author("Ada Ravn"), Author("Bo Lind", hidden=True)),
            arxiv_id="2603.00007",
            published="2026-03-27T23:33:33.000Z",
            project_page="https://page.invalid/x",
            code_url="https://github.com/ravn/seven",
            code_stars=12,
            ai_summary="In short.",
            ai_summary_model="a/model",
            ai_keywords=("one", "two"),
            organization="The Lab",
            thumbnail="https://cdn.invalid/t.png",
            extra={
                "mediaUrls": ["https://cdn.invalid/a.png", "https://huggingface.co/media/b.mp4"],
                "submittedBy": whole_person,
                "isAuthorParticipating": False,
                "submittedOnDailyAt": "2026-03-31T02:43:45.812Z",
                "submittedOnDailyBy": {**whole_person, "user": "member-1"},
                "discussionId": "d1",
                "githubRepoAddedBy": "user",
                "shelfmark": "unheard of",
                "authors": [
                    {
                        "_id": "a1",
                        "status": "claimed_verified",
                        "user": {"avatarUrl": "https://huggingface.co/avatars/u.svg"},
                    },
                    {"_id": "a2"},
                    {"_id": "a3"},
                ],
                "organization": {"_id": "o1", "name": "lab", "avatar": "https://huggingface.co/avatars/o.svg"},
            },
        ),
        day="2026-03-31",
        rank=4,
        submitter="member-1",
        upvotes=0,
        comments=3,
    )


def test_a_bare_entry_says_nothing_it_does_not_know() -> None:
    assert read({"paper": {"id": "2305.00001", "title": "Bare"}}) == Listed(Paper("Bare", arxiv_id="2305.00001"))


def test_the_wrong_outer_time_is_used_nowhere() -> None:
    listed = read(
        {"paper": {"id": "2305.00001", "title": "Old"}, "publishedAt": "2023-05-05T01:02:03.000Z"}, day="2023-05-08"
    )
    assert (listed.day, listed.paper.published) == ("2023-05-08", None)
    assert "publishedAt" not in listed.paper.extra


def test_664_authors_are_664_authors() -> None:
    names = [f"Author {number}" for number in range(664)]
    listed = read(daily_item("2603.00001", "Many", authors=[{"name": name, "hidden": False} for name in names]))
    assert [author.name for author in listed.paper.authors] == names
    assert "authors" not in listed.paper.extra


def test_an_old_entry_names_its_submitter_inside() -> None:
    item = daily_item("2503.00001", "Old", submittedOnDailyBy={"user": "member-2", "fullname": "Two"})
    assert read(item).submitter == "member-2"


@pytest.mark.parametrize(
    ("address", "kept"),
    [
        ("https://a.invalid/x", "https://a.invalid/x"),
        ("http://a.invalid", "http://a.invalid"),
        ("\thttps://a.invalid/\r\n  x\n", "https://a.invalid/x"),
        ("https://a.invalid/ü", "https://a.invalid/ü"),
        ("javascript:alert(1)", None),
        ("file:///etc/passwd", None),
        ("github.com/a/b", None),
        ("https://", None),
        ("https://a.invalid/x y", None),
        ("https://[::1", None),
        ("https://a.invalid:99999", None),
        ("https://a.invalid/" + "x" * 3000, None),
        (["https://a.invalid"], None),
    ],
)
def test_addresses_are_web_addresses_or_none_and_the_original_is_kept(address: object, kept: str | None) -> None:
    paper = read(daily_item("2603.00001", "A", projectPage=address, githubRepo=address)).paper
    assert (paper.project_page, paper.code_url) == (kept, kept)
    assert paper.extra.get("projectPage") == (None if kept else address)
    assert paper.extra.get("githubRepo") == (None if kept else address)


@pytest.mark.parametrize("empty", ["", None])
def test_an_empty_address_leaves_nothing_behind(empty: object) -> None:
    paper = read(daily_item("2603.00001", "A", projectPage=empty)).paper
    assert paper.project_page is None
    assert "projectPage" not in paper.extra


@pytest.mark.parametrize(
    ("text", "split"),
    [
        ("2603.27481", ("2603.27481", None)),
        ("2603.27481v12", ("2603.27481", 12)),
        (" arXiv:0704.0001v1 ", ("0704.0001", 1)),
        ("https://arxiv.org/abs/2603.27481v2", ("2603.27481", 2)),
        ("https://arxiv.org/pdf/hep-th/9901001v3.pdf", ("hep-th/9901001", 3)),
        ("math.gt/0309136", ("math.GT/0309136", None)),
        ("9001.000001", ("9001.000001", None)),
        ("2603.27481v0", None),
        ("2603.274", None),
        ("10.48550/arXiv.2603.27481", None),
        ("", None),
    ],
)
def test_arxiv_ids_are_split_from_their_version(text: str, split: tuple[str, int | None] | None) -> None:
    assert split_arxiv_id(text) == split


def test_a_version_in_the_id_becomes_the_version() -> None:
    paper = read(daily_item("2603.00001v3", "A")).paper
    assert (paper.arxiv_id, paper.version) == ("2603.00001", 3)


def test_an_id_of_another_kind_is_kept_as_it_is() -> None:
    paper = read(daily_item("local-7", "A")).paper
    assert (paper.arxiv_id, paper.extra["id"]) == (None, "local-7")


@pytest.mark.parametrize(
    ("item", "reason"),
    [
        ({"paper": {"id": "2603.00001"}}, "it has no title"),
        ({"paper": {"id": "2603.00001", "title": " \n"}}, "it has no title"),
        ({"paper": {"id": "2603.00001", "title": 7}}, "it has no title"),
        ({"paper": {"title": "Nameless"}}, "it has no id (“Nameless”)"),
        ({"paper": {"id": 2603.1, "title": "Nameless"}}, "it has no id (“Nameless”)"),
        ({"paper": []}, "it is no paper"),
        (None, "it is no paper"),
    ],
)
def test_what_cannot_be_kept_is_said(item: object, reason: str) -> None:
    assert read_entry(item) == reason


@pytest.mark.parametrize("count", [True, -1, 1.5, "7", 2**64, None, []])
def test_a_count_that_is_none_is_unknown(count: object) -> None:
    listed = read({**daily_item("2603.00001", "A", upvotes=count, githubStars=count), "numComments": count})
    assert (listed.upvotes, listed.paper.code_stars, listed.comments) == (None, None, None)


@pytest.mark.parametrize("moment", ["", "2026-13-01T00:00:00Z", "yesterday", 20260301, "20260301"])
def test_a_time_that_is_none_is_unknown_and_kept(moment: object) -> None:
    listed = read(daily_item("2603.00001", "A", publishedAt=moment, submittedOnDailyAt=moment), day="2026-03-02")
    assert (listed.paper.published, listed.day) == (None, "2026-03-02")
    assert listed.paper.extra["publishedAt"] == moment


def test_control_characters_do_not_reach_the_library() -> None:
    assert read(daily_item("2603.00001", "Zero\x00 and\x1b[1m bold")).paper.title == "Zero and[1m bold"


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text() | st.sampled_from(sorted(FULL_PAPER)), inner, max_size=6)
    ),
    max_leaves=20,
)
KINDS = st.sampled_from(["day", "week", "month", "trending", "search"])


@given(answer=JSON | st.lists(st.fixed_dictionaries({"paper": JSON})), kind=KINDS)
def test_no_answer_raises_anything_but_a_source_error(answer: object, kind: str) -> None:
    try:
        page = parse(answer, Listing("huggingface", kind, "2026-03-31"))
    except SourceError:
        return
    assert isinstance(answer, list)
    assert len(page.entries) + len(page.skipped) == len(answer)


@given(
    absent=st.sets(st.sampled_from(sorted(FULL_PAPER))),
    outer_absent=st.sets(st.sampled_from(sorted(set(FULL_ITEM) - {"paper"}))),
    odd=st.dictionaries(st.sampled_from(sorted(FULL_PAPER)), JSON, max_size=3),
)
def test_any_key_may_be_absent_or_odd(absent: set[str], outer_absent: set[str], odd: dict[str, object]) -> None:
    paper = {key: value for key, value in {**FULL_PAPER, **odd}.items() if key not in absent}
    item = {key: value for key, value in FULL_ITEM.items() if key not in outer_absent}
    outcome = read_entry({**item, "paper": paper})
    assert isinstance(outcome, Listed | str)
    if not {"id", "title"} & (absent | set(odd)):
        assert isinstance(outcome, Listed)
