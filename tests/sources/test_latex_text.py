"""LaTeX of bibliographies is read as one reads it; mathematics and what is no LaTeX stay as they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sources.latex_text import plain_latex


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (r"M{\"u}ller", "Müller"),
        (r"M\"uller and \'Et\'e", "Müller and Été"),
        (r"{\o}re and \o re", "øre and øre"),
        (r"S{\o}ren {\ss} {\AA} \c{c} \v{s}", "Søren ß Å ç š"),
        ("{BERT} and {{GPT}-4}", "BERT and GPT-4"),
        (r"5% and 6\% \& a_b \# 7", "5% and 6% & a_b # 7"),
        ("pages 1--9 --- ``so'' it~is", "pages 1–9 — “so” it is"),
        (r"\emph{two words} {\it more}", "two words more"),
        (r"{\'E}t{\'e} costs $x^2_{i}$ or \$5", "Été costs $x^2_{i}$ or $5"),
        (r"\LaTeX{} and \TeX", "LaTeX and TeX"),
        (r"\url{https://example.org/a_b}", "https://example.org/a_b"),
        ("Müller & Söhne, 你好", "Müller & Söhne, 你好"),
        ("it's 50 % of A_1", "it's 50 % of A_1"),
    ],
)
def test_it_is_read_as_people_read_it(written: str, read: str) -> None:
    assert plain_latex(written) == read


@pytest.mark.parametrize("text", ["\\x" + "{" * 50_000 + "}" * 50_000, "\\y{" * 50_000, "\\emph" * 20_000, "\\'" * 20_000])
def test_endless_nesting_ends(text: str) -> None:
    assert isinstance(plain_latex(text), str)


@given(
    st.lists(
        st.sampled_from(["\\emph", "\\'", "\\begin{a}", "\\end{a}", "\\item", "\\frac", "{", "}", "[", "]", "$", " ", "a"])
    )
)
def test_any_commands_are_read_without_an_error(pieces: list[str]) -> None:
    assert isinstance(plain_latex("".join(pieces)), str)


@given(st.text(alphabet="\\{}$%&_#~-`'\" aeo\n", max_size=60))
def test_any_text_is_read_without_an_error(text: str) -> None:
    assert isinstance(plain_latex(text), str)


@given(st.text(alphabet=st.characters(exclude_characters="\\{}$~-`'"), max_size=60))
def test_text_without_markup_is_left_alone(text: str) -> None:
    assert plain_latex(text) == text
