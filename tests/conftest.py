"""What every test stands on: no screen, no network but loopback, and folders of its own instead of the reader's."""

import gc
import os
import socket
from collections.abc import Iterator
from pathlib import Path

import hypothesis
import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# A test that passes today passes tomorrow; `--hypothesis-profile=search` looks for new counterexamples.
hypothesis.settings.register_profile("steady", deadline=None, derandomize=True)
hypothesis.settings.register_profile("search", deadline=None, max_examples=2_000, print_blob=True)
hypothesis.settings.register_profile("thorough", deadline=None, max_examples=10_000, print_blob=True)
hypothesis.settings.load_profile("steady")

SET_BY_THE_READER = (
    "HF_ENDPOINT",
    "HF_TOKEN",
    "ARXIV_ENDPOINT",
    "DOI_ENDPOINT",
    "PAPERSHELF_OFFLINE",
    "HTTP_PROXY",
    "HTTPS_PROXY",
    "ALL_PROXY",
    "http_proxy",
    "https_proxy",
    "all_proxy",
)


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """This test's own folder, in which everything that Papershelf keeps is kept. Apart from ``tmp_path``."""
    folder = tmp_path_factory.mktemp("home")
    for name in ("DATA", "CONFIG", "CACHE", "STATE", "RUNTIME"):
        own = folder / name.lower()
        own.mkdir(mode=0o700)
        monkeypatch.setenv("XDG_RUNTIME_DIR" if name == "RUNTIME" else f"XDG_{name}_HOME", str(own))
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.setenv("PAPERSHELF_LIBRARY", str(folder / "data" / "papershelf" / "library.sqlite3"))
    monkeypatch.setenv("LANGUAGE", "en")
    for name in SET_BY_THE_READER:
        monkeypatch.delenv(name, raising=False)
    if "qtbot" in request.fixturenames or "qapp" in request.fixturenames:
        _keep_window_geometry_in(folder / "config")
    return folder


@pytest.fixture(autouse=True)
def loopback_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names and addresses beyond this machine are refused; one below ``.invalid`` is unknown, as it is everywhere."""
    look_up, connect = socket.getaddrinfo, socket.socket.connect

    def look_up_here(host: str | bytes | None, *rest: object, **options: object) -> object:
        _refuse_beyond_loopback(host)
        return look_up(host, *rest, **options)  # type: ignore[arg-type]

    def connect_here(self: socket.socket, address: tuple[object, ...] | str | bytes) -> None:
        if self.family in (socket.AF_INET, socket.AF_INET6):
            _refuse_beyond_loopback(address[0])
        connect(self, address)

    monkeypatch.setattr(socket, "getaddrinfo", look_up_here)
    monkeypatch.setattr(socket.socket, "connect", connect_here)


@pytest.fixture(autouse=True)
def garbage_collected_here(request: pytest.FixtureRequest) -> Iterator[None]:
    """Collects garbage between tests, on the main thread: freed by a worker's collection, a widget ends the process."""
    yield
    gc.collect(2 if "qtbot" in request.fixturenames else 1)


def pytest_sessionstart() -> None:
    gc.disable()


def pytest_collection_finish() -> None:
    """Leave what the imports made out of every later collection, which then costs a tenth."""
    gc.collect()
    gc.freeze()


def _refuse_beyond_loopback(host: object) -> None:
    name = host.decode() if isinstance(host, bytes) else host
    if isinstance(name, str) and name.endswith(".invalid"):
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
    if name not in (None, "", "localhost", "::1") and not str(name).startswith("127."):
        raise AssertionError(f"a test tried to reach {name}")


def _keep_window_geometry_in(folder: Path) -> None:
    # Qt reads XDG_CONFIG_HOME once in a process, so the folder of each test has to be named.
    from PySide6.QtCore import QSettings

    for file_format in (QSettings.Format.NativeFormat, QSettings.Format.IniFormat):
        QSettings.setPath(file_format, QSettings.Scope.UserScope, str(folder))
