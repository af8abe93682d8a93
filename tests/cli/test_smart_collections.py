"""Smart collections on the command line: kept, listed with their search, exported, changed and forgotten."""

from tests.cli.conftest import Papershelf
from tests.loopback import LoopbackService


def test_a_search_is_kept_listed_found_and_exported(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("collect", "Survey/2026", "#1")
    kept = papershelf("collections", "--save", "Popular ones", "up:>5")
    assert (kept.code, kept.err) == (0, "papershelf: Saved the search “Popular ones”\n")
    assert papershelf("collections", "--json").json == [
        {"path": "Survey", "papers": 1},
        {"path": "Survey/2026", "papers": 1},
        {"path": "Popular ones", "papers": 2, "query": "up:>5"},
    ]
    assert papershelf("collections").out.splitlines()[-1] == "     2  Popular ones\tup:>5"
    assert [paper["id"] for paper in papershelf("list", "--json", 'in:"popular ones"').json] == [1, 2]
    assert papershelf("export", "--collection", "popular ones").out.count("@") == 2
    assert papershelf("export", "--collection", "Survey").out.count("@") == 1


def test_the_same_name_changes_the_search_and_undo_takes_it_back(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("collections", "--save", "Mine", "is:starred")
    assert papershelf("collections", "--save", "mine", "is:read").err == "papershelf: Changed the smart collection “Mine”\n"
    assert papershelf("collections", "--save", "mine", "is:read").err == "papershelf: Nothing changed: it was so already.\n"
    papershelf("undo")
    assert [one["query"] for one in papershelf("collections", "--json").json] == ["is:starred"]
    assert papershelf("collections", "--forget", "MINE").err == "papershelf: Deleted the smart collection “Mine”\n"
    assert papershelf("collections", "--json").json == []
    papershelf("undo")
    assert [one["path"] for one in papershelf("collections", "--json").json] == ["Mine"]


def test_what_cannot_be_kept_is_said(papershelf: Papershelf) -> None:
    nameless = papershelf("collections", "--save", " ", "moss")
    assert nameless.code == 2
    assert nameless.err.endswith("papershelf: A smart collection needs a name.\n")
    assert "needs a search" in papershelf("collections", "--save", "All", "  ").err
    assert "at most 200" in papershelf("collections", "--save", "x" * 201, "moss").err
    assert "control" in papershelf("collections", "--save", "a\x07b", "moss").err
    assert "no smart collection “Moss”" in papershelf("collections", "--forget", "Moss").err
    assert "no collection “Moss”" in papershelf("export", "--collection", "Moss").err
