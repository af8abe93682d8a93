"""doi.org: works in both formats that agencies send, dates as precise as they are told, and no other work than the one asked for."""

import json
from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SourceError, UsageError
from desktop.records import Author, Listing, Page, Paper
from desktop.sources.bibtex_work import read_bibtex_work
from desktop.sources.csl_work import read_csl_work
from desktop.sources.doi import ACCEPT, SOURCE, doi_url, parse_work
from desktop.sources.http import Transport
from desktop.sources.published_work import as_paper, plain_line
from desktop.sources.refusals import RefusedError
from desktop.sources.source import Answer, Asking
from tests.loopback import LoopbackService

DOI = "10.5555/quiet.1"
CSL = {
    "DOI": "10.5555/QUIET.1",
    "title": "Quiet <i>Water</i> &amp; Loud\n Graphs",
    "author": [
        {"given": "Ada", "family": "Ravn"},
        {"family": "Holm", "given": "Bo", "suffix": "Jr."},
        {"literal": "The Lab"},
    ],
    "issued": {"date-parts": [[1970, 8, 14]]},
    "container-title": "Journal of Invented Findings",
    "volume": "169",
    "issue": "3946",
    "page": "635-641",
    "abstract": "<jats:title>Abstract</jats:title><jats:p>We write.</jats:p><jats:p>Again, a &lt; b.</jats:p>",
}
BIBTEX = r"""
 @article{Ravn_1970, title={Quiet <i>Water</i> \& Loud Graphs}, volume={169}, number={3946}, DOI={10.5555/quiet.1}, month=Aug,
 year={1970}, journal={Journal of Invented Findings}, pages={635–641}, author={Ravn, {\'A}da and Bo Holm and {The Lab} and others} }
"""


@pytest.fixture
def service() -> Iterator[LoopbackService]:
    with LoopbackService() as running:
        yield running


def ask_page(service: LoopbackService, doi: str = DOI) -> Page:
    get = Transport("Papershelf/test", offline=lambda: False, tokens={}).get
    (page,) = SOURCE.pages(Listing("doi", "paper", doi), Asking(get, {"doi": service.address}, lambda: None))
    return page


def ask(service: LoopbackService, doi: str = DOI) -> Paper:
    return ask_page(service, doi).entries[0].paper


def answer(body: str | bytes) -> Answer:
    return Answer(200, {}, body if isinstance(body, bytes) else body.encode(), "")


def test_csl_json_becomes_a_whole_paper(service: LoopbackService) -> None:
    service.set_answer(f"/{DOI}", CSL)
    assert ask(service) == Paper(
        title="Quiet Water & Loud Graphs",
        abstract="We write. Again, a < b.",
        authors=(Author("Ada Ravn"), Author("Bo Holm, Jr."), Author("The Lab")),
        doi="10.5555/QUIET.1",
        published="1970-08-14",
        journal_ref="Journal of Invented Findings 169(3946), 635–641 (1970)",
    )
    assert service.requests[0].headers["accept"] == ACCEPT


def test_bibtex_becomes_a_whole_paper(service: LoopbackService) -> None:
    service.set_answer(f"/{DOI}", BIBTEX.encode(), headers={"Content-Type": "application/x-bibtex"})
    assert ask(service) == Paper(
        title="Quiet Water & Loud Graphs",
        authors=(Author("Áda Ravn"), Author("Bo Holm"), Author("The Lab")),
        doi=DOI,
        published="1970-08",
        journal_ref="Journal of Invented Findings 169(3946), 635–641 (1970)",
    )


@pytest.mark.parametrize(
    ("issued", "published"),
    [
        ({"date-parts": [[1970]]}, "1970"),
        ({"date-parts": [["1970", "8"]]}, "1970-08"),
        ({"date-parts": [[2026, 2, 30]]}, "2026-02"),
        ({"date-parts": [[2026, 13, 1]]}, "2026"),
        ({"date-parts": [[None]]}, None),
        ({"date-parts": []}, None),
        ({"date-parts": [[0]]}, None),
        ({"date-parts": [[2026, 1, 2, 3]]}, "2026-01-02"),
        ({"literal": "Spring"}, None),
        (None, None),
        ("1970", None),
        (7, None),
    ],
)
def test_a_date_is_as_precise_as_it_is_told(issued: object, published: str | None) -> None:
    paper = read_csl_work({"title": "A", "issued": issued}, DOI)
    assert paper is not None
    assert paper.published == published


@pytest.mark.parametrize(
    ("fields", "published"),
    [
        ("year={1970}", "1970"),
        ("year=1970, month=8", "1970-08"),
        ("year={c1970}", "1970"),
        ("year={in press}", None),
        ("date={2026-03-01}", "2026-03-01"),
        ("month=aug", None),
        ("year={1970}, month={August}", "1970-08"),
        ("year={1970}, month={13}", "1970"),
    ],
)
def test_a_bibtex_date_too(fields: str, published: str | None) -> None:
    paper, _named = read_bibtex_work(f"@misc{{k, title={{A}}, {fields}}}", DOI)
    assert paper is not None
    assert paper.published == published


@pytest.mark.parametrize("body", [json.dumps({**CSL, "DOI": "10.5555/other"}), BIBTEX.replace("quiet.1", "other")])
def test_another_work_is_refused(body: str) -> None:
    with pytest.raises(
        SourceError, match=r"was asked for 10\.5555/quiet\.1 and answered with 10\.5555/other, so nothing was kept"
    ):
        parse_work(answer(body), DOI)


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("", "nothing at all"),
        ("<html></html>", "a web page"),
        ("\x00\x01", "not JSON"),
        ("[1]", "without a title"),
        ("{}", "without a title"),
        ('{"title": ["", ""]}', "without a title"),
        ("@article{k, title={x}", "without a title"),
        ("@misc{k, title={}}", "without a title"),
        ("@", "without a title"),
        ("@comment{x}", "without a title"),
        ("@article{k, author={and , , , and {}}}", "without a title"),
    ],
)
def test_what_is_no_work_is_said(body: str, sentence: str) -> None:
    with pytest.raises(SourceError, match=sentence):
        parse_work(answer(body), DOI)


@pytest.mark.parametrize(
    ("status", "sentence"),
    [(404, "doi.org has no work with the DOI 10.5555/quiet.1: check"), (406, "describes it in no format")],
)
def test_what_nobody_knows_is_an_answer_and_no_refusal(service: LoopbackService, status: int, sentence: str) -> None:
    service.set_answer(f"/{DOI}", b"<html></html>", status=status)
    page = ask_page(service)
    assert page.entries == ()
    assert sentence in page.skipped[0]


def test_a_refusal_is_told(service: LoopbackService) -> None:
    service.set_answer(f"/{DOI}", b"<html></html>", status=503)
    with pytest.raises(RefusedError, match="out of order") as refused:
        ask(service)
    assert refused.value.status == 503


@pytest.mark.parametrize(
    "typed", ["10.5555/Quiet.1", "doi:10.5555/quiet.1", "https://doi.org/10.5555%2Fquiet.1", " dx.doi.org/10.5555/quiet.1 "]
)
def test_a_doi_has_one_spelling(typed: str) -> None:
    listing = SOURCE.normalise(Listing("doi", "paper", typed))
    assert listing.argument == DOI
    assert SOURCE.normalise(listing) == listing
    assert SOURCE.describe(listing) == "DOI 10.5555/quiet.1"


@pytest.mark.parametrize(
    "typed", ["", "2603.00001", "10.1/x", "https://example.org/10.5555/x", f"10.5555/{'x' * 500}", "10.5555/a b"]
)
def test_what_is_no_doi_is_said(typed: str) -> None:
    with pytest.raises(UsageError, match=r"is no DOI: write it as"):
        SOURCE.normalise(Listing("doi", "paper", typed))
    assert SOURCE.describe(Listing("doi", "paper", typed))


def test_a_doi_cannot_climb_out_of_the_address() -> None:
    assert doi_url("10.5555/../x?y#z", "https://doi.example/") == "https://doi.example/10.5555%2F..%2Fx%3Fy%23z"


def test_the_arxivs_own_doi_is_an_arxiv_paper_too() -> None:
    paper = read_csl_work({"title": "A"}, "10.48550/arxiv.2603.00001")
    assert paper is not None
    assert paper.arxiv_id == "2603.00001"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("CO<sub>2</sub>", "CO2"),
        ("a < b > c", "a < b > c"),
        ("<unk> tokens", "<unk> tokens"),
        ("<jats:p>A</jats:p><jats:p>B", "A B"),
        ("R&amp;amp;D", "R&D"),
        ("x<mml:math><mml:mi>y</mml:mi></mml:math>", "xy"),
        ("a\u200bb\x07", "ab"),
    ],
)
def test_markup_goes_and_words_stay(text: str, line: str) -> None:
    assert plain_line(text) == line


scalars = st.none() | st.booleans() | st.integers() | st.floats() | st.text()
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
csl_keys = st.sampled_from(["title", "author", "issued", "container-title", "page", "abstract", "DOI", "editor", "subtitle"])


@given(st.dictionaries(csl_keys, json_values) | json_values)
def test_nonsense_in_json_never_raises(item: Any) -> None:
    paper = read_csl_work(item, DOI)
    assert paper is None or paper.title


@given(st.text(alphabet="@{}\"=,\\#%andticleoryk1970'\n ", max_size=80))
def test_nonsense_in_bibtex_never_raises(text: str) -> None:
    paper, _named = read_bibtex_work(f"@article{{k, title={{A}}, author={{{text}}}, {text}}}", DOI)
    assert paper is None or paper.title


def test_every_letter_of_a_doi_survives_its_address() -> None:
    doi = "10.1002/(sici)1097-0258(19980815)17:15<1661::aid-sim968>3.0.co;2-2"
    assert doi_url(doi, "https://doi.example") == f"https://doi.example/{quote(doi, safe='')}"


@pytest.mark.parametrize(
    ("told", "reference"),
    [
        ({"container": "J. Invent."}, "J. Invent. (1970)"),
        ({"container": "J. Invent.", "issue": "3", "pages": "7--7"}, "J. Invent. 3, 7 (1970)"),
        ({"container": "Proceedings of Venue 1970", "pages": "e12"}, "Proceedings of Venue 1970, e12"),
        ({"volume": "3", "pages": "1-2"}, None),
    ],
)
def test_where_it_appeared_is_told_as_far_as_it_is_known(told: dict[str, str], reference: str | None) -> None:
    paper = as_paper(title="A", doi=DOI, published="1970-08", **told)
    assert paper is not None
    assert paper.journal_ref == reference
