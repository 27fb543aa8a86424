"""JSON Feed 1.0 and 1.1 (jsonfeed.org), and answers of official APIs in its place."""

import json
from collections.abc import Mapping
from itertools import islice
from typing import Any, Protocol

from ingest.dates import read_date
from ingest.errors import UnexpectedContent
from ingest.feeds.types import LONGEST_TEXT, MOST, Feed, line
from ingest.links import join
from ingest.sources import canada_news, federal_register
from ingest.types import Entry


class Collector(Protocol):
    """What a module for an official API has: it knows the API's answers, and makes feeds of them."""

    def is_answer(self, told: object, /) -> bool:
        """Whether some JSON is an answer of this API."""

    def make_feed(self, told: Mapping[str, Any], /) -> Feed:
        """An answer as a feed."""


COLLECTORS: tuple[Collector, ...] = (federal_register, canada_news)


def parse_json(body: bytes, url: str) -> Feed:
    """The feed at `url`; raises `UnexpectedContent` when the JSON is broken or no feed."""
    try:
        told = json.loads(body.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise UnexpectedContent(
            f"{url}: the JSON cannot be read ({error}); it may have been cut on the way, it is asked again later"
        ) from error
    for collector in COLLECTORS:
        if collector.is_answer(told):
            return collector.make_feed(told)
    if not isinstance(told, dict) or "jsonfeed.org" not in str(told.get("version")):
        raise UnexpectedContent(
            f"{url}: this is JSON, but no JSON Feed (https://jsonfeed.org); check the address"
        )
    items = told.get("items")
    found = (item for item in (items if isinstance(items, list) else []) if isinstance(item, dict))
    language = words(told, "language")
    return Feed(
        kind=f"json{str(told['version']).rpartition('/')[2].replace('.', '')}",
        title=line(told.get("title")),
        homepage=words(told, "home_page_url"),
        language=language,
        entries=tuple(read_item(item, url, told) for item in islice(found, MOST)),
    )


def read_item(item: Mapping[str, Any], url: str, feed: Mapping[str, Any]) -> Entry:
    """One item; an id that is a number is taken as its digits, as the standard asks."""
    raw = words(item, "date_published") or words(item, "date_modified")
    content, text = words(item, "content_html"), words(item, "content_text")
    address = join(url, words(item, "url") or words(item, "external_url"))
    return Entry(
        guid=line(item.get("id")) or address or line(item.get("title")),
        url=address,
        title=line(item.get("title")),
        published=read_date(raw),
        published_raw=raw,
        author=find_author(item) or find_author(feed),
        summary=words(item, "summary"),
        content=content or (as_html(text) if text else None),
        language=words(item, "language") or words(feed, "language"),
    )


def words(item: Mapping[str, Any], name: str) -> str | None:
    """A text of the item, or None where it has none or something else in its place."""
    value = item.get(name)
    return value.strip()[:LONGEST_TEXT] or None if isinstance(value, str) else None


def find_author(item: Mapping[str, Any]) -> str | None:
    """Names of the authors: a list since 1.1, one before."""
    authors = item.get("authors")
    listed = authors if isinstance(authors, list) else [item.get("author")]
    names = [words(author, "name") for author in listed if isinstance(author, dict)]
    return ", ".join(name for name in names if name) or None


def as_html(text: str) -> str:
    """Plain text as HTML, its lines kept."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;")
    return "".join(f"<p>{part}</p>" for part in escaped.splitlines() if part.strip())
