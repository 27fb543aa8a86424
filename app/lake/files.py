"""Files by path or address (`s3://…`): found by pattern, read as streams, written whole or not at all."""

import gzip
import io
from collections.abc import Iterator
from contextlib import contextmanager
from fnmatch import fnmatchcase
from pathlib import Path
from typing import IO, Any

import pyarrow
from pyarrow import fs, parquet

from app.errors import UnusableInput

WILD = "*?["


def locate(name: str) -> tuple[fs.FileSystem, str]:
    """The file system of a path or address, and the path in it. Raises UnusableInput for an unknown scheme."""
    try:
        return fs.FileSystem.from_uri(name if "://" in name else Path(name).resolve().as_uri())
    except (ValueError, OSError, pyarrow.ArrowException) as error:
        raise UnusableInput(f"{name}: {error}") from error


def find_paths(pattern: str) -> Iterator[str]:
    """The paths that a pattern names, in order, as `locate` takes them. Raises UnusableInput where there is none."""
    at = min((pattern.find(sign) for sign in WILD if sign in pattern), default=None)
    if at is None:
        yield pattern
        return
    base = pattern[:at].rpartition("/")[0] or "."
    system, root = locate(base)
    found = system.get_file_info(fs.FileSelector(root, recursive=True, allow_not_found=True))
    files = sorted(info.path for info in found if info.type == fs.FileType.File)
    wanted = root.rstrip("/") + pattern[len(base) :] if base != "." else f"{root}/{pattern}"
    scheme = pattern.partition("://")[0] + "://" if "://" in pattern else ""
    matched = [f"{scheme}{path}" for path in files if fnmatchcase(path, wanted)]
    if not matched:
        raise UnusableInput(f"{pattern}: no file of that name")
    yield from matched


@contextmanager
def opened(name: str, *, unpack: bool = True) -> Iterator[IO[bytes]]:
    """The bytes of a file as a stream; `.gz` is unpacked on the way unless `unpack` is false."""
    system, path = locate(name)
    try:
        stream = io.BufferedReader(system.open_input_stream(path, compression=None))  # type: ignore[type-var]
    except OSError as error:
        raise UnusableInput(f"{name}: {error.strerror or error}") from error
    with stream:
        yield gzip.GzipFile(fileobj=stream) if unpack and name.endswith(".gz") else stream


def exists(name: str) -> bool:
    """Whether there is a file of that name."""
    system, path = locate(name)
    return bool(system.get_file_info(path).type == fs.FileType.File)


def write_whole(name: str, data: bytes) -> None:
    """Write a file so that it is there with all its bytes or not at all."""
    system, path = locate(name)
    folder, _, last = path.rpartition("/")
    system.create_dir(folder, recursive=True)
    with system.open_output_stream(f"{folder}/_{last}") as stream:
        stream.write(data)
    system.move(f"{folder}/_{last}", path)


def write_table(name: str, table: pyarrow.Table) -> None:
    """Write a Parquet file, whole."""
    buffer = io.BytesIO()
    parquet.write_table(table, buffer, compression="zstd")
    write_whole(name, buffer.getvalue())


def read_table(name: str) -> list[dict[str, Any]]:
    """The rows of a Parquet file, without what its folders say."""
    system, path = locate(name)
    with system.open_input_file(path) as source:
        rows: list[dict[str, Any]] = parquet.ParquetFile(source).read().to_pylist()
    return rows
