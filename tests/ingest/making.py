"""Sources, entries and articles for tests."""

from datetime import UTC, datetime

from ingest.types import Article, Entry, Source

NOON = datetime(2026, 6, 10, 12, tzinfo=UTC)


def make_source(id="gazette", **told):
    told = {"name": "The Gazette", "url": f"http://127.0.0.1/{id}/feed", "publisher": "Gazette"} | told
    return Source(id=id, **told)


def make_entry(guid="1", **told):
    told = {
        "url": f"https://gazette.example/{guid}",
        "title": f"Piece {guid}",
        "published": NOON,
        "published_raw": "Wed, 10 Jun 2026 12:00:00 GMT",
        "author": None,
        "summary": "Steel imports rose.",
        "content": None,
    } | told
    return Entry(guid=guid, **told)


def make_article(id="a1", **told):
    told = {
        "source": "gazette",
        "url": f"https://gazette.example/{id}",
        "title": "Steel imports rise",
        "text": "Steel imports rose in April.",
        "published": NOON,
        "language": "en",
    } | told
    return Article(id=id, **told)
