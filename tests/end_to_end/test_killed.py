"""Killed while a note is typed: nothing that was shown as saved is lost. Asked to end: nothing that was typed is lost."""

import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store import annotations
from desktop.store.database import open_library
from tests.libraries import add_day

PROGRAM = Path(__file__).with_name("write_notes.py")
PROJECT = Path(__file__).parents[2]


@pytest.fixture
def start(file):
    """Starts the program that types, on a library of three papers."""
    running = []

    def start(how: str) -> subprocess.Popen[str]:
        with closing(open_library(file)) as database:
            add_day(database, 3)
        environment = {**os.environ, "PYTHONPATH": str(PROJECT), "QT_QPA_PLATFORM": "offscreen"}
        process = subprocess.Popen(
            [sys.executable, str(PROGRAM), str(file), how],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8", env=environment,
        )  # fmt: skip
        running.append(process)
        return process

    yield start
    for process in running:
        process.kill()
        process.communicate()


def notes_on_disk(file):
    with closing(open_library(file)) as database:
        return annotations.load_notes(database, [1, 2, 3])


@pytest.mark.parametrize("saves", [1, 2, 13, 40])
def test_kill_loses_nothing_that_was_shown_as_saved(start, file, papershelf, saves):
    process = start("for ever")
    lines = [process.stdout.readline() for _ in range(saves)]
    process.send_signal(signal.SIGKILL)
    lines += process.stdout.readlines()
    assert process.wait() == -signal.SIGKILL
    saved = {one["paper"]: one["note"] for one in map(json.loads, filter(lambda line: line.endswith("\n"), lines))}
    kept = notes_on_disk(file)
    assert saved
    for paper_id, note in saved.items():
        assert kept[paper_id].startswith(note.rstrip())
    assert "whole" in papershelf("check")


def test_undo_takes_back_the_note_of_a_window_that_was_killed(start, file, papershelf):
    process = start("for ever")
    assert process.stdout.readline()
    process.send_signal(signal.SIGKILL)
    process.wait()
    before = notes_on_disk(file)
    papershelf("undo")
    after = notes_on_disk(file)
    assert len(after) == len(before) - 1  # it may have gone on to the next paper before it was killed
    assert after.items() <= before.items()


@pytest.mark.parametrize("wish", [signal.SIGTERM, signal.SIGINT])
def test_asked_to_end_it_saves_what_was_typed(start, file, wish):
    process = start("once")
    assert process.stdout.readline() == "typed\n"
    process.send_signal(wish)
    assert process.wait(20) == 0
    assert list(notes_on_disk(file).values()) == ["Grüße, 你好! $\\alpha$ and more. "]
