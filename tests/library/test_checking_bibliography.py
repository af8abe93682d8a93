"""What a bibliography is told before LaTeX tells it; and what Papershelf writes is told nothing."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import PapershelfError
from desktop.formats import bibtex
from desktop.library.checking_bibliography import check, check_file
from desktop.records import Author, Citation, ExportOptions, Paper

GOOD = "@misc{moss, title={Slow {BERT} of Moss}, author={Moss, Ana}, year=2020, month=mar}"


def told(text: str) -> list[str]:
    return [str(finding) for finding in check(text)[1]]


def test_a_sound_file_is_told_nothing() -> None:
    assert check(GOOD) == (1, [])


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Slow {BERT}", "Slow BERT", "styles may make these words of the title small; put braces around them: BERT"),
        ("title={Slow", "title={Cost: $5 for", "title has an odd number of dollars, so LaTeX would not leave mathematics"),
        ("month=mar", "month=marz", "nobody defined the abbreviation “marz” of month"),
        ("month=mar", "year=2021", "year stands there twice; the first one counts"),
        ("year=2020, ", "", "it has no year"),
        ("author={Moss, Ana}, ", "", "it has no author, editor or key to sort and cite it by"),
        ("title={Slow {BERT} of Moss}, ", "", "it has no title"),
        ("Moss, Ana", "张, 伟", "pdfLaTeX cannot print 伟 张; LuaLaTeX and XeLaTeX can, with a font that has them"),
        ("{moss,", "{mo#ss,", "no key can hold “#”"),
    ],
)
def test_what_is_wrong_is_said_with_line_and_key(old: str, new: str, words: str) -> None:
    assert old in GOOD
    broken = GOOD.replace(old, new)
    key = "mo#ss" if "#" in new else "moss"
    assert told(f"\n{broken}") == [f"Line 2, {key}: {words}."]


def test_an_entry_without_a_key_and_one_that_is_broken_are_told() -> None:
    assert told("@misc{title={A}, author={B}, year=1}") == ["Line 1: it has no key, so nothing can cite it."]
    assert told(f"@misc{{a,\n title={{Open\n{GOOD}") == ["Line 1: a brace of line 2 is not closed."]


def test_keys_that_differ_in_case_only_clash() -> None:
    second = GOOD.replace("{moss,", "{MOSS,")
    assert told(f"{GOOD}\n{second}") == ["Line 2, MOSS: the key stands in line 1 already, so one of the two is never cited."]


def test_escaped_dollars_mathematics_and_letters_that_a_preamble_explains_are_fine() -> None:
    assert told(GOOD.replace("Slow", "\\$5 and $X_{AB}$, \\'{E}cole:")) == []
    assert told("@preamble{{\\printas{张}{Zhang}\\printas{伟}{Wei}}}\n" + GOOD.replace("Moss, Ana", "张, 伟")) == []


@given(
    st.text(alphabet="aB3 $\\{}_^%&#~漢é-BERT:", min_size=1, max_size=40).filter(str.strip),
    st.lists(st.sampled_from(["Ana Moss", "张伟", "Moss Lab", "Łukasz Ö. Müller"]), max_size=2),
    st.sampled_from(["bibtex", "biblatex"]),
)
def test_what_papershelf_writes_is_sound(title: str, names: list[str], dialect: str) -> None:
    paper = Paper(f"A {title}", authors=tuple(map(Author, names)), arxiv_id="2603.00001", published="2026-03-01")
    text = bibtex.write([Citation("moss2026", paper)], ExportOptions(dialect))
    sorting = "it has no author, editor or key to sort and cite it by"
    assert [finding.words for finding in check(text)[1] if finding.words != sorting or names] == []


@given(st.text(alphabet='@misc{}(),="# \n\\$aB%', max_size=200))
def test_any_text_is_checked_without_an_error(text: str) -> None:
    count, findings = check(text)
    assert count >= 0
    assert all(finding.line >= 1 for finding in findings)


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    with pytest.raises(PapershelfError) as raised:
        check_file(tmp_path / "none.bib")
    assert str(raised.value) == f"{tmp_path / 'none.bib'} cannot be read: No such file or directory."
    file = tmp_path / "latin.bib"
    file.write_bytes(GOOD.replace("Ana", "Zoé").encode("latin-1"))
    assert check_file(file) == (1, [])
