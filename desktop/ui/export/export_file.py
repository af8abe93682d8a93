"""What can be said of the file that an export would write, before it is written. Looks at the disk; changes nothing."""

import os
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain, count
from pathlib import Path

from desktop.translation import tr


@dataclass(frozen=True, slots=True)
class FileVerdict:
    """A sentence about the file ("" when there is nothing to say), whether it can be written, and whether one is there."""

    sentence: str
    possible: bool
    replaces: bool = False


def resolve_file(typed: str, folder: Path) -> Path:
    """The absolute path that is meant: ``~`` is the reader's home, and a bare name lies in that folder."""
    try:
        meant = Path(typed.strip()).expanduser()
    except RuntimeError:  # ~somebody, who is not known here: a name like any other
        meant = Path(typed.strip())
    return meant if meant.is_absolute() else folder / meant


def shorten_home(file: Path) -> str:
    """The path as one writes it: with ``~`` for the reader's home."""
    return str(Path("~") / file.relative_to(Path.home())) if file.is_relative_to(Path.home()) else str(file)


def find_free(file: Path) -> Path:
    """That path, or with the first of -2, -3 … before the suffix whose name is not taken yet."""
    numbered = (file.with_name(f"{file.stem}-{number}{file.suffix}") for number in count(2))
    # Not Path.exists: a link that leads nowhere takes its name too, and a name too long must not be an error here.
    return next(name for name in chain((file,), numbered) if not os.path.lexists(name))


def judge_file(typed: str, folder: Path) -> FileVerdict:
    """What is to be said of that file."""
    if not typed.strip():
        return FileVerdict(tr("Name the file to export to."), False)
    file = resolve_file(typed, folder)
    try:
        return _judge(file)
    except OSError:  # a name too long
        return FileVerdict(tr("No file can have this name."), False)


def _judge(file: Path) -> FileVerdict:
    if "\0" in str(file):
        return FileVerdict(tr("No file can have this name."), False)
    if file.is_dir():
        sentence = tr("{name} is a folder; add a file's name to it.").format(name=file.name or str(file))
        return FileVerdict(sentence, False)
    if not file.parent.is_dir():
        sentence = tr("There is no folder {folder}; choose one that exists.").format(folder=shorten_home(file.parent))
        return FileVerdict(sentence, False)
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        return FileVerdict(tr("You may not write there; choose another folder."), False)
    if file.exists():
        return FileVerdict(tr("{name} is there already and will be replaced.").format(name=file.name), True, replaces=True)
    return FileVerdict("", True)


def swap_suffix(typed: str, suffix: str, known: Iterable[str]) -> str:
    """The name with that suffix in place of a known one; a name with another suffix of its own is left alone."""
    for old in sorted(known, key=len, reverse=True):
        if typed.endswith(old):
            return typed.removesuffix(old) + suffix
    return typed
