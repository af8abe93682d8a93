"""What is said of the file that an export would write."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.ui.export_file import judge_file, resolve_file, swap_suffix


def test_a_bare_name_lies_in_the_folder_and_a_tilde_at_home(monkeypatch, tmp_path):
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert resolve_file(" refs.bib ", tmp_path) == tmp_path / "refs.bib"
    assert resolve_file("~/refs.bib", tmp_path) == tmp_path / "home" / "refs.bib"
    assert resolve_file(str(tmp_path / "a.bib"), Path("/elsewhere")) == tmp_path / "a.bib"


def test_a_new_file_needs_no_words(tmp_path):
    assert judge_file("refs.bib", tmp_path) == ("", True)


@pytest.mark.parametrize("name", ["refs\0.bib", "x" * 400, "~nobody-of-this-name/refs.bib", ""])
def test_names_that_no_file_can_have(tmp_path, name):
    sentence, possible = judge_file(name, tmp_path)
    assert sentence
    assert not possible


@given(st.text())
def test_any_name_is_judged_without_an_error(name: str):
    sentence, possible = judge_file(name, Path("/no such folder"))
    assert isinstance(sentence, str)
    assert possible in (True, False)


def test_a_known_suffix_is_swapped_and_any_other_is_left():
    assert swap_suffix("refs.bib", ".ris", [".bib", ".ris"]) == "refs.ris"
    assert swap_suffix("refs.v2.json", ".md", [".json", ".csl.json"]) == "refs.v2.md"
    assert swap_suffix("refs.txt", ".ris", [".bib", ".ris"]) == "refs.txt"
