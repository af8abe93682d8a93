"""Texts as readers, services and accidents write them, for property tests."""

from hypothesis import strategies as st

from desktop.store.query import FIELDS, OTHER_NAMES

ODD_TITLES = (
    "Sparse Attention for State-of-the-Art Pebbles",
    "Pebbles Without Attention: A Survey",
    "$\\mathcal{O}(n \\log n)$ Sorting with $\\alpha$-Lichen",
    'G{\\"o}del and Erd\\H{o}s on \\emph{naive} Tilings',
    "Naïve Façades in Ærø",
    "量子コンピュータの基礎",
    "大规模语言模型的推理",
    "한국어 문장 생성",
    "🦙 Llamas in the Wild 🦙",
    '"Quoted" and \'Half-quoted Titles',
    "C++ and C# in 100% of A_B",
    "مكتبة الأوراق",
    "हिन्दी पाठ",
    "???",
    "NEAR AND OR NOT",
)

_WORDS = st.sampled_from(
    [word for title in ODD_TITLES for word in title.split()]
    + [
        "OR",
        "AND",
        "NOT",
        "NEAR(",
        "*",
        "^",
        "{title}",
        "-",
        '"',
        "量",
        "量子",
        "가",
        "é",
        "_",
        "%",
        "#7",
        "a/b",
        "\ud83d",
        "\0",
    ]
    + ["2026-03-31", "9999-12-31", "0001-01-01", ">5", "unread", "inbox", "withdrawn", "note", "pdf", "cs.CL", "10.1145/x%_"]
)
_FIELDS = st.sampled_from(["", *(f"{field}:" for field in (*FIELDS, *OTHER_NAMES, "colour"))])
_TERMS = st.builds(
    lambda minus, field, quote, word, end: minus + field + quote + word + end,
    st.sampled_from(["", "-"]),
    _FIELDS,
    st.sampled_from(["", '"']),
    st.one_of(_WORDS, st.text(max_size=12)),
    st.sampled_from(["", '"', "*"]),
)

QUERIES = st.one_of(st.text(), st.lists(_TERMS, max_size=8).map(" ".join))
