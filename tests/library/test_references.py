"""Text that a person wrote for a paper: read as an arXiv id or a DOI, and never an exception."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import ReferenceNotFoundError
from desktop.library.references import as_arxiv_id, as_doi, find_paper, find_papers
from desktop.store.database import Database
from tests.library.conftest import Add

IDS = st.from_regex(r"[0-9]{4}\.[0-9]{5}|[a-z]{2,6}-[a-z]{2}/[0-9]{7}", fullmatch=True)
BEFORE = st.sampled_from(
    [
        "", "arXiv:", "https://arxiv.org/abs/", "http://arxiv.org/pdf/", "arxiv.org/html/", "https://huggingface.co/papers/",
        "hf.co/papers/", "https://www.alphaxiv.org/abs/", "10.48550/arXiv.", "https://doi.org/10.48550/arXiv.",
        "doi:10.48550/ARXIV.", "dx.doi.org/10.48550/arxiv.",
    ]
)  # fmt: skip
VERSION = st.sampled_from(["", "v1", "v12"])
PIECES = st.sampled_from(
    [
        "arxiv", "https://", "http://", "arxiv.org/", "abs/", "pdf/", "doi.org/", "doi:", "10.", "/", "%2F", "%", "2603.00001",
        "v2", ".pdf", "?", "#", "huggingface.co/papers/", "\n", "\0", "\ud800", "²", "٢", " ",
    ]
)  # fmt: skip


@given(st.text() | st.lists(PIECES, max_size=12).map("".join))
def test_no_text_raises(text: str) -> None:
    arxiv_id, doi = as_arxiv_id(text), as_doi(text)
    assert arxiv_id is None or as_arxiv_id(arxiv_id) == arxiv_id
    assert doi is None or (as_doi(doi) == doi and doi == doi.lower())


@given(BEFORE, IDS, VERSION)
def test_every_spelling_is_the_same_id(before: str, arxiv_id: str, version: str) -> None:
    assert as_arxiv_id(f"{before}{arxiv_id}{version}") == arxiv_id


@pytest.mark.parametrize(
    ("text", "doi"),
    [
        ("10.1145/3292500.3330701", "10.1145/3292500.3330701"),
        (" doi: 10.1145/ABC.DEF ", "10.1145/abc.def"),
        (
            "https://doi.org/10.1002/(SICI)1097-4571(1999)50:1%3C1::AID%3E3.0.CO;2-7",
            "10.1002/(sici)1097-4571(1999)50:1<1::aid>3.0.co;2-7",
        ),
        ("https://dx.doi.org/10.1145%2F3292500", "10.1145/3292500"),
        ("www.doi.org/10.1145/3292500", "10.1145/3292500"),
        ("10.1145/", None),
        ("10.x/3292500", None),
        ("https://example.org/10.1145/3292500", None),
    ],
)
def test_dois_are_read(text: str, doi: str | None) -> None:
    assert as_doi(text) == doi


@pytest.mark.parametrize(
    "text",
    [
        "https://arxiv.org/list/cs.CL/recent",
        "https://huggingface.co/datasets/2603.00001",
        "https://notarxiv.example/abs/2603.00001",
    ],
)
def test_other_pages_name_no_paper(text: str) -> None:
    assert as_arxiv_id(text) is None


@pytest.mark.parametrize("text", ["", "#", "#1", "#999999999999999999999999", "%", "' OR 1 --", "\0", "10.1/x", "É" * 10_000])
def test_an_empty_library_holds_nothing(library: Database, text: str) -> None:
    with pytest.raises(ReferenceNotFoundError):
        find_paper(library, text)


def test_papers_are_found_by_each_of_their_names(library: Database, add: Add) -> None:
    by_doi = add("With a DOI", doi="10.1145/ABC")
    by_id = add("With an id", arxiv_id="2603.00001")
    assert find_papers(library, ["https://doi.org/10.1145/abc", f"#{by_id}", "2603.00001v9", "10.1145/Abc"]) == [
        by_doi,
        by_id,
        by_id,
        by_doi,
    ]


def test_the_first_unknown_name_is_told(library: Database, add: Add) -> None:
    add("Known", arxiv_id="2603.00001")
    with pytest.raises(ReferenceNotFoundError, match=r"“2603\.00002” is no paper of this library"):
        find_papers(library, ["2603.00001", "2603.00002", "2603.00003"])
