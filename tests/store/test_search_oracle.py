"""Searching for words against a slow oracle: plain Python that reads every text, over a small library with odd texts."""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.records import Author, Order, Paper
from desktop.store import annotations, query, search, text_match
from desktop.store.database import Database
from desktop.store.words import searchable
from tests.store.odd_texts import ODD_TITLES
from tests.store.small_library import add_papers, new_library

MORE_TITLES = (
    "Attention Attentional Attentions", "A", "a b c", "Learning to Learn", "X-ray of xenon", "Éa Ék", "aæon", "7z 7 70",
    "state of theory", "state of the art", "State-of-Things", "représentation representative", "量子力学 and quantum", "子",
    "zzz", "OR of nothing", "zy", "z9", "generative general genera generic",
    "naïveté", "Attentional blinks", "Attentions of moss", "Representations",
    "co-operate cooperate", "Ωmega aΩ",
)  # fmt: skip
TITLES = (*ODD_TITLES, *MORE_TITLES)
AUTHORS = ("Åsa Ravn", "Bo A. Sample", "量子 Wang", "Zoë Abt")
ABSTRACTS = (
    "We attend to pebbles and to the sea.",
    "A transformer.",
    "",
    "It transforms.",
    "Of transformation.",
    "$\\alpha$ 推理 of x",
)

IS_CJK = re.compile("[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7af]")


class Oracle:
    """What each paper's fields hold, as lists of words: letters and digits without case and accents, ideographs one by one."""

    def __init__(self) -> None:
        self.papers: list[dict[str, list[str]]] = []

    def add(self, **fields: str) -> None:
        self.papers.append({name: words_of(text) for name, text in fields.items()})

    def find(self, parsed: query.Query) -> list[int]:
        found = (all(any(has(fields, term) for term in clause) for clause in parsed) for fields in self.papers)
        return [number for number, is_found in enumerate(found, start=1) if is_found]


def words_of(text: str) -> list[str]:
    apart = unicodedata.normalize("NFKD", IS_CJK.sub(r" \g<0> ", unicodedata.normalize("NFKC", searchable(text))))
    bare = "".join(sign for sign in apart if not is_accent(sign))
    return re.findall(r"[^\W_]+", unicodedata.normalize("NFC", bare).lower())  # Korean and Japanese come together again


def is_accent(sign: str) -> bool:
    return "\u0300" <= sign <= "\u036f"  # what other scripts compose letters of stays


def has(fields: dict[str, list[str]], term: query.Term) -> bool:
    wanted = words_of(term.value)
    name = query.TEXT_FIELDS[term.field]
    texts = [fields[name]] if name else list(fields.values())
    return any(holds(text, wanted, whole=term.phrase) for text in texts) != term.negated


def holds(text: list[str], wanted: list[str], *, whole: bool) -> bool:
    for start in range(len(text) - len(wanted) + 1):
        piece = text[start : start + len(wanted)]
        if piece[:-1] == wanted[:-1] and (piece[-1] == wanted[-1] if whole else piece[-1].startswith(wanted[-1])):
            return True
    return False


@pytest.fixture(scope="module")
def shelf() -> Iterator[tuple[Database, Oracle]]:
    oracle = Oracle()
    with new_library() as database:
        told = []
        for number, title in enumerate(TITLES):
            names = [AUTHORS[number % len(AUTHORS)], AUTHORS[number // 2 % len(AUTHORS)]]
            abstract = ABSTRACTS[number % len(ABSTRACTS)]
            told.append(Paper(title, abstract=abstract, authors=tuple(Author(name) for name in dict.fromkeys(names))))
            note = "Überall zweifelhaft" if number % 5 == 0 else ""
            oracle.add(title=title, abstract=abstract, authors="\n".join(dict.fromkeys(names)), note=note)
        for paper_id in add_papers(database, *told):
            if (paper_id - 1) % 5 == 0:
                annotations.set_note(database, paper_id, "Überall zweifelhaft", "Note")
        yield database, oracle


KNOWN = sorted({word for text in (*TITLES, *AUTHORS, *ABSTRACTS, "Überall zweifelhaft") for word in words_of(text)})


@st.composite
def begun(draw: st.DrawFn) -> str:
    """A word that stands somewhere, or the beginning of one of any length, or of one that stands nowhere."""
    word = draw(st.sampled_from(KNOWN))
    length = draw(st.integers(1, len(word)))
    return word[:length] + draw(st.sampled_from(["", "", "", "x", "q"]))


@st.composite
def terms(draw: st.DrawFn) -> str:
    minus = draw(st.sampled_from(["", "", "-"]))
    field = draw(st.sampled_from(["", "", "", "ti:", "abs:", "au:", "note:"]))
    several = draw(st.lists(begun(), min_size=1, max_size=3))
    joint = draw(st.sampled_from(["-", "/", "."]))
    return minus + field + (f'"{" ".join(several)}"' if draw(st.booleans()) and len(several) > 1 else joint.join(several))


def test_every_beginning_of_every_word_is_found(shelf: tuple[Database, Oracle]) -> None:
    database, oracle = shelf
    for beginning in sorted({word[:length] for word in KNOWN for length in range(1, len(word) + 1)}):
        parsed = query.parse(f'"{beginning}" OR {beginning}')
        assert list(search.find_ids(database, parsed)) == oracle.find(parsed), beginning


QUERIES = st.lists(terms(), min_size=1, max_size=4).flatmap(
    lambda parts: st.sampled_from([" ", " OR "]).map(lambda between: between.join(parts))
)


@given(QUERIES)
@settings(max_examples=400, deadline=None)
def test_words_are_found_as_the_oracle_finds_them(shelf: tuple[Database, Oracle], text: str) -> None:
    database, oracle = shelf
    parsed = query.parse(text)
    expected = oracle.find(parsed)
    assert list(search.find_ids(database, parsed)) == expected
    assert search.count(database, parsed) == len(expected)


@given(QUERIES)
@settings(max_examples=200, deadline=None)
def test_the_first_page_is_the_beginning_of_the_whole_list(shelf: tuple[Database, Oracle], text: str) -> None:
    database, oracle = shelf
    parsed = query.parse(text)
    expected = oracle.find(parsed)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(search, "SECONDS", 60)
        patched.setattr(search, "FIRST_WINDOW", 3)
        patched.setattr(text_match, "SECOND_LETTERS", text_match.SECOND_LETTERS + "æωé")
        few, all_of_them = (search.find_first(database, parsed, limit) for limit in (4, 100))
    assert list(few.found.ids) == expected[:4]
    assert not few.is_whole or len(expected) < 4
    assert list(all_of_them.found.ids) == expected


@pytest.mark.parametrize("letter", ["a", "z", "7", "x"])
def test_a_first_page_may_miss_what_is_rare_but_then_never_says_that_it_is_whole(
    shelf: tuple[Database, Oracle], letter: str
) -> None:
    database, oracle = shelf
    parsed = query.parse(letter)
    first = search.find_first(database, parsed, 100)
    assert set(first.found.ids) <= set(oracle.find(parsed))
    assert not first.is_whole


@given(QUERIES)
@settings(max_examples=150, deadline=None)
def test_best_matches_are_the_same_papers_in_another_order(shelf: tuple[Database, Oracle], text: str) -> None:
    database, oracle = shelf
    parsed = query.parse(text)
    found = list(search.find_ids(database, parsed, order=Order.RELEVANCE))
    assert sorted(found) == oracle.find(parsed)
    assert list(search.find_ids(database, parsed, 3, Order.RELEVANCE)) == found[:3]
