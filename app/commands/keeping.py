"""`fulcrum backup`, `restore` and `load`: whole archives out and in."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import Archive, archive_path, opened

Copy = Annotated[Path, typer.Argument(metavar="FILE", help="The copy.")]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for command in (backup, restore, load):
        app.command()(command)


def backup(copy: Copy, db: Archive = None) -> None:
    """Copy the archive, also while it is in use."""
    from app.backups import back_up

    size = back_up(archive_path(db), copy)
    print(f"{copy}: {size / 1e6:,.1f} MB")


def restore(copy: Copy, db: Archive = None) -> None:
    """Put a copy in the place of the archive; the archive before is kept beside it as `.before`."""
    from app.backups import restore

    restore(copy, archive_path(db))
    print(f"{archive_path(db)} is restored from {copy}")


def load(
    lake: Annotated[str, typer.Argument(metavar="LAKE", help="What `analyse --output` wrote.")],
    db: Archive = None,
) -> None:
    """Bring a lake into the archive, as if it had been read there; what is there already is left alone."""
    from app.keeping import keep_up
    from app.lake.tables import load_lake

    with opened(db) as archive:
        print(f"{sum(load_lake(archive, lake))} articles loaded")
        keep_up(archive)
