"""Adding sources by their address, and handing the list on."""

from collections.abc import Iterator
from html import escape
from itertools import groupby

from sqlite_utils import Database

from app.errors import UnusableInput
from app.languages import known_language
from ingest.archive import add_source, find_sources, make_id
from ingest.errors import AddressRefused
from ingest.fetching import check_url
from ingest.links import host_of
from ingest.types import Source


def subscribe(
    db: Database,
    url: str,
    *,
    name: str | None = None,
    publisher: str | None = None,
    country: str | None = None,
    language: str = "en",
    official: bool = False,
) -> Source:
    """Store the feed at `url` as a source. Raises UnusableInput for an address that is none."""
    try:
        address = check_url(url)
    except AddressRefused as error:
        raise UnusableInput(str(error)) from error
    called = name or host_of(address)
    source = Source(
        id=f"feed-{make_id(address)[:10]}",
        name=called,
        url=address,
        publisher=publisher or called,
        country=country.upper() if country else None,
        language=known_language(language),
        official=official,
    )
    add_source(db, source)
    return source


def make_opml(db: Database) -> str:
    """The sources as OPML 2.0, grouped by publisher; those without an address are left out."""
    sources = sorted(
        (state.source for state in find_sources(db) if state.source.url),
        key=lambda one: (one.publisher, one.name),
    )
    groups = groupby(sources, key=lambda one: one.publisher)
    body = "".join(
        f"<outline text={quoted(publisher)}>{''.join(outlines(group))}</outline>\n"
        for publisher, group in groups
    )
    head = "<head><title>Fulcrum sources</title></head>"
    return f'<?xml version="1.0" encoding="utf-8"?>\n<opml version="2.0">{head}<body>\n{body}</body></opml>'


def outlines(sources: Iterator[Source]) -> Iterator[str]:
    """One outline a source."""
    for one in sources:
        yield f'<outline type="rss" text={quoted(one.name)} xmlUrl={quoted(one.url)} language={quoted(one.language)}/>'


def quoted(text: str) -> str:
    """An XML attribute's value."""
    return f'"{escape(text)}"'
