"""The publishers that Fulcrum knows, with their feeds: official ones have a file each in `official/`, whose
name is the publisher's id; the news are in `catalogue.toml`, one table each."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from sqlite_utils import Database

from ingest.archive import add_source, find_sources, transaction
from ingest.errors import IngestError
from ingest.types import Source

STATUSES = ("active", "unconfirmed", "blocked", "dead")
TOPICS = ("policy", "tariffs", "statistics", "economy", "business", "supply-chains", "analysis", "diplomacy")
PUBLISHER = {"name", "country", "language", "official", "actor", "homepage", "terms", "feeds"}
FEED = {"id", "name", "url", "language", "topics", "status", "note", "kind"}


@dataclass(frozen=True, slots=True)
class Listed:
    """A source as the catalogue has it, and what it is about."""

    source: Source
    topics: tuple[str, ...]


def find_listed(topic: str | None = None) -> Iterator[Listed]:
    """Every feed of the catalogue, or those on one topic: the official ones, then the news.

    >>> next(find_listed("tariffs")).source.official
    True
    """
    return (listed for listed in catalogue() if topic is None or topic in listed.topics)


def subscribe_listed(archive: Database, topic: str | None = None) -> int:
    """Put the catalogue's sources into the archive, or bring them up to date; how many there are.

    What a person has set there counts: a source that was paused stays so.
    """
    known = {state.source.id: state.source for state in find_sources(archive)}
    count = 0
    with transaction(archive):
        for count, listed in enumerate(find_listed(topic), 1):
            held = known.get(listed.source.id)
            if held is None or (held.status != "paused" and held != listed.source):
                add_source(archive, listed.source)
    return count


@cache
def catalogue() -> tuple[Listed, ...]:
    """The whole catalogue; a table with a wrong name in it is an error, not a guess."""
    here = files("ingest.sources")
    official = sorted((file for file in (here / "official").iterdir()), key=lambda file: file.name)
    tables = {file.name.removesuffix(".toml"): tomllib.loads(file.read_text("utf-8")) for file in official}
    tables |= tomllib.loads((here / "catalogue.toml").read_text("utf-8"))
    return tuple(listed for id, table in tables.items() for listed in read_publisher(id, table))


def read_publisher(id: str, table: dict[str, object]) -> Iterator[Listed]:
    """The feeds of one publisher, each a source of its own."""
    refuse_unknown(id, set(table) - PUBLISHER)
    told = {name: table.get(name) for name in ("country", "actor", "homepage", "terms")}
    feeds = table["feeds"]
    assert isinstance(feeds, list)
    for feed in feeds:
        refuse_unknown(f"{id}, feed {feed.get('id')}", set(feed) - FEED)
        source = Source(
            id=feed["id"],
            name=feed["name"],
            url=feed["url"],
            publisher=str(table["name"]),
            language=feed.get("language", table.get("language", "en")),
            official=bool(table.get("official")),
            status=feed.get("status", "active"),
            note=feed.get("note"),
            kind=feed.get("kind", "feed"),
            **told,  # type: ignore[arg-type]
        )
        yield Listed(source, tuple(feed.get("topics", ())))


def refuse_unknown(where: str, names: set[str]) -> None:
    """Raise when a table has names in it that nobody reads."""
    if names:
        raise IngestError(f"the catalogue, {where}: unknown {', '.join(sorted(names))}")
