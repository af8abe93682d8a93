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
    assert papershelf("tags", "--json").json == [{"tag": "Experts", "papers": 3}]
    papershelf("undo")
    assert papershelf("tags", "--delete", "experts").err == "papershelf: Deleted the tag “Experts”\n"
    assert papershelf("tags", "--json").json == [{"tag": "mixture", "papers": 2}]
    assert papershelf("show", "#3", "--json").json["tags"] == []
    papershelf("undo")
    assert papershelf("show", "#3", "--json").json["tags"] == ["Experts"]


def test_what_cannot_be_done_is_said(papershelf: Papershelf, pulled: LoopbackService) -> None:
    assert "no tag “moe”" in papershelf("tags", "--delete", "moe").err
    papershelf("tag", "#1", "--add", "moe")
    assert "needs a name" in papershelf("tags", "--rename", "moe", " ").err
    assert "at most 100" in papershelf("tags", "--rename", "moe", "x" * 101).err
    assert papershelf("tags").out == "     1  moe\n"
