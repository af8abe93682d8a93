"""Keys: ASCII, never empty, never invented, told apart without regard to case."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.citation_keys import PRESETS, build_key, unique_key
from desktop.records import Author, Paper

ATTENTION = Paper(
    title="Attention Is All You Need",
    authors=(Author("Ashish Vaswani"), Author("Noam Shazeer")),
    arxiv_id="1706.03762",
    published="2017-06-12T17:57:34Z",
)


def paper(title: str, *authors: str, **more: str) -> Paper:
    return Paper(title=title, authors=tuple(map(Author, authors)), **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("preset", "key"),
    [
        ("scholar", "vaswani2017attention"),
        ("bbt", "vaswaniAttentionAllYou2017"),
        ("jabref", "Vaswani2017"),
        ("arxiv", "vaswani2017attentionneed"),
        ("zotero", "vaswani_attention_2017"),
    ],
)
def test_each_preset_makes_the_key_that_its_program_makes(preset: str, key: str) -> None:
    assert build_key(ATTENTION, preset) == key


@pytest.mark.parametrize(
    ("the_paper", "key"),
    [
        (paper("Representation Learning", "Aäron van den Oord", published="2018"), "vandenoord2018representation"),
        (paper("On the Way", "Anders Søgaard", published="2020-01"), "sogaard2020way"),
        (paper("Мир", "Лев Толстой", published="1869"), "tolstoy1869mir"),
        (paper("GPT-4 Technical Report", "OpenAI", published="2023"), "openai2023gpt"),
        (paper("$\\alpha$-GAN by Rényi", "Ni Ding", published="2025"), "ding2025gan"),
        (paper("Learning Deep Things", "Yujia Li"), "lilearning"),
        (paper("BridgeTower: Building Bridges"), "bridgetowerbuilding"),
        (paper("BridgeTower: Building Bridges", published="2023"), "bridgetower2023building"),
        (paper("The", "Ana Lima"), "limathe"),
        (paper("A Study", "李明", published="2023", arxiv_id="2305.00001"), "arxiv:2305-00001"),
        (paper("A Study of Keys", "李明", published="2023"), "study2023keys"),
        (paper("中国", "李明", published="2023", doi="10.1000/x.y"), "doi:10-1000-x-y"),
        (paper("中国"), "untitled"),
    ],
)
def test_what_is_missing_is_left_out_and_never_invented(the_paper: Paper, key: str) -> None:
    assert build_key(the_paper) == key


def test_a_clash_gets_the_first_free_letter() -> None:
    assert unique_key("li2020", set()) == "li2020"
    assert unique_key("li2020", {"li2020"}) == "li2020a"
    assert unique_key("li2020", {"li2020", "li2020a"}) == "li2020b"
    full = {"li2020"} | {"li2020" + letter for letter in "abcdefghijklmnopqrstuvwxyz"}
    assert unique_key("li2020", full) == "li2020aa"


def test_keys_that_differ_in_case_only_are_one_key_for_bibtex() -> None:
    assert unique_key("Li2020", {"li2020"}) == "Li2020a"


@given(
    st.sampled_from(sorted(PRESETS)), st.text(max_size=40), st.lists(st.text(max_size=20), max_size=3), st.text(max_size=10)
)
def test_keys_can_be_cited_whatever_the_paper(preset: str, title: str, names: list[str], published: str) -> None:
    the_paper = paper(title, *names, published=published)
    key = build_key(the_paper, preset)
    assert re.fullmatch(r"[A-Za-z0-9_:-]+", key)
    assert build_key(the_paper, preset) == key
    assert unique_key(key, {key.lower()}).lower() != key.lower()
