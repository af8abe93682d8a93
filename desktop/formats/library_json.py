"""A library as JSON that Papershelf reads again: one list, an entry a line, so that files of any length are written and read."""

import json
from collections.abc import Iterable, Iterator, Mapping

VERSION = 1  # of the format; README tells it

_encode = json.JSONEncoder(ensure_ascii=False).encode


def write(entries: Iterable[Mapping[str, object]]) -> Iterator[str]:
    """The text of the file, piece by piece. The first entry names the format's version, the last counts the papers."""
    yield "[\n" + _encode({"papershelf": VERSION})
    papers = 0
    for entry in entries:
        papers += entry["entry"] == "paper"
        yield ",\n" + _encode(entry)
    yield ",\n" + _encode({"entry": "end", "papers": papers}) + "\n]\n"
