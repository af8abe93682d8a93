"""A program that ended is told from one that still works, also where numbers are given twice."""

import os
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from desktop.library.processes import THIS_PROCESS, is_running

NOW = datetime(2026, 3, 31, 12, tzinfo=UTC)
JUST_NOW = "2026-03-31T11:59:00.000Z"


def test_this_program_runs() -> None:
    assert is_running(THIS_PROCESS, JUST_NOW, NOW)


def test_after_a_long_silence_nothing_is_believed_to_run() -> None:
    assert not is_running(THIS_PROCESS, "2026-03-31T11:00:00.000Z", NOW)


@pytest.mark.parametrize("process", [None, "", "x", "-", "-1", "0-a", f"{os.getpid()}-of an earlier start", f"{10**30}-a"])
def test_what_is_no_program_of_now_does_not_run(process: str | None) -> None:
    assert not is_running(process, JUST_NOW, NOW)
    assert not is_running(THIS_PROCESS, None, NOW)


def test_another_program_runs_until_it_ends() -> None:
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as other:
        assert is_running(f"{other.pid}-a", JUST_NOW, NOW)
        other.kill()
    assert not is_running(f"{other.pid}-a", JUST_NOW, NOW)
