"""Puts a text in place of a file's content: all of it at once, or none of it."""

import os
import stat
import tempfile
from collections.abc import Iterable
from pathlib import Path

from desktop.errors import PapershelfError
from desktop.translation import tr


def replace_file(file: Path, text: str | Iterable[str]) -> None:
    """Put the text, whole or in pieces, in place of the file's content; the old content stays until the new is on disk.

    In UTF-8 with LF. A link is followed. What is no file, such as a pipe or ``/dev/stdout``, is written to and not replaced.
    """
    temporary = None
    pieces = [text] if isinstance(text, str) else text
    try:
        target = file.resolve()
        if file.exists() and not (target.is_file() or target.is_dir()):
            with file.open("w", encoding="utf-8", newline="\n") as pipe:
                pipe.writelines(pieces)
            return
        handle, temporary = tempfile.mkstemp(dir=target.parent, prefix=".papershelf-")
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as written:
            written.writelines(pieces)
            written.flush()
            os.fsync(written.fileno())
        Path(temporary).chmod(stat.S_IMODE(target.stat().st_mode) if target.exists() else 0o666 & ~_umask())
        Path(temporary).replace(target)
    except (OSError, RuntimeError) as error:  # RuntimeError: links that lead in a circle
        reason = (error.strerror if isinstance(error, OSError) else None) or error
        sentence = tr("{file} could not be written: {reason}. What was there before is unchanged.")
        raise PapershelfError(sentence.format(file=file, reason=reason)) from error
    finally:
        if temporary:
            Path(temporary).unlink(missing_ok=True)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
