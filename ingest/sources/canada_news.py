"""The news service of the Government of Canada: its JSON answers as feeds, by the format in public use.

An answer is `{"feed": {"title": …, "entry": [{"title", "link", "publishedDate", "teaser", …}]}}`. The service
also gives Atom, which is a feed like any other; JSON tells days and departments more plainly.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from ingest.dates import read_date
from ingest.feeds.types import MOST, Feed, line
from ingest.links import join
from ingest.types import Entry

API = "https://api.io.canada.ca/io-server/gc/news/"


def is_answer(told: object) -> bool:
    """Whether some JSON is an answer of this service."""
    feed = told.get("feed") if isinstance(told, dict) else None
    entries = feed.get("entry") if isinstance(feed, dict) else None
    return isinstance(entries, list) and all(
        isinstance(one, dict) and "publishedDate" in one for one in entries
    )


def make_feed(told: Mapping[str, Any]) -> Feed:
    """An answer as a feed."""
    feed = told["feed"]
    return Feed(
        kind="canada news",
        title=line(feed.get("title")) or "Government of Canada: news",
        homepage="https://www.canada.ca/en/news.html",
        entries=tuple(read_entries(feed["entry"][:MOST])),
    )


def read_entries(entries: list[Mapping[str, Any]]) -> Iterator[Entry]:
    """The releases; the address says in which of the two languages each is."""
    for told in entries:
        url, raw = join(API, told.get("link")), line(told.get("publishedDate"))
        yield Entry(
            guid=url or line(told.get("title")),
            url=url,
            title=line(told.get("title")),
            published=read_date(raw),
            published_raw=raw or None,
            author=line(told.get("department")) or None,
            summary=line(told.get("teaser")) or None,
            content=None,
            language="fr" if "/fr/" in (url or "") else "en",
        )
