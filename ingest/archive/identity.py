"""Which entry is which, though publishers change ids with every edit and give old ids to new pieces."""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import parse_qsl, urlencode, urlsplit

from sqlite_utils import Database

from ingest.archive.ids import make_id

TRACKING = re.compile(
    r"utm_\w+|fbclid|gclid|mc_[ce]id|cmpid|ref|src|smid|ns_\w+|at_\w+|ftag|partner", re.IGNORECASE
)
ALIKE = 0.5
"""Share of words that two titles have in common from which they may be one piece, edited."""
WORD = re.compile(r"\w+")


def find_identity(
    archive: Database, source: str, row: Mapping[str, Any], present: frozenset[str] = frozenset()
) -> tuple[str, str | None]:
    """The id that an entry has or gets, and its fingerprint when it is known already.

    A known guid is believed unless both address and title say that this is another piece; an unknown guid
    at a known address, or of a known title and moment, is an edit if the titles are alike. `present` are the
    guids of the feed as it is now: what still stands there under its own guid was not edited into this.
    """
    id = make_id(source, row["guid"])
    key = address_key(row["url"])
    known = next(archive.query(BY_ID, [id]), None)
    if known:
        if known["address_key"] == key or not row["title"] or alike(known["title"], row["title"]):
            return id, known["fingerprint"]
        id = make_id(source, row["guid"], key)
        known = next(archive.query(BY_ID, [id]), None)
        return id, known["fingerprint"] if known else None
    told = {"source": source, "key": key, "title": row["title"], "published": row["published"]}
    for other in archive.query(BY_ADDRESS if key else BY_TITLE, told):
        if other["guid"] not in present - {row["guid"]} and alike(other["title"], row["title"]):
            return other["id"], other["fingerprint"]
    return id, None


def address_key(url: str | None) -> str | None:
    """An address without what does not matter: scheme, www, fragment, trailing slash, tracking.

    >>> address_key("https://www.gazette.example/2026/steel/?utm_source=rss#top")
    'gazette.example/2026/steel'
    """
    if not url:
        return None
    try:
        parts = urlsplit(url)
    except ValueError:
        return url
    kept = [(name, value) for name, value in parse_qsl(parts.query) if not TRACKING.fullmatch(name)]
    query = f"?{urlencode(kept)}" if kept else ""
    return f"{parts.netloc.lower().removeprefix('www.')}{parts.path.rstrip('/')}{query}"


def alike(one: str, other: str) -> bool:
    """Whether two titles may be those of one piece.

    >>> alike("Steel imports rise in April", "UPDATE: Steel imports rise 2% in April")
    True
    >>> alike("Steel imports rise in April", "Minister resigns")
    False
    """
    first, second = (set(WORD.findall(title.casefold())) for title in (one, other))
    return bool(first and second) and len(first & second) / min(len(first), len(second)) >= ALIKE


BY_ID = "select fingerprint, title, address_key from entries where id = ?"
BY_ADDRESS = """
select id, guid, title, fingerprint from entries where source = :source and address_key = :key
order by first_seen desc limit 20
"""
BY_TITLE = """
select id, guid, title, fingerprint from entries
where source = :source and title = :title and published is :published and address_key is null limit 1
"""
