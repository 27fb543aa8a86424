"""What a feed is once it has been read."""

from dataclasses import dataclass

from ingest.types import Entry

MOST = 5_000
"""Entries of one feed that are looked at."""
LONGEST_TEXT = 2_000_000
LONGEST_LINE = 2_000


@dataclass(frozen=True, slots=True)
class Feed:
    """The entries of a feed, in its order."""

    kind: str
    """rss20, atom10, json11, sitemap, sitemap index …"""
    title: str = ""
    homepage: str | None = None
    language: str | None = None
    entries: tuple[Entry, ...] = ()
    children: tuple[str, ...] = ()
    """Addresses of the sitemaps that an index of sitemaps lists, the latest first."""
    fault: str | None = None
    """What is wrong with a feed that could be read all the same, and the mend."""
    cut: bool = False
    """Whether the feed breaks off within an entry: then its last entry is half of one."""


def line(text: object) -> str:
    """Text on one line, of a length that can be shown.

    >>> line("  Steel\\n imports ")
    'Steel imports'
    """
    return " ".join(str(text or "")[: LONGEST_LINE * 4].split())[:LONGEST_LINE]
