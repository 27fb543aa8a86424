"""Lists of feeds as every feed reader takes and gives them: OPML 2.0."""

from collections.abc import Iterable, Iterator
from itertools import groupby
from xml.etree import ElementTree

from ingest.archive.ids import make_id
from ingest.errors import UnexpectedContent
from ingest.feeds.types import line
from ingest.links import host_of, join
from ingest.types import Source


def read_opml(body: bytes, name: str = "the list") -> Iterator[Source]:
    """The sources of an OPML list, its groups taken as publishers; raises `UnexpectedContent` when it is none.

    What our own lists say beyond the standard (id, language, country, official, actor) comes back as it was.
    """
    try:
        root = ElementTree.fromstring(body)
    except ElementTree.ParseError as error:
        raise UnexpectedContent(f"{name}: this is no OPML ({error}); export the list again") from error
    if root.tag.lower() != "opml":
        raise UnexpectedContent(f"{name}: this is no OPML but <{root.tag[:40]}>; export the list again")
    stack: list[tuple[ElementTree.Element, str]] = [(root, "")]
    while stack:
        element, group = stack.pop()
        told = {key.lower(): line(value) for key, value in element.attrib.items()}
        title = told.get("title") or told.get("text") or ""
        address = join("", told.get("xmlurl"))
        if address:
            yield make_source(told, title, address, group)
        inner = title if element.tag.lower() == "outline" and not address else group
        stack.extend((child, inner) for child in reversed(element))


def make_source(told: dict[str, str], title: str, address: str, group: str) -> Source:
    """One outline as a source."""
    host = host_of(address)
    return Source(
        id=told.get("id") or f"feed-{make_id(address)[:10]}",
        name=title or host,
        url=address,
        publisher=told.get("publisher") or group or title or host,
        country=told.get("country") or None,
        language=(told.get("language") or "en")[:2].lower(),
        official=told.get("official") == "true",
        actor=told.get("actor") or None,
        homepage=join("", told.get("htmlurl")),
        status=told.get("status") or "active",
    )


def write_opml(sources: Iterable[Source]) -> str:
    """The sources as OPML, grouped by publisher; those without an address are left out."""
    root = ElementTree.Element("opml", version="2.0")
    ElementTree.SubElement(ElementTree.SubElement(root, "head"), "title").text = "Fulcrum sources"
    body = ElementTree.SubElement(root, "body")
    polled = sorted((one for one in sources if one.url), key=lambda one: (one.publisher, one.name, one.id))
    for publisher, group in groupby(polled, key=lambda one: one.publisher):
        outline = ElementTree.SubElement(body, "outline", text=publisher)
        for source in group:
            ElementTree.SubElement(outline, "outline", describe(source))
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="unicode", xml_declaration=True)


def describe(source: Source) -> dict[str, str]:
    """The attributes of one outline."""
    told = {
        "type": "rss",
        "text": source.name,
        "xmlUrl": source.url,
        "htmlUrl": source.homepage,
        "language": source.language,
        "id": source.id,
        "publisher": source.publisher,
        "country": source.country,
        "official": "true" if source.official else None,
        "actor": source.actor,
        "status": source.status if source.status != "active" else None,
    }
    return {name: value for name, value in told.items() if value}
