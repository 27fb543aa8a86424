"""The archive as the whole of Fulcrum uses it: what was collected, read and checked, in one SQLite file."""

from pathlib import Path

from sqlite_utils import Database

from app import schema
from app.keeping import keep_up
from ingest import archive
from ingest.archive.opening import refuse_newer
from ingest.statistics import tables


def open_archive(path: Path) -> Database:
    """The archive at `path`, made or brought up to date where needed. Raises ArchiveError with the mend."""
    db = archive.open_archive(path)
    try:
        refuse_newer(db, path, schema.migrations)
        with archive.transaction(db):
            tables.prepare(db)
            schema.migrations.apply(db)
        keep_up(db)
    except BaseException:
        db.close()
        raise
    return db


def open_existing(path: Path) -> Database | None:
    """The archive at `path` for reading, or None where there is none yet; an older one is brought up to date first.

    Raises ArchiveError with the mend where that cannot be done.
    """
    if not path.is_file():
        return None
    db = archive.open_readonly(path)
    try:
        refuse_newer(db, path, schema.migrations)
        current = not schema.migrations.pending(db)
    except BaseException:
        db.close()
        raise
    if current:
        return db
    db.close()
    open_archive(path).close()
    return archive.open_readonly(path)
