"""Blocks and fields of ``.bib`` texts: as BibTeX cuts them, with their lines, and whatever is broken costs itself alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sources import bibtex_scanner as scanner
from desktop.sources.bibtex_scanner import BrokenBlock, ScannedEntry, ScannedText, scan_bibtex

VALUES = st.recursive(
    st.text(alphabet="ab \\$,=@%'\"é", max_size=8),
    lambda inner: st.lists(inner, max_size=3).map(lambda parts: "".join(f"x{{{part}}}" for part in parts)),
)
FIELDS = st.dictionaries(st.text(alphabet="abcxyz", min_size=1, max_size=6), VALUES, max_size=5)


def only(text: str) -> ScannedEntry:
    [found] = scan_bibtex(text)
    assert isinstance(found, ScannedEntry)
    return found


def test_values_are_joined_and_abbreviations_filled_in() -> None:
    entry = only(
        '@string{J = "Moss"}@String(k = j # {s})\n@Misc{a, Title = k # " of " # 1970, month = mar, note = {}, x = "{"}"}'
    )
    assert (entry.kind, entry.key, entry.line) == ("misc", "a", 2)
    assert entry.fields == {"title": "Mosss of 1970", "month": "mar", "note": "", "x": '{"}'}
    assert entry.macros == {"month"}


@pytest.mark.parametrize("key", ["a\\b", "a{b}c", "a,b", "a/b:c+d", ""])
def test_odd_keys_cost_nothing_but_themselves(key: str) -> None:
    entry = only(f"@misc{{{key}, title = {{Moss}}}}")
    assert (entry.key, entry.fields) == (key, {"title": "Moss"})


def test_commas_are_forgiven_and_the_first_of_two_counts() -> None:
    entry = only("@misc(a, title={Moss} year=1970, TITLE={Fern},,)")
    assert (entry.fields, entry.twice) == ({"title": "Moss", "year": "1970"}, ("title",))


def test_comments_and_preambles_are_no_entries() -> None:
    found = list(scan_bibtex('ada@moss{x\n% @misc{no}\n@comment{@misc{no, a={b}}}\n@preamble{"a" # "b"}\n'))
    assert found == [ScannedText("comment", "@misc{no, a={b}}", 3), ScannedText("preamble", "ab", 4)]


@pytest.mark.parametrize(
    ("broken", "reason", "at"),
    [
        ("@misc{a,\n title={Moss,\n", "brace", 2),
        ('@misc{a,\n year=1970,\n title="Moss},\n}\n', "quote", 3),
        ("@misc{a,\n year=1970,\n", "end", 2),
        ("@misc{a,\n = {Moss}}\n", "field", 2),
    ],
)
def test_what_is_broken_ends_where_the_next_one_begins(broken: str, reason: str, at: int) -> None:
    found, following = scan_bibtex(broken + "@misc{b, title={Fern}}")
    assert isinstance(found, BrokenBlock)
    assert (found.line, found.reason, found.at) == (1, reason, at)
    assert isinstance(following, ScannedEntry)
    assert following.line == 1 + broken.count("\n")


def test_abbreviations_never_grow_without_end() -> None:
    doubling = "".join(f"@string{{s{n + 1} = s{n} # s{n}}}\n" for n in range(40))
    found = list(scan_bibtex(f"@string{{s0 = {{xxxxxxxxxx}}}}\n{doubling}"))
    assert {one.reason for one in found if isinstance(one, BrokenBlock)} == {"long"}
    assert only("@string{a = b}@string{b = a}@misc{k, title = a}").fields == {"title": "b"}


def test_what_abbreviations_stand_for_is_bounded_for_the_whole_file() -> None:
    long = f"@string{{s0 = {{{'x' * 1_000_000}}}}}\n"
    copies = "".join(f"@string{{s{n} = s0}}\n" for n in range(1, 60))
    entries = "".join(f"@misc{{k{n}, title = s0, note = {{Fern}}}}\n" for n in range(60))
    found = list(scan_bibtex(long + copies + entries + "@misc{last, title = {Moss}}"))
    filled = sum(len(one.fields["title"]) for one in found if isinstance(one, ScannedEntry))
    assert filled <= scanner.FILLED_IN + 2 * len(long)
    assert any(isinstance(one, BrokenBlock) and one.reason == "long" for one in found)
    assert isinstance(found[-1], ScannedEntry)
    assert found[-1].fields == {"title": "Moss"}


@given(st.lists(FIELDS, max_size=5), st.sampled_from(["\n", "\r\n", "\r"]))
def test_what_is_written_is_read(entries: list[dict[str, str]], newline: str) -> None:
    text = newline.join(
        f"@misc{{k{n},{newline}" + "".join(f" {name} = {{{value}}},{newline}" for name, value in fields.items()) + "}"
        for n, fields in enumerate(entries)
    )
    found = [one for one in scan_bibtex(text) if isinstance(one, ScannedEntry)]
    assert [one.fields for one in found] == entries
    lines = 1
    for one, fields in zip(found, entries, strict=True):
        assert one.line == lines
        lines += len(fields) + 2


@given(st.text(alphabet='@{}(),="#%\\ \nabmiscstring1~', max_size=150))
def test_any_text_is_scanned_without_an_error(text: str) -> None:
    for one in scan_bibtex(text):
        assert 1 <= one.line <= 1 + text.count("\n")
