"""Mathematics: what a person sees of the TeX in a title, and the way back to the source."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from desktop.ui.reader.mathematics import readable, readable_with_map

TEX_PIECES = st.lists(
    st.sampled_from(
        ["$", "$$", "\\", "{", "}", "^", "_", "\\frac", "\\sqrt", "[", "]", "\\textbf{", "\\'", "e", " ", "5", "\\(", "\\)",
         "\\alpha", "\\log", "\\left", ".", "\\href{", "``", "''", "\n\n", "\u202e", "\ud800", "𝒪", "中", "\\unicode{x2013}",
         "\\em ", "\\$", "\\mathcal", "\\not", "\\foo"]
    ),
    max_size=40,
).map("".join)  # fmt: skip


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"$\mathcal{O}(1/\sqrt{k})$", "𝒪(1/√k)"),
        (r"$\alpha_i^2$", "αᵢ²"),
        (r"$\sqrt{n+1}$ and $\sqrt[3]{kd}$", "√(n+1) and ³√(kd)"),
        (r"$\frac{a+b}{2}$, $\frac12$", "(a+b)/2, 1/2"),
        (r"$x_{i,j}^{\top}$, $p_{gen}$, $10^{-3}$", "x_(i,j)ᵀ, p_gen, 10⁻³"),
        (r"$\tilde{O}(n \log\log n)$", "Õ(n log log n)"),
        (r"$\sum_{i=1}^n \hat{x}_i$", "∑ᵢ₌₁ⁿ x̂ᵢ"),
        (r"$\mathbf{x} \in \mathbb{R}^{d \times d}$", "x ∈ ℝ^(d × d)"),
        (r"$\left\{\pm 1 \right.$", "{±1"),
        (r"Newton$\unicode{x2013}$Schulz", "Newton–Schulz"),
        (r"\(k\)-NN and \[ x \leq y \]", "k-NN and x ≤ y"),
        (r"$$E = mc^2$$", "E = mc²"),
        (r"R$^3$L with $<100$ steps", "R³L with <100 steps"),
    ],
)
def test_a_formula_becomes_one_line_of_unicode(source, shown):
    assert readable(source) == shown


@pytest.mark.parametrize(
    ("source", "shown"),
    [
        (r"Prefill \& Decode, 5\% of \$100", "Prefill & Decode, 5% of $100"),
        (r"Euska\~nol, Yor\`ub\'a, G\"{o}del, \v{S} and {\L}\'od\'z", "Euskañol, Yorùbá, Gödel, Š and Łódź"),
        (r"\textbf{bold {and} $\beta$} words, {\em so} there", "bold {and} β words, so there"),
        (r"A\textsuperscript{2}M, H\textsubscript{2}O", "A²M, H₂O"),
        (r"N \times M, 90\deg, S\o ren", "N × M, 90°, Søren"),
        (
            r"see \href{https://example.org/a_b}{the page} and \url{https://example.org}",
            "see the page and https://example.org",
        ),
        ("``quoted'' but f''", "“quoted” but f''"),
    ],
)
def test_commands_in_running_text_become_letters(source, shown):
    assert readable(source) == shown


@pytest.mark.parametrize(
    "text",
    [
        "Serving on $60 GPUs",
        "From $5 to $10 per hour",
        "Between $5M and ($6M)",
        "Fixing bugs for 1$: cheap repair, not 2$ more",
        "earn $ 5 and lose $ 6",
        r"\input{/etc/passwd} and \ours{} with \method",
        r"C:\new\table\users",
        "{a set} of } braces {",
        "两个字 và chữ",
        "",
    ],
)
def test_what_is_not_tex_stays_as_it_is(text):
    assert readable(text) == text


def test_an_escaped_dollar_is_a_dollar():
    assert readable(r"\$OneMillion-Bench for \$5 and $k$ more") == "$OneMillion-Bench for $5 and k more"


def test_control_and_direction_characters_are_dropped_and_half_characters_replaced():
    assert readable("a\u202eb\x00c\u2066d\ud800e") == "abcd\ufffde"


def test_an_unknown_command_in_a_formula_is_shown_as_it_was_written():
    assert readable(r"$\foo{x_1} + y$") == r"\foo{x₁} + y"


@pytest.mark.parametrize(
    ("source", "left"),
    [
        (r"$\alpha$ and \% of it", []),
        (r"$\oddity{a}{b} + \beta$", [r"\oddity{a}{b}"]),
        (r"so \ours, and $x\oddity$ again \ours", [r"\ours", r"\oddity", r"\ours"]),
        (r"a \to b", []),  # a word more often than a command
    ],
)
def test_what_stays_as_it_was_written_is_told(source, left):
    shown = readable_with_map(source)
    assert [shown.text[start:end] for start, end in shown.verbatim] == left


def test_offsets_are_translated_both_ways():
    source = r"Error \textbf{falls} as $\mathcal{O}(1/k)$ here"
    shown = readable_with_map(source)
    assert shown.text == "Error falls as 𝒪(1/k) here"
    for word in ("Error", "falls", "here"):
        start, end = source.index(word), source.index(word) + len(word)
        assert shown.text[shown.to_shown(start) : shown.to_shown(end, end=True)] == word
        assert shown.to_source(shown.text.index(word)) == start
        assert shown.to_source(shown.text.index(word) + len(word), end=True) == end


def test_a_passage_that_cuts_a_formula_takes_it_whole():
    source = r"as $\mathcal{O}(1/k)$ here"
    shown = readable_with_map(source)
    inside = source.index("1/k")
    assert shown.text[shown.to_shown(inside) : shown.to_shown(inside + 1, end=True)] == "𝒪(1/k)"
    inside = shown.text.index("1/k")
    assert source[shown.to_source(inside) : shown.to_source(inside + 1, end=True)] == r"$\mathcal{O}(1/k)$"


@given(TEX_PIECES | st.text())
@example("$" + "{" * 900 + "$")
@example("$" + "}" * 1900 + "$")
@example("$" + "^" * 1900 + "$")
def test_no_text_raises_and_nothing_that_disturbs_is_left(text):
    shown = readable(text)
    assert not any("\ud800" <= letter <= "\udfff" or letter in "\u202e\x00" for letter in shown)


@given(TEX_PIECES)
def test_the_map_is_monotonic_and_right_where_nothing_was_replaced(text):
    shown = readable_with_map(text)
    places = [shown.to_shown(offset) for offset in range(len(text) + 1)]
    assert places == sorted(places)
    assert shown.to_shown(len(text), end=False) == len(shown.text)
    replaced = {offset for span in shown.spans for offset in range(span.source_start, span.source_end)}
    for offset in range(len(text)):
        if offset not in replaced:
            assert shown.text[places[offset]] == text[offset]
            assert shown.to_source(places[offset]) == offset
            assert shown.to_source(places[offset] + 1, end=True) == offset + 1


@pytest.mark.parametrize(
    "piece", ["{", "$x", "$x$", "\\frac", "\\textbf{", "\\href{", "\\", "$\\$", "\\(", "`", "$ ", "}", "\u202e"]
)
def test_the_longest_text_is_read_to_its_end(piece):
    text = (piece * 200_000)[:200_000] + " end"
    assert readable(text).endswith("end")
