"""Texts as the index holds them, and titles as they are compared."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.store.words import has_words, normal_title, searchable, storable, title_hash


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Sparse Attention", "Sparse Attention"),
        ("$\\mathcal{O}(n)$", "O (n)"),
        ('G{\\"o}del', "Godel"),
        ("Erd\\H{o}s", "Erdos"),
        ('G\\"odel', "Godel"),
        ("{G\\'odel}", "Godel"),
        ("Dvo{\\v{r}}{\\'a}k", "Dvorak"),
        ("\\'{e}lan", "elan"),
        ("\\emph{naive} tilings", "naive tilings"),
        ("量子計算", "量 子 計 算"),
        ("한국어", "한 국 어"),
        ("GPT量子", "GPT 量 子"),
        ("ﬁne ＡＢＣ", "fine ABC"),
        ("a\0b", "a b"),
    ],
)
def test_searchable(text: str, expected: str) -> None:
    assert searchable(text).split() == expected.split()


@pytest.mark.parametrize(
    "same",
    [
        ("Sparse Attention", "SPARSE  attention", "Sparse Attention.", "Sparse-Attention!", "sparse: attention"),
        ("Naïve Façades", "Naive Facades", "Nai\u0308ve Fac\u0327ades", 'Na{\\"\\i}ve Fa{\\c c}ades'),
        ("$\\alpha$-Lichen", "\\(\\alpha\\) lichen", "alpha Lichen"),
        ("Straße", "STRASSE"),
        ("量子 計算", "量子計算"),
    ],
)
def test_titles_that_are_one(same: tuple[str, ...]) -> None:
    assert len({normal_title(title) for title in same}) == 1
    assert len({title_hash(title) for title in same}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Sparse Attention", "Sparse Attentions"), ("Part 1", "Part 2"), ("量子計算", "量子計算機"), ("C", "D")],
)
def test_titles_that_are_not_one(one: str, other: str) -> None:
    assert normal_title(one) != normal_title(other)
    assert title_hash(one) != title_hash(other)


@pytest.mark.parametrize("title", ["", "???", "---", "$$", "🦙"])
def test_title_of_symbols_has_no_normal_form(title: str) -> None:
    assert normal_title(title) == ""


@pytest.mark.parametrize(
    ("text", "expected"), [("a", True), ("量", True), ("7", True), ("_", False), ("?!", False), ("", False)]
)
def test_has_words(text: str, expected: bool) -> None:
    assert has_words(text) is expected


@given(st.text())
@example("\\" * 1_000)
@example("\\mathbb" * 500)
def test_any_text_is_searchable_and_comparable(text: str) -> None:
    assert "\0" not in searchable(text)
    assert searchable(searchable(text)).split() == searchable(text).split()
    assert -(2**63) <= title_hash(text) < 2**63
    assert has_words(normal_title(text)) == bool(normal_title(text))


@given(st.text(st.characters()))
@example("half a llama: \ud83e")
@example("two halves: \ud83e\udd99")
@example("a byte of a terminal: \udcff")
def test_any_text_can_be_stored(text: str) -> None:
    stored = storable(text)
    stored.encode()
    assert "\0" not in stored
    assert storable(stored) == stored


@given(st.text())
def test_what_can_be_stored_is_left_alone(text: str) -> None:
    assert storable(text) == text.replace("\0", "")
