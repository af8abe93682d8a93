"""A saved answer is read one entry at a time; what is broken in it is named by its line, and the rest goes in."""

import io
import json
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import PapershelfError
from desktop.records import Listed
from desktop.sources import json_stream
from desktop.sources.saved_answer import read_answer
from tests.loopback import daily_item

ONE, TWO, THREE = (daily_item(f"2603.0000{number}", f"Paper {number}") for number in (1, 2, 3))


def read(content: bytes, name: str = "saved.json") -> list[str]:
    """The titles, and the sentences."""
    return [each.paper.title if isinstance(each, Listed) else each for each in read_answer(io.BytesIO(content), name)]


def lines(*items: object) -> bytes:
    return b"".join(json.dumps(item).encode() + b"\n" for item in items)


@pytest.mark.parametrize(
    "content",
    [
        lines(ONE, TWO, THREE),
        lines(ONE, TWO, THREE).rstrip(),
        lines(ONE, TWO, THREE).replace(b"\n", b"\r\n\r\n"),
        json.dumps([ONE, TWO, THREE]).encode(),
        json.dumps([ONE, TWO, THREE], indent=2).encode(),
        b"\xef\xbb\xbf" + json.dumps([ONE, TWO, THREE]).encode(),
        b"\xef\xbb\xbf" + lines(ONE, TWO, THREE),
        lines([ONE], [TWO, THREE]),
        json.dumps([ONE["paper"], TWO["paper"], THREE["paper"]]).encode(),
        lines(*({"requested_date": "2026-03-31", "item": item} for item in (ONE, TWO, THREE))),
        "\n".join(json.dumps(item, indent=1) for item in (ONE, TWO, THREE)).encode(),
    ],
)
@pytest.mark.parametrize("recode", [bytes, lambda content: content.decode("utf-8-sig").encode("utf-16")])
def test_every_way_to_save_an_answer_is_read(content: bytes, recode: Callable[[bytes], bytes]) -> None:
    assert read(recode(content)) == ["Paper 1", "Paper 2", "Paper 3"]


def test_the_day_asked_for_is_the_day_when_the_paper_does_not_say_its_own() -> None:
    paper = {"id": "2406.00001", "title": "Old", "summary": "An abstract."}
    record = {"requested_date": "2024-06-03", "item": {"paper": paper, "publishedAt": "2024-06-01T00:00:00.000Z"}}
    (listed,) = read_answer(io.BytesIO(lines(record)), "saved.jsonl")
    assert isinstance(listed, Listed)
    assert (listed.day, listed.rank, listed.paper.abstract) == ("2024-06-03", None, "An abstract.")


def test_a_broken_line_is_named_and_the_rest_goes_in() -> None:
    content = lines(ONE) + b'{"paper": {bad}}\n\n\xff\xfe\n' + lines(7, {"paper": {"id": "2603.00009"}}, TWO)
    assert read(content, "saved.jsonl") == [
        "Paper 1",
        "Line 2 was left out: it is not valid JSON (Expecting property name enclosed in double quotes, column 12).",
        "Line 4 was left out: it holds bytes that are not UTF-8.",
        "Line 5 was left out: it is no paper.",
        "Line 6 was left out: it has no title.",
        "Paper 2",
    ]


def test_what_breaks_before_the_first_paper_is_named_too() -> None:
    assert read(b"{\n" + lines(ONE), "saved.jsonl")[1:] == ["Paper 1"]


def test_a_list_that_breaks_off_keeps_what_came_before() -> None:
    content = json.dumps([ONE, TWO], indent=1)
    cut = content[: content.index("Paper 2")]
    assert read(cut.encode()) == [
        "Paper 1",
        f"Line {cut.count(chr(10)) + 1} and all after it were left out: it is not valid JSON (Unterminated string starting at).",
    ]


def test_bytes_that_are_no_text_spoil_one_entry_of_a_list() -> None:
    content = json.dumps([ONE, TWO, THREE]).encode().replace(b"Paper 2", b"Paper \xff")
    assert read(content) == ["Paper 1", "Line 1 was left out: it holds bytes that are not UTF-8.", "Paper 3"]


@pytest.mark.parametrize("size", [1, 2, 3, 7, 64, 1000])
def test_a_list_is_read_the_same_however_its_blocks_fall(monkeypatch: pytest.MonkeyPatch, size: int) -> None:
    monkeypatch.setattr(json_stream, "BLOCK", size)
    items = [daily_item(f"2603.{number:05}", f'Grüße 你好 😀 \\ "{number}"') for number in range(8)]
    expected = [item["paper"]["title"] for item in items]
    assert read(json.dumps(items, ensure_ascii=False, indent=1).encode()) == expected
    assert read(json.dumps(items).encode()) == expected
    assert read(lines(*items), "saved.jsonl") == expected


def test_an_endless_entry_ends(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_stream, "BLOCK", 100)
    monkeypatch.setattr(json_stream, "LONGEST_VALUE", 2_000)
    endless = json.dumps(daily_item("2603.00004", "x" * 9_000)).encode()
    first = json.dumps(ONE).encode()
    assert read(b"[" + first + b",\n" + endless + b"]") == [
        "Paper 1",
        "Line 2 and all after it were left out: it is too long for a paper.",
    ]
    assert read(first + b"\n" + endless + b"\n") == [
        "Paper 1",
        "Line 2 and all after it were left out: it is too long for a paper.",
    ]


def test_odd_values_are_read_or_named() -> None:
    spare = b'{"paper": {"id": "2603.00001", "title": "First", "title": "Last", "upvotes": NaN}}\n'
    deep = b'{"paper": ' + b"[" * 100_000 + b"\n"
    long_number = b'{"paper": {"id": "2603.00002", "title": "T", "upvotes": ' + b"9" * 5_000 + b"}}\n"
    assert read(spare + deep + long_number) == [
        "Last",
        "Line 2 was left out: it is nested too deep.",
        "Line 3 was left out: it holds a number that is too long.",
    ]


def test_the_file_says_how_far_it_is_read() -> None:
    file = io.BytesIO(lines(*[ONE] * 2_000))
    places = [file.tell() for _ in read_answer(file, "saved.jsonl")]
    assert places == sorted(places)
    assert places[0] < places[-1] == len(file.getvalue())


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b" \n",
        b"<!doctype html><title>Log in</title>",
        b'{"error": "Paper not found"}',
        b'{"unexpected": true}',
        b"[]",
        b"[1, 2, 3]",
        b'[{"id": "smith2020", "type": "article-journal", "title": "No listing of papers"}]',
        b'"papers"',
        b"[" * 200_000,
        b'[{"a":' * 100_000,
        bytes(range(256)) * 50,
        b"\xff\xfe\x00",
        b"5\n" * 5_000,
    ],
)
@pytest.mark.parametrize("name", ["saved.json", "saved.jsonl"])
def test_a_file_without_papers_is_an_error_and_not_an_empty_import(content: bytes, name: str) -> None:
    with pytest.raises(PapershelfError, match=f"^“{name}” holds no papers: choose an answer of Hugging Face"):
        read(content, name)


@given(
    content=st.binary(max_size=300) | st.text('[]{},:"\\ \nnulltrue01ü', max_size=200).map(str.encode),
    lines_named=st.booleans(),
)
def test_no_file_raises_anything_but_its_sentence(content: bytes, lines_named: bool) -> None:
    whole = lines(ONE) + content
    outcomes = list(read_answer(io.BytesIO(whole), "saved.jsonl" if lines_named else "saved.json"))
    assert isinstance(outcomes[0], Listed)
