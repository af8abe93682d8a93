"""What is said of the file that an export would write."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.export.export_file import FileVerdict, find_free, judge_file, resolve_file, shorten_home, swap_suffix


def test_a_bare_name_lies_in_the_folder_and_a_tilde_at_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert resolve_file(" refs.bib ", tmp_path) == tmp_path / "refs.bib"
    assert resolve_file("~/refs.bib", tmp_path) == tmp_path / "home" / "refs.bib"
    assert resolve_file(str(tmp_path / "a.bib"), Path("/elsewhere")) == tmp_path / "a.bib"


def test_a_new_file_needs_no_words(tmp_path):
    assert judge_file("refs.bib", tmp_path) == FileVerdict("", possible=True)


@pytest.mark.parametrize("name", ["refs\0.bib", "x" * 400, "~nobody-of-this-name/refs.bib", ""])
def test_names_that_no_file_can_have(tmp_path, name):
    verdict = judge_file(name, tmp_path)
    assert verdict.sentence
    assert not verdict.possible


@given(st.text())
def test_any_name_is_judged_without_an_error(name: str):
    verdict = judge_file(name, Path("/no such folder"))
    assert verdict.possible or verdict.sentence


def test_a_known_suffix_is_swapped_and_any_other_is_left():
    assert swap_suffix("refs.bib", ".ris", [".bib", ".ris"]) == "refs.ris"
    assert swap_suffix("refs.v2.json", ".md", [".json", ".csl.json"]) == "refs.v2.md"
    assert swap_suffix("refs.txt", ".ris", [".bib", ".ris"]) == "refs.txt"


def test_a_file_that_is_there_is_replaced(tmp_path):
    (tmp_path / "refs.bib").touch()
    verdict = judge_file("refs.bib", tmp_path)
    assert (verdict.possible, verdict.replaces) == (True, True)
    assert verdict.sentence == "refs.bib is there already and will be replaced."


def test_home_is_written_as_a_tilde_and_understood_again(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path))
    assert shorten_home(tmp_path / "thesis" / "refs.bib") == "~/thesis/refs.bib"
    assert resolve_file("~/thesis/refs.bib", Path("/elsewhere")) == tmp_path / "thesis" / "refs.bib"
    assert shorten_home(Path("/srv/refs.bib")) == "/srv/refs.bib"


def test_a_free_name_is_found_beside_those_that_are_taken(tmp_path):
    assert find_free(tmp_path / "refs.bib") == tmp_path / "refs.bib"
    (tmp_path / "refs.bib").touch()
    (tmp_path / "refs-2.bib").symlink_to(tmp_path / "gone")
    assert find_free(tmp_path / "refs.bib") == tmp_path / "refs-3.bib"
    assert find_free(tmp_path / ("x" * 400)) == tmp_path / ("x" * 400)
