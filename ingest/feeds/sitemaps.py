"""Sitemaps, with the news extension, and indexes of them."""

from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

from ingest.dates import read_date
from ingest.errors import UnexpectedContent
from ingest.feeds.types import MOST, Feed, line
from ingest.links import join
from ingest.types import Entry

CHILDREN = 50


def parse_sitemap(body: bytes, url: str) -> Feed:
    """The sitemap at `url`: its pages as entries, or the sitemaps that it lists."""
    pages: list[Entry] = []
    children: list[tuple[str, str]] = []
    fault = None
    try:
        for element in islice(find_elements(body), MOST):
            if local_name(element) == "sitemap":
                children.append((find_text(element, "lastmod"), join(url, find_text(element, "loc")) or url))
            elif entry := read_page(element, url):
                pages.append(entry)
    except (ElementTree.ParseError, ValueError, LookupError) as error:
        fault = f"{url}: the sitemap breaks off or is broken ({error}); what stands before that was read"
        if not pages and not children:
            raise UnexpectedContent(
                f"{url}: the sitemap is broken ({error}); it is asked again later"
            ) from error
    latest = tuple(address for _, address in sorted(children, reverse=True)[:CHILDREN])
    kind = "sitemap index" if children else "sitemap"
    return Feed(kind, entries=tuple(pages), children=latest, fault=fault, cut=fault is not None)


def find_elements(body: bytes) -> Iterator[ElementTree.Element]:
    """The `url` and `sitemap` elements, each forgotten after use."""
    for _, element in ElementTree.iterparse(BytesIO(body), events=("end",)):
        if local_name(element) in {"url", "sitemap"}:
            yield element
            element.clear()


def local_name(element: ElementTree.Element) -> str:
    """The name of an element without its namespace."""
    return element.tag.rpartition("}")[2]


def read_page(element: ElementTree.Element, url: str) -> Entry | None:
    """One page; a sitemap without news tells no title, so the address has to do until the page is read."""
    address = join(url, find_text(element, "loc"))
    if not address:
        return None
    raw = find_text(element, "publication_date") or find_text(element, "lastmod") or None
    return Entry(
        guid=address,
        url=address,
        title=line(find_text(element, "title")) or title_of(address),
        published=read_date(raw),
        published_raw=raw,
        author=None,
        summary=None,
        content=None,
        language=find_text(element, "language") or None,
    )


def find_text(element: ElementTree.Element, name: str) -> str:
    """The text of the first element of this name, in whatever namespace."""
    return next((line(found.text) for found in element.iter() if local_name(found) == name), "")


def title_of(address: str) -> str:
    """A title from the last part of an address.

    >>> title_of("https://gazette.example/2026/06/steel-imports-rise.html")
    'steel imports rise'
    """
    name = unquote(urlsplit(address).path.rstrip("/").rpartition("/")[2])
    return name.rpartition(".")[0].replace("-", " ").replace("_", " ").strip() or name or address
