r"""Text becomes LaTeX that prints what was written: balanced, inert, capitals kept."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.latex import clean_text, escape_text, escape_title

HOSTILE = st.text(
    alphabet=st.one_of(st.characters(exclude_categories=()), st.sampled_from("\\{}$%&#_~^\"'`|<> \n^_aA0αé李")), max_size=60
)


def depth_never_negative_and_zero_at_the_end(text: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == "{") - (character == "}")
        if depth < 0:
            return False
    return depth == 0


@pytest.mark.parametrize(
    ("written", "latex"),
    [
        ("100% of R&D", r"100\% of R\&D"),
        ("mind_call #1", r"mind\_call \#1"),
        ("a {set}", r"a {\textbraceleft}set{\textbraceright}"),
        (r"C:\new", r"C:{\textbackslash}new"),
        ("C^2", r"C{\textasciicircum}2"),
        ("~100x", r"{$\sim$}100x"),
        ("a<b|c>d", r"a{\textless}b{\textbar}c{\textgreater}d"),
        ("costs $5", r"costs \$5"),
        ("from $5 to $10", r"from \$5 to \$10"),
        ("Close } only", r"Close {\textbraceright} only"),
    ],
)
def test_special_characters_are_printed(written: str, latex: str) -> None:
    assert escape_text(written, unicode=True) == latex
    assert escape_text(written, unicode=False) == latex


@pytest.mark.parametrize(
    ("written", "latex"),
    [
        ("Rényi", r"R{\'e}nyi"),
        ("Zürich", r"Z{\"u}rich"),
        ("naïve", r"na{\"{i}}ve"),
        ("Černý", r"{\v{C}}ern{\'y}"),
        ("Wałęsa", r"Wa{\l}{\k{e}}sa"),
        ("Straße", r"Stra{\ss}e"),
        ("Søgaard", r"S{\o}gaard"),
        ("x\u0302", r"{\^x}"),
        ("E\u0301tude", r"{\'E}tude"),
        ("α", r"{$\alpha$}"),
        ("ℓ₁", r"{$\ell{}_1$}"),
        ("“so” – yes—no…", r"``so'' -- yes---no{\ldots}"),
    ],
)
def test_letters_have_braced_commands_in_ascii_and_stay_as_written_otherwise(written: str, latex: str) -> None:
    assert escape_text(written, unicode=False) == latex
    assert escape_text(written, unicode=True) == clean_text(written)


@pytest.mark.parametrize("written", ["李明", "Война", "🤗", "ệ", "Κώστας"])
def test_letters_without_a_command_are_kept_and_never_a_question_mark(written: str) -> None:
    assert escape_text(written, unicode=False) == written


@pytest.mark.parametrize(
    ("written", "latex"),
    [
        (r"Euska\~nol", r"Euska{\~n}ol"),
        (r"Yor\`ub\'a", r"Yor{\`u}b{\'a}"),
        (r"Tol\'ul\d{o}", r"Tol{\'u}l{\d{o}}"),
        (r"na\"{\i}ve", r"na{\"{i}}ve"),
        (r"LLMzSz{\L}", r"LLMzSz{\L}"),
        (r"a \$15 run", r"a \$15 run"),
        (r"5\% \& \_x", r"5\% \& \_x"),
    ],
)
def test_tex_that_authors_typed_for_accents_and_signs_is_understood(written: str, latex: str) -> None:
    assert escape_text(written, unicode=False) == latex


@pytest.mark.parametrize(
    "command",
    [r"\input{/etc/passwd}", r"\immediate\write18{ls}", r"\def\x{\x}\x", r"\catcode`\%=12", r"$\input{x}$", r"$\write18{x}$"],
)
def test_programs_in_a_title_are_printed_and_not_run(command: str) -> None:
    latex = escape_title(f"A {command} B", unicode=True)
    printed = latex.replace(r"{\textbackslash}", "").replace(r"{\textbraceleft}", "").replace(r"{\textbraceright}", "")
    assert "\\" not in printed.replace(r"\$", "").replace(r"\%", "")


def test_mathematics_passes_and_titles_brace_it() -> None:
    assert escape_text(r"$\alpha$-GAN", unicode=True) == r"$\alpha$-GAN"
    assert escape_title(r"$\Delta$-flow", unicode=True) == r"{$\Delta$}-flow"
    assert escape_title("$σ$-maximal", unicode=True) == r"{${\sigma}$}-maximal"


def test_mathematics_that_might_not_compile_is_printed_as_it_was_typed() -> None:
    assert escape_text("a $x^$ b", unicode=True) == r"a \$x{\textasciicircum}\$ b"
    assert escape_title(r"$x^$ and $y$", unicode=True) == r"\$x{\textasciicircum}\$ and {$y$}"


@pytest.mark.parametrize(
    ("written", "latex"),
    [
        ("Attention Is All You Need", "Attention Is All You Need"),
        ("BERT and LoRA", "{BERT} and {LoRA}"),
        ("GPT-4 on iPhone", "{GPT-4} on {iPhone}"),
        ("A Case for R and C++", "A Case for {R} and {C}++"),
        ("I Think", "I Think"),
        ("3D and R1", "{3D} and {R1}"),
        ("Qwen2.5 Report", "{Qwen2.5} Report"),
        ("DNA/RNA", "{DNA/RNA}"),
        ("n-Gram Word-Level", "n-Gram Word-Level"),
        ("JUÁ and ÉCOLE", r"{JUÁ} and {ÉCOLE}"),
        ("D'Incà", "{D'Incà}"),
        ("x86 and mRNA", "x86 and {mRNA}"),
    ],
)
def test_titles_brace_single_words_that_styles_would_spoil(written: str, latex: str) -> None:
    assert escape_title(written, unicode=True) == latex


def test_a_protected_word_that_starts_with_a_command_is_protected_by_a_brace_of_its_own() -> None:
    assert escape_title("ÉCOLE", unicode=False) == r"{{\'E}COLE}"


def test_a_title_in_another_language_is_braced_whole() -> None:
    assert escape_title("Schutz der Bürgen und das Recht", unicode=True) == "{Schutz der Bürgen und das Recht}"
    assert escape_title("Die Hard with a Vengeance", unicode=True) == "Die Hard with a Vengeance"


def test_what_is_not_printed_goes_and_lines_are_joined() -> None:
    assert clean_text("a\u200bb\u202ec\u2066d\ufeffe\u00adf\x07g\n  h\u00a0i ") == "abcdefg h i"


def test_what_no_font_has_is_told_by_its_number() -> None:
    assert clean_text("a\ue000b\ufffdc\ud800") == "a[U+E000]b[U+FFFD]c[U+FFFD]"


@given(HOSTILE, st.booleans())
def test_braces_always_match(text: str, unicode: bool) -> None:
    assert depth_never_negative_and_zero_at_the_end(escape_text(text, unicode=unicode))
    assert depth_never_negative_and_zero_at_the_end(escape_title(text, unicode=unicode))


@given(HOSTILE)
def test_cleaning_twice_changes_nothing_and_can_be_saved_as_utf8(text: str) -> None:
    cleaned = clean_text(text)
    assert clean_text(cleaned) == cleaned
    assert cleaned.encode("utf-8").decode("utf-8") == cleaned
    assert "\n" not in cleaned
