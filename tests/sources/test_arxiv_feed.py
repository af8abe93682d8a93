"""The feeds in which the arXiv announces papers: RSS and Atom, four kinds of announcements, and days without any."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SourceError
from desktop.records import Author, Listed, Paper
from desktop.sources.arxiv_entry import split_creators
from desktop.sources.arxiv_feed import parse_feed
from tests.arxiv_answers import FEED_NAMES, rss_feed, rss_item

ATOM_FEED = f"""<feed xmlns="http://www.w3.org/2005/Atom" {FEED_NAMES}>
  <id>http://rss.arxiv.org/atom/cs.CL</id><updated>2026-03-31T00:00:00-04:00</updated><title>cs.CL updates on arXiv.org</title>
  <entry><id>oai:arXiv.org:2603.00001v2</id><title>A</title><updated>2026-03-31T04:00:02Z</updated>
    <link href="https://arxiv.org/abs/2603.00001" rel="alternate" type="text/html"/>
    <summary>arXiv:2603.00001v2 Announce Type: replace
Abstract: Text.</summary><category term="cs.CL"/><category term="stat.ML"/>
    <published>2026-03-31T00:00:00-04:00</published><arxiv:announce_type>replace</arxiv:announce_type>
    <dc:creator>Ada Ravn, Bo Holm</dc:creator></entry></feed>"""


def test_an_announcement_becomes_a_whole_paper() -> None:
    item = rss_item(
        "2603.00001",
        "Quiet  Water & Loud\n Graphs",
        creator="Ada Ravn (Invented Institute (II), Aarhus), Bo Holm,  Cy",
        categories=["cs.CL", "cs.LG", "cs.CL"],
        abstract="We write\n about it.",
        DOI="10.5555/quiet.1",
        journal_reference="J. Invent. 1",
    )
    feed = parse_feed(rss_feed(item.replace("</item>", "<dc:rights>http://licence.example/</dc:rights></item>")))
    assert feed.day == date(2026, 3, 31)
    assert feed.entries == (
        Listed(
            Paper(
                title="Quiet Water & Loud Graphs",
                abstract="We write about it.",
                authors=(Author("Ada Ravn"), Author("Bo Holm"), Author("Cy")),
                arxiv_id="2603.00001",
                version=1,
                doi="10.5555/quiet.1",
                published="2026-03-31",
                updated="2026-03-31",
                categories=("cs.CL", "cs.LG"),
                journal_ref="J. Invent. 1",
                extra={
                    "affiliations": ["Invented Institute (II), Aarhus", "", ""],
                    "announce_type": "new",
                    "license": "http://licence.example/",
                },
            ),
            day="2026-03-31",
            told_by="arxiv-feed",
        ),
    )


@pytest.mark.parametrize(
    ("kind", "published", "updated"),
    [
        ("new", "2026-03-31", "2026-03-31"),
        ("cross", None, None),
        ("replace", None, "2026-03-31"),
        ("replace-cross", None, "2026-03-31"),
    ],
)
def test_only_what_is_new_was_published_on_that_day(kind: str, published: str | None, updated: str | None) -> None:
    (entry,) = parse_feed(rss_feed(rss_item("hep-th/9901001", kind=kind, version=4))).entries
    assert (entry.paper.arxiv_id, entry.paper.version, entry.paper.extra["announce_type"]) == ("hep-th/9901001", 4, kind)
    assert (entry.paper.published, entry.paper.updated, entry.day) == (published, updated, "2026-03-31")


def test_atom_says_the_same() -> None:
    feed = parse_feed(ATOM_FEED.encode())
    (entry,) = feed.entries
    assert (feed.day, entry.day, entry.paper.version) == (date(2026, 3, 31), "2026-03-31", 2)
    assert (entry.paper.abstract, entry.paper.categories, len(entry.paper.authors)) == ("Text.", ("cs.CL", "stat.ML"), 2)


def test_a_weekend_is_an_empty_feed_with_its_day() -> None:
    feed = parse_feed(rss_feed(announced="Sat, 01 Aug 2026 00:00:00 -0400"))
    assert (feed.entries, feed.skipped, feed.day) == ((), (), date(2026, 8, 1))


@pytest.mark.parametrize("announced", ["", "soon", "31 Mar 2026", "Tue, 99 Mar 2026 00:00:00 -0400"])
def test_a_day_that_cannot_be_read_is_none(announced: str) -> None:
    feed = parse_feed(rss_feed(rss_item("2603.00001"), announced=announced))
    assert (feed.day, feed.entries[0].day, feed.entries[0].paper.published) == (None, None, None)


def test_what_is_not_whole_is_named_and_left_out() -> None:
    items = [rss_item("2603.00001", "A"), rss_item("2603.00001", "A"), rss_item("abc", "Lost"), "<item/>"]
    feed = parse_feed(rss_feed(*items))
    assert len(feed.entries) == 1
    assert feed.skipped == (
        "Entry 2 was left out: 2603.00001 stands there twice.",
        "Entry 3 was left out: it has no id (“Lost”).",
        "Entry 4 was left out: it has no title.",
    )


def test_the_link_alone_names_the_paper() -> None:
    item = "<item><title>A</title><link>https://arxiv.org/abs/2603.00001</link><description>Text.</description></item>"
    (entry,) = parse_feed(rss_feed(item)).entries
    assert (entry.paper.arxiv_id, entry.paper.version, entry.paper.abstract) == ("2603.00001", None, "Text.")


def test_withdrawn_is_read_from_the_abstract() -> None:
    item = rss_item("2603.00001", kind="replace", version=2, abstract="This paper has been withdrawn by the author.")
    assert parse_feed(rss_feed(item)).entries[0].paper.withdrawn


@pytest.mark.parametrize("body", [b"<rss/>", b"<a/>", b"<feed/>"])
def test_another_shape_is_no_empty_feed(body: bytes) -> None:
    with pytest.raises(SourceError, match="a shape that this version does not know"):
        parse_feed(body)


@pytest.mark.parametrize(
    ("creators", "people"),
    [
        (["Ada Ravn,  Bo Holm"], [("Ada Ravn", ""), ("Bo Holm", "")]),
        (["Ada Ravn", "Bo Holm"], [("Ada Ravn", ""), ("Bo Holm", "")]),
        (["Ada Ravn (A, B (C)), Bo Holm (D)"], [("Ada Ravn", "A, B (C)"), ("Bo Holm", "D")]),
        (["Bo Holm, Jr., Cy Specimen, III"], [("Bo Holm, Jr.", ""), ("Cy Specimen, III", "")]),
        (["Ada Ravn (never closed, Bo Holm"], [("Ada Ravn", ""), ("Bo Holm", "")]),
        ([" , ,", "(only a place)"], []),
    ],
)
def test_authors_stand_in_one_line_with_their_places(creators: list[str], people: list[tuple[str, str]]) -> None:
    assert list(split_creators(creators)) == people


names = st.text(alphabet="AaÉé. -", min_size=1, max_size=8).map(lambda text: f"X{text}".strip())
places = st.text(alphabet="Bb, ", max_size=8)


@given(st.lists(st.tuples(names, places), max_size=6))
def test_no_author_is_lost_or_made_up(people: list[tuple[str, str]]) -> None:
    joined = ", ".join(f"{name} ({place})" if place.strip() else name for name, place in people)
    assert [name for name, _place in split_creators([joined])] == [" ".join(name.split()) for name, _place in people]


@given(st.text(alphabet="A(), b", max_size=30))
def test_any_line_of_authors_is_read(joined: str) -> None:
    assert all(name and not set(name) & set("(") for name, _place in split_creators([joined]))


elements = st.sampled_from(
    [
        "<item>",
        "</item>",
        "<title>A</title>",
        "<title/>",
        "<guid>oai:arXiv.org:2603.00001v1</guid>",
        "<pubDate>x</pubDate>",
        "<entry>",
        "</entry>",
        "<description>arXiv:abc Announce Type: new</description>",
        "<link>2603.00001</link>",
        "<dc:creator>(</dc:creator>",
        "&#0;",
    ]
)


@given(st.lists(elements, max_size=12))
def test_any_feed_is_read_or_said(parts: list[str]) -> None:
    try:
        told = [entry.paper.title for entry in parse_feed(rss_feed(*parts)).entries]
    except SourceError as error:
        told = [str(error)]
    assert all(told)


@pytest.mark.recorded
def test_recorded_feeds_come_through_whole() -> None:
    folder = Path(__file__).parents[2] / ".." / "shared" / "data" / "arxiv_rss"
    if not folder.is_dir():
        pytest.skip("the recorded answers do not lie beside the project")
    feeds = {path.name: parse_feed(path.read_bytes()) for path in folder.glob("*.xml")}
    assert {name: (str(feed.day), len(feed.entries), feed.skipped) for name, feed in feeds.items()} == {
        "buivannn_weekend_empty.xml": ("2026-08-01", 0, ()),
        "jmamath_arxiv_cs_cl.xml": ("2026-04-27", 3, ()),
    }
    papers = [entry.paper for feed in feeds.values() for entry in feed.entries]
    assert [len(paper.authors) for paper in papers] == [5, 8, 3]
    assert all(paper.abstract and paper.version == 1 and paper.categories[0] == "cs.CL" for paper in papers)
