"""`fulcrum backup` and `restore`."""

from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import Archive, archive_path

Copy = Annotated[Path, typer.Argument(metavar="FILE", help="The copy.")]


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    for command in (backup, restore):
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
