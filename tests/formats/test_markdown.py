"""Papers as Markdown: safe names, front matter that YAML reads, and of a service's words nothing but text."""

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.formats.markdown import file_name, is_untouched, write, write_file
from desktop.records import Author, Collection, Highlight, Marks, Paper, ReadingStatus, ShelvedPaper

MOSS = ShelvedPaper(
    7,
    Paper(
        'Moss: "slow"',
        "It grows.\n# Not a heading <img src=x> ![a](http://b) and $x_1$",
        (Author("Ada Example"), Author("Bo Sample")),
        arxiv_id="2603.00001",
        published="2026-03-01T10:00:00Z",
    ),
    Marks(read=True, status=ReadingStatus.READING),
    "2026-03-31T08:00:00.000Z",
    note="My *own* words.\n\n- one",
    highlights=(Highlight(1, "abstract", "It grows.", "", "", 0, 9, "green", "Really?"),),
    tags=("moss",),
    collections=(Collection(1, None, "Survey", "Survey", 1),),
    citation_key="example2026moss",
)
FILE = """key: "example2026moss"
title: "Moss: \\"slow\\""
authors: ["Ada Example", "Bo Sample"]
arxiv_id: "2603.00001"
url: "https://arxiv.org/abs/2603.00001"
published: "2026-03-01"
added: "2026-03-31"
tags: ["moss"]
collections: ["Survey"]
read: true
starred: false
dismissed: false
status: "reading"
---

# Moss: "slow"

Ada Example, Bo Sample · 2026-03-01 · <https://arxiv.org/abs/2603.00001>

## Abstract

It grows.
\\# Not a heading \\<img src=x> !\\[a](http://b) and $x_1$

## Highlights

> It grows.
>
> — abstract, green

Really?

## Note

My *own* words.

- one
"""


def test_a_file_holds_facts_abstract_highlights_and_note() -> None:
    first, seal, rest = write_file(MOSS).split("\n", 2)
    assert first == "---"
    assert re.fullmatch(r"papershelf: [0-9a-f]{16}", seal)
    assert rest == FILE


def test_a_list_holds_the_same_without_front_matter() -> None:
    text = FILE.split("---\n\n")[1]
    assert "".join(write([MOSS, MOSS])) == f"{text}\n{text}"
    assert "".join(write([])) == ""


def test_a_file_that_was_changed_is_no_longer_ours() -> None:
    text = write_file(MOSS)
    assert is_untouched(text)
    assert is_untouched(text.replace("\n", "\r\n"))
    assert not is_untouched(text + "mine")
    assert not is_untouched("# Something else")


@given(st.text())
def test_front_matter_is_of_one_line_a_fact(title: str) -> None:
    shelved = ShelvedPaper(1, Paper(title), Marks(), "2026-03-31T08:00:00.000Z", citation_key="k")
    facts = write_file(shelved).split("\n---\n", 1)[0].split("\n")[2:]
    assert {name: json.loads(value) for name, value in (line.split(": ", 1) for line in facts)}.get("title", "") == title


@pytest.mark.parametrize("key", ["ravn2026quiet", "Smith_2020", "a.b-c"])
def test_a_plain_key_is_the_name(key: str) -> None:
    assert file_name(key) == f"{key}.md"


@pytest.mark.parametrize("key", ["DBLP:conf/nips/Moss", "con", "Aux.old", "..", "ü", "a" * 300, "end.", "-rf", "../../x"])
def test_other_keys_make_a_name_that_every_system_takes(key: str) -> None:
    name = file_name(key)
    assert re.fullmatch(r"[A-Za-z0-9-]+-[0-9a-f]{8}\.md", name)
    assert len(name) < 60


@given(st.lists(st.text(min_size=1), unique_by=str.lower))
def test_keys_that_differ_make_names_that_differ_in_more_than_case(keys: list[str]) -> None:
    assert len({file_name(key).lower() for key in keys}) == len(keys)
