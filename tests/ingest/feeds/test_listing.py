"""Pages that list articles, for publishers without a feed."""

import pytest

from ingest.archive import add_source, find_articles
from ingest.collecting import collect
from ingest.errors import UnexpectedContent
from ingest.feeds.listing import parse_listing
from tests.ingest.making import make_source

URL = "https://ministry.example/news/"
PAGE = """<html lang="en"><title>News</title><body><nav><a href="/about/us.html">About</a><a href="/">The front page of all</a></nav>
<ul><li><a href="/news/2026/06/10/a1.html">Ministry answers questions on steel</a><span>2026-06-10</span></li>
<li><a href="a2.html" title="Spokesperson's remarks on export controls">Spokesperson's…</a> June 9, 2026</li>
<li><a href="/news/202606/t20260608_3.html">Notice on the review of duties, second part</a></li>
<li><a href="/zh/3.html">商务部新闻发言人答记者问</a>2026年6月7日</li>
<li><a href="/news/2026/06/10/a1.html">Ministry answers questions on steel again</a></li>
<li><a href="https://other.example/news/1.html">Somebody else's piece on other things</a></li>
<li><a href="javascript:void(0)">Open the menu of everything there is</a></li></ul></body></html>"""


def test_links_to_pieces_are_the_entries():
    feed = parse_listing(PAGE, URL)
    assert [(entry.title, f"{entry.published:%m-%d}") for entry in feed.entries] == [
        ("Ministry answers questions on steel", "06-10"),
        ("Spokesperson's remarks on export controls", "06-09"),
        ("Notice on the review of duties, second part", "06-08"),
        ("商务部新闻发言人答记者问", "06-07"),
    ]
    assert (feed.kind, feed.title, feed.language) == ("listing", "News", "en")


@pytest.mark.parametrize("html", ["<html><body>Checking your browser</body></html>", "<a href='/'>Home</a>"])
def test_a_page_that_lists_nothing(html):
    with pytest.raises(UnexpectedContent, match="no list of articles on this page"):
        parse_listing(html, URL)


def test_a_listing_is_collected_like_a_feed(archive, publisher, fetcher, workers):
    text = "".join(
        f"<p>In part {n} the ministry said that it would review duties on steel.</p>" for n in range(8)
    )
    publisher.put("/news/2026/1.html", f"<html><body><article>{text}</article></body></html>", "text/html")
    page = '<html><body><a href="/news/2026/1.html">Ministry to review duties on steel</a></body></html>'
    add_source(archive, make_source(url=publisher.put("/news/", page, "text/html"), kind="listing"))
    [result] = collect(archive, fetcher, now=True, workers=workers)
    assert (result.error, result.articles) == (None, 1)
    assert [article.title for article in find_articles(archive)] == ["Ministry to review duties on steel"]
