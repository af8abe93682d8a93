"""Starting the window: pictures without a screen, the sample library, what cannot be opened, and errors nobody foresaw."""

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QImage

from desktop import app, paths, settings
from desktop.settings import Settings
from desktop.ui.look.theme import DARK, LIGHT

PROJECT = Path(__file__).parents[1]
SAYS_OF_ITSELF = re.compile(r"^(This plugin does not support .*)?$")  # the screenless platform; nothing of ours


@pytest.fixture
def run():
    """Runs Papershelf as a process of its own; what it said on standard error is kept without the platform's own words."""

    def run(*words, **environment):
        variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", **environment}
        variables = {name: value for name, value in variables.items() if value is not None}
        done = subprocess.run(
            [sys.executable, str(PROJECT / "main.py"), *map(str, words)],
            capture_output=True, text=True, encoding="utf-8", env=variables, timeout=120, check=False,
        )  # fmt: skip
        done.stderr = "\n".join(line for line in done.stderr.splitlines() if not SAYS_OF_ITSELF.match(line))
        return done

    return run


def colours(file: Path) -> set[str]:
    image = QImage(str(file))
    return {image.pixelColor(x, y).name() for x in range(0, image.width(), 7) for y in range(0, image.height(), 7)}


@pytest.mark.parametrize(("theme", "tokens", "other"), [("light", LIGHT, DARK), ("dark", DARK, LIGHT)])
def test_a_screenshot_has_the_size_and_the_theme_that_was_asked_for(run, tmp_path, theme, tokens, other):
    file = tmp_path / "shelf.png"
    done = run("--demo", "--screenshot", file, "--size", "1100x720", "--theme", theme, QT_QPA_PLATFORM=None)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    image = QImage(str(file))
    assert (image.width(), image.height()) == (1100, 720)
    seen = colours(file)
    assert {tokens.window, tokens.sidebar, tokens.list} <= seen
    assert not {other.window, other.sidebar} & seen


def test_a_screenshot_of_the_readers_own_library_changes_no_settings(run, tmp_path, home):
    file = tmp_path / "shelf.png"
    done = run("--library", tmp_path / "own.sqlite3", "--screenshot", file, "--theme", "dark")
    assert (done.returncode, done.stderr) == (0, "")
    assert QImage(str(file)).width() == 1280
    assert (tmp_path / "own.sqlite3").exists()
    assert list((home / "config").rglob("*")) == []


def test_a_screenshot_that_cannot_be_written_is_said(run, tmp_path):
    file = tmp_path / "missing" / "shelf.png"
    done = run("--demo", "--screenshot", file)
    assert done.returncode == 1
    assert done.stderr == f"papershelf: {file} could not be written; choose another place."


@pytest.mark.parametrize("more", [(), ("--screenshot", "shelf.png")])
def test_a_library_that_cannot_be_opened_is_said_and_left_as_it_was(run, tmp_path, more):
    file = tmp_path / "notes.txt"
    file.write_text("This is no library." * 200, encoding="utf-8")
    done = run("--library", file, *more)
    assert done.returncode == 1
    assert done.stdout == ""
    assert done.stderr.startswith(f"papershelf: The library {file} cannot be opened: ")
    assert len(done.stderr.splitlines()) == 1
    assert file.read_text(encoding="utf-8") == "This is no library." * 200
    assert [one.name for one in tmp_path.iterdir()] == ["notes.txt"]


def test_without_a_display_that_is_said(run):
    done = run("--demo", QT_QPA_PLATFORM=None, DISPLAY=None, WAYLAND_DISPLAY=None)
    assert done.returncode == 1
    assert done.stderr.startswith("papershelf: there is no display to open a window on")


def test_a_theme_of_the_command_line_is_for_this_start_only():
    kept = Settings(theme="light")
    app._save(Settings(theme="dark", show_counts=False), kept, "dark")
    assert settings.load(paths.settings_path()) == Settings(theme="light", show_counts=False)
    app._save(Settings(theme="system"), kept, "dark")
    assert settings.load(paths.settings_path()) == Settings(theme="system")


class Telling(QObject):
    told = Signal(str, bool)


def test_an_unforeseen_error_is_printed_and_said(qapp, capsys, monkeypatch):
    monkeypatch.setattr(sys, "excepthook", sys.excepthook)  # put back after the test
    library = Telling()
    said = []
    library.told.connect(lambda sentence, warning: said.append((sentence, warning)))
    app._report_surprises(library)
    try:
        raise RuntimeError("the moon was full")
    except RuntimeError as error:
        sys.excepthook(type(error), error, error.__traceback__)
    assert "RuntimeError: the moon was full" in capsys.readouterr().err
    ((sentence, warning),) = said
    assert "(RuntimeError: the moon was full)" in sentence
    assert warning
