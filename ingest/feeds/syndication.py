"""RSS, RDF and Atom through feedparser, whose sanitizing and address resolving are left out: they take
half of its time, and no markup of a feed is ever shown."""

import re
from typing import Any

from ingest.dates import read_date
from ingest.encoding import settle_encoding
from ingest.feeds.types import LONGEST_TEXT, MOST, Feed, line
from ingest.links import join
from ingest.markup import html_text
from ingest.types import Entry

END = re.compile(
    rb"</(?:\w+:)?(?:rss|feed|rdf|channel)\s*>(?:\s|<!--.*?-->|\0)*\Z", re.IGNORECASE | re.DOTALL
)
START_OF_ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]", re.IGNORECASE)
END_OF_ENTRY = re.compile(rb"</(?:\w+:)?(?:item|entry)\s*>", re.IGNORECASE)
TAIL = 2_000
DATES = ("published", "updated", "created", "dc_date", "date", "issued", "expired")


def parse_syndication(body: bytes, url: str, content_type: str) -> Feed:
    """The feed at `url`; its kind is empty when it is none."""
    import feedparser  # not at the top: reading feeds is the worker's business, and the import takes time

    body, content_type, wrong = settle_encoding(body, content_type)
    headers = {"content-type": content_type} if content_type else {}
    told = feedparser.parse(body, response_headers=headers, sanitize_html=False, resolve_relative_uris=False)
    homepage = join(url, link_of(told.feed))
    base = homepage or url
    cut = bool(told.bozo) and not END.search(body[-TAIL:])
    return Feed(
        kind=told.get("version") or "",
        title=line(html_text(told.feed.get("title", ""))),
        homepage=homepage,
        language=language_of(told.feed),
        entries=tuple(read_entry(item, base, told.feed) for item in told.entries[:MOST]),
        fault=find_fault(url, told, cut, wrong),
        cut=cut and ends_within(body),
    )


def read_entry(item: dict[str, Any], base: str, feed: dict[str, Any]) -> Entry:
    """One entry, with an id of some kind even where the feed gives none."""
    url = join(base, item.get("feedburner_origlink") or link_of(item))
    title = line(html_text(str(item.get("title") or "")))
    raw, published = find_date(item)
    summary = str(item.get("summary") or "")[:LONGEST_TEXT] or None
    contents = [str(part.get("value") or "") for part in item.get("content") or []]
    content = max(contents, key=len, default="")[:LONGEST_TEXT] or None
    return Entry(
        guid=line(item.get("id")) or url or title or line(summary),
        url=url,
        title=title,
        published=published,
        published_raw=raw,
        author=line(item.get("author")) or None,
        summary=summary if summary != content else None,
        content=content,
        language=language_of(item) or language_of(feed),
    )


def link_of(item: dict[str, Any]) -> str | None:
    """The address of an item: its page, not its feed nor its enclosure."""
    link = item.get("link")
    if isinstance(link, str) and link.strip():
        return link.strip()
    others = [
        one.get("href") for one in item.get("links") or [] if one.get("rel", "alternate") == "alternate"
    ]
    return next((str(other) for other in others if other), None)


def find_date(item: dict[str, Any]) -> tuple[str | None, Any]:
    """The date as written and as read, from the first field that can be read."""
    written = [str(item[name]) for name in DATES if dict.get(item, name)]
    for raw in written:
        if moment := read_date(raw):
            return line(raw), moment
    return (line(written[0]) if written else None), None


def language_of(item: dict[str, Any]) -> str | None:
    """The language that an item or a feed says it is in, as two letters."""
    details = [item.get("title_detail") or {}, item.get("summary_detail") or {}, *(item.get("content") or [])]
    told = [item.get("language"), *(detail.get("language") for detail in details)]
    return next((str(one)[:2].lower() for one in told if one and str(one)[:2].isalpha()), None)


def ends_within(body: bytes) -> bool:
    """Whether a feed that breaks off does so within an entry.

    >>> ends_within(b"<item>a</item><item>b"), ends_within(b"<item>a</item>")
    (True, False)
    """
    starts, ends = (
        [found.start() for found in mark.finditer(body)] for mark in (START_OF_ENTRY, END_OF_ENTRY)
    )
    return bool(starts) and (not ends or starts[-1] > ends[-1])


def find_fault(url: str, told: dict[str, Any], cut: bool, wrong: str | None) -> str | None:
    """What a person should know of a feed that was read all the same."""
    if len(told["entries"]) > MOST:
        return f"{url}: {len(told['entries'])} entries, of which the first {MOST} are read"
    if cut:
        return (
            f"{url}: the feed breaks off in the middle; what is whole was read, the rest is asked for again"
        )
    return f"{url}: {wrong}" if wrong else None
