"""Every name that is understood can be asked for, and written down it is the same name when it is read again."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.library.paper_names import questions, written
from desktop.library.pulling import find_source
from desktop.sources.paper_reference import read_references

OLD_DOI = "https://doi.org/10.1002/(SICI)1097-4571(199806)49:8%3C693::AID-ASI4%3E3.0.CO;2-O"
PIECES = st.sampled_from(
    ["https://doi.org/", "doi:", "10.1234/", "10.1/", "moss", "%3C", "%3E", "%20", "%00", "%2E", "%E2%80%8B", "(", ")", ".", ",", "_",
     "/", "..", " ", "#", "[", "https://arxiv.org/abs/", "hep-th/9901001", "math.GT/0309136", "2603.00001", "v2", ".pdf",
     "https://huggingface.co/papers/", "https://openreview.net/forum?id=", "aBc_-1", "https://example.org/doi/full/", "x" * 600]
)  # fmt: skip


@given(st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=8).map("".join))
@example(OLD_DOI)
@example("https://doi.org/10.1/abc")
@example("https://doi.org/10.1234/a%00b")
@example(f"10.1234/{'x' * 600}")
def test_what_is_understood_can_be_asked_for_and_written_down(text: str) -> None:
    for reference in read_references(text).references:
        for listing in questions(reference):
            find_source(listing.source).normalise(listing)
        again = read_references(written(reference)).references
        assert [one.value for one in again] == [reference.value]


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("10.1145/3292500", "doi:10.1145/3292500"),
        ("hf.co/papers/2603.00001v2", "arXiv:2603.00001"),
        (
            OLD_DOI,
            "https://doi.org/10%2E1002/%28sici%291097%2D4571%28199806%2949%3A8%3C693%3A%3Aaid%2Dasi4%3E3%2E0%2Eco%3B2%2Do",
        ),
    ],
)
def test_names_as_they_wait(typed: str, name: str) -> None:
    [reference] = read_references(typed).references
    assert written(reference) == name
