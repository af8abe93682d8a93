"""Unpacks the body of an answer piece by piece, so that a small answer cannot become a large one. Pure."""

import zlib
from collections.abc import Iterable, Iterator

from desktop.translation import tr

_GZIP = 16 + zlib.MAX_WBITS


class BodyError(Exception):
    """The body is not whole. Its text is a sentence with ``{service}`` still to fill in."""


def decoded(chunks: Iterable[bytes], encoding: str, most: int) -> bytes:
    """The unpacked body; ``encoding`` is the Content-Encoding header, ``most`` a number of bytes.

    Raises:
        BodyError: more than ``most`` bytes, an unknown encoding, or broken or incomplete compression.
    """
    match encoding.strip().lower():
        case "" | "identity":
            pieces = iter(chunks)
        case "gzip" | "x-gzip":
            pieces = _unzipped(chunks, most)
        case _:
            raise BodyError(tr("{service} packed its answer in a way that was not asked for: try again later."))
    whole, size = [], 0
    for piece in pieces:
        size += len(piece)
        if size > most:
            sentence = tr("{service} sent more than {limit} MB in one answer, which is no listing: nothing of it was kept.")
            raise BodyError(sentence.replace("{limit}", f"{most / 2**20:.3g}"))
        whole.append(piece)
    return b"".join(whole)


def _unzipped(chunks: Iterable[bytes], most: int) -> Iterator[bytes]:
    """A gzip body may have several members (RFC 1952, 2.2). No piece is longer than ``most`` + 1 bytes."""
    decoder = zlib.decompressobj(_GZIP)
    started = False
    try:
        for chunk in chunks:
            rest = chunk
            while rest:
                if decoder.eof:
                    decoder = zlib.decompressobj(_GZIP)
                started = True
                yield decoder.decompress(rest, most + 1)
                rest = decoder.unconsumed_tail or decoder.unused_data
    except zlib.error as error:
        raise BodyError(tr("{service} sent an answer that cannot be unpacked: try again later.")) from error
    if started and not decoder.eof:
        raise BodyError(tr("{service} broke off in the middle of its answer: try again later."))
