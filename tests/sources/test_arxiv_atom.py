"""What the arXiv's query API answers: both layouts, every form of id, and nothing that is not whole."""

from pathlib import Path

import pytest

from desktop.errors import SourceError
from desktop.records import Author, Paper
from desktop.sources.arxiv_atom import parse_query_answer
from desktop.sources.arxiv_entry import says_withdrawn
from desktop.sources.refusals import RefusedError
from tests.arxiv_answers import ATOM, atom_entry, atom_feed, error_feed

WHOLE = atom_entry(
    "2603.00001",
    "Quiet  Water\n  & Loud Graphs",
    version=2,
    updated="2026-04-01T08:00:00Z",
    authors=["Ada Ravn", "Bo  Holm"],
    summary="  We write\n about it.\n",
    categories=["cs.CL", "cs.LG", "68T50", "I.2.7"],
    comment="12 pages,\n 3 figures",
    journal_ref="J. Invent. 1 (2026)",
    doi="10.5555/quiet.1",
)
OLDER_LAYOUT = f"""<feed {ATOM}><entry>
  <id>http://arxiv.org/abs/hep-th/9901001v3</id><updated>1999-2-1T5:00:00-05:00</updated><published>1999-01-04T20:00:00Z</published>
  <title>Wrapped
  Strings</title><summary>  Text.
</summary>
  <author><name>Ada Ravn</name><arxiv:affiliation>Invented Institute, Aarhus</arxiv:affiliation></author>
  <author><name>Bo Holm</name></author>
  <arxiv:doi>10.5555/a 10.5555/b</arxiv:doi><link title="doi" href="http://dx.doi.org/10.5555/a" rel="related"/>
  <arxiv:primary_category term="hep-th" scheme="http://arxiv.org/schemas/atom"/>
  <category term="math.MP" scheme="http://arxiv.org/schemas/atom"/><category term="hep-th" scheme="http://arxiv.org/schemas/atom"/>
</entry></feed>"""


def test_todays_layout_becomes_a_whole_paper() -> None:
    (entry,) = parse_query_answer(atom_feed(WHOLE)).entries
    assert entry.paper == Paper(
        title="Quiet Water & Loud Graphs",
        abstract="We write about it.",
        authors=(Author("Ada Ravn"), Author("Bo Holm")),
        arxiv_id="2603.00001",
        doi="10.5555/quiet.1",
        published="2026-03-30T17:59:59Z",
        updated="2026-04-01T08:00:00Z",
        version=2,
        categories=("cs.CL", "cs.LG"),
        comment="12 pages, 3 figures",
        journal_ref="J. Invent. 1 (2026)",
        extra={"classes": ["68T50", "I.2.7"]},
    )
    assert (entry.day, entry.rank, entry.upvotes) == (None, None, None)
    assert entry.paper.pdf_url == "https://arxiv.org/pdf/2603.00001"


def test_the_older_layout_too() -> None:
    (entry,) = parse_query_answer(OLDER_LAYOUT.encode()).entries
    assert (entry.paper.arxiv_id, entry.paper.version, entry.paper.title) == ("hep-th/9901001", 3, "Wrapped Strings")
    assert entry.paper.categories == ("hep-th", "math.MP")
    assert (entry.paper.doi, entry.paper.updated) == ("10.5555/a", "1999-02-01T05:00:00-05:00")
    assert entry.paper.extra == {"affiliations": ["Invented Institute, Aarhus", ""]}


def test_a_paper_titled_0_is_a_paper() -> None:
    (entry,) = parse_query_answer(atom_feed(atom_entry("2104.00001", "0"))).entries
    assert entry.paper.title == "0"


def test_what_is_not_whole_is_named_and_left_out() -> None:
    broken = [
        atom_entry("2603.00002").replace("Paper 2603.00002", " "),
        atom_entry("abc", "Lost"),
        atom_entry("2603.00001", "A"),
    ]
    answer = parse_query_answer(atom_feed(atom_entry("2603.00001", "A"), *broken, total=900), first_place=201)
    assert [entry.paper.title for entry in answer.entries] == ["A"]
    assert answer.skipped == (
        "Entry 202 was left out: it has no title.",
        "Entry 203 was left out: it has no id (“Lost”).",
        "Entry 204 was left out: 2603.00001 stands there twice.",
    )
    assert (answer.total, answer.received) == (900, 4)


def test_two_versions_of_a_paper_are_two_statements() -> None:
    answer = parse_query_answer(atom_feed(atom_entry("2603.00001"), atom_entry("2603.00001", version=2)))
    assert [entry.paper.version for entry in answer.entries] == [1, 2]


def test_a_date_that_is_none_is_kept_aside_and_not_made_up() -> None:
    (entry,) = parse_query_answer(
        atom_feed(atom_entry("2603.00001", published="2026-02-30T00:00:00Z", updated="soon"))
    ).entries
    assert (entry.paper.published, entry.paper.updated) == (None, None)
    assert entry.paper.extra == {"published": "2026-02-30T00:00:00Z", "updated": "soon"}


@pytest.mark.parametrize("status", [200, 400])
def test_an_error_feed_speaks_in_its_own_words(status: int) -> None:
    with pytest.raises(RefusedError, match=r"^arXiv did not accept .* It said: “incorrect id format for abc”\.$") as error:
        parse_query_answer(error_feed("incorrect id\n format for abc"), status=status)
    assert (error.value.said, error.value.status) == ("incorrect id format for abc", status)


@pytest.mark.parametrize("body", [b"<rss/>", b"<feed/>", b"<OAI-PMH/>"])
def test_another_shape_is_no_empty_answer(body: bytes) -> None:
    with pytest.raises(SourceError, match="a shape that this version does not know"):
        parse_query_answer(body)


@pytest.mark.parametrize(
    ("comment", "abstract"),
    [
        ("This paper has been withdrawn", ""),
        ("paper withdrawn by author", ""),
        ("12 pages. Withdrawn by arXiv administrators due to overlap", ""),
        ("This papers has been withdrawn due to a problem", ""),
        ("The authors have withdrawn this paper", ""),
        ("For review, This article has been withdrawn from the arXiv", ""),
        ("After comments, we would like to withdraw this paper", ""),
        ("", "This work was withdrawn by the submitter."),
        ("", "This paper has been withdrawn Abstract: it was good."),
        ("Withdrawn", ""),
    ],
)
def test_withdrawn_is_said_in_many_ways(comment: str, abstract: str) -> None:
    assert says_withdrawn(comment, abstract)
    (entry,) = parse_query_answer(atom_feed(atom_entry("2603.00001", comment=comment, summary=abstract))).entries
    assert entry.paper.withdrawn


@pytest.mark.parametrize(
    ("comment", "abstract"),
    [
        ("", ""),
        ("17 pages; paper withdrawn from the Invented Transactions", ""),
        ("Paper withdrawn from a conference", ""),
        ("A sequel to a withdrawn paper", ""),
        ("", "Funds were withdrawn by the bank. Consent may be withdrawn. We study how participants withdraw."),
        ("", "Troops have been withdrawn in our simulation of this paper trail."),
    ],
)
def test_the_word_alone_withdraws_nothing(comment: str, abstract: str) -> None:
    assert not says_withdrawn(comment, abstract)


@pytest.mark.recorded
def test_recorded_answers_come_through_whole() -> None:
    folder = Path(__file__).parents[2] / ".." / "shared" / "data" / "arxiv_atom" / "xml"
    if not folder.is_dir():
        pytest.skip("the recorded answers do not lie beside the project")
    counts = {}
    for path in sorted(folder.glob("*.xml")):
        body = path.read_bytes()
        if b"/api/errors" in body:
            with pytest.raises(RefusedError, match="It said: “incorrect id format for abc”"):
                parse_query_answer(body)
            continue
        answer = parse_query_answer(body)
        assert answer.skipped == ()
        assert answer.received == body.count(b"<entry>") == len(answer.entries)
        assert all(entry.paper.authors and entry.paper.categories and entry.paper.published for entry in answer.entries)
        assert sum(len(entry.paper.authors) for entry in answer.entries) == body.count(b"<author>")
        counts[path.name] = len(answer.entries)
    assert (len(counts), sum(counts.values())) == (20, 223)


@pytest.mark.recorded
def test_recorded_withdrawals_are_all_understood() -> None:
    folder = Path(__file__).parents[2] / ".." / "shared" / "data" / "arxiv_meta" / "withdrawn_abs"
    if not folder.is_dir():
        pytest.skip("the recorded answers do not lie beside the project")
    texts = {path.name: path.read_text(encoding="utf-8", errors="replace").split("\\\\") for path in folder.glob("*.abs")}
    comments = {name: " ".join(parts[1].partition("Comments:")[2].split()) for name, parts in texts.items()}
    assert len(texts) == 11
    assert [name for name, parts in texts.items() if not says_withdrawn(comments[name], " ".join(parts[2].split()))] == []
