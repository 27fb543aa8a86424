"""What is to be read: documents in Parquet, JSON Lines or WARC files, cut into blocks of a fixed size."""

import hashlib
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from pyarrow import parquet

from app.documents import BYTES, LINE, Document, Unread, make_document, skip_rest
from app.errors import UnusableInput
from app.lake.files import find_paths, locate, opened

BLOCK = 1000  # documents: minutes of work, little to lose
FIELDS = ("id", "text", "title", "date", "language", "url", "publisher")
Raw = Mapping[str, Any] | bytes


@dataclass(frozen=True, slots=True)
class Block:
    """Documents `start` to `start + size` of one file."""

    path: str
    start: int
    size: int

    @property
    def name(self) -> str:
        """A name that the same documents have in every run."""
        return hashlib.sha256(f"{self.path}\0{self.start}\0{self.size}".encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True)
class Given:
    """One document with what else its file says of it."""

    document: Document
    url: str | None = None
    publisher: str | None = None


def find_blocks(pattern: str, size: int = BLOCK) -> Iterator[Block]:
    """The blocks of all files of a pattern. Raises UnusableInput for a format that is not read."""
    for path in find_paths(pattern):
        for start in range(0, count(path), size):
            yield Block(path, start, size)


def count(path: str) -> int:
    """How many documents a file has."""
    if path.endswith(".parquet"):
        system, place = locate(path)
        with system.open_input_file(place) as source:
            return int(parquet.ParquetFile(source).metadata.num_rows)
    return sum(1 for _ in find_format(path)(path))


def read_block(block: Block) -> Iterator[Given | Unread]:
    """The documents of a block, in order; one that cannot be used is `Unread` and loses no other."""
    chosen = islice(find_format(block.path)(block.path), block.start, block.start + block.size)
    for number, raw in enumerate(chosen, block.start + 1):
        try:
            yield make_given(json.loads(raw) if isinstance(raw, bytes) else raw, f"{block.name}-{number}")
        except (UnusableInput, ValueError, RecursionError) as error:
            yield Unread(None, number, str(error)[:200])


def make_given(raw: Any, id: str) -> Given:
    """A document of one row. Raises UnusableInput."""
    if not isinstance(raw, dict) or not isinstance(raw.get("text"), str):
        raise UnusableInput('no text: every row needs "text"')
    told = {name: str(raw[name]) for name in FIELDS if raw.get(name) not in (None, "")}
    if len(told["text"]) > BYTES:
        raise UnusableInput(f"more than {BYTES // 1_000_000} MB of text: split it")
    url, publisher = told.pop("url", None), told.pop("publisher", None)
    if "date" in told:
        told["date"] = told["date"][:10]
    return Given(make_document(**{"id": id, **told}), url, publisher)


def find_format(path: str) -> Callable[[str], Iterator[Raw]]:
    """What reads a file, by its name. Raises UnusableInput for another."""
    known = {".parquet": read_parquet, ".jsonl": read_lines, ".warc": read_warc}
    for suffix, reader in known.items():
        if path.removesuffix(".gz").endswith(suffix):
            return reader
    raise UnusableInput(f"{path}: not read; give .parquet, .jsonl, .jsonl.gz, .warc or .warc.gz")


def read_parquet(path: str) -> Iterator[Raw]:
    """The rows of a Parquet file, of the columns that are known here."""
    system, place = locate(path)
    with system.open_input_file(place) as source:
        file = parquet.ParquetFile(source)
        for batch in file.iter_batches(256, columns=[n for n in FIELDS if n in file.schema_arrow.names]):
            yield from batch.to_pylist()


def read_lines(path: str) -> Iterator[Raw]:
    """The lines of a JSON Lines file, blank ones left out."""
    with opened(path) as lines:
        while line := lines.readline(LINE + 1):
            if line.strip():
                yield skip_rest(lines, line)


def read_warc(path: str) -> Iterator[Raw]:
    """The HTML and text pages of a web archive, each cut at the size of a book."""
    from warcio.archiveiterator import ArchiveIterator

    from ingest.encoding import decode_text

    with opened(path, unpack=False) as stream:
        for record in ArchiveIterator(stream):
            kind = record.http_headers.get_header("content-type", "") if record.http_headers else ""
            if record.rec_type != "response" or not kind.startswith(("text/html", "text/plain")):
                continue
            body = record.content_stream().read(BYTES)
            url = record.rec_headers.get_header("WARC-Target-URI")
            yield {"text": decode_text(body, kind), "url": url, "id": url}
