"""RIS as other programs write it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sources.saved_bibliography import BibliographyEntry
from desktop.sources.saved_ris import read_ris

OF_A_JOURNAL = """\ufeff\r
TY  - JOUR\r
A1  - Moss, Ana\r
A1  - Fern, Bo C., Jr\r
T1  - Slow growth of\r
moss in the shade\r
JO  - Journal of Shade\r
VL  - 7\r
IS  - 2\r
SP  - 10\r
EP  - 19\r
Y1  - 2019/03//\r
DO  - https://doi.org/10.5555/SHADE.7\r
N2  - It grows.\r
ID  - moss2019\r
ER  -\r
"""


def only(text: str) -> BibliographyEntry:
    [entry] = read_ris(text)
    assert isinstance(entry, BibliographyEntry)
    return entry


def test_a_journal_article_of_a_publisher_is_read() -> None:
    [entry] = read_ris(OF_A_JOURNAL.removeprefix("\ufeff"))
    assert isinstance(entry, BibliographyEntry)
    paper = entry.paper
    assert (entry.key, entry.line, paper.title) == ("moss2019", 2, "Slow growth of moss in the shade")
    assert [author.name for author in paper.authors] == ["Ana Moss", "Bo C. Fern, Jr"]
    assert (paper.doi, paper.published, paper.abstract) == ("10.5555/shade.7", "2019-03", "It grows.")
    assert paper.journal_ref == "Journal of Shade 7(2), 10–19 (2019)"


@pytest.mark.parametrize(
    "line",
    [
        "UR  - https://arxiv.org/abs/2603.00001v2",
        "AN  - arXiv:2603.00001",
        "DO  - 10.48550/arXiv.2603.00001",
        "M1  - arXiv:2603.00001 [cs]",
    ],
)
def test_a_preprint_is_known_by_its_id(line: str) -> None:
    assert only(f"TY  - UNPB\nTI  - Moss\n{line}\nT2  - arXiv\nER  - \n").paper.arxiv_id == "2603.00001"
    assert only(f"TY  - UNPB\nTI  - Moss\n{line}\nT2  - arXiv\nER  - \n").paper.journal_ref is None


@pytest.mark.parametrize("key", ["12", "a{b", "http://zotero.example/items/1", ""])
def test_a_number_or_what_tex_cannot_read_is_no_key(key: str) -> None:
    assert only(f"TY  - GEN\nTI  - Moss\nID  - {key}\nER  - ").key == ""


def test_what_is_broken_is_told_with_its_line_and_the_rest_goes_in() -> None:
    found = list(read_ris("hello\nTY  - GEN\nAU  - Moss, Ana\nER  - \nTY  - GEN\nTI  - Open\nTY  - GEN\nTI  - Fern\n"))
    assert found[0] == "Line 1 stands in no entry, so it was left out: hello"
    assert found[1] == "Line 2: this entry has no title, so it was left out."
    assert [one.paper.title for one in found[2:] if isinstance(one, BibliographyEntry)] == ["Open", "Fern"]


@given(st.text(alphabet=st.sampled_from("TYAUERI  -\n\r,x/2026"), max_size=300))
def test_any_text_is_read_without_an_error(text: str) -> None:
    entries = [one for one in read_ris(text) if isinstance(one, BibliographyEntry)]
    assert all(entry.paper.title for entry in entries)
