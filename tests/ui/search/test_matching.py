"""What typed letters find."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.search.matching import find_matches, rank

COMMANDS = ["Star", "Add to collection…", "Add a tag…", "Copy BibTeX", "Über die Brücke", "Restart the pull"]


def find(words: str) -> list[str]:
    return find_matches(words, COMMANDS, str)


def test_words_are_found_in_any_order():
    assert find("coll add") == ["Add to collection…"]


def test_initials_are_found():
    assert find("atc") == ["Add to collection…"]


def test_a_name_that_begins_with_the_words_comes_before_one_that_holds_them():
    assert find("star") == ["Star", "Restart the pull"]


def test_diacritics_and_case_do_not_matter():
    assert find("BRUCKE uber") == ["Über die Brücke"]


def test_nothing_typed_finds_everything_in_its_order():
    assert find("  ") == COMMANDS


def test_what_is_in_no_name_finds_nothing():
    assert find("zebra") == []


@given(st.text(), st.text())
def test_any_words_have_a_rank_or_none(query: str, name: str):
    assert rank(query, name) in (0, 1, 2, 3, None)


@given(st.text(min_size=1))
def test_a_name_is_found_by_itself(name: str):
    assert rank(name, name) is not None
