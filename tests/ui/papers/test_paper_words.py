"""What a row says, for the eye and for assistive technology."""

import pytest

from desktop.records import Bloom, ColouredTag, ReadingStatus
from desktop.ui.papers.paper_words import PLAIN_CHIP, author_words, bloom_words, chip_words, day_words, spoken, title_words
from tests.fakes import make_row


def test_coloured_tags_are_chips_and_spoken():
    row = make_row(coloured_tags=(ColouredTag("moe", "teal"), ColouredTag("a name that is much too long", "red")), read=True)
    assert chip_words(row) == [("tag:teal", "moe"), ("tag:red", "a name that is much too…")]
    assert spoken(row).endswith("and 2 more. Tagged moe, a name that is much too long.")


def test_a_row_is_spoken_as_other_programs_rely_on():
    names = "\n".join(["Ada Example", *(f"Author {number}" for number in range(6))])
    row = make_row(title="Quiet Machines", authors=names, upvotes=142, starred=True)
    assert spoken(row) == "Starred. Unread. Quiet Machines. Ada Example and 6 more. 142 upvotes."


@pytest.mark.parametrize(
    ("what", "said"),
    [
        ({"read": True, "authors": "Ada Example"}, "Quiet Machines. Ada Example."),
        ({"read": True, "authors": ""}, "Quiet Machines."),
        ({"dismissed": True, "authors": "", "upvotes": 1}, "Unread. Dismissed. Quiet Machines. 1 upvote."),
        ({"withdrawn": True, "read": True, "authors": ""}, "Withdrawn. Quiet Machines."),
        (
            {"read": True, "authors": "", "status": ReadingStatus.READING},
            "Quiet Machines. On the reading list: reading.",
        ),
        ({"title": "Is $k$ all you need?", "read": True, "authors": ""}, "Is k all you need?"),
        ({"authors": "Ada\nBo", "read": True, "upvotes": 1234}, "Quiet Machines. Ada and 1 more. 1,234 upvotes."),
    ],
)
def test_only_what_is_true_is_spoken(what, said):
    assert spoken(make_row(**{"title": "Quiet Machines", **what})) == said


@pytest.mark.parametrize(
    ("authors", "shown"),
    [
        ("", ""),
        ("Ada Example", "Ada Example"),
        ("Ada Example\nBo Sample", "Ada Example and Bo Sample"),
        ("Ada\nBo\nCy", "Ada, Bo and 1 more"),
        ("\n".join(f"A{number}" for number in range(1002)), "A0, A1 and 1,000 more"),
        ("  Ada \n\n Yor\\`ub\\'a  ", "Ada and Yorùbá"),
    ],
)
def test_authors_are_shortened_truthfully(authors, shown):
    assert author_words(make_row(authors=authors)) == shown


@pytest.mark.parametrize(
    ("day", "shown"),
    [
        ("2026-03-31", "31 Mar"),
        ("2026-03-31T08:00:00Z", "31 Mar"),
        ("2024-12-01", "1 Dec 2024"),
        (None, ""),
        ("someday", "someday"),
    ],
)
def test_a_day_names_its_year_only_when_it_is_not_this_one(day, shown):
    assert day_words(day, 2026) == shown


def test_chips_come_in_one_order_and_only_when_there_is_something_to_say():
    row = make_row(
        upvotes=1142, rank=3, category="cs.CL", has_code=True, code_stars=12, has_note=True, has_highlight=True,
        withdrawn=True, dismissed=True, status=ReadingStatus.TO_READ,
    )  # fmt: skip
    assert [text for _, text in chip_words(row)] == [
        "withdrawn", "▲ 1,142", "HF #3", "cs.CL", "code ★ 12", "to read", "note", "highlight", "dismissed",
    ]  # fmt: skip
    assert [kind for kind, text in chip_words(row) if text == "withdrawn"] == ["warning"]
    assert chip_words(make_row()) == []
    assert chip_words(make_row(has_code=True)) == [("plain", "code")]


def test_a_version_that_was_not_seen_yet_is_told():
    row = make_row(title="Moss", authors="", read=True, updated=True, version=3, withdrawn=True, upvotes=5)
    assert chip_words(row)[:3] == [("warning", "withdrawn"), ("new", "new: v3"), ("plain", "▲ 5")]
    assert spoken(row) == "Withdrawn. New version 3. Moss. 5 upvotes."
    assert spoken(make_row(title="Moss", authors="", read=True, updated=True)) == "New version. Moss."
    assert chip_words(make_row(updated=True)) == [("new", "new version")]


def test_a_late_bloomer_tells_both_votes():
    bloom = Bloom("2024-03-03", 4, decided=True)
    row = make_row(title="Moss", authors="", read=True, upvotes=61, bloom=bloom, rank=3)
    assert chip_words(row) == [("new", "4 ▲ on 3 Mar 2024, now 61 ▲"), ("plain", "HF #3"), ("plain", "incomplete")]
    assert spoken(row) == "Moss. 61 upvotes. Passed over on 3 Mar 2024 at 4 ▲, now 61 ▲."
    assert bloom_words(bloom._replace(decided=False), 61) == "Listed on 3 Mar 2024 at 4 ▲, now 61 ▲"
    assert bloom_words(None, 61) == ""


def test_a_title_is_one_readable_line():
    assert title_words(make_row(title="Fast\n  $\\alpha$-Search\u202e\t!")) == "Fast α-Search !"
    assert title_words(make_row(title="  ")) == "Untitled"


def test_a_paper_without_authors_says_that_it_is_incomplete():
    assert (PLAIN_CHIP, "incomplete") in chip_words(make_row(authors=""))
    assert (PLAIN_CHIP, "incomplete") not in chip_words(make_row())
