"""What was searched is found again in what is shown, with the reader's case and accents left as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.names import FAMILY_NAME_UNKNOWN
from desktop.library.shelf import words_of
from desktop.records import SearchWord
from desktop.store.words import CJK
from desktop.ui.reader import match_spans
from desktop.ui.reader.match_spans import find_all, find_words


def found(text, query, field="abstract"):
    return [text[start:end] for start, end in find_words(text, words_of(query), field)]


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Sparse attention, then SPARSER attention.", "sparse", ["Sparse", "SPARSE"]),
        ("Sparse attention.", "attention sparse", ["Sparse", "attention"]),
        ("A parse of sparse words", "parse", ["parse"]),  # only where a word begins
        ("Gödel, Go\u0308del and Godel", "godel", ["Gödel", "Go\u0308del", "Godel"]),
        ("Godel", "Gödel", ["Godel"]),
        ("state-space and state space models", "state-space", ["state-space", "state space"]),
        ("sparse attention and sparse attentions", '"sparse attention"', ["sparse attention"]),
        ("no sparse thing", "-sparse OR thing", ["thing"]),
        ("深度学习与学习", "学习", ["学习", "学习"]),
        ("기계학습", "학습", ["학습"]),
        ("Straße am Fluss", "strasse", ["Straße"]),
        ("ﬁne models", "fine", ["ﬁne"]),
        ("𝒪 stays, drift too 𝒪 drift", "drift", ["drift", "drift"]),
        ("nothing here", "tag:sparse is:unread cat:cs.CL", []),
        ("nothing here", "--- (((", []),
    ],
)
def test_words_are_found_where_the_index_finds_them(text, query, expected):
    assert found(text, query) == expected


def test_a_word_of_one_field_is_found_in_that_field_only():
    assert found("sparse", "ti:sparse", "title") == ["sparse"]
    assert found("sparse", "ti:sparse", "abstract") == []
    assert found("sparse", "abs:sparse", "abstract") == ["sparse"]


@pytest.mark.parametrize(
    ("text", "sought", "expected"),
    [
        ("Drift, adrift", "drift", ["Drift", "drift"]),
        ("two  words\nand two words", "two words", ["two  words", "two words"]),
        ("a.b axb", "a.b", ["a.b"]),
        ("Zürich", "ZURI", ["Züri"]),
        ("anything", "  ", []),
    ],
)
def test_letters_are_found_anywhere(text, sought, expected):
    assert [text[start:end] for start, end in find_all(text, sought)] == expected


@given(st.text(max_size=60), st.text(min_size=1, max_size=8), st.booleans())
def test_places_are_in_order_inside_the_text_and_apart(text, sought, whole):
    for places in (find_all(text, sought), find_words(text, [SearchWord(sought, whole=whole)], "title")):
        ends = [0]
        for start, end in places:
            assert ends[-1] <= start < end <= len(text)
            ends.append(end)


@given(st.text(max_size=20), st.text("aäßÄ日ｆ", min_size=1, max_size=6), st.text(max_size=20))
def test_what_stands_there_is_found(before, sought, after):
    assert find_all(before + sought + after, sought)


def test_the_same_characters_are_words_of_their_own_in_the_index_and_in_what_is_shown():
    ranges = "".join(f"{first}-{last}" for first, last in match_spans.CJK)
    assert CJK.strip("()") == f"[{ranges}]" == FAMILY_NAME_UNKNOWN.pattern
