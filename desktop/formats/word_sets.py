"""Sets of words and tables of pairs, written as text so that they can be read and compared at a glance."""

from collections.abc import Mapping
from types import MappingProxyType


def word_set(words: str) -> frozenset[str]:
    """The words of a text."""
    return frozenset(words.split())


def pair_table(pairs: str) -> Mapping[str, str]:
    """``"α:a β:b"`` as a table that cannot be changed."""
    return MappingProxyType(dict(pair.split(":", 1) for pair in pairs.split()))
