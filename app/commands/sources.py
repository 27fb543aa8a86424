"""`fulcrum sources`: the publishers that are collected."""

from typing import Annotated

import typer

from app.commands.options import Archive, AsJson, archive_path, print_json

sources = typer.Typer(
    help="The publishers that are collected, and how they are doing.", invoke_without_command=True
)


def register(app: typer.Typer) -> None:
    """Add the commands to `app`."""
    app.add_typer(sources, name="sources")


@sources.callback()
def default(context: typer.Context, as_json: AsJson = False, db: Archive = None) -> None:
    """The publishers that are collected, and how they are doing."""
    if context.invoked_subcommand is None:
        list_(as_json, db)


@sources.command("list")
def list_(as_json: AsJson = False, db: Archive = None) -> None:
    """Each source with its address, state, last poll, counts of entries and articles, and last error."""
    from app import queries
    from app.archive import open_archive

    rows = queries.sources(open_archive(archive_path(db)))
    if as_json:
        print_json(rows)
        return
    from app.commands.tables import print_rows

    print_rows(rows, ("id", "name", "state", "last_poll", "entries", "articles", "error"))


@sources.command()
def add(
    url: Annotated[str, typer.Argument(help="The address of a feed.")],
    name: Annotated[str | None, typer.Option("--name", help="What to call it; else its host.")] = None,
    publisher: Annotated[
        str | None, typer.Option("--publisher", help="Who puts it out; else the name.")
    ] = None,
    country: Annotated[str | None, typer.Option("--country", help="ISO alpha-3.")] = None,
    language: Annotated[str, typer.Option("--language", help="en, es or fr.")] = "en",
    official: Annotated[bool, typer.Option("--official", help="A government's own site.")] = False,
    db: Archive = None,
) -> None:
    """Add the feed at an address; the next `fulcrum collect` polls it."""
    from app.archive import open_archive
    from app.subscribing import subscribe

    told = {"name": name, "publisher": publisher, "country": country, "language": language}
    source = subscribe(open_archive(archive_path(db)), url, official=official, **told)
    print(f"added {source.id}: {source.name}, {source.url}")


@sources.command()
def remove(id: Annotated[str, typer.Argument(help="The source's id.")], db: Archive = None) -> None:
    """Forget a source with everything that came from it."""
    from app.archive import open_archive
    from app.errors import NotFound
    from ingest.archive import remove_source

    if not remove_source(open_archive(archive_path(db)), id):
        raise NotFound(f"no source {id!r}: `fulcrum sources` lists them")
    print(f"removed {id}")


@sources.command()
def opml(db: Archive = None) -> None:
    """All sources as OPML, which any feed reader takes, on standard output."""
    from app.archive import open_archive
    from app.subscribing import make_opml

    print(make_opml(open_archive(archive_path(db))))
