"""Copies of the archive, made while it is in use, and put back whole."""

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from app.archive import open_archive
from app.errors import UnusableInput
from ingest.errors import ArchiveError


def back_up(path: Path, copy: Path) -> int:
    """A copy of the archive, consistent even while somebody writes; gives its size in bytes.

    Raises UnusableInput when there is no archive, or something in the copy's place.
    """
    if not path.is_file():
        raise UnusableInput(f"{path}: there is no archive to copy")
    if copy.exists():
        raise UnusableInput(f"{copy}: there is a file already; name another, so that no copy is lost")
    half = copy.with_name(f"{copy.name}.making")  # a copy that was broken off must not look like one
    try:
        copy.parent.mkdir(parents=True, exist_ok=True)
        half.unlink(missing_ok=True)
    except OSError as error:
        raise UnusableInput(f"{copy}: {error.strerror or error}") from error
    with opened(path, "ro") as source, opened(half, "rwc") as target:
        source.backup(target)
    os.replace(half, copy)
    return copy.stat().st_size


def restore(copy: Path, path: Path) -> None:
    """Put a copy in the place of the archive, all or nothing; the archive before is kept beside it.

    Raises UnusableInput or ArchiveError for what is no whole copy of an archive.
    """
    if not copy.is_file():
        raise UnusableInput(f"{copy}: no such file")
    fresh = path.with_name(f"{path.name}.restoring")
    fresh.unlink(missing_ok=True)
    path.parent.mkdir(parents=True, exist_ok=True)
    with opened(copy, "ro") as source, opened(fresh, "rwc") as target:
        source.backup(target)
        [answer] = target.execute("pragma quick_check").fetchone()
        known = target.execute("select 1 from sqlite_master where name = 'articles'").fetchone()
    if answer != "ok" or not known:
        fresh.unlink()
        raise ArchiveError(f"{copy}: {'no archive' if answer == 'ok' else answer}; nothing was changed")
    open_archive(fresh).close()  # refuses another program's file, and brings an older one up to date
    if path.exists():
        with opened(path, "rw") as old:
            old.execute("pragma wal_checkpoint(truncate)")
        os.replace(path, path.with_name(f"{path.name}.before"))
    for rest in ("-wal", "-shm"):
        path.with_name(path.name + rest).unlink(missing_ok=True)
    os.replace(fresh, path)


def opened(path: Path, mode: str) -> "closing[sqlite3.Connection]":
    """A bare connection to a file. Raises ArchiveError."""
    try:
        connection = sqlite3.connect(f"{path.resolve().as_uri()}?mode={mode}", uri=True)
        connection.execute("select count(*) from sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        raise ArchiveError(f"{path}: {error}; is it an archive, and may you read it?") from error
    return closing(connection)
