"""RSS: the checked claims as a feed. `fulcrum report --format rss` takes the contradicted ones, newest first."""

from datetime import UTC, datetime
from email.utils import format_datetime
from xml.etree import ElementTree

from app.reports.claimreview import has_review, page_name
from app.reports.items import Item, Report, made
from app.wording import shorten

SUFFIX = "rss"
MEDIA_TYPE = "application/rss+xml"
TITLE = "RSS"
HOME = "http://127.0.0.1:8501/claims"  # the list of claims in one's own app, where nothing is published
LONGEST = 200  # characters of a headline


def render(report: Report) -> bytes:
    """The report as an RSS 2.0 feed, one item a claim; a check that a person rejected is no news."""
    root = ElementTree.Element("rss", version="2.0")
    channel = ElementTree.SubElement(root, "channel")
    add(channel, "title", report.title)
    add(channel, "link", report.url or HOME)
    add(channel, "description", report.head)
    add(channel, "language", report.told_in)
    add(channel, "lastBuildDate", format_datetime(made(report)))
    for item in filter(has_review, report.items):
        add_item(channel, item, report)
    ElementTree.indent(root)
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def add_item(channel: ElementTree.Element, item: Item, report: Report) -> None:
    """One claim; its id names it for ever, so that a reader shows it once."""
    element = ElementTree.SubElement(channel, "item")
    add(element, "title", f"{item.verdict.capitalize()}: {shorten(item.claim, LONGEST)}")
    add(element, "guid", f"fulcrum:{item.id}:{item.check.verdict}").set("isPermaLink", "false")
    numbers = {"claimed": item.claimed, "found": item.found}
    told = item.tell("in_feed", speaker=item.speaker, source=item.source, **numbers)
    add(element, "description", f"{item.check.reason} {told}")
    if link := f"{report.url}/{page_name(item)}" if report.url else item.link:
        add(element, "link", link)
    if day := read_day(item.date):
        add(element, "pubDate", format_datetime(day))


def add(parent: ElementTree.Element, name: str, text: str) -> ElementTree.Element:
    """An element with words in it."""
    element = ElementTree.SubElement(parent, name)
    element.text = text
    return element


def read_day(text: str | None) -> datetime | None:
    """A document's day as a time, or None for one that is unknown or no day."""
    try:
        return datetime.fromisoformat(text[:10]).replace(tzinfo=UTC) if text else None
    except ValueError:
        return None
