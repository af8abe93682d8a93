"""Whatever pieces an answer comes in, it is the same answer; and it never becomes larger than it may."""

import gzip
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.sources.decoding import BodyError, BrokenOffError, decoded

MOST = 8 * 2**20


def pieces(body: bytes, size: int) -> list[bytes]:
    return [body[start : start + size] for start in range(0, len(body), size)]


@given(members=st.lists(st.binary(max_size=200), min_size=1, max_size=4), size=st.integers(1, 50))
def test_a_packed_body_is_the_same_in_all_pieces(members: list[bytes], size: int) -> None:
    packed = b"".join(map(gzip.compress, members))
    assert decoded(pieces(packed, size), "gzip", MOST) == b"".join(members)


@given(body=st.binary(min_size=1, max_size=300), missing=st.integers(1, 18), size=st.integers(1, 50))
def test_a_packed_body_that_ends_early_is_noticed(body: bytes, missing: int, size: int) -> None:
    with pytest.raises(BrokenOffError):
        decoded(pieces(gzip.compress(body)[:-missing], size), "gzip", MOST)


@pytest.mark.parametrize("length", [2**20 - 1, 2**20, 2**20 + 1, 3 * 2**20, MOST])
def test_a_body_that_unpacks_to_whole_pieces_is_whole(length: int) -> None:
    assert decoded([gzip.compress(bytes(length))], "gzip", MOST) == bytes(length)
    assert decoded(pieces(gzip.compress(bytes(length)), 7), "gzip", MOST) == bytes(length)


def test_what_is_held_back_at_the_end_of_a_chunk_is_not_lost() -> None:
    packed = gzip.compress(bytes(MOST))  # a chunk of about a thousand bytes unpacks to what is given out at once
    for size in range(1_010, 1_030):
        assert len(decoded(pieces(packed, size), "gzip", MOST)) == MOST


@pytest.mark.parametrize("encoding", ["gzip", "", "identity"])
def test_one_byte_too_many_is_too_many(encoding: str) -> None:
    body = bytes(MOST + 1)
    with pytest.raises(BodyError, match="sent more than 8 MB"):
        decoded([gzip.compress(body) if encoding == "gzip" else body], encoding, MOST)


@pytest.mark.parametrize(
    "body", [b"no gzip at all", zlib.compress(b"another packing"), gzip.compress(b"x")[:-8] + b"12345678"]
)
def test_what_is_no_gzip_cannot_be_unpacked(body: bytes) -> None:
    with pytest.raises(BodyError, match="cannot be unpacked"):
        decoded([body], "gzip", MOST)
