"""On a terminal a list stops after a screenful and says so; in a pipe it is whole."""

import io
import json
from pathlib import Path

import pytest

from desktop.__main__ import main
from tests.cli.conftest import Papershelf
from tests.loopback import daily_item


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture(autouse=True)
def sixty_papers(papershelf: Papershelf, tmp_path: Path) -> None:
    papers = [daily_item(f"2603.{number:05}", f"Paper {number}") for number in range(60)]
    (tmp_path / "answer.json").write_text(json.dumps(papers), encoding="utf-8")
    assert papershelf("import", str(tmp_path / "answer.json")).code == 0


def lines_on(stream: io.StringIO, monkeypatch: pytest.MonkeyPatch, *words: str) -> int:
    """How many lines the command prints when standard output is that stream."""
    monkeypatch.setattr("sys.stdout", stream)
    assert main(words) == 0
    return stream.getvalue().count("\n")


def test_a_list_stops_after_a_screenful_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lines_on(Terminal(), monkeypatch, "list") == 50
    assert capsys.readouterr().err == "papershelf: 50 of 60 papers; --limit shows more.\n"


@pytest.mark.parametrize(
    ("words", "lines"),
    [(("--limit", "55"), 55), (("--limit", "99"), 60), (("--limit", "50"), 50), (("--json",), 60), (("4",), 11)],
)
def test_who_names_what_is_wanted_gets_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], lines: int
) -> None:
    assert lines_on(Terminal(), monkeypatch, "list", *words) == lines
    assert capsys.readouterr().err == ""


def test_a_pipe_gets_all(monkeypatch: pytest.MonkeyPatch) -> None:
    assert lines_on(io.StringIO(), monkeypatch, "list") == 60
