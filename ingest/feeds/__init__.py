"""Feeds: bytes to entries, finding feeds on a home page, and lists of feeds (OPML)."""

from ingest.feeds.parsing import parse_feed
from ingest.feeds.types import Feed

__all__ = ["Feed", "parse_feed"]
