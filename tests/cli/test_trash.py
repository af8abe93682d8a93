"""The Trash on the command line, and in the files that it writes and reads."""

import pytest


@pytest.fixture(autouse=True)
def pulled(papershelf, service):
    papershelf("pull", "--date", "2026-03-31")


def ids(papershelf, query):
    return {one["id"] for one in papershelf("list", query, "--json").json}


def test_papers_are_thrown_away_and_put_back(papershelf):
    before = ids(papershelf, "")
    finished = papershelf("trash", "#1", "#2")
    assert (finished.code, finished.err.strip()) == (0, "papershelf: Moved 2 papers to the Trash")
    assert ids(papershelf, "is:trashed") == {1, 2}
    assert ids(papershelf, "") == before - {1, 2}
    assert papershelf("show", "#1", "--json").json["trashed"] is True
    assert "trashed: True" in papershelf("show", "#1").out
    assert papershelf("trash", "#1", "--restore").err.strip() == "papershelf: Put 1 paper back from the Trash"
    assert ids(papershelf, "is:trashed") == {2}
    papershelf("undo")
    assert ids(papershelf, "is:trashed") == {1, 2}


def test_another_pull_does_not_bring_it_back_but_adding_it_by_hand_does(papershelf):
    before = ids(papershelf, "")
    arxiv_id = papershelf("show", "#1", "--json").json["arxiv_id"]
    papershelf("trash", "#1")
    papershelf("pull", "--date", "2026-03-31")
    assert ids(papershelf, "") == before - {1}
    assert papershelf("add", arxiv_id).code == 0
    assert ids(papershelf, "") == before


def test_the_whole_library_carries_it_and_a_list_does_not(papershelf, tmp_path):
    papershelf("trash", "#1")
    file, other = tmp_path / "all.json", str(tmp_path / "other.sqlite3")
    papershelf("export", "--format", "json", "-o", str(file))
    assert papershelf("--library", other, "import", str(file)).code == 0
    assert papershelf("--library", other, "show", "#1", "--json").json["trashed"] is True
    papershelf("export", "--format", "markdown", "-o", str(tmp_path / "notes"))
    assert len(list((tmp_path / "notes").glob("*.md"))) == len(ids(papershelf, ""))


def test_a_file_throws_nothing_away_that_is_worked_on_here(papershelf, tmp_path):
    papershelf("trash", "#1")
    file = tmp_path / "all.json"
    papershelf("export", "--format", "json", "-o", str(file))
    papershelf("trash", "#1", "--restore")
    papershelf("star", "#1")
    assert papershelf("import", str(file)).code == 0
    assert papershelf("show", "#1", "--json").json["trashed"] is False


def test_it_is_emptied_by_hand(papershelf):
    before = ids(papershelf, "")
    assert papershelf("trash", "--empty").err.strip() == "papershelf: The Trash is empty."
    papershelf("note", "#1", "mine")
    papershelf("trash", "#1", "#2")
    assert papershelf("trash", "--empty").err.strip() == "papershelf: Deleted 2 papers for good"
    assert (ids(papershelf, ""), ids(papershelf, "is:trashed")) == (before - {1, 2}, set())
    assert papershelf("check").code == 0
    papershelf("pull", "--date", "2026-03-31")  # a list that names it again brings it as any other
    assert len(ids(papershelf, "")) == len(before)


@pytest.mark.parametrize("words", [(), ("#1", "--empty"), ("--empty", "--restore")])
def test_papers_or_empty_but_not_both(papershelf, words):
    before = ids(papershelf, "")
    assert papershelf("trash", *words).code == 2
    assert (ids(papershelf, ""), ids(papershelf, "is:trashed")) == (before, set())
