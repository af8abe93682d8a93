"""Links from note to paper: what is written is found, whatever stands around it, and nothing in code is a link."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.records import Paper
from desktop.records.note_links import LONGEST_WORDS, find_links, name_of, target_of, write_link


@pytest.mark.parametrize(
    ("target", "name"),
    [
        ("2603.00001", "arxiv:2603.00001"),
        (" arXiv:2603.00001v3 ", "arxiv:2603.00001"),
        ("arXiv:HEP-TH/9901001", "arxiv:hep-th/9901001"),
        ("math.gt/0309136", "arxiv:math.GT/0309136"),
        ("10.5555/SHADE.7", "doi:10.5555/shade.7"),
        ("doi:10.5555/shade.7", "doi:10.5555/shade.7"),
        ("moss2026slow", "key:moss2026slow"),
        ("two words", None),
        ("", None),
    ],
)
def test_a_paper_is_named_by_id_doi_or_key(target: str, name: str | None) -> None:
    assert name_of(target) == name


@pytest.mark.parametrize(
    "note",
    [
        "`[[moss2026]]`",
        "```\n[[moss2026]]\n```",
        "~~~~\n[[moss2026]]",
        "[[]]",
        "[[a\nb]]",
        "[[two words]]",
        "[moss2026]",
        "[[moss2026",
    ],
)
def test_what_is_code_or_not_whole_is_no_link(note: str) -> None:
    assert list(find_links(note)) == []


def test_links_stand_where_they_are_told_to_stand() -> None:
    note = "As [[moss2026]] and\n```\n[[code]]\n```\n[[2603.00001|Slow Moss]] say"
    found = list(find_links(note))
    assert [(link.name, link.words) for link in found] == [("key:moss2026", "moss2026"), ("arxiv:2603.00001", "Slow Moss")]
    assert [note[link.start : link.end] for link in found] == ["[[moss2026]]", "[[2603.00001|Slow Moss]]"]


@given(st.text(max_size=200), st.text(alphabet="ab [|\n", max_size=20), st.text(alphabet="xy ]|\n", max_size=20))
def test_a_link_that_is_written_is_found_again(title: str, before: str, after: str) -> None:
    target = target_of(Paper(title, arxiv_id="2603.00001"))
    assert target is not None
    link = write_link(target, title)
    assert "\n" not in link
    [found] = list(find_links(f"{before}\n{link} {after}"))
    assert found.name == "arxiv:2603.00001"
    assert len(found.words) <= max(LONGEST_WORDS + 1, len(target))


@given(st.text(alphabet="[]|`~\n a1", max_size=200))
def test_any_note_is_read_and_links_never_overlap(note: str) -> None:
    places = [(link.start, link.end) for link in find_links(note)]
    assert all(end <= start for (_, end), (start, _) in pairwise(places))
