"""Highlights are found where they are, where they went, or not at all."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.reader.highlight_spans import locate
from tests.fakes import make_highlight

TEXT = "The router drifts. Old tokens move. The router learns."


def test_offsets_are_believed_where_the_words_stand():
    second = make_highlight(TEXT, "The router", start=36, end=46)
    assert TEXT[36:46] == "The router"
    assert locate(TEXT, second) == (36, 46)


def test_words_that_moved_are_found():
    assert locate("Corrected. " + TEXT, make_highlight(TEXT, "Old tokens")) == (30, 40)


def test_words_that_occur_twice_need_their_surroundings():
    moved = "Corrected. " + TEXT
    assert locate(moved, make_highlight(TEXT, "The router", prefix="", suffix=" drifts.")) == (11, 21)
    assert locate(moved, make_highlight(TEXT, "The router", prefix="elsewhere ", suffix=" drifts.")) is None
    assert locate(moved, make_highlight(TEXT, "The router", prefix="", suffix="")) is None


def test_words_that_are_gone_are_not_painted():
    assert locate("Another abstract.", make_highlight(TEXT, "Old tokens")) is None


def test_an_empty_passage_is_nowhere():
    assert locate(TEXT, make_highlight(TEXT, "")) is None


@given(st.text(max_size=40), st.text(max_size=40), st.text(max_size=40), st.data())
def test_what_is_found_says_the_exact_words(before, exact, after, data):
    text = before + exact + after
    start = data.draw(st.integers(0, len(text)))
    found = locate(text, make_highlight(text, exact, start=start, end=start + len(exact)))
    assert found is None or text[slice(*found)] == exact
