"""Options that several commands share."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from platformdirs import user_data_path

if TYPE_CHECKING:
    from sqlite_utils import Database

    from app.desk import Work
    from app.filters import ClaimFilter

Archive = Annotated[
    Path | None,
    typer.Option(
        "--db",
        envvar="FULCRUM_DB",
        metavar="PATH",
        help="The archive, one SQLite file. By default in the user's data folder.",
        show_default=False,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", help="Print JSON, for a program to read.")]
Lake = Annotated[
    str | None,
    typer.Option("--lake", metavar="LAKE", help="Instead of the archive: what `analyse --output` wrote."),
]
Limit = Annotated[int, typer.Option("--limit", min=1, max=100_000, help="At most so many.")]


def archive_path(given: Path | None) -> Path:
    """The archive that was named, or the default one."""
    return given or default_path()


def default_path() -> Path:
    """Where the archive lies unless --db or FULCRUM_DB names another: in the user's data folder."""
    return user_data_path("fulcrum") / "fulcrum.db"


@contextmanager
def opened(given: Path | None) -> Iterator["Database"]:
    """The archive, made where there is none, for as long as a command works with it."""
    from app.archive import open_archive

    with open_archive(archive_path(given)) as archive:
        yield archive


@contextmanager
def existing(given: Path | None) -> Iterator["Database"]:
    """The archive, which is to be there: a mistyped path shall not look like an empty archive."""
    from app.errors import NotFound

    path = archive_path(given)
    if not path.exists():
        raise NotFound(f"{path}: no archive yet; `fulcrum collect` or `fulcrum add` makes one")
    with opened(path) as archive:
        yield archive


@contextmanager
def read_only(given: Path | None) -> Iterator["Database | None"]:
    """The archive for reading, or None where there is none: a look makes no file (and needs no sqlite-utils)."""
    path = archive_path(given)
    if not path.is_file():
        yield None
        return
    from app.archive import open_existing

    archive = open_existing(path)
    with archive or nullcontext():
        yield archive


def print_json(thing: Any) -> None:
    """One JSON document on standard output."""
    from app.contract import dumps

    print(dumps(thing, indent=2))


def print_turned(checked: "Work") -> None:
    """The verdicts that are others than before, on standard error."""
    for one in checked.turned:
        print(f"turned: {one}", file=sys.stderr)


@contextmanager
def progress_bar(words: str) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error while the block runs, where somebody may see it; gives what moves it."""
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(file=sys.stderr), disable=not sys.stderr.isatty()) as progress:
        task = progress.add_task(words, total=None)
        yield lambda done, total: progress.update(task, completed=done, total=total)


@contextmanager
def selected(
    given: Path | None, lake: str | None, where: "ClaimFilter", *, sort: str, limit: int
) -> Iterator["Database"]:
    """The archive that is to be there, or what a lake has of a selection, as an archive in memory."""
    if lake is None:
        with existing(given) as archive:
            yield archive
        return
    from app.lake.searching import open_selection

    with open_selection(lake, where, sort=sort, limit=limit) as archive:
        yield archive
