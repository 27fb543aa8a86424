"""Adding sources by their address: a feed itself, or a page that leads to one."""

from dataclasses import dataclass, replace

from sqlite_utils import Database

from app.languages import READ, known_language
from ingest.archive import add_source, make_id
from ingest.errors import IngestError
from ingest.feeds.discovery import Found, find_feeds
from ingest.fetching import Fetcher, check_url
from ingest.links import host_of
from ingest.types import Source
from ingest.working import Workers


@dataclass(frozen=True, slots=True)
class Subscription:
    """A source that was added, other feeds that its page leads to, and what went wrong when it was asked."""

    source: Source
    others: tuple[str, ...] = ()
    warning: str | None = None


def subscribe(
    db: Database,
    url: str,
    *,
    name: str | None = None,
    publisher: str | None = None,
    country: str | None = None,
    language: str | None = None,
    official: bool = False,
    ask: bool = True,
) -> Subscription:
    """Store the feed at `url`, or the first one that the page there leads to, as a source.

    When it does not answer, or with something else, the address itself is stored and the warning says so:
    collecting will tell how it goes on. Raises AddressRefused for an address that is none, UnusableInput
    for an unknown language.
    """
    address = check_url(url)
    source = Source(
        id=source_id(address),
        name=name or host_of(address),
        url=address,
        publisher=publisher or name or host_of(address),
        country=country.upper() if country else None,
        language=known_language(language) if language else "en",
        official=official,
    )
    found, warning = look(address) if ask else ([], None)
    if found:
        source = told_by(found[0], source, name=name, publisher=publisher, language=language)
    add_source(db, source)
    return Subscription(source, tuple(one.url for one in found[1:]), warning)


def look(address: str) -> tuple[list[Found], str | None]:
    """The feeds at an address, or why none could be read."""
    try:
        with Fetcher() as fetcher, Workers(1) as workers:
            return list(find_feeds(fetcher, workers, address)), None
    except IngestError as error:
        return [], str(error)


def told_by(
    found: Found, source: Source, *, name: str | None, publisher: str | None, language: str | None
) -> Source:
    """The source with what its feed says of itself, where the user has said nothing."""
    title = found.feed.title or source.name
    spoken = (found.feed.language or "")[:2].lower()
    return replace(
        source,
        id=source_id(found.url),
        url=found.url,
        name=name or title,
        publisher=publisher or name or title,
        language=source.language if language or spoken not in READ else spoken,
    )


def source_id(address: str) -> str:
    """The id of a source that a person added."""
    return f"feed-{make_id(address)[:10]}"
