"""The bytes of an answer, unpacked piece by piece, so that a small bomb never becomes a large memory."""

import zlib
from collections.abc import Iterable, Iterator

import brotli

from ingest.errors import TooLarge, UnexpectedContent

PIECE = 1 << 16
ACCEPTED = "gzip, deflate, br"


def read_bounded(chunks: Iterable[bytes], encoding: str, limit: int) -> bytes:
    """All bytes after unpacking. Raises `TooLarge` beyond `limit`, `UnexpectedContent` when they are broken.

    >>> read_bounded([zlib.compress(b"a" * 9)], "deflate", 10)
    b'aaaaaaaaa'
    """
    for name in reversed([part.strip().lower() for part in encoding.split(",") if part.strip()]):
        chunks = unpack(chunks, name)
    body = bytearray()
    for chunk in chunks:
        body += chunk
        if len(body) > limit:
            raise TooLarge(
                f"more than {limit // 1_000_000} MB; that is no feed or article, look at the address in a browser"
            )
    return bytes(body)


def unpack(chunks: Iterable[bytes], encoding: str) -> Iterator[bytes]:
    """The chunks unpacked, none of them longer than a piece or so."""
    try:
        if encoding in {"gzip", "x-gzip"}:
            yield from unzip(chunks, zlib.MAX_WBITS | 16)
        elif encoding == "deflate":
            yield from inflate(chunks)
        elif encoding == "br":
            yield from unbrotli(chunks)
        elif encoding == "identity":
            yield from chunks
        else:
            raise UnexpectedContent(f"packed in a way that was not asked for ({encoding[:40]})")
    except (zlib.error, brotli.error) as error:
        raise UnexpectedContent(f"the {encoding} packing is broken ({error})") from error


def inflate(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Deflate as the standard has it (with a zlib header) or as some servers send it (without)."""
    stream = iter(chunks)
    first = next(stream, b"")
    headed = len(first) > 1 and first[0] & 15 == 8 and (first[0] * 256 + first[1]) % 31 == 0
    yield from unzip(chain(first, stream), zlib.MAX_WBITS if headed else -zlib.MAX_WBITS)


def chain(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    """The first chunk and the others."""
    yield first
    yield from rest


def unzip(chunks: Iterable[bytes], window: int) -> Iterator[bytes]:
    """Unpack with zlib; several gzip members in a row are one body, and a cut end is what it is."""
    machine = zlib.decompressobj(window)
    for chunk in chunks:
        while chunk:
            yield machine.decompress(chunk, PIECE)
            chunk = machine.unconsumed_tail
            if machine.eof:
                chunk, machine = machine.unused_data, zlib.decompressobj(window)
                if not chunk.startswith(b"\x1f\x8b"):
                    break


def unbrotli(chunks: Iterable[bytes]) -> Iterator[bytes]:
    """Unpack with brotli."""
    machine = brotli.Decompressor()
    for chunk in chunks:
        yield machine.process(chunk, output_buffer_limit=PIECE)
        while not machine.can_accept_more_data():
            yield machine.process(b"", output_buffer_limit=PIECE)
