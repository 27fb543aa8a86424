"""A page that lists articles, where a publisher has no feed: its links to pieces are the entries."""

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from ingest.articles.metadata import language_of
from ingest.dates import read_date
from ingest.errors import UnexpectedContent
from ingest.feeds.types import MOST, Feed, line
from ingest.links import host_of, join
from ingest.markup import parse_page
from ingest.types import Entry

SHORTEST = 20
"""Letters of a link that is a title and not a menu."""
SHORTEST_EAST_ASIAN = 8
DAY = re.compile(
    r"\d{4}[-/.年]\s?\d{1,2}[-/.月]\s?\d{1,2}日?|\d{1,2}\s(?:de\s)?[A-Za-zé]{3,10}\.?\s(?:de\s)?\d{4}|[A-Z][a-z]{2,8}\.?\s\d{1,2},\s\d{4}"
)
DATED_PATH = re.compile(r"(?<!\d)(20\d{2})[/-]?([01]\d)[/-]?([0-3]\d)(?!\d)")
EAST_ASIAN = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")


def parse_listing(html: str, url: str) -> Feed:
    """The articles that the page at `url` lists; raises `UnexpectedContent` when it lists none."""
    tree = parse_page(html, url)
    found: dict[str, Entry] = {}
    for link in tree.iter("a"):
        entry = read_link(link, url)
        if entry and len(found) < MOST:
            found.setdefault(str(entry.url), entry)
    if not found:
        raise UnexpectedContent(
            f"{url}: no list of articles on this page; it may be a challenge for robots, or have a new layout"
        )
    title = next((line(element.text_content()) for element in tree.iter("title")), "")
    return Feed("listing", title, url, language_of(tree, {}), tuple(found.values()))


def read_link(link: Any, url: str) -> Entry | None:
    """The entry that a link stands for: it leads further down the same site, and its words are a title."""
    address, title = join(url, link.get("href")), line(link.get("title") or link.text_content())
    least = SHORTEST_EAST_ASIAN if EAST_ASIAN.search(title) else SHORTEST
    if not address or len(title) < least or host_of(address) != host_of(url):
        return None
    path = urlsplit(address).path
    if path.count("/") < 2 or not (re.search(r"\d", path) or path.endswith((".html", ".shtml", ".htm"))):
        return None
    raw = next(find_days(link, path), None)
    return Entry(
        address, address, DAY.sub("", title).strip(" []()|") or title, read_date(raw), raw, None, None, None
    )


def find_days(link: Any, path: str) -> Iterator[str]:
    """Days written in the link, beside it as far as it is the only one there, or in its address."""
    element = link
    while element is not None and len({other.get("href") for other in element.iter("a")}) == 1:
        if found := DAY.search(line(element.text_content())):
            yield found.group()
        element = element.getparent()
    if found := DATED_PATH.search(path):
        yield "-".join(found.groups())
