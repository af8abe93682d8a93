"""Standard input, output and error of the command line: UTF-8 between programs, and never a crash over a letter."""

import io
import os
import sys
from pathlib import Path

from desktop.errors import UsageError
from desktop.translation import tr


def prepare_streams() -> None:
    """Make the three streams fit for any text. Between programs text is UTF-8; a terminal shows ``?`` for what it cannot."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:  # closed by whoever started us, as in ``papershelf list >&-``
            setattr(sys, name, Path(os.devnull).open(mode, encoding="utf-8"))  # noqa: SIM115 - open to the end
    for stream in (sys.stdin, sys.stdout):
        if not isinstance(stream, io.TextIOWrapper):
            continue
        if stream.isatty():
            stream.reconfigure(errors="replace")
        else:
            stream.reconfigure(encoding="utf-8")


def read_standard_input() -> str:
    """All of standard input. Raises UsageError when it is not UTF-8."""
    try:
        return sys.stdin.read()
    except UnicodeDecodeError as error:
        raise UsageError(tr("Standard input is not text in UTF-8; nothing was changed.")) from error


def say(sentence: str) -> None:
    """Write the sentence to standard error, where results do not go."""
    sys.stderr.write(f"papershelf: {sentence}\n")


def one_line(text: str) -> str:
    """What a service sent, without the control characters that would command a terminal."""
    return " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())


def abandon_output() -> None:
    """Let go of an output that nobody reads or that is full: Python would complain once more while closing it."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
