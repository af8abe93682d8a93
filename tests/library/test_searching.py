"""Searching as windows use it: hints for what was not understood, what can be ranked, and a search that is given up."""

import pytest

from desktop.errors import Cancelled
from desktop.library import searching
from desktop.records import Order


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ()),
        ("sparse tag:moe up:>5 after:2026", ()),
        ("foo:bar https://example.org", ()),
        ("tag:", ("“tag:” is left out: it needs a name, as in tag:moe",)),
        ('moss in:"', ('“in:"” is left out: it needs a collection, as in in:Survey/2026',)),
        ("title:", ("“title:” is left out: it needs a word, as in ti:pebbles",)),
        ("after:foo moss", ("“after:foo” is searched as text: it needs a day, as in after:2026-03-31",)),
        ("-on:31", ()),
        ("on:2026-13-01", ("“on:2026-13-01” is searched as text: it needs a day, as in on:2026-03-31",)),
        ("up:many", ("“up:many” is searched as text: it needs a number, as in up:>50",)),
    ],
)
def test_hints(query, expected):
    assert searching.find_hints(query) == expected


def test_a_hint_names_what_a_field_knows():
    (hint,) = searching.find_hints("is:blue")
    assert hint.startswith("“is:blue” is searched as text: it knows inbox, unread, read, starred")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("moss", True),
        ("tag:x ti:moss", True),
        ("", False),
        ("is:unread", False),
        ("-moss", False),
        ("moss OR is:read", False),
    ],
)
def test_only_words_that_must_be_there_can_be_matched_well(query, expected):
    assert searching.has_words(query) is expected


def test_a_search_that_is_not_wanted_any_more_is_given_up(library, add):
    def check():
        raise Cancelled

    for number in range(300):
        add(f"Moss {number}")
    with pytest.raises(Cancelled):
        searching.find_all(library, "is:inbox", Order.DATE, check)
    assert len(searching.find_all(library, "", Order.DATE, lambda: None).ids) == 300
