"""Opening the archive: one SQLite file, written by one program at a time and read by many."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlite_utils import Database, Migrations

from ingest.archive.schema import migrations
from ingest.errors import ArchiveError

WAIT = 5.0
"""Seconds to wait for another program that writes."""

MENDS = {
    "locked": "another program is writing to it; wait until it has finished, or stop it",
    "busy": "another program is writing to it; wait until it has finished, or stop it",
    "not a database": "it is no SQLite database; name another file with --db or FULCRUM_DB",
    "readonly": "it is read-only; make the file and its folder writable, or name another with --db",
    "unable to open": "it cannot be opened; does the folder exist, and may you read and write there?",
    "disk is full": "the disk is full; make room and run the command again, nothing is lost",
    "malformed": "the file is damaged; restore it from a copy, or run `sqlite3 FILE .recover`",
}


def open_archive(path: Path | str, *, wait: float = WAIT) -> Database:
    """The archive at `path`, made or brought up to date where needed, ready to be written.

    Raises `ArchiveError` with the mend when it is locked, read-only, no database, another program's,
    or from a newer version of Fulcrum.
    """
    path = Path(path)
    with explained(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        db = Database(sqlite3.connect(path, timeout=wait))
    try:
        with explained(path):
            db.execute("pragma foreign_keys = on")
            check_version(db, path)
            db.execute("pragma journal_mode = wal").fetchone()
            db.execute("pragma synchronous = normal")
            migrate(db)
    except BaseException:
        db.close()
        raise
    return db


def open_readonly(path: Path | str, *, wait: float = WAIT) -> Database:
    """The archive at `path` for any thread to read and none to write, as the app wants it.

    Raises `ArchiveError` when there is none, or when it has to be brought up to date first.
    """
    path = Path(path)
    if not path.is_file():
        raise ArchiveError(f"{path}: there is no archive here; `fulcrum collect` makes one")
    with explained(path):
        uri = f"{path.resolve().as_uri()}?mode=ro"
        db = Database(sqlite3.connect(uri, uri=True, check_same_thread=False, timeout=wait))
    try:
        with explained(path):
            check_version(db, path)
            pending = migrations.pending(db)
        if pending:
            raise ArchiveError(f"{path}: the archive is from an older version; run `fulcrum collect` once")
    except BaseException:
        db.close()
        raise
    return db


@contextmanager
def transaction(archive: Database) -> Iterator[Database]:
    """All of what the block writes or nothing; inside another one, it is part of that.

    It takes the right to write at the start: a reader that turns writer midway would fail at once
    when somebody else has written in between, however long it is ready to wait.
    """
    if archive.conn.in_transaction:
        with archive.atomic():
            yield archive
        return
    with explained(file_of(archive)):
        archive.conn.execute("begin immediate")
        try:
            yield archive
        except BaseException:
            archive.rollback()
            raise
        archive.conn.execute("commit")


def migrate(db: Database) -> None:
    """Apply what is pending, under the right to write, so that two programs do not both try."""
    db.conn.execute("begin immediate")
    try:
        migrations.apply(db)
    except BaseException:
        db.rollback()
        raise
    db.conn.execute("commit")


def check_version(db: Database, path: Path) -> None:
    """Refuse a file that a newer Fulcrum has written, or that belongs to another program."""
    tables = set(db.table_names())
    if tables and "_sqlite_migrations" not in tables:
        raise ArchiveError(f"{path}: this is another program's database; name another file with --db")
    refuse_newer(db, path, migrations)


def refuse_newer(db: Database, path: Path, known: Migrations) -> None:
    """Raises ArchiveError for a file to which a newer Fulcrum has applied a migration of this set."""
    with Database(memory=True) as empty:
        names = {migration.name for migration in known.pending(empty)}
    newer = {applied.name for applied in known.applied(db)} - names
    if newer:
        raise ArchiveError(
            f"{path}: the archive is from a newer version of Fulcrum (it knows {', '.join(sorted(newer))});"
            " update Fulcrum, or name another file with --db"
        )


def file_of(archive: Database) -> Path:
    """The file that the archive lies in."""
    return Path(archive.execute("pragma database_list").fetchone()[2] or ":memory:")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite or the system says about the file into an `ArchiveError` with the mend."""
    try:
        yield
    except sqlite3.IntegrityError:
        raise
    except (sqlite3.DatabaseError, PermissionError, NotADirectoryError, FileExistsError) as error:
        said = str(error)
        mend = next((mend for sign, mend in MENDS.items() if sign in said), said)
        raise ArchiveError(f"{path}: {mend}") from error
