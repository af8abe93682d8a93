"""Reads JSON that strangers wrote: a value that can be stored, or a ValueError. Knows nothing of papers."""

import json
import re

_ESCAPED_SURROGATE = re.compile(r"\\u[dD][89a-fA-F]")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def read_json(text: str | bytes) -> object:
    """The value that ``text`` holds: UTF-8, UTF-16 or UTF-32, with or without a byte order mark. The last of equal keys wins.

    Raises:
        ValueError: not JSON, not one value, nested too deep, or a number with thousands of digits.
    """
    if isinstance(text, bytes):
        text = text.decode(json.detect_encoding(text))
    text = text.removeprefix("\ufeff")
    try:
        return storable(json.loads(text, parse_constant=_no_number), text)
    except RecursionError as error:
        raise ValueError("nested too deep") from error


def storable(value: object, text: str) -> object:
    """``value``, just read from ``text``, with half characters (a lone ``\\ud83d``) replaced: no file could hold them."""
    return _whole(value) if _ESCAPED_SURROGATE.search(text) else value


def _no_number(_name: str) -> None:
    """NaN and Infinity are not JSON, yet some programs write them: they say that there is no number."""


def _whole(value: object) -> object:
    match value:
        case str():
            return _LONE_SURROGATE.sub("\ufffd", value)
        case list():
            return [_whole(each) for each in value]
        case dict():
            return {_whole(key): _whole(each) for key, each in value.items()}
    return value
