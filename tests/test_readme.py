"""The README is as true as the program: its commands, keys, verbs and files are compared with what is there."""

import re
import shlex
from pathlib import Path

import pytest

from desktop.arguments import VERBS, build_parser
from desktop.ui.commands import COMMANDS

PROJECT = Path(__file__).parents[1]
README = (PROJECT / "README.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^papershelf .*$", README, re.MULTILINE)


@pytest.mark.parametrize("command", ["sh packaging/run.sh", "sh packaging/test.sh"])
def test_command_to_start_is_shown(command: str) -> None:
    assert command in README


def test_only_files_that_exist_are_named() -> None:
    named = re.findall(r'(?:src|srcset)="([^"]+)"|\]\((?!https?:|#)([^)]+)\)', README)
    files = {first or second for first, second in named}
    assert {file for file in files if not (PROJECT / file).exists()} == set()


@pytest.mark.parametrize("example", EXAMPLES)
def test_example_is_understood(example: str) -> None:
    words = shlex.split(example, comments=True)
    options = build_parser().parse_args(words[1:])
    assert options.verb is not None or options.screenshot


def test_every_verb_is_shown() -> None:
    [part] = re.findall(r"^## On the command line$(.*?)^## ", README, re.MULTILINE | re.DOTALL)
    assert {verb for verb, *_ in VERBS} - set(re.findall(r"[\w-]+", part)) == set()


def test_every_key_is_shown() -> None:
    [part] = re.findall(r"^## Keys$(.*?)^## ", README, re.MULTILINE | re.DOTALL)
    shown = {key.lower() for key in re.findall(r"`([^`]+)`", part)}
    there = {key.lower().replace(", ", " ") for command in COMMANDS for key in command.keys}
    assert there - shown == set()
