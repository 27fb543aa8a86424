"""What a page says about itself: title, author, date, language, own address, and whether it is free to read."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

from ingest.dates import read_date
from ingest.feeds.types import line
from ingest.links import join

TITLES = ("og:title", "twitter:title", "dc.title", "dcterms.title", "headline")
DATES = (
    "article:published_time", "datepublished", "date", "dc.date", "dcterms.date", "dcterms.created",
    "dc.date.issued", "dcterms.issued", "publish-date", "pubdate", "parsely-pub-date", "sailthru.date",
)  # fmt: skip
AUTHORS = ("author", "article:author", "dc.creator", "dcterms.creator", "parsely-author", "byl")
SITES = ("og:site_name", "application-name", "dcterms.publisher")
ARTICLES = ("Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "WebPage", "GovernmentService")
ADDRESS = re.compile(r"^https?://", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Metadata:
    """What a page says about itself; None where it says nothing."""

    title: str | None = None
    published: datetime | None = None
    author: str | None = None
    language: str | None = None
    url: str | None = None
    site: str | None = None
    free: bool = True
    """False when the page tells search engines that it can only be read by those who pay."""


def read_metadata(tree: Any, url: str) -> Metadata:
    """The metadata of a parsed page, from its meta elements and JSON-LD."""
    metas = dict(find_metas(tree))
    linked = list(find_linked_data(tree))
    return Metadata(
        title=first(metas, TITLES) or told(linked, "headline") or heading(tree),
        published=find_date(tree, metas, linked),
        author=next((a for a in (first(metas, AUTHORS),) if a and not ADDRESS.match(a)), None)
        or author_of(linked),
        language=language_of(tree, metas),
        url=canonical(tree, metas, url),
        site=first(metas, SITES),
        free=all(str(item.get("isAccessibleForFree", True)).lower() != "false" for item in linked),
    )


def find_metas(tree: Any) -> Iterator[tuple[str, str]]:
    """Names and contents of the meta elements, the first of each name last, so that it wins."""
    for meta in reversed(list(tree.iter("meta"))):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if name and meta.get("content"):
            yield name.lower(), line(meta.get("content"))


def find_linked_data(tree: Any) -> Iterator[dict[str, Any]]:
    """The articles that are described in JSON-LD."""
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "") and script.text:
            try:
                data = json.loads(script.text)
            except (ValueError, RecursionError):
                continue  # many sites write broken JSON there; the page itself is still good
            yield from (item for item in flatten(data) if set(ARTICLES) & kinds(item))


def flatten(data: object, depth: int = 0) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document."""
    if isinstance(data, dict):
        yield data
        data = data.get("@graph", [])
    if isinstance(data, list) and depth < 4:
        for part in data[:50]:
            yield from flatten(part, depth + 1)


def kinds(item: dict[str, Any]) -> set[str]:
    """The types of a JSON-LD object."""
    kind = item.get("@type")
    return {str(one) for one in kind} if isinstance(kind, list) else {str(kind)}


def first(metas: dict[str, str], names: tuple[str, ...]) -> str | None:
    """The first of these metas that is there."""
    return next((metas[name] for name in names if metas.get(name)), None)


def told(linked: list[dict[str, Any]], name: str) -> str | None:
    """The first text of this name in the linked data."""
    return next((line(item[name]) for item in linked if isinstance(item.get(name), str) and item[name]), None)


def author_of(linked: list[dict[str, Any]]) -> str | None:
    """The names of the authors in the linked data."""
    for item in linked:
        authors = item.get("author")
        listed = authors if isinstance(authors, list) else [authors]
        names = [line(one.get("name")) for one in listed if isinstance(one, dict) and one.get("name")]
        if names:
            return ", ".join(names)
    return None


def heading(tree: Any) -> str | None:
    """The only h1, else what the title element says before the name of the site."""
    headings = [line(found.text_content()) for found in tree.iter("h1")]
    if len([text for text in headings if text]) == 1:
        return next(text for text in headings if text)
    title = next((line(found.text_content()) for found in tree.iter("title")), "")
    return re.split(r" [|–—-] ", title)[0].strip() or None


def find_date(tree: Any, metas: dict[str, str], linked: list[dict[str, Any]]) -> datetime | None:
    """When the page was published: as it tells machines, else its only or first time element."""
    times = (element.get("datetime") or element.text_content() for element in tree.iter("time"))
    written = (told(linked, "datePublished"), *(metas.get(name) for name in DATES), next(times, None))
    return next((date for date in map(read_date, written) if date), None)


def language_of(tree: Any, metas: dict[str, str]) -> str | None:
    """The language that the page says it is in."""
    said = tree.get("lang") or metas.get("og:locale") or metas.get("dcterms.language") or ""
    return said[:2].lower() if said[:2].isalpha() and len(said[:2]) == 2 else None


def canonical(tree: Any, metas: dict[str, str], url: str) -> str | None:
    """The page's own address; a site that calls its home page the address of everything is not believed."""
    links = (link.get("href") for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower())
    said = next((link for link in links if link), None) or metas.get("og:url")
    address = join(url, said)
    if address and urlsplit(address).path in {"", "/"} and urlsplit(url).path not in {"", "/"}:
        return None
    return address
