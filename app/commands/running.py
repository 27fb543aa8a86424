"""`fulcrum app` and `demo`: the web app, and the whole way on sample publishers."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from app.commands.options import Archive, AsJson, archive_path, default_path, print_json, progress_bar

if TYPE_CHECKING:
    from sqlite_utils import Database

    from ingest.collecting import PollResult

Port = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="8501, or a free one.")]
Headless = Annotated[bool, typer.Option("--headless", help="Open no browser.")]
READ_ONLY = "FULCRUM_READONLY"

SHOWN = 6  # claims of the demonstration in the terminal: the address of the app shall not scroll away


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.command("app")(serve)
    app.command()(demo)


def serve(
    port: Port = None,
    headless: Headless = False,
    read_only: Annotated[
        bool, typer.Option("--read-only", envvar=READ_ONLY, help="Nobody may review: for a public instance.")
    ] = False,
    address: Annotated[
        str, typer.Option("--address", help="Where to listen: this machine only, unless you say otherwise.")
    ] = "127.0.0.1",
    db: Archive = None,
) -> None:
    """Open the web app on the archive; it listens on this machine only."""
    from app.serving import serve_app

    path = archive_path(db)
    raise typer.Exit(serve_app(path, port=port, headless=headless, read_only=read_only, address=address))


def demo(
    no_app: Annotated[bool, typer.Option("--no-app", help="Stop before the app is opened.")] = False,
    port: Port = None,
    headless: Headless = False,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """Go the whole way on two invented publishers: poll, fetch, read, check; then open the app.

    Without --db it works in an archive of its own, beside yours.
    """
    from app.archive import open_archive
    from app.sample.demo import collect_samples, read_and_check
    from app.serving import free_port

    if port and not no_app:
        free_port(port)  # a taken one is told before the work, not after it
    path = archive_path(db or default_path().with_name("demo.db"))
    with open_archive(path) as archive:
        polled = collect_samples(archive)
        with progress_bar("Reading") as progress:
            read, _ = read_and_check(archive, progress)
        tell(archive, path, polled, read.done, as_json=as_json)
    if any(one.outcome == "failed" for one in polled):
        raise typer.Exit(1)
    if not no_app:
        serve(port, headless, False, "127.0.0.1", path)


def tell(
    archive: "Database", path: Path, polled: Sequence["PollResult"], read: int, *, as_json: bool
) -> None:
    """What the demonstration found: claims with their verdicts, and totals."""
    from app import queries

    totals, verdicts = queries.totals(archive), queries.verdicts(archive)
    told = {"polled": len(polled), "articles": sum(one.articles for one in polled), "read": read}
    if as_json:
        print_json({"archive": str(path), **told, "totals": totals, "verdicts": verdicts})
        return
    from app.commands.tables import print_claims
    from app.filters import ClaimFilter

    print_claims(queries.claims(archive, ClaimFilter(), sort="verdict", limit=SHOWN))
    print(f"the first {SHOWN} of {totals['claims']} claims; the app has them all")
    for one in polled:
        if one.error:
            print(f"{one.source.name}: {one.error}", file=sys.stderr)
    print("verdicts: " + (", ".join(f"{number} {name}" for name, number in verdicts.items()) or "none"))
    print(
        "archive: "
        + ", ".join(f"{number} {name}" for name, number in (told | totals).items())
        + f", in {path}"
    )
