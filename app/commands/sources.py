"""`fulcrum sources`: the publishers that are collected."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from app.commands.options import Archive, AsJson, opened, print_json

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
    """Each source with its address, state, last poll, counts of entries and articles, and last error.

    An archive without any source starts with those of the catalogue.
    """
    from app import queries
    from app.collecting import ensure_sources

    with opened(db) as archive:
        ensure_sources(archive)
        rows = queries.sources(archive)
        if as_json:
            print_json(rows)
            return
        from app.commands.tables import print_rows, print_troubles

        print_rows(rows, ("id", "name", "state", "last_poll", "entries", "articles", "lacking"))
        print_troubles(rows, "id")


@sources.command()
def add(
    url: Annotated[str, typer.Argument(help="The address of a feed, or of a page that leads to one.")],
    name: Annotated[
        str | None, typer.Option("--name", help="What to call it; else as it calls itself.")
    ] = None,
    publisher: Annotated[str | None, typer.Option("--publisher", help="Who puts it out.")] = None,
    country: Annotated[str | None, typer.Option("--country", help="ISO alpha-3.")] = None,
    language: Annotated[str | None, typer.Option("--language", help="en, es or fr.")] = None,
    official: Annotated[bool, typer.Option("--official", help="A government's own site.")] = False,
    as_is: Annotated[bool, typer.Option("--as-is", help="Do not ask the address, just store it.")] = False,
    db: Archive = None,
) -> None:
    """Add the feed at an address, or the one that a page leads to; the next `fulcrum collect` polls it.

    When it does not answer well, the address is stored all the same and a warning says what is wrong.
    """
    from app.subscribing import subscribe

    with opened(db) as archive:
        told = {"name": name, "publisher": publisher, "country": country, "language": language}
        added = subscribe(archive, url, official=official, ask=not as_is, **told)
    print(f"added {added.source.id}: {added.source.name}, {added.source.url}")
    for other in added.others:
        print(f"there is also {other}", file=sys.stderr)
    if added.warning:
        print(f"warning: {added.warning}", file=sys.stderr)


@sources.command()
def catalogue(
    topic: Annotated[str | None, typer.Option("--topic", help="Only feeds on this topic.")] = None,
    db: Archive = None,
) -> None:
    """Add the sources of the catalogue, or those on one topic."""
    from ingest.sources.catalogue import subscribe_listed

    with opened(db) as archive:
        print(f"{subscribe_listed(archive, topic)} sources of the catalogue are in the archive")


@sources.command()
def events(
    id: Annotated[str | None, typer.Argument(help="Only those of this source.")] = None,
    limit: Annotated[int, typer.Option("--limit", min=1, help="How many.")] = 50,
    as_json: AsJson = False,
    db: Archive = None,
) -> None:
    """What went wrong or changed with the sources, the latest first: failures, warnings, moves, lacking texts."""
    from app import queries
    from app.collecting import find_unknown
    from app.commands.tables import print_rows

    with opened(db) as archive:
        find_unknown(archive, [id] if id else None)
        rows = queries.events(archive, id, limit=limit)
    if as_json:
        print_json(rows)
    else:
        print_rows(rows, ("at", "source", "kind", "detail"))


@sources.command()
def remove(id: Annotated[str, typer.Argument(help="The source's id.")], db: Archive = None) -> None:
    """Forget a source with everything that came from it."""
    from app.errors import NotFound
    from ingest.archive import remove_source

    with opened(db) as archive:
        if not remove_source(archive, id):
            raise NotFound(f"no source {id!r}: `fulcrum sources list` shows them")
    print(f"removed {id}")


@sources.command()
def opml(db: Archive = None) -> None:
    """All sources as OPML, which any feed reader takes, on standard output."""
    from ingest.archive import find_sources
    from ingest.feeds.opml import write_opml

    with opened(db) as archive:
        print(write_opml(state.source for state in find_sources(archive)))


@sources.command("import")
def import_(
    file: Annotated[Path, typer.Argument(help="An OPML file, as feed readers export it.")], db: Archive = None
) -> None:
    """Add the feeds of an OPML list."""
    from app.documents import read_text
    from ingest.archive import add_source
    from ingest.feeds.opml import read_opml

    listed = list(read_opml(read_text(str(file)).encode(), str(file)))
    with opened(db) as archive:
        for source in listed:
            add_source(archive, source)
    print(f"{len(listed)} sources added")
