"""Tags on the command line: listed, renamed, merged, deleted, and undone."""

from tests.cli.conftest import Papershelf
from tests.loopback import LoopbackService


def test_tags_are_listed_renamed_merged_and_deleted(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("tag", "#1", "#2", "--add", "moe")
    papershelf("tag", "#2", "#3", "--add", "Experts")
    assert papershelf("tags").out == "     2  Experts\n     2  moe\n"
    assert papershelf("tags", "--rename", "MOE", "mixture").err == "papershelf: Renamed the tag “moe” to “mixture”\n"
    assert papershelf("tags", "--rename", "mixture", "mixture").err == "papershelf: Nothing changed: it was so already.\n"
    assert papershelf("tags", "--rename", "mixture", "experts").err == "papershelf: Merged the tag “mixture” into “experts”\n"
    assert papershelf("tags", "--json").json == [{"tag": "Experts", "papers": 3, "colour": None}]
    papershelf("undo")
    assert papershelf("tags", "--delete", "experts").err == "papershelf: Deleted the tag “Experts”\n"
    assert papershelf("tags", "--json").json == [{"tag": "mixture", "papers": 2, "colour": None}]
    assert papershelf("show", "#3", "--json").json["tags"] == []
    papershelf("undo")
    assert papershelf("show", "#3", "--json").json["tags"] == ["Experts"]


def test_a_tag_has_a_colour_until_it_is_taken_off(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("tag", "#1", "--add", "moe")
    assert papershelf("tags", "--colour", "MOE", "teal").err == "papershelf: Made the tag “moe” teal\n"
    assert papershelf("tags").out == "     1  moe\tteal\n"
    assert papershelf("tags", "--json").json == [{"tag": "moe", "papers": 1, "colour": "teal"}]
    assert papershelf("tags", "--colour", "moe", "none").err == "papershelf: Took the colour off the tag “moe”\n"
    assert papershelf("tags", "--colour", "moe", "none").err == "papershelf: Nothing changed: it was so already.\n"
    papershelf("undo")
    assert papershelf("tags").out == "     1  moe\tteal\n"
    refused = papershelf("tags", "--colour", "moe", "beige")
    assert refused.code == 2
    assert "no colour “beige”; choose red, orange, yellow, green, teal, blue, purple, pink or none" in refused.err


def test_what_cannot_be_done_is_said(papershelf: Papershelf, pulled: LoopbackService) -> None:
    assert "no tag “moe”" in papershelf("tags", "--delete", "moe").err
    papershelf("tag", "#1", "--add", "moe")
    assert "needs a name" in papershelf("tags", "--rename", "moe", " ").err
    assert "at most 100" in papershelf("tags", "--rename", "moe", "x" * 101).err
    assert papershelf("tags").out == "     1  moe\n"
