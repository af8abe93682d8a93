"""A saved page gives its titles and abstracts, exactly as many as stand on it, whatever the site put around them."""

import html
import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import PapershelfError
from desktop.records import Page, Paper
from desktop.sources.saved_page import read_page
from tests.loopback import daily_item

HEAD = "new\n\nGet trending papers in your email inbox!\n\nSubscribe\n\nDaily Papers\n\nby AK and the research community\n\n"
FOOT = "\n\nPrevious\n\n1\n\n2\n\nNext\n\nCompany\nTOS\nPrivacy\nAbout\nCareers\nWebsite\nModels\nDatasets\nDocs\n© 2026 Hugging Face"


def abstract(subject: str, sentences: int = 7) -> str:
    return " ".join(
        f"In part {number} we look at {subject} from a side that nobody has looked at before, e.g. by night (Ravn et al., 2020)."
        for number in range(1, sentences + 1)
    )


PAPERS = [
    ("Rivers: Where Do They Go?", abstract("rivers")),
    ("Pebble Networks", abstract("pebbles")),
    ("What is moss? A study in three gardens", abstract("moss")),
    ("TÜ^2: Slow Growth of $\\alpha$-Lichen", abstract("lichen")),
    ("Inverse Weather: When Warmer Isn't Warm", abstract("weather")),
]


def text(papers: list[tuple[str, str]]) -> str:
    return "\n\n".join(part for paper in papers for part in paper if part)


def found(page: Page) -> list[tuple[str, str]]:
    return [(entry.paper.title, entry.paper.abstract) for entry in page.entries]


SAVED = HEAD + text(PAPERS)


@pytest.mark.parametrize(
    "page",
    [
        SAVED,
        SAVED + FOOT,
        "\ufeff" + SAVED,
        SAVED.replace("\n", "\r\n"),
        re.sub(r"\n+", "\n", SAVED + FOOT),
        SAVED.replace("\n\n", "\n \n\t\n\n"),
        text(PAPERS),
        re.sub(r"\.\) (?=In part [357])", ".)\n\n", SAVED),
        re.sub(r"(?<=\.) (?=In part)", "\n\n", SAVED),
        HEAD
        + "\n".join(f"142\n\nSubmitted by\n\nquiet-member\n\n{t}\n\n·\n7 authors\n\n{a}\n\nGitHub 12\n3" for t, a in PAPERS)
        + FOOT,
        HEAD + "\n".join(f"Submitted by quiet-member\nMar 31\n{t}\n{a}\n▲ 1.2k\n4 comments" for t, a in PAPERS),
    ],
)
def test_titles_and_abstracts_are_told_from_the_furniture(page: str) -> None:
    assert found(read_page(page)) == PAPERS


def test_nothing_is_invented() -> None:
    entry = read_page(SAVED).entries[0]
    assert entry.paper == Paper(*PAPERS[0])
    assert (entry.day, entry.rank, entry.submitter, entry.upvotes, entry.comments) == (None, None, None, None, None)


@pytest.mark.parametrize("place", range(len(PAPERS)))
def test_a_title_without_an_abstract_is_a_paper(place: int) -> None:
    papers = [(title, "" if number == place else prose) for number, (title, prose) in enumerate(PAPERS)]
    assert found(read_page(HEAD + text(papers))) == papers or len(PAPERS[place][0].split()) < 4
    assert [paper for paper in found(read_page(HEAD + text(papers))) if paper[1]] == [paper for paper in papers if paper[1]]


@pytest.mark.parametrize(
    "title",
    [
        "Rivers carry stones to the sea, and we show with many measurements that this holds for each river and for every season",
        "Where do stones go? What carries them? And should a river that nobody has measured be counted at all",
        "The Long and Patient Measurement of Stones in Rivers Shows a Steady Loss over Many Hundred Years.",
        "Stones are lost",
        "On " + "very " * 60 + "long rivers",
    ],
)
@pytest.mark.parametrize("place", [0, 2, 4])
def test_a_title_may_be_a_long_sentence(title: str, place: int) -> None:
    papers = [(title if number == place else other, prose) for number, (other, prose) in enumerate(PAPERS)]
    assert found(read_page(SAVED.replace(PAPERS[place][0], title) + FOOT)) == papers


def test_a_sentence_between_two_whole_abstracts_is_a_title() -> None:
    papers = [
        ("Rivers", abstract("rivers", 9)),
        ("We measured each stone that a river carried.", abstract("stones", 9)),
        ("Moss", abstract("moss", 9)),
    ]
    assert found(read_page(HEAD + text(papers))) == papers


@pytest.mark.parametrize(
    "ending",
    [
        "Code is available at https://code.invalid/rivers.",
        "Project page: https://page.invalid",
        "- a first finding",
        "We find that:",
    ],
)
def test_a_short_last_paragraph_belongs_to_its_abstract(ending: str) -> None:
    papers = [(title, f"{prose} {ending}") for title, prose in PAPERS]
    assert found(read_page(HEAD + text([(title, f"{prose}\n\n{ending}") for title, prose in PAPERS]))) == papers


def test_a_short_abstract_is_an_abstract() -> None:
    papers = [("Brief Notes on Snow", "We note that snow is brief."), *PAPERS]
    assert found(read_page(HEAD + text(papers))) == papers


@pytest.mark.parametrize(
    "other",
    [
        "",
        "\n \n",
        "Hello, world",
        "milk\neggs\nbread and butter and jam",
        "Daily Papers",
        HEAD + FOOT,
        abstract("nothing", 30),
        "\n\n".join(abstract("a novel") for _ in range(20)),
        "Chapter One\n\n" + "\n\n".join(abstract("a novel") for _ in range(20)) + "\n\nChapter Two\n\n" + abstract("its end"),
        "<html><body><p>Log in</p></body></html>",
        "<!doctype html>",
        "\x00\x01\x02",
    ],
)
def test_another_text_is_refused(other: str) -> None:
    with pytest.raises(PapershelfError, match="This is no page of Daily Papers"):
        read_page(other)


def saved_html(body: str) -> str:
    head = "<title>Daily Papers</title><script>var x = 'Daily Papers';</script>"
    return f"<!DOCTYPE html><html><head>{head}</head><body>{body}</body></html>"


def card(arxiv_id: str, title: str, prose: str = "") -> str:
    return (
        f'<article><div>Submitted by <b>member</b></div><h3><a href="https://huggingface.co/papers/{arxiv_id}">{title}</a></h3>'
        f'<p>{prose}</p><a href="/papers/{arxiv_id}">7 authors</a><div>142</div></article>'
    )


def test_the_data_of_the_sites_scripts_is_read_where_it_is_there() -> None:
    props = {"dailyPapers": [daily_item("2603.00001", "One & <Only>", upvotes=5), {"paper": {"id": "2603.00002"}}]}
    other = html.escape(json.dumps({"user": None}))
    page = read_page(
        saved_html(
            f'<div data-target="Menu" data-props="{other}"></div>'
            f'<div data-target="DailyPapers" data-props="{html.escape(json.dumps(props))}"></div>' + card("2603.00001", "One")
        )
    )
    (entry,) = page.entries
    assert (entry.paper.title, entry.paper.arxiv_id, entry.upvotes, entry.day) == (
        "One & <Only>",
        "2603.00001",
        5,
        "2026-03-31",
    )
    assert [author.name for author in entry.paper.authors] == ["Ada Ravn"]
    assert page.skipped == ("Entry 2 was left out: it has no title.",)


def test_cards_give_titles_and_ids() -> None:
    prose = PAPERS[0][1]
    body = "<h1>Daily Papers</h1>" + card("2603.00001v2", "One &amp; <i>Only</i>", prose) + card("2603.00002", "Two\n  Lines")
    papers = [entry.paper for entry in read_page(saved_html(body)).entries]
    assert papers == [Paper("One & Only", prose, arxiv_id="2603.00001", version=2), Paper("Two Lines", arxiv_id="2603.00002")]


def test_html_without_cards_is_read_by_its_lines() -> None:
    body = "<h1>Daily Papers</h1>" + "".join(f"<h3>{html.escape(t)}</h3><p>{html.escape(a)}</p>" for t, a in PAPERS)
    assert found(read_page(saved_html(body))) == PAPERS


def test_deep_and_broken_html_ends() -> None:
    body = "<div>" * 20_000 + "<h3><a href='http://[::1'>x</a><h3>" + card("2603.00001", "One") + "<svg><p data-props='{'>"
    assert [entry.paper.title for entry in read_page(saved_html(body)).entries] == ["One"]


@given(st.text() | st.text("<>/ahp3div=\"' \n!-[]").map("<html>".__add__) | st.text("ab. \nT:").map(HEAD.__add__))
def test_no_text_raises_anything_but_its_sentence(page: str) -> None:
    try:
        entries = read_page(page).entries
    except PapershelfError:
        return
    assert all(entry.paper.title for entry in entries)


@pytest.mark.recorded
def test_the_recorded_page_holds_63_papers() -> None:
    file = Path(__file__).parents[2] / ".." / "shared" / "data" / "seed" / "daily_papers_page.txt"
    if not file.is_file():
        pytest.skip("the recorded answers do not lie beside the project")
    papers = [entry.paper for entry in read_page(file.read_text(encoding="utf-8")).entries]
    assert len(papers) == 63
    assert all(len(paper.title) < 130 and len(paper.abstract) > 1_000 for paper in papers)
