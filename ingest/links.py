"""Addresses as they stand in feeds and pages: relative, padded, and at times no addresses at all."""

import re
from urllib.parse import urljoin, urlsplit

LONGEST = 2_000
ATTRIBUTE = re.compile(r"""\s*href\s*=\s*["']([^"']+)["']""")
"""There are feeds that give the whole attribute where its value should stand."""


def join(base: str, link: str | None) -> str | None:
    """The web address that `link` means on a page at `base`, or None when it means none.

    >>> join("https://gazette.example/feed", " /2026/steel "), join("https://gazette.example/", "http://[")
    ('https://gazette.example/2026/steel', None)
    >>> join("https://gazette.example/feed", 'href="https://gazette.example/steel"')
    'https://gazette.example/steel'
    """
    if not link or not link.strip() or len(link) > LONGEST:
        return None
    written = ATTRIBUTE.match(link)
    try:
        address = urljoin(base, written[1] if written else link.strip())
        good = urlsplit(address).scheme in {"http", "https"} and bool(urlsplit(address).hostname)
    except ValueError:
        return None
    return address if good else None


def host_of(url: str) -> str:
    """The host and port of an address; empty where there is none.

    >>> host_of("https://gazette.example:8080/feed"), host_of("http://[")
    ('gazette.example:8080', '')
    """
    try:
        return urlsplit(url).netloc
    except ValueError:
        return ""
