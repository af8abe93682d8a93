"""What a person pastes or drops: every spelling of an id, every address of a paper, many at once, amid prose."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sources.paper_reference import PaperReference, read_references

NEW, OLD = "2603.27481", "hep-th/9901001"


@pytest.mark.parametrize(
    ("typed", "kind", "value", "version"),
    [
        (NEW, "arxiv", NEW, None),
        (f"arXiv:{NEW}v2", "arxiv", NEW, 2),
        (f"ARXIV: {NEW}", "arxiv", NEW, None),
        ("0704.0001", "arxiv", "0704.0001", None),
        (f"{NEW}.pdf", "arxiv", NEW, None),
        ("HEP-TH/9901001v3", "arxiv", OLD, 3),
        ("math.gt/0309136", "arxiv", "math.GT/0309136", None),
        (f"oai:arXiv.org:{NEW}v1", "arxiv", NEW, 1),
        (f"https://arxiv.org/abs/{NEW}v2?context=cs.CL#top", "arxiv", NEW, 2),
        (f"http://export.arxiv.org/abs/{OLD}v1", "arxiv", OLD, 1),
        (f"arxiv.org/pdf/{NEW}v2.pdf", "arxiv", NEW, 2),
        (f"https://www.arxiv.org/html/{NEW}v1/", "arxiv", NEW, 1),
        (f"https://alphaxiv.org/overview/{NEW}.md", "arxiv", NEW, None),
        (f"https://ar5iv.labs.arxiv.org/html/{OLD}", "arxiv", OLD, None),
        (f"https://ar5iv.org/abs/{NEW}", "arxiv", NEW, None),
        (f"10.48550/arXiv.{NEW}", "arxiv", NEW, None),
        (f"https://doi.org/10.48550/arXiv.{NEW}", "arxiv", NEW, None),
        (f"https://huggingface.co/papers/{NEW}#community", "huggingface", NEW, None),
        (f"hf.co/papers/{NEW}", "huggingface", NEW, None),
        ("10.1145/3292500.3330701", "doi", "10.1145/3292500.3330701", None),
        ("DOI: 10.1145/ABC", "doi", "10.1145/abc", None),
        ("https://doi.org/10.1145%2F3292500", "doi", "10.1145/3292500", None),
        ("dx.doi.org/10.1145/3292500", "doi", "10.1145/3292500", None),
        ("doi.org/10.1002/(SICI)1097(1998)", "doi", "10.1002/(sici)1097(1998)", None),
        ("https://dl.acm.example/doi/pdf/10.1145/3292500?x=1", "doi", "10.1145/3292500", None),
        ("https://articles.example/10.3389/fnins.2020.00001/full", "doi", "10.3389/fnins.2020.00001", None),
        ("https://preprints.example/content/10.1101/2020.01.01.123456v1.full.pdf", "doi", "10.1101/2020.01.01.123456", None),
        ("https://journal.example/article?id=10.1371/journal.pone.1", "doi", "10.1371/journal.pone.1", None),
        ("https://openreview.net/forum?id=AbC-12_x&noteId=1", "openreview", "AbC-12_x", None),
        ("openreview.net/pdf?id=AbC", "openreview", "AbC", None),
        ("https://proceedings.example/2026/paper-1.PDF", "url", "https://proceedings.example/2026/paper-1.PDF", None),
    ],
)
def test_each_spelling_is_known(typed: str, kind: str, value: str, version: int | None) -> None:
    (reference,) = read_references(typed).references
    assert (reference.kind, reference.value, reference.version) == (kind, value, version)
    assert reference.typed in typed


@pytest.mark.parametrize(
    "line",
    [
        "hello world", "version 1234.5678 of 2013.12345, pi is 3.14159", "12603.27481", "2603.274811", "and/1234567", "10.1/x", "#7",
        "https://arxiv.org/list/cs.CL/recent", "https://huggingface.co/models", "https://openreview.net/group?id=Venue", "http://[::1",
        "https://code.example/x/y", "file:///home/ada/paper.pdf", "javascript:alert(1)", "https://doi.org/", "ftp://a.example/b.pdf",
        f"https://a.example/{'x' * 3000}.pdf",
    ],
)  # fmt: skip
def test_what_names_no_paper_is_given_back_with_a_sentence(line: str) -> None:
    read = read_references(line)
    assert read.references == ()
    assert [unknown.typed for unknown in read.unknown] == [line]
    assert "paste" in read.unknown[0].sentence
    assert len(read.unknown[0].sentence) < 250


def test_prose_and_lists_are_read_line_by_line() -> None:
    text = f"""
    Hi Bo, have a look at these:
    1. "A Title" (https://arxiv.org/abs/{NEW}), [code](https://code.example/x), and <https://doi.org/10.1145/1>.
    2. eprint = {{{OLD}}}, arXiv:2604.00001; 2604.00002.

    {NEW}
    """
    read = read_references(text)
    assert [(each.kind, each.value) for each in read.references] == [
        ("arxiv", NEW), ("doi", "10.1145/1"), ("arxiv", OLD), ("arxiv", "2604.00001"), ("arxiv", "2604.00002"),
    ]  # fmt: skip
    assert [unknown.typed for unknown in read.unknown] == ["Hi Bo, have a look at these:"]


def test_nothing_pasted_is_nothing_said() -> None:
    assert read_references(" \n\t\r\n ") == read_references("")
    assert read_references("").unknown == ()


new_ids = st.builds("{:02}{:02}.{:05}".format, st.integers(7, 99), st.integers(1, 12), st.integers(1, 99_999))
months = st.integers(1, 12)
archives = st.sampled_from(["hep-th", "astro-ph", "cs.AI", "math"])
old_ids = st.builds("{}/{:02}{:02}{:03}".format, archives, st.integers(91, 99), months, st.integers(1, 999))
spellings = st.sampled_from(
    ["{}", "arXiv:{}", "https://arxiv.org/abs/{}", "arxiv.org/pdf/{}.pdf", "https://ar5iv.org/html/{}", "alphaxiv.org/abs/{}"]
)
around = st.sampled_from(["{}", "({})", "see {}.", "<{}>", "[x]({})", "“{}”, and more", "{};", "  {}  ", "a {} b", "{}\r"])


@given(st.lists(st.tuples(new_ids | old_ids, st.integers(0, 9), spellings, around), min_size=1, max_size=5))
def test_every_id_in_every_spelling_is_found_amid_prose(papers: list[tuple[str, int, str, str]]) -> None:
    lines = [
        outer.format(spelling.format(f"{name}v{version}" if version else name)) for name, version, spelling, outer in papers
    ]
    read = read_references("\n".join(lines))
    assert [each.value for each in read.references] == list(dict.fromkeys(name for name, *_ in papers))
    assert {each.kind for each in read.references} == {"arxiv"}
    assert read.unknown == ()


@given(st.text())
def test_any_text_is_read_and_no_line_is_lost(text: str) -> None:
    read = read_references(text)
    assert all(unknown.typed in text for unknown in read.unknown)
    assert all(reference.typed in text for reference in read.references)
    lines = [line for line in map(str.strip, text.splitlines()) if line]
    said = [unknown.typed for unknown in read.unknown]
    assert set(said) >= {line for line in lines if not read_references(line).references}


@pytest.mark.parametrize("line", [f"{NEW} 9999.12345", f"9999.12345, {NEW}", f"see {NEW} and 9999.12345."])
def test_an_id_with_a_slip_is_said_also_beside_others(line: str) -> None:
    read = read_references(line)
    assert [reference.value for reference in read.references] == [NEW]
    assert [unknown.typed for unknown in read.unknown] == ["9999.12345"]


@given(st.text(alphabet="arxiv.org/10.48550/papers?id=:()[]{}-_%doi.hftp0123456789 \n"))
def test_what_is_found_is_found_again_by_its_value(text: str) -> None:
    for reference in read_references(text).references:
        again = {"openreview": "https://openreview.net/forum?id={}", "doi": "https://doi.org/{}"}.get(reference.kind, "{}")
        again = "https://huggingface.co/papers/{}" if reference.kind == "huggingface" else again
        if reference.kind == "doi" and any(letter in reference.value for letter in "?#%"):
            continue  # in an address these mean something else
        (found,) = read_references(again.format(reference.value)).references
        assert (found.kind, found.value) == (reference.kind, reference.value)


def test_a_reference_is_a_frozen_value() -> None:
    assert len({PaperReference("arxiv", NEW, "x"), PaperReference("arxiv", NEW, "x")}) == 1
