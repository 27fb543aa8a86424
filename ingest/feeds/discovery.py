"""The feeds of a site: what its home page declares and links, and where feeds usually lie."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from ingest.encoding import decode_text
from ingest.errors import IngestError, UnexpectedContent
from ingest.feeds.parsing import parse_feed
from ingest.feeds.types import Feed, line
from ingest.fetching import Fetcher
from ingest.links import join
from ingest.markup import parse_page
from ingest.working import Workers

TYPES = ("application/rss+xml", "application/atom+xml", "application/feed+json", "application/rdf+xml")
LOOKS = re.compile(r"(?:^|[/.?=_-])(?:rss|atom|feeds?|rdf)(?:$|[/.?&=_-])", re.IGNORECASE)
COMMENTS = re.compile(r"comment|coment", re.IGNORECASE)
USUAL = ("/feed/", "/rss.xml", "/rss", "/feed.xml", "/atom.xml", "/index.xml", "/feed.json")
MOST = 12
"""Addresses that are tried on one site."""


@dataclass(frozen=True, slots=True)
class Found:
    """A feed that was found and read."""

    url: str
    feed: Feed


def find_feeds(fetcher: Fetcher, workers: Workers, url: str) -> Iterator[Found]:
    """The feeds at `url`: it may be a feed itself, or a page that leads to some.

    Raises the errors of fetching for `url` itself, and `UnexpectedContent` when no feed is found there.
    """
    answer = fetcher.fetch(url)
    content_type = answer.headers.get("content-type", "")
    try:
        yield Found(answer.url, workers.call(parse_feed, answer.body, answer.url, content_type))
        return
    except UnexpectedContent:
        if b"<" not in answer.body:
            raise  # neither a feed nor a page
        html = decode_text(answer.body, content_type)
    declared = workers.call(find_links, html, answer.url)
    usual = [address for place in USUAL if (address := join(answer.url, place))]
    none = True
    for number, address in enumerate((declared + [u for u in usual if u not in declared])[:MOST]):
        if number >= len(declared) and not none:
            return  # what the page tells is enough: guessing is only for pages that tell nothing
        if found := try_feed(fetcher, workers, address):
            none = False
            yield found
    if none:
        raise UnexpectedContent(
            f"{url}: no feed was found on this page; look for its RSS address and give that"
        )


def find_links(html: str, url: str) -> list[str]:
    """Addresses of feeds that a page declares, and of links that look like feeds, the declared first."""
    tree = parse_page(html, url)
    declared = [
        link.get("href") for link in tree.iter("link") if (link.get("type") or "").lower().strip() in TYPES
    ]
    linked = [link.get("href") for link in tree.iter("a") if LOOKS.search(link.get("href") or "")]
    addresses = (join(url, line(link)) for link in declared + linked if not COMMENTS.search(link or ""))
    return list(dict.fromkeys(address for address in addresses if address))


def try_feed(fetcher: Fetcher, workers: Workers, address: str) -> Found | None:
    """The feed at an address that may have one."""
    try:
        answer = fetcher.fetch(address)
        feed = workers.call(parse_feed, answer.body, answer.url, answer.headers.get("content-type", ""))
    except IngestError:
        return None  # one guess of several; when none is right, that is told
    return Found(answer.moved_to or address, feed)
