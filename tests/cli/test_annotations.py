"""papershelf annotations: what the reader wrote, and nothing else, as Markdown or JSON."""

import json
from pathlib import Path

from desktop.library import opening
from desktop.store import annotations
from tests.cli.conftest import Papershelf
from tests.loopback import LoopbackService


def test_notes_and_highlights_are_printed_and_nothing_else(papershelf: Papershelf, pulled: LoopbackService) -> None:
    papershelf("note", "#1", "Try *this*.")
    title = papershelf("show", "#1", "--json").json["title"]
    finished = papershelf("annotations")
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.startswith(f"# {title}\n\n")
    assert finished.out.endswith("\n\nTry *this*.\n")
    assert finished.out.count("# ") == 1


def test_highlights_come_with_their_comments(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    other = tmp_path / "other.sqlite3"
    whole = tmp_path / "whole.json"
    papershelf("export", "--format", "json", "-o", str(whole))
    papershelf("--library", str(other), "import", str(whole))
    database = opening.open_library(other)
    title = database.execute_sql("SELECT title FROM papers WHERE id = 2").fetchone()[0]
    annotations.add_highlight(database, 2, "title", title, 0, 4, "green", "Why?", "highlight")
    database.close()
    found = papershelf("--library", str(other), "annotations")
    assert f"> {title[:4]}\n>\n> — title, green\n\nWhy?\n" in found.out
    (entry,) = papershelf("--library", str(other), "annotations", "--format", "json").json
    assert (entry["id"], entry["note"], entry["highlights"][0]["exact"]) == (2, None, title[:4])
    shown = papershelf("--library", str(other), "show", "#2", "--json").json
    assert entry == {name: shown[name] for name in entry}


def test_a_choice_goes_into_a_file(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    papershelf("note", "#1", "one")
    papershelf("note", "#2", "two")
    papershelf("collect", "Survey", "#2", "#3")
    file = tmp_path / "mine.json"
    finished = papershelf("annotations", "--collection", "Survey", "--format", "json", "-o", str(file))
    assert (finished.code, finished.err) == (0, f"papershelf: Wrote the annotations of 1 paper to {file}.\n")
    assert [entry["note"] for entry in json.loads(file.read_text(encoding="utf-8"))] == ["two"]


def test_nothing_written_is_said(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    papershelf("note", "#1", "one")
    file = tmp_path / "mine.md"
    finished = papershelf("annotations", "--query", "is:starred", "-o", str(file))
    assert finished.code == 1
    assert "There are no notes or highlights here" in finished.err
    assert not file.exists()


def test_tags_colours_and_kinds_narrow_them(papershelf: Papershelf, pulled: LoopbackService, tmp_path: Path) -> None:
    library = tmp_path / "other.sqlite3"
    whole = tmp_path / "whole.json"
    papershelf("note", "#1", "one")
    papershelf("note", "#2", "two")
    papershelf("tag", "#1", "#2", "--add", "moss")
    papershelf("tag", "#2", "--add", "fern")
    papershelf("export", "--format", "json", "-o", str(whole))
    papershelf("--library", str(library), "import", str(whole))
    database = opening.open_library(library)
    title = database.execute_sql("SELECT title FROM papers WHERE id = 2").fetchone()[0]
    annotations.add_highlight(database, 2, "title", title, 0, 4, "green", "", "highlight")
    annotations.add_highlight(database, 2, "title", title, 0, 5, "pink", "", "highlight")
    database.close()

    def found(*words: str) -> list[tuple[str | None, list[str]]]:
        entries = papershelf("--library", str(library), "annotations", "--format", "json", *words).json
        return sorted(((entry["note"], [one["colour"] for one in entry["highlights"]]) for entry in entries), key=str)

    both = ("two", ["green", "pink"])
    assert found("--tag", "moss") == [("one", []), both]
    assert found("--tag", "moss", "--tag", "fern") == [both]
    assert found("--query", "is:starred OR has:note", "--tag", "fern") == [both]
    assert found("--colour", "pink") == [(None, ["pink"])]
    assert found("--colour", "pink", "--colour", "green") == [(None, ["green", "pink"])]
    assert found("--kind", "note") == [("one", []), ("two", [])]
    assert found("--kind", "highlight") == [(None, ["green", "pink"])]
    assert found("--kind", "highlight", "--colour", "green") == [(None, ["green"])]
    refused = papershelf("--library", str(library), "annotations", "--kind", "note", "--colour", "green")
    assert (refused.code, refused.out) == (2, "")
    assert "Notes have no colour: leave out --colour or --kind note." in refused.err
    assert papershelf("--library", str(library), "annotations", "--colour", "blue").code == 1
    assert papershelf("--library", str(library), "annotations", "--tag", "nowhere").code == 2
