"""Unpacks the body of an answer piece by piece, so that a small answer cannot become a large one. Pure."""

import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

from desktop.translation import tr

_GZIP = 16 + zlib.MAX_WBITS
_PIECE = 2**20  # bytes that are unpacked at once


class BodyError(Exception):
    """The body is not whole. Its text is a sentence with ``{service}`` still to fill in."""


class BrokenOffError(BodyError):
    """The body ended too early: the same question may be answered wholly."""


def decoded(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The unpacked body; ``encoding`` is the Content-Encoding header, ``most`` a number of bytes.

    Raises:
        BodyError: more than ``most`` bytes, an unknown encoding, or broken or incomplete compression.
    """
    match encoding.strip().lower():
        case "" | "identity":
            pieces = iter(chunks)
        case "gzip" | "x-gzip":
            pieces = _unzipped(chunks)
        case _:
            raise BodyError(tr("{service} packed its answer in a way that was not asked for: try again later."))
    whole = BytesIO()  # whose value is no copy, as that of joined pieces would be
    for piece in pieces:
        if whole.tell() + len(piece) > most:
            raise too_long(most)
        whole.write(piece)
    return whole.getvalue()


def too_long(most: int) -> BodyError:
    """The error for an answer of more than ``most`` bytes."""
    sentence = tr(
        "{service} sent more than {limit} MB in one answer, which is no listing: nothing of it was kept; try again later."
    )
    return BodyError(sentence.replace("{limit}", f"{most / 2**20:.3g}"))


def _unzipped(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """A gzip body may have several members (RFC 1952, 2.2). No piece is longer than ``_PIECE``."""
    decoder = zlib.decompressobj(_GZIP)
    started = False
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if decoder.eof:
                    decoder = zlib.decompressobj(_GZIP)
                started = True
                # What it holds back at the end of a chunk comes with the next: the trailer of a body is always one.
                yield decoder.decompress(rest, _PIECE)
                rest = decoder.unconsumed_tail or decoder.unused_data
    except zlib.error as error:
        raise BodyError(tr("{service} sent an answer that cannot be unpacked: try again later.")) from error
    if started and not decoder.eof:
        raise BrokenOffError(tr("{service} broke off in the middle of its answer: try again later."))
