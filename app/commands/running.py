"""`fulcrum app` and `demo`: the web app, and the whole way on sample publishers."""

from typing import Annotated

import typer

from app.commands.options import Archive, AsJson, archive_path, print_json, progress_bar

Port = Annotated[int | None, typer.Option("--port", min=1, max=65535, help="8501, or a free one.")]
Headless = Annotated[bool, typer.Option("--headless", help="Open no browser.")]
READ_ONLY = "FULCRUM_READONLY"


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
    db: Archive = None,
) -> None:
    """Open the web app on the archive; it listens on this machine only."""
    from app.serving import serve_app

    raise typer.Exit(serve_app(archive_path(db), port=port, headless=headless, read_only=read_only))


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
    from app.archive import default_path, open_archive
    from app.sample.demo import collect_samples, read_and_check

    path = archive_path(db or default_path().with_name("demo.db"))
    archive = open_archive(path)
    polled = collect_samples(archive)
    with progress_bar("Reading") as progress:
        read, _ = read_and_check(archive, progress)
    told = {"archive": str(path), "polled": len(polled), "articles": sum(one.articles for one in polled)}
    if as_json:
        from app import queries

        print_json(
            {
                **told,
                "read": read.done,
                "totals": queries.totals(archive),
                "verdicts": queries.verdicts(archive),
            }
        )
    else:
        show(archive, told)
    failed = [one.error for one in polled if one.outcome == "failed"]
    if failed:
        raise typer.Exit(1)
    if not no_app:
        archive.close()
        serve(port, headless, False, path)


def show(archive: object, told: dict[str, object]) -> None:
    """What the demonstration found, as a table and a line."""
    from app import queries
    from app.commands.tables import print_claims
    from app.filters import ClaimFilter

    print_claims(queries.claims(archive, ClaimFilter(), sort="verdict", limit=60))
    totals = ", ".join(f"{number} {name}" for name, number in queries.totals(archive).items())
    verdicts = ", ".join(f"{number} {name}" for name, number in queries.verdicts(archive).items())
    print(
        f"{told['articles']} new articles; in the archive: {totals}\nverdicts: {verdicts or 'none'}\n{told['archive']}"
    )
