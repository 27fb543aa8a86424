"""RSS: the checked claims as a feed, for `fulcrum report --format rss --verdict contradicted`."""

from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree import ElementTree

from app.reports.excel import made
from app.reports.items import Item, Report
from app.reports.table import clean

SUFFIX = "rss"
MEDIA_TYPE = "application/rss+xml"
TITLE = "RSS"


def render(report: Report) -> bytes:
    """The report as an RSS 2.0 feed, one item a claim."""
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    add(channel, "title", report.title)
    add(channel, "link", "https://schema.org/ClaimReview")
    add(channel, "description", f"Checked claims. Selection: {report.selection}. {report.extent}")
    add(channel, "lastBuildDate", format_datetime(made(report)))
    for item in report.items:
        add_item(channel, item)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def add_item(channel: ElementTree.Element, item: Item) -> None:
    """One claim; its id names it for ever, so that a reader shows it once."""
    element = ElementTree.SubElement(channel, "item")
    add(element, "title", f"{item.check.verdict.capitalize()}: {' '.join(item.claim.split())[:200]}")
    add(element, "guid", f"fulcrum:{item.id}:{item.check.verdict}").set("isPermaLink", "false")
    add(
        element,
        "description",
        f"{item.check.reason} Claimed by {item.speaker}: {item.claimed}. Found: {item.found}.",
    )
    if item.link:
        add(element, "link", item.link)
    if day := read_day(item.date):
        add(element, "pubDate", format_datetime(day))


def add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    """An element with words in it, without what XML cannot hold."""
    element = ElementTree.SubElement(parent, name)
    element.text = clean(text)
    return element


def read_day(text: str | None) -> datetime | None:
    """A document's day as a time, or None for one that is unknown or no day."""
    try:
        return datetime.fromisoformat(text[:10]).replace(tzinfo=UTC) if text else None
    except ValueError:
        return None
