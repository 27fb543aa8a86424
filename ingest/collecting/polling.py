"""Asking one source for its feed: fetched here, read in a worker. Knows nothing of the archive."""

import hashlib
from dataclasses import dataclass, field, replace
from datetime import datetime

from ingest.archive import Poll
from ingest.collecting.schedule import FULL_EVERY
from ingest.encoding import decode_text
from ingest.feeds import Feed, parse_feed
from ingest.feeds.listing import parse_listing
from ingest.fetching import Answer, Fetcher
from ingest.types import Source
from ingest.working import Workers

ACCEPT = (
    "application/atom+xml, application/rss+xml, application/feed+json, application/rdf+xml;q=0.9,"
    " application/xml;q=0.8, text/xml;q=0.8, application/json;q=0.7, */*;q=0.1"
)
CHILDREN = 3
"""Sitemaps of an index that are read with one poll: the latest."""


@dataclass(frozen=True, slots=True)
class Polled:
    """What a source answered; `feed` is None when it said, or the bytes show, that nothing has changed."""

    answer: Answer
    feed: Feed | None
    etag: str | None
    modified: str | None
    fingerprint: str | None
    full: bool = field(default=True)
    """Whether the server sent the feed itself."""


def poll(fetcher: Fetcher, workers: Workers, source: Source, state: Poll, now: datetime) -> Polled:
    """Ask a source for its feed. Raises the errors of fetching and `UnexpectedContent`.

    A 304 may carry a new ETag, which is kept; an ETag that stays while the feed changes does no harm, since
    the bytes are compared; and one that stays for ever is not sent along every few days.
    """
    trusted = state.last_full is not None and now - state.last_full < FULL_EVERY
    answer = fetcher.fetch(
        state.address or source.url,
        etag=state.etag if trusted else None,
        modified=state.modified if trusted else None,
        accept=ACCEPT,
    )
    etag, modified = answer.headers.get("etag"), answer.headers.get("last-modified")
    if answer.status == 304:
        return Polled(
            answer, None, etag or state.etag, modified or state.modified, state.fingerprint, full=False
        )
    fingerprint = hashlib.sha256(answer.body).hexdigest()[:16]
    if fingerprint == state.fingerprint:
        return Polled(replace(answer, body=b""), None, etag, modified, fingerprint)
    content_type = answer.headers.get("content-type", "")
    if source.kind == "listing":
        feed = workers.call(parse_listing, decode_text(answer.body, content_type), answer.url)
    else:
        feed = workers.call(parse_feed, answer.body, answer.url, content_type)
    if feed.children:
        feed = with_children(fetcher, workers, feed)
    return Polled(replace(answer, body=b""), feed, etag, modified, fingerprint)


def with_children(fetcher: Fetcher, workers: Workers, index: Feed) -> Feed:
    """An index of sitemaps with the entries of its latest sitemaps."""
    entries = list(index.entries)
    for address in index.children[:CHILDREN]:
        answer = fetcher.fetch(address, accept=ACCEPT)
        entries += workers.call(parse_feed, answer.body, answer.url).entries
    return replace(index, entries=tuple(entries))
