"""Turns the XML that a service sent into an element tree, or says in one sentence why it is none. Pure.

XML can do harm by itself: entities that grow without end, files and addresses named within, nesting without a bottom.
defusedxml forbids the first two; depth, size and number of elements have limits here.
"""

import io
from typing import TYPE_CHECKING

from desktop.errors import SourceError
from desktop.translation import tr

if TYPE_CHECKING:  # whoever asks for a page of papers has time to import what reads it; the first paint has not
    from xml.etree.ElementTree import Element

DEEPEST = 64  # elements within each other; feeds need about five
MOST_ELEMENTS = 1_000_000  # a slice of 2,000 papers has about 100,000; one of great collaborations several times as many
MOST_BYTES = 64 * 1024 * 1024

_WEB_PAGE = (b"<!doctype html", b"<html")
# https://docs.python.org/3/library/pyexpat.html#xml.parsers.expat.errors: by number, so that expat need not be imported here.
_BROKEN_OFF = {3, 5, 6, 20}  # no elements, unclosed token, partial character, unclosed CDATA section
_ENCODING = {18, 19}  # unknown, incorrect


def read_xml(body: bytes, service: str) -> "Element":
    """The root element. ``service`` is its name for the reader. Any thread.

    Raises:
        SourceError: a web page, nothing at all, half a document, no XML, or XML that could do harm.
    """
    stripped = body.lstrip()
    if not stripped:
        raise _error(tr("{service} answered with nothing at all instead of a listing: try again later."), service)
    if stripped[:64].lower().startswith(_WEB_PAGE):
        raise _web_page(service)
    if len(stripped) > MOST_BYTES:
        raise _too_much(service)
    root = _parse(stripped, service)
    if root.tag.rpartition("}")[2].lower() == "html":
        raise _web_page(service)
    return root


def line_of(element: "Element | None") -> str:
    """All text within, on one line with single blanks; "" where there is no such element."""
    if element is None:
        return ""
    words = " ".join("".join(element.itertext()).split())
    return words if words.isprintable() else "".join(letter for letter in words if letter.isprintable())


def _parse(body: bytes, service: str) -> "Element":
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    root: Element | None = None
    depth, count = 0, 0
    try:
        for event, element in iterparse(io.BytesIO(body), events=("start", "end"), forbid_dtd=True):
            if event == "end":
                depth -= 1
                continue
            root = element if root is None else root
            depth, count = depth + 1, count + 1
            if depth > DEEPEST:
                raise _harmful(service)
            if count > MOST_ELEMENTS:
                raise _too_much(service)
    except DefusedXmlException as error:
        raise _harmful(service) from error
    except ParseError as error:
        raise _unreadable(error.code, root is not None, service) from error
    except (LookupError, ValueError) as error:  # an encoding that Python does not know, or cannot give to expat
        raise _unreadable(min(_ENCODING), False, service) from error
    if root is None:
        raise _unreadable(0, False, service)
    return root


def _unreadable(code: int, begun: bool, service: str) -> SourceError:
    if code in _ENCODING:
        return _error(tr("{service} answered in an encoding that cannot be read: try again later."), service)
    if begun and code in _BROKEN_OFF:
        return _error(tr("{service} broke off in the middle of its answer: try again later."), service)
    return _error(tr("{service} answered something that is not XML instead of a listing: try again later."), service)


def _web_page(service: str) -> SourceError:
    sentence = tr(
        "{service} answered with a web page instead of a listing: a log-in page or a check for browsers "
        "may stand in between; open the service in a browser, then try again."
    )
    return _error(sentence, service)


def _harmful(service: str) -> SourceError:
    sentence = tr(
        "{service} sent XML that could do harm (entities, or nesting without a bottom), so nothing of it was read: "
        "check the service's address, or try again later."
    )
    return _error(sentence, service)


def _too_much(service: str) -> SourceError:
    return _error(tr("{service} sent more in one answer than any listing holds: nothing of it was kept."), service)


def _error(sentence: str, service: str) -> SourceError:
    return SourceError(sentence.format(service=service), service=service)
