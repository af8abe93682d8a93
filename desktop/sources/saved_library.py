"""Reads a library that Papershelf wrote as JSON (formats/library_json.py), one entry at a time."""

import re
from collections.abc import Iterator
from typing import BinaryIO

from desktop.errors import PapershelfError
from desktop.sources.json_stream import Broken, json_values
from desktop.translation import tr

NEWEST = 1  # the newest version of the format that is understood
_BEGINNING = re.compile(rb'(?:\xef\xbb\xbf)?\s*\[\s*\{\s*"papershelf"\s*:')


def is_library(head: bytes) -> bool:
    """Whether a file that begins so is a library that Papershelf wrote."""
    return _BEGINNING.match(head) is not None


def read_library(file: BinaryIO, name: str) -> Iterator[tuple[int, dict[str, object]] | str]:
    """The line and the entry of each, in the file's order; a sentence for what could not be read. Any thread.

    Raises PapershelfError when a newer Papershelf wrote it; ``name`` is for that sentence.
    """
    papers = 0
    end: object = None
    for found in json_values(file, by_lines=False):
        if isinstance(found, Broken):
            sentence = tr("Line {line} and all after it were left out: {reason}.")
            yield (sentence if found.is_end else tr("Line {line} was left out: {reason}.")).format(
                line=found.line, reason=found.reason
            )
        elif not isinstance(found.value, dict):
            yield tr("Line {line} was left out: it is no entry.").format(line=found.line)
        elif "papershelf" in found.value:
            version = found.value["papershelf"]
            if not isinstance(version, int) or version > NEWEST:
                sentence = tr(
                    "“{name}” was written by a newer Papershelf; update Papershelf to import it. Nothing was changed."
                )
                raise PapershelfError(sentence.format(name=name))
        elif found.value.get("entry") == "end":
            end = found.value.get("papers")
        else:
            papers += found.value.get("entry") == "paper"
            yield found.line, found.value
    if end != papers:
        yield tr("The file is not whole: it ends after {count} papers.").format(count=f"{papers:,}")
