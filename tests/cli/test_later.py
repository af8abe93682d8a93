"""Putting papers off on the command line, and in the files that it writes and reads."""

import json

import pytest

from desktop.store import later


@pytest.fixture(autouse=True)
def pulled(papershelf, service, monkeypatch):
    monkeypatch.setattr(later, "today", lambda: "2026-11-23")
    papershelf("pull", "--date", "2026-03-31")


def titles(papershelf, query):
    return {one["id"] for one in papershelf("list", query, "--json").json}


def test_a_paper_is_put_off_and_its_day_taken_away(papershelf):
    finished = papershelf("later", "#1", "#2", "--until", "3 dec")
    assert (finished.code, finished.out) == (0, "")
    assert finished.err.strip() == "papershelf: Put off 2 papers until 3 December 2026"
    assert titles(papershelf, "is:later") == {1, 2}
    assert papershelf("show", "#1", "--json").json["later"] == "2026-12-03"
    assert "later: 2026-12-03" in papershelf("show", "#1").out
    assert papershelf("later", "#1", "--clear").err.strip() == "papershelf: 1 paper is no longer put off"
    assert papershelf("show", "#1", "--json").json["later"] is None
    papershelf("undo")
    assert titles(papershelf, "is:later") == {1, 2}


@pytest.mark.parametrize("words", [("--until", "soon"), ("--until", "2001-01-01"), (), ("--until", "fri", "--clear")])
def test_without_a_day_to_come_it_is_wrong_usage(papershelf, words):
    finished = papershelf("later", "#1", *words)
    assert finished.code == 2
    assert titles(papershelf, "is:later") == set()


def test_the_day_is_carried_in_json_and_written_in_front_matter(papershelf, tmp_path):
    papershelf("later", "#1", "--until", "2026-12-03")
    file, other = tmp_path / "all.json", str(tmp_path / "other.sqlite3")
    papershelf("export", "--format", "json", "-o", str(file))
    assert papershelf("--library", other, "import", str(file)).code == 0
    assert papershelf("--library", other, "show", "#1", "--json").json["later"] == "2026-12-03"
    papershelf("export", "--format", "markdown", "-o", str(tmp_path / "notes"))
    written = [one.read_text(encoding="utf-8") for one in (tmp_path / "notes").glob("*.md")]
    assert len([text for text in written if "2026-12-03" in text.split("\n---\n")[0]]) == 1


@pytest.mark.parametrize("day", ["2026-02-30", "soon", "20261203"])
def test_a_day_that_is_none_is_refused_with_a_sentence(papershelf, tmp_path, day):
    papershelf("later", "#1", "--until", "2026-12-03")
    file, other = tmp_path / "all.json", str(tmp_path / "other.sqlite3")
    papershelf("export", "--format", "json", "-o", str(file))
    text = file.read_text(encoding="utf-8")
    assert '"2026-12-03"' in text
    file.write_text(text.replace('"2026-12-03"', json.dumps(day)), encoding="utf-8")
    told = papershelf("--library", other, "import", str(file))
    assert f"it was put off until “{day}”, which is no day" in told.out + told.err
    assert papershelf("--library", other, "list", "is:later", "--json").json == []
