"""Single papers on the command line: added by name, completed, waiting when nobody can be asked, and never guessed."""

from pathlib import Path

import pytest

from tests.arxiv_answers import atom_entry, atom_feed
from tests.cli.conftest import Papershelf
from tests.loopback import LoopbackService, daily_item

PAGE = "new\n\nSubscribe\n\nDaily Papers\n\nby AK and the research community\n\nLoud Graphs of a Quiet Kind\n\nWe study graphs.\n"


@pytest.fixture
def arxiv(service: LoopbackService, monkeypatch: pytest.MonkeyPatch) -> LoopbackService:
    """The same service plays arXiv, with one paper."""
    monkeypatch.setenv("ARXIV_ENDPOINT", service.address)
    service.set_answer("/api/query", atom_feed(atom_entry("2603.00009", "Moss Speaks")))
    return service


@pytest.fixture
def saved_title(papershelf: Papershelf, tmp_path: Path) -> str:
    """The title of a paper that is known from a saved page only."""
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    assert papershelf("import", str(tmp_path / "page.txt")).code == 0
    return "Loud Graphs of a Quiet Kind"


def test_papers_are_added_by_any_name(papershelf: Papershelf, arxiv: LoopbackService) -> None:
    finished = papershelf("add", "https://arxiv.org/abs/2603.00009v1", "hf.co/papers/2603.00001")
    assert (finished.code, finished.err) == (0, "")
    assert finished.out.splitlines() == ["#1\tMoss Speaks", "#2\tQuiet Diffusion"]
    assert papershelf("show", "2603.00009", "--json").json["abstract"] == "We write about Moss Speaks."
    assert papershelf("add", "-", stdin="2603.00009\n").out == "#1\tMoss Speaks\n"


def test_offline_a_name_waits_and_is_asked_for_later(
    papershelf: Papershelf, arxiv: LoopbackService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PAPERSHELF_OFFLINE", "1")
    finished = papershelf("add", "2603.00009")
    assert (finished.code, finished.out) == (1, "")
    assert "arXiv:2603.00009 waits and is asked for when you are online again." in finished.err
    monkeypatch.delenv("PAPERSHELF_OFFLINE")
    assert papershelf("add").out == "#1\tMoss Speaks\n"
    finished = papershelf("add")
    assert (finished.code, finished.err) == (0, "papershelf: No paper waits.\n")


def test_what_names_no_paper_is_told(papershelf: Papershelf, arxiv: LoopbackService) -> None:
    finished = papershelf("add", "2603.00009", "a shopping list")
    assert (finished.code, finished.out) == (1, "#1\tMoss Speaks\n")
    assert "“a shopping list” names no paper" in finished.err


def test_what_lacks_nothing_is_left_alone(papershelf: Papershelf, arxiv: LoopbackService) -> None:
    papershelf("add", "2603.00009")
    assert papershelf("complete").err == "papershelf: No paper lacks anything that a service could tell.\n"
    finished = papershelf("complete", "2603.00009")
    assert (finished.code, finished.out) == (0, "whole       #1\tMoss Speaks\n")


def test_what_may_be_it_is_printed_beside_it(papershelf: Papershelf, arxiv: LoopbackService, saved_title: str) -> None:
    arxiv.set_answer("/api/query", atom_feed())
    arxiv.set_answer("/api/papers/search", [daily_item("2603.00002", f"{saved_title}s")])
    finished = papershelf("complete")
    first, second = finished.out.splitlines()
    assert (finished.code, first) == (0, f"offered     #1\t{saved_title}")
    assert second.strip() == f"98 % alike: arXiv:2603.00002 {saved_title}s"
    assert finished.err == "papershelf: 1 paper: 1 to be looked at by you.\n"


def test_a_refusal_is_told_and_fails(papershelf: Papershelf, arxiv: LoopbackService, saved_title: str) -> None:
    arxiv.set_answer("/api/papers/search", b"", status=503)
    arxiv.set_answer("/api/query", atom_feed())
    finished = papershelf("complete", "#1")
    assert (finished.code, finished.out) == (1, f"refused     #1\t{saved_title}\n")
    assert "Hugging Face is out of order just now (HTTP 503)" in finished.err


@pytest.fixture
def offered(papershelf: Papershelf, arxiv: LoopbackService, saved_title: str) -> str:
    """The id that was offered for the paper #1 of the saved page."""
    arxiv.set_answer("/api/query", atom_feed(atom_entry("2603.00008", "Loud Graphs of Quiet Kinds")))
    assert papershelf("complete").out.splitlines()[0].startswith("offered")
    return "2603.00008"


def test_what_was_offered_is_accepted_and_undone(papershelf: Papershelf, offered: str) -> None:
    finished = papershelf("complete", "#1", "--accept", f"https://arxiv.org/abs/{offered}v1")
    assert (finished.code, finished.out) == (0, "#1\tLoud Graphs of Quiet Kinds\n")
    assert papershelf("show", offered, "--json").json["id"] == 1
    papershelf("undo")
    assert papershelf("show", "#1", "--json").json["arxiv_id"] is None


def test_what_was_offered_is_refused_for_good(papershelf: Papershelf, offered: str, saved_title: str) -> None:
    assert papershelf("complete", "#1", "--refuse").code == 0
    assert papershelf("complete").out == f"unknown     #1\t{saved_title}\n"


def test_what_was_not_offered_is_not_accepted(papershelf: Papershelf, offered: str) -> None:
    finished = papershelf("complete", "#1", "--accept", "2603.99999")
    assert finished.code == 2
    assert finished.err.endswith("papershelf: “2603.99999” was not offered; these were: 2603.00008.\n")
    assert papershelf("complete", "--accept", offered).code == 2
    papershelf("complete", "#1", "--refuse")
    finished = papershelf("complete", "#1", "--accept", offered)
    assert (finished.code, finished.err) == (1, "papershelf: Nothing is offered for #1; complete it first.\n")
