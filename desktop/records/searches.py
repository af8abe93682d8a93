"""What is looked for, in which order it is shown, and what was found. Values; no behaviour."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple


class SearchWord(NamedTuple):
    """What a search looks for in texts: a word, or several in this order. ``whole``: they do not only begin so."""

    text: str
    field: str = ""  # title, abstract, authors or note; "" for any of them
    whole: bool = False


class UnfinishedValue(NamedTuple):
    """A value of the query language that is being typed: the field's short name, its letters so far, and where it starts."""

    field: str
    typed: str  # without a quote
    start: int  # in characters of the query; a quote belongs to it


@dataclass(frozen=True, slots=True)
class Completion:
    """A value that could be meant. ``written``: as it stands in a query. ``count``: of papers; None where it is not known."""

    name: str
    written: str
    count: int | None = None


@dataclass(frozen=True, slots=True)
class SmartCollection:
    """A search that the reader keeps under a name; ``query`` as it was typed."""

    smart_id: int
    name: str
    query: str


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag and the number of papers that have it; ``colour``: one of LABEL_COLOURS, None: none was given to it."""

    tag_id: int
    name: str
    count: int
    colour: str | None = None


class Order(StrEnum):
    """How a list is sorted: newest day first, most upvotes, as the day's list ranks, by title, last added first, best match first,
    by the day that papers were put off to.

    The best match is told of a search for words; any other list is then sorted by date.
    """

    DATE = "date"
    UPVOTES = "upvotes"
    RANK = "rank"
    TITLE = "title"
    ADDED = "added"
    RELEVANCE = "relevance"
    LATER = "later"


@dataclass(frozen=True, slots=True)
class FoundPapers:
    """What a list shows. ``days``: how many of the ids stand under each day (``date.toordinal``), in the list's order.

    ``days`` is empty unless the list is sorted by date. A paper without a date stands under the day it was added on.
    """

    ids: Sequence[int]
    days: Mapping[int, int] = field(default_factory=dict, hash=False)


class FirstPage(NamedTuple):
    """What was found of a list at once. ``is_whole``: there is no more of it."""

    found: FoundPapers
    is_whole: bool
