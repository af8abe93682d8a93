"""What links between notes and papers lead to, as values for windows and the command line."""

from typing import NamedTuple


class Mention(NamedTuple):
    """A paper whose note links to another one, and the words around that link, on one line."""

    paper_id: int
    title: str
    line: str


class Linkable(NamedTuple):
    """A paper that a link may lead to. ``detail`` tells it from others: first author, and arXiv id or citation key."""

    paper_id: int
    title: str
    detail: str
