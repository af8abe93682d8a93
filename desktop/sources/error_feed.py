"""Finds the arXiv's own words in the feed it answers with when it does not accept a question. Pure.

The feed has one entry titled "Error" whose id leads to ``/api/errors``, sent with HTTP 400 and also with 200.
https://info.arxiv.org/help/api/user-manual.html#34-errors
"""

from typing import TYPE_CHECKING

from desktop.errors import SourceError
from desktop.sources.safe_xml import line_of, read_xml

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

_ATOM = "{http://www.w3.org/2005/Atom}"


def words_of_error(feed: "Element") -> str:
    """What an error feed says, on one line; "" for any other feed."""
    for entry in feed.iterfind(f"{_ATOM}entry"):
        if "/api/errors" in line_of(entry.find(f"{_ATOM}id")):
            return line_of(entry.find(f"{_ATOM}summary")) or line_of(entry.find(f"{_ATOM}title"))
    return ""


def words_of_error_body(body: bytes) -> str:
    """The same of a body that may be anything."""
    if b"/api/errors" not in body:
        return ""
    try:
        return words_of_error(read_xml(body, ""))
    except SourceError:
        return ""  # it is no feed, so it has no words of this kind
