"""Tags as a whole: counted, renamed, made one of two, deleted; each one step of undo."""

import pytest

from desktop.errors import UsageError
from desktop.store import journal, rows, tags
from desktop.store.checking import find_damage
from desktop.store.database import Database
from tests.store.small_library import add_many, dump, find


@pytest.fixture
def tagged(library: Database) -> Database:
    """Papers 1 and 2 are "moe", 2 and 3 "Experts"; "alone" has none."""
    add_many(library, 4)
    for name, ids in (("moe", [1, 2]), ("Experts", [2, 3]), ("alone", [4])):
        tags.change_tags(library, ids, [name], [], "Tag")
    tags.change_tags(library, [4], [], ["alone"], "Untag")
    return library


def counts(database: Database) -> dict[str, int]:
    return {tag.name: tag.count for tag in tags.load_counted(database)}


def state(database: Database) -> object:
    return dump(database, ("tags", "paper_tags"))


def test_a_colour_is_given_taken_off_and_undone(tagged: Database) -> None:
    before = state(tagged)
    tags.set_colour(tagged, 1, "teal", "Colour")
    assert {tag.name: tag.colour for tag in tags.load_counted(tagged)} == {"alone": None, "Experts": None, "moe": "teal"}
    assert tags.load_coloured(tagged, [1, 2, 3]) == {1: (("moe", "teal"),), 2: (("moe", "teal"),)}
    assert [row.coloured_tags for row in rows.load(tagged, [2, 3])] == [(("moe", "teal"),), ()]
    tags.set_colour(tagged, 1, None, "Uncolour")
    assert state(tagged) == before
    journal.undo(tagged)
    assert tags.find_counted(tagged, "moe").colour == "teal"
    journal.undo(tagged)
    assert state(tagged) == before


def test_no_other_colour_is_taken(tagged: Database) -> None:
    with pytest.raises(UsageError, match="no colour “beige”; choose red, orange"):
        tags.set_colour(tagged, 1, "beige", "Colour")
    with pytest.raises(UsageError, match="no longer there"):
        tags.set_colour(tagged, 99, "red", "Colour")


def test_what_is_merged_has_the_colour_of_the_tag_that_stays(tagged: Database) -> None:
    tags.set_colour(tagged, 1, "teal", "Colour")
    tags.set_colour(tagged, 2, "pink", "Colour")
    tags.rename(tagged, 1, "experts", "Merge")
    assert tags.find_counted(tagged, "experts").colour == "pink"
    journal.undo(tagged)
    assert [tags.find_counted(tagged, name).colour for name in ("moe", "experts")] == ["teal", "pink"]


def test_each_is_counted_by_alphabet_without_case(tagged: Database) -> None:
    assert list(counts(tagged).items()) == [("alone", 0), ("Experts", 2), ("moe", 2)]
    assert tags.find_counted(tagged, " EXPERTS ").count == 2


def test_another_name_is_found_and_undone(tagged: Database) -> None:
    before = state(tagged)
    tags.rename(tagged, 1, "mixture", "Rename")
    assert counts(tagged) == {"alone": 0, "Experts": 2, "mixture": 2}
    assert (find(tagged, "tag:mixture"), find(tagged, "tag:moe")) == ([1, 2], [])
    journal.undo(tagged)
    assert state(tagged) == before


def test_its_own_name_in_other_letters_is_no_merging(tagged: Database) -> None:
    assert not tags.is_of_another(tagged, 1, "MoE")
    tags.rename(tagged, 1, "MoE", "Rename")
    assert counts(tagged) == {"alone": 0, "Experts": 2, "MoE": 2}


def test_the_name_of_another_makes_one_of_both_and_undo_two_again(tagged: Database) -> None:
    before = state(tagged)
    assert tags.is_of_another(tagged, 1, "experts")
    change = tags.rename(tagged, 1, "experts", "Merge")
    assert counts(tagged) == {"alone": 0, "Experts": 3}
    assert find(tagged, "tag:experts") == [1, 2, 3]
    assert set(change.paper_ids) == {1, 2}
    after = state(tagged)
    journal.undo(tagged)
    assert state(tagged) == before
    journal.redo(tagged)
    assert state(tagged) == after
    assert find_damage(tagged) == []


def test_deleting_takes_it_off_and_undo_brings_it_back(tagged: Database) -> None:
    before = state(tagged)
    assert set(tags.delete(tagged, 2, "Delete").paper_ids) == {2, 3}
    assert counts(tagged) == {"alone": 0, "moe": 2}
    journal.undo(tagged)
    assert state(tagged) == before


def test_what_is_gone_is_told(tagged: Database) -> None:
    tags.delete(tagged, 1, "Delete")
    for deed in (
        lambda: tags.rename(tagged, 1, "x", "Rename"),
        lambda: tags.name_of(tagged, 1),
    ):
        with pytest.raises(UsageError, match="no longer there"):
            deed()
    with pytest.raises(UsageError, match="no tag “moe”"):
        tags.find_counted(tagged, "moe")


def test_a_tag_is_also_found_by_its_number(tagged: Database) -> None:
    assert find(tagged, "tag:#2") == [2, 3]
    assert find(tagged, "-tag:#2") == [1, 4]
    assert find(tagged, "tag:#1 tag:Experts") == [2]
    assert find(tagged, "tag:moe OR tag:experts -tag:moe") == [3]
    assert find(tagged, "tag:#9") == []
