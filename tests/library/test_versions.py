"""Word by word what changed, and the version in words."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.library import shelf, versions
from desktop.library.opening import Database
from desktop.library.versions import tell_version, word_changes
from desktop.records import Listed, Listing, Marks, Paper, ShelvedPaper, Span
from desktop.store import marks, papers
from desktop.store.database import writing

TEXTS = st.lists(st.sampled_from(["moss", "grows.", "fern", "slowly,", "a", " ", "\n", "苔"]), max_size=30).map(" ".join)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ()),
        ("Moss grows.", "Moss grows.", (Span("same", "Moss grows."),)),
        ("Moss  grows.", "Moss grows.", (Span("same", "Moss grows."),)),
        ("", "Moss", (Span("added", "Moss"),)),
        ("Moss", "", (Span("removed", "Moss"),)),
        (
            "Moss grows fast in shade.",
            "Moss grows slowly in deep shade.",
            (
                Span("same", "Moss grows "), Span("removed", "fast "), Span("added", "slowly "), Span("same", "in "),
                Span("added", "deep "), Span("same", "shade."),
            ),
        ),
    ],
)  # fmt: skip
def test_what_changed(old: str, new: str, expected: tuple[Span, ...]) -> None:
    assert word_changes(old, new) == expected


@given(TEXTS, TEXTS, st.sampled_from([1, 400]))
def test_pieces_make_up_both_texts(old: str, new: str, times: int) -> None:
    """Also of texts so long that they are compared sentence by sentence."""
    old, new = old + " and. " * times, new + " and so on. " * times
    if times > 1:
        old, new = old * 12, new * 12
    found = word_changes(old, new)
    assert "".join(span.text for span in found if span.kind != "removed") == new
    assert "".join(span.text for span in found if span.kind != "added").split() == old.split()
    assert all(span.text for span in found)
    assert all(one.kind != other.kind for one, other in pairwise(found))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("moss fern " * 20_000, "fern moss " * 20_000),
        ("Moss grows. " * 16_000, "Fern grows. Moss grows. " * 8_000),
        (" ".join(map(str, range(34_000))), " ".join(map(str, range(34_000, 0, -1)))),
        (". ".join(map(str, range(28_000))), ". ".join(str(number * 7919 % 28_001) for number in range(28_000))),
        ("x" * 200_000, "y" * 200_000),
        (" " * 200_000, "\n" * 200_000),
    ],
    ids=["swapped words", "sentences between", "reversed", "shuffled sentences", "one word", "white space"],
)
def test_very_long_texts_are_compared_too(old: str, new: str) -> None:
    found = word_changes(old, new)
    assert "".join(span.text for span in found if span.kind != "removed") == new
    assert "".join(span.text for span in found if span.kind != "added").split() == old.split()


@pytest.mark.parametrize(
    ("paper", "updated", "expected"),
    [
        (Paper("Moss"), False, None),
        (Paper("Moss", version=3), False, "version 3"),
        (Paper("Moss", version=3), True, "version 3 (new since you read it)"),
        (Paper("Moss"), True, "a new version"),
        (Paper("Moss", withdrawn=True), False, "withdrawn"),
        (Paper("Moss", version=2, withdrawn=True), True, "version 2 (new since you read it), withdrawn"),
    ],
)
def test_version_in_words(paper: Paper, updated: bool, expected: str | None) -> None:
    assert tell_version(ShelvedPaper(1, paper, Marks(), "2026-03-31", updated=updated)) == expected


def test_seeing_a_new_version(library: Database) -> None:
    for version, abstract in ((1, "It grows."), (2, "It grows slowly.")):
        told = Listed(Paper("Moss", abstract, arxiv_id="2603.00001", version=version))
        with writing(library):
            ids = papers.merge(library, Listing("arxiv", "query", "moss"), [told], f"299{version}-03-31T09:00:00Z").paper_ids
        marks.set_mark(library, ids, "starred", True, "Star")
    (paper_id,) = ids
    earlier = versions.load_last_seen(library, paper_id)
    assert earlier is not None
    assert versions.load_earlier(library, paper_id) == (earlier,)
    shown = shelf.load_paper(library, paper_id)
    assert shown.updated
    assert word_changes(earlier.abstract, shown.paper.abstract)[1:] == (
        Span("removed", "grows."),
        Span("added", "grows slowly."),
    )
