"""The rules of the house, checked like everything else: style, types, the walls between the rooms, and the two commands."""

import ast
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from desktop import __version__
from desktop.paths import data_folder, library_path, settings_path

PROJECT = Path(__file__).parents[1]
LONGEST_FILE = 350
LINT_IMPORTS = "from importlinter.cli import lint_imports_command; lint_imports_command()"

BROKEN_RULES = {
    "Imports point down": ("desktop/store/__init__.py", "import desktop.library"),
    "Only the window knows Qt": ("desktop/library/__init__.py", "import PySide6.QtCore"),
    "Only the store speaks to the database": ("desktop/library/__init__.py", "import sqlite3"),
    "Windows reach the rest through the live library only": ("desktop/ui/__init__.py", "import desktop.store"),
    "Only sources/exchange.py uses requests": ("desktop/library/__init__.py", "import requests"),
    "Only ui/look/icons.py uses qtawesome": ("desktop/ui/__init__.py", "import qtawesome"),
    "Only tasks, downloads and turns know threads": ("desktop/ui/__init__.py", "import threading"),
}


def run(*command: str, folder: Path = PROJECT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        stdin=subprocess.DEVNULL,
    )


def assert_passes(*command: str) -> None:
    finished = run(*command)
    assert finished.returncode == 0, finished.stdout + finished.stderr


def test_code_is_formatted() -> None:
    assert_passes("-m", "ruff", "format", "--check", ".")


def test_code_keeps_to_the_style() -> None:
    assert_passes("-m", "ruff", "check", ".")


def test_types_agree() -> None:
    assert_passes("-m", "mypy")


def test_walls_between_the_rooms_stand() -> None:
    assert_passes("-c", LINT_IMPORTS)


@pytest.mark.parametrize("rule", BROKEN_RULES)
def test_broken_wall_is_noticed(rule: str, tmp_path: Path) -> None:
    broken, line = BROKEN_RULES[rule]
    shutil.copytree(PROJECT / "desktop", tmp_path / "desktop", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(PROJECT / "pyproject.toml", tmp_path)
    with (tmp_path / broken).open("a", encoding="utf-8") as file:
        file.write(f"\n{line}\n")
    finished = run("-c", LINT_IMPORTS, folder=tmp_path)
    assert finished.returncode != 0
    assert re.search(rf"^{re.escape(rule)} BROKEN", finished.stdout, re.MULTILINE), finished.stdout + finished.stderr


def test_no_file_is_long() -> None:
    lengths = {
        file.relative_to(PROJECT).as_posix(): len(file.read_text(encoding="utf-8").splitlines())
        for file in (PROJECT / "desktop").rglob("*.py")
    }
    assert {file: length for file, length in lengths.items() if length > LONGEST_FILE} == {}


def test_every_module_says_why_it_exists() -> None:
    silent = [
        file.relative_to(PROJECT).as_posix()
        for file in (PROJECT / "desktop").rglob("*.py")
        if not ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))
    ]
    assert silent == []


def test_changelog_has_an_entry_for_this_version() -> None:
    text = (PROJECT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert f"## [{__version__}]" in text or "## [Unreleased]" in text


def test_no_test_reaches_beyond_this_machine() -> None:
    with pytest.raises(AssertionError, match=r"192\.0\.2\.1"):
        socket.create_connection(("192.0.2.1", 80), timeout=1)
    with pytest.raises(AssertionError, match=r"example\.org"):
        socket.getaddrinfo("example.org", 443)
    with pytest.raises(socket.gaierror):
        socket.getaddrinfo("service.invalid", 443)


def test_no_test_touches_the_library_of_whoever_runs_it(home: Path) -> None:
    for place in (library_path(), settings_path(), data_folder(), Path.home()):
        assert place.is_relative_to(home)
