"""Feeds of every kind, good and broken."""

import json
from datetime import UTC, datetime

import pytest

from ingest.errors import UnexpectedContent
from ingest.feeds import parse_feed
from tests.ingest.server import make_day, make_item, make_rss

URL = "https://gazette.example/feed"
DAY = datetime(2026, 6, 10, 12, tzinfo=UTC)

RSS_091 = """<rss version="0.91"><channel><title>T</title><link>https://gazette.example/</link><language>es</language>
<item><title>Piece</title><link>/1</link><description>Suben los aranceles</description></item></channel></rss>"""
RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
 xmlns:dc="http://purl.org/dc/elements/1.1/"><channel rdf:about="x"><title>T</title></channel>
<item rdf:about="https://gazette.example/1"><title>Piece</title><link>https://gazette.example/1</link>
<dc:date>2026-06-10T12:00:00Z</dc:date><dc:creator>Desk</dc:creator></item></rdf:RDF>"""
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr"><title>T</title>
<entry><id>tag:1</id><title type="html">Droits &amp;amp; quotas</title><link href="/1"/><author><name>Desk</name></author>
<published>2026-06-10T12:00:00Z</published><updated>2026-06-11T12:00:00Z</updated>
<content type="html">&lt;p&gt;Les importations.&lt;/p&gt;</content></entry></feed>"""
JSON = json.dumps({
    "version": "https://jsonfeed.org/version/1.1",
    "title": "T",
    "items": [{
        "id": 7, "url": "/1", "title": "Piece", "content_text": "Steel & tin", "authors": [{"name": "Desk"}],
        "date_published": "2026-06-10T12:00:00Z",
    }],
})  # fmt: skip
NEWS = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://gazette.example/1</loc><news:news>
<news:publication_date>2026-06-10T12:00:00Z</news:publication_date><news:title>Piece</news:title></news:news></url></urlset>"""
PLAIN = """<?xml version="1.0"?><urlset><url><loc>https://gazette.example/steel-imports-rise.html</loc></url></urlset>"""

KINDS = [
    (RSS_091, "rss091u", "https://gazette.example/1", "Piece", None, None, "es"),
    (RDF, "rss10", "https://gazette.example/1", "Piece", DAY, "Desk", None),
    (ATOM, "atom10", "https://gazette.example/1", "Droits & quotas", DAY, "Desk", "fr"),
    (JSON, "json11", "https://gazette.example/1", "Piece", DAY, "Desk", None),
    (NEWS, "sitemap", "https://gazette.example/1", "Piece", DAY, None, None),
    (
        PLAIN,
        "sitemap",
        "https://gazette.example/steel-imports-rise.html",
        "steel imports rise",
        None,
        None,
        None,
    ),
]


@pytest.mark.parametrize(("text", "kind", "url", "title", "published", "author", "language"), KINDS)
def test_kinds(text, kind, url, title, published, author, language):
    feed = parse_feed(text.encode(), URL)
    [entry] = feed.entries
    assert (feed.kind, feed.fault) == (kind, None)
    assert (entry.url, entry.title, entry.published) == (url, title, published)
    assert (entry.author, entry.language) == (author, language)


def test_an_index_of_sitemaps_lists_the_latest_first():
    index = (
        "<sitemapindex><sitemap><loc>/old.xml</loc><lastmod>2020-01-01</lastmod></sitemap>"
        "<sitemap><loc>/new.xml</loc><lastmod>2026-01-01</lastmod></sitemap></sitemapindex>"
    )
    feed = parse_feed(index.encode(), URL)
    assert feed.children == ("https://gazette.example/new.xml", "https://gazette.example/old.xml")


def test_the_whole_text_is_kept_as_it_came():
    [entry] = parse_feed(make_rss(make_item(1, text="Imports <b>rose</b>")).encode(), URL).entries
    assert "<p>Imports <b>rose</b></p>" in entry.content
    assert entry.published_raw == make_day(1)


REFUSED = [
    (b"", "the feed is empty"),
    (b" \n\0", "the feed is empty"),
    (b"<!DOCTYPE html><html><body>Sign in</body></html>", "a web page, no feed; `fulcrum sources add`"),
    (b"<html><head><title>Just a moment</title></head></html>", "a web page, no feed"),
    (b"{}", "no JSON Feed"),
    (b'{"version": "https://jsonfeed.org/version/1", "items": [', "JSON cannot be read"),
    (b"[" * 100_000, "JSON"),
    (b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary data"),
    (b"Dear reader, nothing here.", "begins with 'Dear reader"),
    (b"<urlset><url>", "the sitemap is broken"),
]


@pytest.mark.parametrize(("body", "message"), REFUSED)
def test_what_is_no_feed_is_refused_with_the_mend(body, message):
    with pytest.raises(UnexpectedContent, match=message) as raised:
        parse_feed(body, URL)
    assert str(raised.value).startswith(URL)


def test_a_feed_that_breaks_off_gives_what_is_whole():
    body = make_rss().encode()
    feed = parse_feed(body[: body.index(b"Piece 1") + 3], URL)
    assert feed.cut
    assert "breaks off" in feed.fault
    assert [entry.title for entry in feed.entries][:2] == ["Piece 3", "Piece 2"]


def test_a_feed_that_breaks_off_between_items_is_whole():
    body = make_rss().encode()
    feed = parse_feed(body[: body.rindex(b"</item>") + 7], URL)
    assert (feed.cut, len(feed.entries)) == (False, 3)
    assert "breaks off" in feed.fault


ENCODINGS = [
    ("utf-8", "utf-8", "", None),
    ("windows-1252", "windows-1252", "", None),
    ("utf-16", "utf-16", "", None),
    ("utf-8", "iso-8859-1", "", None),
    ("utf-8", "utf-8", "text/xml; charset=iso-8859-1", None),
    ("windows-1252", "utf-8", "", "says that it is utf-8 but is not"),
    ("windows-1252", "utf-8", "text/xml; charset=windows-1252", "says that it is utf-8 but is not"),
    ("utf-8", "klingon", "", None),
]


@pytest.mark.parametrize(("real", "declared", "content_type", "fault"), ENCODINGS)
def test_encodings(real, declared, content_type, fault):
    text = make_rss(make_item(1, title="Aranceles a México – “ya”")).replace("utf-8", declared)
    feed = parse_feed(text.encode(real), URL, content_type)
    assert feed.entries[0].title == "Aranceles a México – “ya”"
    assert (fault or "") in (feed.fault or "")
    assert bool(fault) is bool(feed.fault)


def test_entity_bomb_and_outside_entities(workers):
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 9))
    bomb = f'<!DOCTYPE r [<!ENTITY l0 "ha">{laughs}<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    body = make_rss(make_item(1, title="&l8;&x;")).replace("<rss", bomb + "<rss")
    try:
        feed = workers.call(parse_feed, body.encode(), URL)
    except UnexpectedContent:
        return
    assert all(len(entry.title) <= 2000 and "root:" not in entry.title for entry in feed.entries)


HOSTILE = [
    make_rss(make_item(1, text="<div>" * 100_000)),
    make_rss(make_item(1)).replace("<channel>", "<channel>" + "<a>" * 100_000),
    make_rss(make_item(1, title="x" * 1_000_000)),
    make_rss(make_item(1, link="http://[")),
    make_rss(make_item(1, link="javascript:alert(1)")),
]


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_feeds_end(workers, text):
    try:
        feed = workers.call(parse_feed, text.encode(), URL)
    except UnexpectedContent:
        return
    assert all(entry.url is None or entry.url.startswith("http") for entry in feed.entries)


def test_twenty_thousand_items_are_bounded(workers):
    body = make_rss(*(f"<item><title>{n}</title><guid>{n}</guid></item>" for n in range(20_000)))
    feed = workers.call(parse_feed, body.encode(), URL)
    assert len(feed.entries) == 5_000
    assert "20000 entries, of which the first 5000 are read" in feed.fault
