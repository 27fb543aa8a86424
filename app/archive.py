"""The archive as the whole of Fulcrum uses it: what was collected, read and checked, in one SQLite file."""

from pathlib import Path

from sqlite_utils import Database

from app import schema
from app.keeping import keep_up
from ingest import archive
from ingest.errors import ArchiveError
from ingest.statistics import tables


def open_archive(path: Path) -> Database:
    """The archive at `path`, made or brought up to date where needed. Raises ArchiveError with the mend."""
    db = archive.open_archive(path)
    try:
        refuse_newer(db, path)
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
    refuse_newer(db, path)
    if not schema.migrations.pending(db):
        return db
    db.close()
    open_archive(path).close()
    return archive.open_readonly(path)


def refuse_newer(db: Database, path: Path) -> None:
    """Raises ArchiveError for a file in which a newer version keeps what was read."""
    with Database(memory=True) as empty:
        known = {migration.name for migration in schema.migrations.pending(empty)}
    newer = {applied.name for applied in schema.migrations.applied(db)} - known
    if newer:
        raise ArchiveError(
            f"{path}: the archive is from a newer version of Fulcrum (it knows {', '.join(sorted(newer))});"
            " update Fulcrum, or name another file with --db"
        )
