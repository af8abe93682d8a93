"""When two papers are one beyond doubt, when it is worth asking, and when not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.library.likeness import is_certain, is_likely, likeness
from desktop.records import Author, Paper

KNOWN = Paper("Slow Growth of Lichen on $\\alpha$-Quartz", authors=(Author("Ada Ravn"), Author("Bo Lind")))


@pytest.mark.parametrize(
    "title",
    [
        "Slow growth of lichen on alpha quartz?",
        "SLOW GROWTH OF LICHEN ON $\\alpha$ QUARTZ",
        "Slow Growth of Líchen on \\alpha-Quartz",
    ],
)
def test_case_accents_and_punctuation_say_nothing(title: str) -> None:
    assert is_certain(KNOWN, Paper(title))


@pytest.mark.parametrize(
    "told",
    [
        Paper("Slow Growth of Lichen on $\\alpha$-Quartz", authors=(Author("Cy Holm"),)),
        Paper("Fast Growth of Lichen on $\\alpha$-Quartz"),
        Paper("???"),
    ],
    ids=["other authors", "other title", "no words"],
)
def test_doubt_is_no_certainty(told: Paper) -> None:
    assert not is_certain(KNOWN, told)


def test_one_shared_family_name_is_enough_however_the_given_name_is_written() -> None:
    assert is_certain(KNOWN, Paper(KNOWN.title, authors=(Author("A. Rävn"), Author("Others"))))


def test_ids_that_differ_are_another_paper() -> None:
    ours = Paper("Moss", arxiv_id="2603.00001")
    theirs = Paper("Moss", arxiv_id="2603.00002")
    assert not is_certain(ours, theirs)
    assert likeness(ours, theirs) == 0


def test_a_slip_in_a_title_is_worth_a_question_and_another_title_is_not() -> None:
    assert is_likely(KNOWN, Paper("Slow Growth of Lichens on alpha-Quartz"))
    assert not is_likely(KNOWN, Paper("A Survey of Mosses"))


def test_titles_of_symbols_are_never_the_same_paper() -> None:
    assert not is_certain(Paper("???"), Paper("???"))


@given(st.text(max_size=80), st.text(max_size=80))
def test_likeness_is_a_share_and_certain_titles_are_alike(one: str, other: str) -> None:
    assert 0 <= likeness(Paper(one), Paper(other)) <= 1
    if is_certain(Paper(one), Paper(other)):
        assert is_certain(Paper(other), Paper(one))
