"""Only mathematics that is sure to compile passes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.latex_math import fallback, fallbacks_used, safe_mathematics


@pytest.mark.parametrize(
    "source",
    [
        r"\alpha", r"\exists^*\forall^*", r"x_i^2", r"\mathsf{P} \neq \mathsf{NP}", r"\{\pm1, \pm i\}", r"O(\sqrt{t})", "<100", "x'",
        "x''^2_i",
        r"\left|\,\circlearrowright\,\boxed{\text{BUS}}\,\right|", r"\mathrm{D}^{\mathrm{3}}", r"\bf{D^3}", r"\frac{1}{2}", "^7",
        r"\ell_{\infty}", r"\left\lfloor x \right.",
    ],
)  # fmt: skip
def test_ordinary_mathematics_passes_as_it_is(source: str) -> None:
    assert safe_mathematics(source) == source


@pytest.mark.parametrize(
    "source",
    [
        r"\input{x}", r"\write18{x}", r"\unicode{x2013}", "x^", "x_a_b", "x^a^b", "x^~", "x' ^2", r"x^2\bf_3^4",
        "x^2'", r"\frac{1}", r"\left( x", r"x \right)",
        "{x",
        "x}", r"\}x\{", "a % b", "a & b", "a # b", r"a \\ b", r"\text{a_b}", r"\text x",
        r"\sqrt[3]{x}", r"\sqrt [3", "李", "\\", r"\mathbb", "\x07",
    ],
)  # fmt: skip
def test_what_might_not_compile_is_refused(source: str) -> None:
    assert safe_mathematics(source) is None


def test_letters_become_commands_and_arguments_get_braces() -> None:
    assert safe_mathematics("σ_π") == r"{\sigma}_{\pi}"
    assert safe_mathematics(r"\boldsymbolπ") == r"\boldsymbol{\pi}"
    assert safe_mathematics(r"x^\mathbb R") == r"x^{\mathbb R}"
    assert safe_mathematics(r"R_{1\text{ρ}}") == r"R_{1\text{\ensuremath{\rho}}}"


def test_deep_nesting_is_refused_and_does_not_exhaust_the_stack() -> None:
    assert safe_mathematics("{" * 100_000 + "}" * 100_000) is None
    assert safe_mathematics("x" + "^{x" * 5000 + "}" * 5000) is None


def test_commands_of_packages_get_a_definition_for_documents_without_them() -> None:
    assert fallbacks_used(r"$\mathbb{R}$ and $\mathbb{N}$") == {"mathbb"}
    assert fallback("mathbb") == r"\providecommand{\mathbb}[1]{\mathbf{#1}}"
    assert fallbacks_used(r"$\alpha$ \textbar") == set()


@given(st.text(alphabet="\\{}^_' xa2αlefrightsqt()[]$%&#", max_size=40))
def test_whatever_passes_is_balanced_and_holds_no_comment(source: str) -> None:
    passed = safe_mathematics(source)
    if passed is not None:
        assert passed.count("{") == passed.count("}")
        assert "$" not in passed.replace(r"\$", "")
        assert "%" not in passed.replace(r"\%", "")
