"""The bar shows on a terminal only, says how far it is, and leaves a clean line."""

import io
import json
import re
from pathlib import Path

import pytest

from desktop.__main__ import main
from desktop.progress_bar import ProgressBar
from tests.loopback import daily_item


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True

    @property
    def line(self) -> str:
        """What stands on the terminal's line now."""
        return re.split(r"\r\x1b\[K", self.getvalue())[-1]


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.setattr("desktop.progress_bar.PATIENCE", 0)
    return Terminal()


def test_a_known_total_is_a_share(terminal: Terminal) -> None:
    with ProgressBar("Importing", terminal) as bar:
        bar.report(1, 4)
        assert terminal.line == "Importing [#######.......................] 25 %"
        bar.report(4, 4)
        assert terminal.line == "Importing [##############################] 100 %"
        bar.report(9, 4)
        assert terminal.line.endswith("] 100 %")
    assert terminal.line == ""


@pytest.mark.parametrize("total", [None, 0])
def test_an_unknown_total_is_a_count(terminal: Terminal, total: int | None) -> None:
    with ProgressBar("Pulling", terminal) as bar:
        bar.report(1_234, total)
        assert terminal.line == "Pulling 1,234"


def test_a_wait_is_told_at_once_and_until_it_is_over(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    with ProgressBar("Pulling", terminal) as bar:
        bar.tell("arXiv asks us to wait.")
        assert terminal.line == "arXiv asks us to wait."
        bar.report(7, None)
        assert terminal.line == "arXiv asks us to wait."
        bar.tell("arXiv asks us to wait for longer than this line is.")
        assert terminal.line == "arXiv asks us to wait for longer than th"[:39]
        bar.tell("")
        bar.report(7, None)
        assert terminal.line == "Pulling 7"


def test_what_goes_on_can_be_called_otherwise(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "40")
    with ProgressBar("Pulling", terminal) as bar:
        bar.name("Asking for Daily Papers")
        bar.report(7, None)
        assert terminal.line == "Asking for Daily Papers 7"
        bar.name("Asking for a search of far too many words to fit")
        bar.report(7, None)
        assert terminal.line == "Asking for a search of far too many wor"


def test_the_line_is_clean_after_an_error(terminal: Terminal) -> None:
    def interrupted() -> None:
        with ProgressBar("Pulling", terminal) as bar:
            bar.report(1, None)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.getvalue().endswith("\r\x1b[K")


def test_quick_work_shows_no_bar() -> None:
    terminal = Terminal()
    with ProgressBar("Pulling", terminal) as bar:
        bar.report(1, 2)
    assert terminal.getvalue() == ""


def test_a_file_gets_no_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.progress_bar.PATIENCE", 0)
    stream = io.StringIO()
    with ProgressBar("Pulling", stream) as bar:
        bar.report(1, 2)
    assert stream.getvalue() == ""


def test_results_stand_on_a_clean_line(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On a terminal both streams share the screen: the bar is wiped before the result is printed."""
    monkeypatch.setattr("sys.stdout", terminal)
    monkeypatch.setattr("sys.stderr", terminal)
    (tmp_path / "answer.json").write_text(json.dumps([daily_item("2603.00001", "Quiet Diffusion")]), encoding="utf-8")
    assert main(["import", str(tmp_path / "answer.json")]) == 0
    assert "Importing [" in terminal.getvalue()
    assert terminal.line == "answer.json: 1 paper, 1 new.\n"
