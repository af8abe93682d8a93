"""The throw-away sample library is built whole, and thrown away."""

import json
from contextlib import closing
from pathlib import Path

import pytest

from desktop import paths
from desktop.library import history, opening, organising, shelf
from desktop.library.sample import build_sample_library

SHELF = json.loads((paths.resources_folder() / "sample" / "shelf.json").read_text(encoding="utf-8"))


def test_the_sample_shows_all_that_a_reader_can_do(tmp_path: Path) -> None:
    with closing(build_sample_library(tmp_path)) as library:
        assert opening.find_damage(library) == []
        for query, count in (
            ("", 30),
            ("is:starred", len(SHELF["starred"])),
            ("is:read", len(SHELF["read"])),
            ("is:dismissed", len(SHELF["dismissed"])),
            ("has:note", len(SHELF["notes"])),
            ("has:highlight", len({highlight["paper"] for highlight in SHELF["highlights"]})),
        ):
            assert shelf.count_papers(library, query) == count, query
        assert set(SHELF["collections"]) <= {one.path for one in organising.load_collections(library)}
        assert organising.load_tags(library) == sorted(SHELF["tags"])


def test_highlights_of_the_sample_quote_their_text(tmp_path: Path) -> None:
    with closing(build_sample_library(tmp_path)) as library:
        marked = list(shelf.load_papers(library, shelf.find_papers(library, "has:highlight")))
    highlights = [(paper.paper.abstract, highlight) for paper in marked for highlight in paper.highlights]
    assert len(highlights) == len(SHELF["highlights"])
    for abstract, highlight in highlights:
        assert abstract[highlight.start : highlight.end] == highlight.exact
        assert abstract.startswith(highlight.prefix, highlight.start - len(highlight.prefix))
        assert abstract.startswith(highlight.suffix, highlight.end)


def test_all_of_the_sample_can_be_undone(tmp_path: Path) -> None:
    with closing(build_sample_library(tmp_path)) as library:
        while history.undo(library):
            pass
        assert shelf.count_papers(library, "is:starred OR is:read OR is:dismissed OR has:note OR has:highlight") == 0
        assert organising.load_collections(library) == []
        assert opening.find_damage(library) == []


def test_the_demo_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with opening.chosen(None, demo=True) as library:
        assert shelf.count_papers(library, "") == 30
        assert [folder.name.startswith("papershelf-demo-") for folder in tmp_path.iterdir()] == [True]
    assert list(tmp_path.iterdir()) == []
