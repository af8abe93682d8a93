"""The command line as a person uses it: words in, exit code and two streams out; and a service that answers on loopback."""

import io
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest

from desktop.__main__ import main
from desktop.library.services import build_services
from tests.loopback import LoopbackService, daily_item

DAY = "2026-03-31"


@dataclass(frozen=True)
class Finished:
    """What one command left behind."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Papershelf = Callable[..., Finished]


@pytest.fixture
def papershelf(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Papershelf:
    """Runs one command in this process, which asks each question once; ``stdin`` is what is typed into it."""
    for module in ("pull_verbs", "adding_verbs"):
        monkeypatch.setattr(f"desktop.{module}.build_services", partial(build_services, attempts=1, arxiv_interval=0))

    def run(*words: str, stdin: str = "") -> Finished:
        monkeypatch.setattr("sys.stdin", io.StringIO(stdin))
        capsys.readouterr()
        try:
            code = main(words)
        except SystemExit as end:
            code = end.code if isinstance(end.code, int) else 1
        written = capsys.readouterr()
        return Finished(code, written.out, written.err)

    return run


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[LoopbackService]:
    """Hugging Face on loopback, with three papers on one day's list."""
    with LoopbackService() as running:
        running.set_day(
            DAY,
            [
                daily_item("2603.00001", "Quiet Diffusion", upvotes=43, githubRepo="https://github.com/invented/quiet"),
                daily_item("2603.00002", "Loud Graphs: A $\\beta$-Study", upvotes=7),
                daily_item("2603.00003", "Pebble Networks", authors=[{"name": "Bo Li"}, {"name": "José Núñez"}], upvotes=0),
            ],
        )
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running


@pytest.fixture
def pulled(papershelf: Papershelf, service: LoopbackService) -> LoopbackService:
    """The service, after its one day was pulled."""
    assert papershelf("pull", "--date", DAY).code == 0
    return service


@pytest.fixture
def library(home: Path) -> Path:
    """The file of this test's library."""
    return home / "data" / "papershelf" / "library.sqlite3"
