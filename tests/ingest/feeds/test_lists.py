"""Finding feeds on a site, and lists of feeds in and out."""

import pytest

from ingest.errors import SourceUnreachable, UnexpectedContent
from ingest.feeds.discovery import find_feeds
from ingest.feeds.opml import read_opml, write_opml
from ingest.sources.catalogue import catalogue
from tests.ingest.making import make_source
from tests.ingest.server import make_rss

PAGES = [
    ('<link rel="alternate" type="application/rss+xml" href="/news.rss">', ["/news.rss"]),
    ('<link type="application/atom+xml" href="/a"><link type="application/rss+xml" href="/b">', ["/a", "/b"]),
    ('<link type="application/rss+xml" href="/comments/feed"><a href="/rss/all">RSS</a>', ["/rss/all"]),
    ("<p>Nothing is said here.</p>", ["/feed.xml"]),
]


@pytest.mark.parametrize(("html", "paths"), PAGES)
def test_feeds_are_found_on_a_home_page(publisher, fetcher, workers, html, paths):
    home = publisher.put("/", f"<html><head>{html}</head></html>", "text/html")
    for path in [*paths, "/comments/feed", "/atom.xml"]:
        publisher.put(path, make_rss())
    found = [one.url.removeprefix(publisher.base) for one in find_feeds(fetcher, workers, home)]
    assert found[: len(paths)] == paths
    assert "/comments/feed" not in found


def test_a_feed_is_found_where_it_is(publisher, fetcher, workers):
    [found] = find_feeds(fetcher, workers, publisher.put("/feed", make_rss()))
    assert (found.feed.title, len(found.feed.entries)) == ("The Gazette", 3)


def test_no_feed_is_said(publisher, fetcher, workers):
    home = publisher.put("/", "<html><body>Hello</body></html>", "text/html")
    with pytest.raises(UnexpectedContent, match="no feed was found on this page"):
        list(find_feeds(fetcher, workers, home))
    with pytest.raises(SourceUnreachable, match="404"):
        list(find_feeds(fetcher, workers, publisher.base + "/none"))


def test_a_list_goes_out_and_comes_back():
    sources = [listed.source for listed in catalogue()]
    back = {source.id: source for source in read_opml(write_opml(sources).encode())}
    assert set(back) == {source.id for source in sources}
    for source in sources:
        one = back[source.id]
        assert (one.name, one.url, one.publisher, one.language) == (
            source.name, source.url, source.publisher, source.language
        )  # fmt: skip
        assert (one.country, one.official, one.actor, one.status) == (
            source.country, source.official, source.actor, source.status
        )  # fmt: skip


def test_a_list_of_another_reader():
    body = b"""<opml version="1.0"><body><outline text="Papers"><outline title="Gazette" text="G"
    xmlUrl="https://gazette.example/feed"/></outline><outline text="no address"/><outline xmlURL="javascript:x"/>
    </body></opml>"""
    [source] = read_opml(body)
    assert (source.name, source.publisher, source.url) == (
        "Gazette",
        "Papers",
        "https://gazette.example/feed",
    )


@pytest.mark.parametrize("body", [b"", b"<html/>", b"not xml"])
def test_what_is_no_list(body):
    with pytest.raises(UnexpectedContent, match=r"feeds\.opml: this is no OPML"):
        list(read_opml(body, "feeds.opml"))


def test_markup_in_names_is_kept_apart():
    name = 'A & <b>"quoted"</b>'
    [source] = read_opml(write_opml([make_source(name=name, url="https://x.example/f?a=1&b=2")]).encode())
    assert (source.name, source.url) == (name, "https://x.example/f?a=1&b=2")
