"""Reads papers from an answer that someone saved: JSON or JSON lines, of any length, one entry at a time.

An entry is what Hugging Face's listings hold, a paper alone, or ``{"requested_date": …, "item": entry}``. A file of a
million entries is never in memory: the longest single entry is.
"""

from collections.abc import Iterator
from typing import BinaryIO

from desktop.errors import PapershelfError
from desktop.records import Listed
from desktop.sources.huggingface_paper import is_entry, read_entry
from desktop.sources.json_stream import Broken, Found, json_values
from desktop.translation import tr

PATIENCE = 1000  # things that are no papers, before the first paper: then it is no listing


def read_answer(file: BinaryIO, name: str) -> Iterator[Listed | str]:
    """The papers of a saved answer, in its order; a sentence for each thing in it that could not be taken.

    ``file`` is read from where it stands, and its ``tell()`` says how far; ``name`` is for the sentences. Any thread.

    Raises:
        PapershelfError: nothing in it is a paper.
    """
    held_back: list[str] = []
    papers = 0
    for value in json_values(file, by_lines=name.lower().endswith((".jsonl", ".ndjson"))):
        outcome = _read(value)
        if isinstance(outcome, Listed):
            papers += 1
            yield from held_back
            held_back = []
            yield outcome
        elif papers:
            yield outcome
        elif len(held_back) == PATIENCE:
            break
        else:
            held_back.append(outcome)
    if not papers:
        raise _no_papers(name, held_back)


def _read(value: Found | Broken) -> Listed | str:
    if isinstance(value, Broken):
        return _given_up(value) if value.is_end else _left_out(value.line, value.reason)
    item, day = value.value, None
    if isinstance(item, dict) and "item" in item and not is_entry(item):
        requested = item.get("requested_date")
        item, day = item["item"], requested if isinstance(requested, str) and requested else None
    entry = read_entry(item, day=day)
    return _left_out(value.line, entry) if isinstance(entry, str) else entry


def _given_up(broken: Broken) -> str:
    sentence = tr("Line {line} and all after it were left out: {reason}.")
    return sentence.format(line=broken.line, reason=broken.reason)


def _left_out(line: int, reason: str) -> str:
    return tr("Line {line} was left out: {reason}.").format(line=line, reason=reason)


def _no_papers(name: str, sentences: list[str]) -> PapershelfError:
    sentence = tr("“{name}” holds no papers: choose an answer of Hugging Face saved as .json or .jsonl.").format(name=name)
    return PapershelfError(f"{sentence} {sentences[0]}" if sentences else sentence)
