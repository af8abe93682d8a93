"""XML from services: what could do harm is not read, and what is no XML is said in one true sentence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.errors import SourceError
from desktop.sources import safe_xml
from desktop.sources.error_feed import words_of_error_body
from desktop.sources.safe_xml import line_of, read_xml
from tests.arxiv_answers import atom_feed, error_feed

ENTITIES = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMB = f'<?xml version="1.0"?><!DOCTYPE feed [<!ENTITY l0 "lol">{ENTITIES}]><feed>&l9;</feed>'.encode()
HARM, PAGE, HALF, OTHER, ENCODING = "could do harm", "a web page", "broke off", "not XML", "an encoding that cannot be read"


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (BOMB, HARM),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>', HARM),
        (b'<!DOCTYPE a [<!ENTITY x SYSTEM "http://127.0.0.1/">]><a>&x;</a>', HARM),
        (b"<a>" * 100_000, HARM),
        (b"<a>" * 65 + b"</a>" * 65, HARM),
        (b"\n<!DOCTYPE html><html><br></html>", PAGE),
        (b"<HTML><body>", PAGE),
        (b'<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml"/>', PAGE),
        (b"", "nothing at all"),
        (b" \r\n ", "nothing at all"),
        (b"<feed><entry>", HALF),
        (b"<feed><ent", HALF),
        (b"<feed>\xc3", HALF),
        (atom_feed()[:-9], HALF),
        (b"\x00\x01\x02garbage", OTHER),
        (b'{"unexpected": true}', OTHER),
        (b"<a/><b/>", OTHER),
        (b"<a>&nbsp;</a>", OTHER),
        (b"<a>\xff\xfe</a>", OTHER),
        (b'<?xml version="1.0" encoding="klingon"?><a/>', ENCODING),
        (b'<?xml version="1.0" encoding="utf-16"?><a/>', ENCODING),
        (b'<?xml version="1.0" encoding="big5"?><a/>', ENCODING),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', ENCODING),
    ],
)
def test_what_cannot_be_read_is_said(body: bytes, sentence: str) -> None:
    with pytest.raises(SourceError, match=rf"^arXiv .*{sentence}.*\.$") as error:
        read_xml(body, "arXiv")
    assert error.value.service == "arXiv"


def test_size_is_capped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe_xml, "MOST_ELEMENTS", 100)
    assert len(read_xml(b"<a>" + b"<b/>" * 99 + b"</a>", "arXiv")) == 99
    with pytest.raises(SourceError, match="more in one answer than any listing holds"):
        read_xml(b"<a>" + b"<b/>" * 100 + b"</a>", "arXiv")
    monkeypatch.setattr(safe_xml, "MOST_BYTES", 10)
    with pytest.raises(SourceError, match="more in one answer than any listing holds"):
        read_xml(b"<a>12345</a>", "arXiv")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "iso-8859-1"])
def test_other_encodings_are_read(encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding.removesuffix("-sig")}"?><a>\n Größe <b>×\t2</b> </a>\n'
    assert line_of(read_xml(text.encode(encoding), "arXiv")) == "Größe × 2"


def test_nothing_has_no_text() -> None:
    assert line_of(None) == ""


def test_a_service_that_refuses_is_quoted() -> None:
    assert words_of_error_body(error_feed("incorrect id format for abc")) == "incorrect id format for abc"
    assert words_of_error_body(atom_feed()) == ""
    assert words_of_error_body(error_feed("x")[:-5]) == ""
    assert words_of_error_body(BOMB + b"/api/errors") == ""


@given(st.binary() | st.text(alphabet="<>/feed!?[]&;x 'xml=\"DOCTYPE", max_size=60).map(str.encode))
def test_any_bytes_are_read_or_said(body: bytes) -> None:
    try:
        told = f"arXiv {read_xml(body, 'arXiv').tag}"
    except SourceError as error:
        told = str(error)
    assert told.startswith("arXiv ")
