"""The command line as other programs meet it: real processes, their pipes, signals and encodings, and what they import."""

import os
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from desktop.library import opening
from desktop.library.ledger import load_ledger
from tests.cli.conftest import DAY
from tests.loopback import LoggedRequest, LoopbackService, daily_item

PROJECT = Path(__file__).parents[2]
FEW = [daily_item("2603.00001", "Grüße 你好 • Diffusion"), daily_item("2603.00002", "Loud Graphs")]


class WatchedService(LoopbackService):
    """A service that tells when it was first asked."""

    def __init__(self) -> None:
        super().__init__()
        self.asked = threading.Event()

    def log(self, request: LoggedRequest) -> str:
        self.asked.set()
        return super().log(request)


@pytest.fixture
def service(monkeypatch: pytest.MonkeyPatch) -> Iterator[WatchedService]:
    with WatchedService() as running:
        running.set_day(DAY, FEW)
        monkeypatch.setenv("HF_ENDPOINT", running.address)
        yield running


@pytest.fixture(autouse=True)
def buffered(monkeypatch: pytest.MonkeyPatch) -> None:
    """As for everybody: what is printed may be written only when the process ends."""
    monkeypatch.delenv("PYTHONUNBUFFERED", raising=False)


def papershelf(*words: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        cwd=PROJECT,
        env={**os.environ, **environment},
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
    )


def shell(line: str) -> subprocess.CompletedProcess[bytes]:
    """One line of a shell in which ``papershelf`` is the command; its exit code is that of the last command."""
    command = f'papershelf() {{ "{sys.executable}" -m desktop "$@"; }}\n{line}'
    return subprocess.run(
        ["/bin/sh", "-c", command], cwd=PROJECT, stdin=subprocess.DEVNULL, capture_output=True, check=False, timeout=60
    )


def modules_after(*words: str) -> set[str]:
    """The top-level modules that a process has loaded after one command, told through standard error."""
    code = (
        "import sys; from desktop.__main__ import main; code = main(sys.argv[1:]); "
        "print(*{name.partition('.')[0] for name in sys.modules}, file=sys.stderr); sys.exit(code)"
    )
    finished = subprocess.run([sys.executable, "-c", code, *words], cwd=PROJECT, capture_output=True, check=False, text=True)
    assert finished.returncode == 0, finished.stderr
    return set(finished.stderr.splitlines()[-1].split())


def test_a_deed_is_undone_by_another_process(service: WatchedService) -> None:
    assert papershelf("pull", "--date", DAY).returncode == 0
    assert papershelf("star", "#1").returncode == 0
    assert papershelf("note", "#1", "-", stdin="Grüße 你好 $\\alpha$\n".encode()).returncode == 0
    assert papershelf("note", "#1").stdout == "Grüße 你好 $\\alpha$\n".encode()
    assert papershelf("undo").stderr == b"papershelf: Undone: Wrote a note\n"
    assert papershelf("undo").stderr == b"papershelf: Undone: Starred 1 paper\n"
    assert papershelf("list", "is:starred").stdout == b""
    assert papershelf("redo").stderr == b"papershelf: Done again: Starred 1 paper\n"
    assert papershelf("list", "is:starred").stdout.startswith(b"* #1")


def test_the_command_line_never_loads_qt(service: WatchedService) -> None:
    for words in (("pull", "--date", DAY), ("list",), ("export",), ("check",)):
        assert not {"PySide6", "qtawesome", "shiboken6"} & modules_after(*words), words


def test_requests_is_loaded_by_a_pull_only(service: WatchedService) -> None:
    assert "requests" not in modules_after("list")
    assert "requests" not in modules_after("collections")
    assert "requests" in modules_after("pull", "--date", DAY)


def test_a_reader_who_has_seen_enough_is_no_error() -> None:
    for words in ("list", "list --json", "export", "show 2603.28589"):
        finished = shell(f"papershelf --demo {words} | head -c 1")
        assert (finished.stdout != b"", finished.stderr) == (True, b""), words
        # Nobody reads at all, and the answer fits into the buffer.
        assert shell(f"papershelf --demo {words} | true").stderr == b"", words


@pytest.fixture
def full_device() -> Path:
    device = Path("/dev/full")
    if not device.exists():
        pytest.skip("this system has no /dev/full")
    return device


def test_a_full_disk_is_told_in_one_line(full_device: Path) -> None:
    for words in ("list", "list --limit 1", "export"):
        finished = shell(f"papershelf --demo {words} > {full_device}")
        assert finished.returncode == 1
        assert finished.stderr == b"papershelf: The work could not be finished: No space left on device.\n"


def test_closed_streams_do_no_harm() -> None:
    assert shell("papershelf --demo list >&-").stderr == b""
    assert shell("papershelf --demo list 2>&-").stdout.count(b"\n") == 30
    assert shell("papershelf --demo star '#1' 2>&- <&-").returncode == 0


@pytest.mark.parametrize("encoding", ["latin-1", "ascii"])
def test_pipes_speak_utf_8_in_every_locale(service: WatchedService, encoding: str) -> None:
    locale = {"PYTHONIOENCODING": encoding, "LC_ALL": "C", "PYTHONUTF8": "0"}
    papershelf("pull", "--date", DAY)
    assert "• #1" in papershelf("list", **locale).stdout.decode()
    assert papershelf("note", "#1", "-", stdin="你好".encode(), **locale).returncode == 0
    assert papershelf("note", "#1", **locale).stdout.decode() == "你好\n"
    assert "Grüße 你好" in papershelf("export", "--unicode", **locale).stdout.decode()


def test_a_note_that_is_no_text_changes_nothing(service: WatchedService) -> None:
    papershelf("pull", "--date", DAY)
    papershelf("note", "#1", "kept")
    finished = papershelf("note", "#1", "-", stdin=b"\xff\xfe")
    assert finished.returncode == 2
    assert finished.stderr.endswith(b"papershelf: Standard input is not text in UTF-8; nothing was changed.\n")
    assert papershelf("note", "#1").stdout == b"kept\n"


def test_ctrl_c_cancels_a_pull_and_the_ledger_says_so(service: WatchedService) -> None:
    service.set_fault("/api/daily_papers", "stall")
    command = [sys.executable, "-m", "desktop", "pull", "--date", DAY]
    with subprocess.Popen(command, cwd=PROJECT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as running:
        assert service.asked.wait(60)
        running.send_signal(signal.SIGINT)
        out, err = running.communicate(timeout=60)
    assert (running.returncode, out) == (1, b"")
    assert err == b"papershelf: Cancelled. What was finished before stays.\n"
    with opening.chosen(None, demo=False) as database:
        [line] = load_ledger(database)
    assert (line.outcome, line.received, line.reason) == ("cancelled", 0, "You cancelled it.")


def test_main_py_passes_the_exit_code_on() -> None:
    finished = subprocess.run([sys.executable, "main.py", "show", "#1"], cwd=PROJECT, capture_output=True, check=False)
    assert finished.returncode == 2
