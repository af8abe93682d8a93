"""What can be said of the file that an export would write, before it is written. Looks at the disk; changes nothing."""

import os
from collections.abc import Iterable
from pathlib import Path

from desktop.translation import tr


def resolve_file(typed: str, folder: Path) -> Path:
    """The absolute path that is meant: ``~`` is the reader's home, and a bare name lies in that folder."""
    try:
        meant = Path(typed.strip()).expanduser()
    except RuntimeError:  # ~somebody, who is not known here: a name like any other
        meant = Path(typed.strip())
    return meant if meant.is_absolute() else folder / meant


def judge_file(typed: str, folder: Path) -> tuple[str, bool]:
    """A sentence about that file ("" when there is nothing to say), and whether it can be written."""
    if not typed.strip():
        return tr("Name the file to export to."), False
    file = resolve_file(typed, folder)
    try:
        return _judge(file)
    except OSError:  # a name too long
        return tr("No file can have this name."), False


def _judge(file: Path) -> tuple[str, bool]:
    if "\0" in str(file):
        return tr("No file can have this name."), False
    if file.is_dir():
        return tr("{name} is a folder; add a file’s name to it.").format(name=file.name or str(file)), False
    if not file.parent.is_dir():
        return tr("There is no folder {folder}; choose one that exists.").format(folder=file.parent), False
    if not os.access(file if file.exists() else file.parent, os.W_OK):
        return tr("You may not write there; choose another folder."), False
    return (tr("Replaces the file that is there."), True) if file.exists() else ("", True)


def swap_suffix(typed: str, suffix: str, known: Iterable[str]) -> str:
    """The name with that suffix in place of a known one; a name with another suffix of its own is left alone."""
    for old in sorted(known, key=len, reverse=True):
        if typed.endswith(old):
            return typed.removesuffix(old) + suffix
    return typed
