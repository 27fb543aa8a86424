"""Feed bytes to entries: RSS 0.9x to 2.0, RDF, Atom, JSON Feed and sitemaps."""

import re

from ingest.errors import UnexpectedContent
from ingest.feeds.jsonfeed import parse_json
from ingest.feeds.sitemaps import parse_sitemap
from ingest.feeds.syndication import parse_syndication
from ingest.feeds.types import Feed

HEAD = 4_096
SITEMAP = re.compile(rb"<(?:\w+:)?(?:urlset|sitemapindex)[\s>]")
FEED = re.compile(rb"<(?:\w+:)?(?:rss|feed|rdf|channel)[\s>]", re.IGNORECASE)
PAGE = re.compile(rb"<!doctype html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
MARKS = {b"\xef\xbb\xbf": "utf-8", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}


def parse_feed(body: bytes, url: str, content_type: str = "") -> Feed:
    """The feed at `url`. Raises `UnexpectedContent`, with the mend, for what is no feed at all.

    `content_type` is the whole header, with its charset.
    """
    if not body.strip(b" \t\r\n\0"):
        raise UnexpectedContent(
            f"{url}: the feed is empty; look at the address in a browser, it may have moved"
        )
    head = head_of(body)
    if head.lstrip().startswith((b"{", b"[")):
        return parse_json(body, url)
    if SITEMAP.search(head):
        return parse_sitemap(body, url)
    if PAGE.search(head) and not FEED.search(head):
        raise UnexpectedContent(
            f"{url}: this is a web page, no feed; `fulcrum sources add` with the site's home page finds its feeds"
        )
    feed = parse_syndication(body, url, content_type)
    if not feed.kind and not feed.entries:
        raise UnexpectedContent(
            f"{url}: this is no feed that can be read ({shown(head)}); check the address in a browser"
        )
    return feed


def head_of(body: bytes) -> bytes:
    """The beginning of the document in an encoding in which ASCII can be seen."""
    for mark, encoding in MARKS.items():
        if body.startswith(mark):
            return body[:HEAD].decode(encoding, "replace").lstrip("\ufeff").encode()
    return body[:HEAD].replace(b"\0", b"")


def shown(head: bytes) -> str:
    """What the document begins with, for an error message."""
    text = " ".join(head[:200].decode("utf-8", "replace").split())[:60]
    readable = sum(c.isprintable() and c != "\ufffd" for c in text)
    return f"it begins with {text!r}" if text and readable > len(text) * 0.9 else "binary data"
