"""Every fetch ends on time and in bounds, goes only where it may, and says plainly what went wrong."""

import gzip
import time
import tracemalloc
import zlib

import brotli
import pytest

from ingest.errors import AddressRefused, SourceUnreachable, TooLarge, UnexpectedContent
from ingest.fetching import Fetcher, allowed_networks, check_url
from ingest.fetching.transport import GuardedBackend
from tests.ingest.server import drip, drip_headers, flood, gzip_bomb, hang_up, silent

LOOPBACK = allowed_networks("127.0.0.0/8")


def test_a_page_comes_with_its_headers(publisher, fetcher):
    url = publisher.put("/feed", "<rss/>", "application/rss+xml; charset=utf-8", ETag='"1"')
    answer = fetcher.fetch(url)
    assert (answer.status, answer.body, answer.content_type) == (200, b"<rss/>", "application/rss+xml")
    assert fetcher.fetch(url, etag=answer.headers["etag"]).status == 304


def test_it_says_who_asks(publisher, monkeypatch):
    monkeypatch.setenv("FULCRUM_CONTACT", "desk@gazette.example\r\nX-Evil: 1")
    with Fetcher(allowed=LOOPBACK) as fetcher:
        fetcher.fetch(publisher.put("/feed", "x"))
    [(_, headers)] = publisher.asked
    assert headers["User-Agent"].startswith("Fulcrum/")
    assert "desk@gazette.example" in headers["User-Agent"]
    assert "X-Evil" not in headers


PACKINGS = [
    ("gzip", gzip.compress),
    ("deflate", zlib.compress),
    ("deflate", lambda data: zlib.compress(data, wbits=-15)),
    ("br", brotli.compress),
    ("gzip, br", lambda data: brotli.compress(gzip.compress(data))),
    ("gzip", lambda data: gzip.compress(data[:5]) + gzip.compress(data[5:])),
]


@pytest.mark.parametrize(("encoding", "pack"), PACKINGS)
def test_packed_bodies_are_unpacked(publisher, fetcher, encoding, pack):
    url = publisher.put("/feed", pack(b"steel imports" * 100), Content_Encoding=encoding)
    assert fetcher.fetch(url).body == b"steel imports" * 100


@pytest.mark.parametrize("encoding", ["gzip", "br"])
def test_a_bomb_is_stopped_in_bounded_memory(publisher, encoding):
    bomb = gzip_bomb() if encoding == "gzip" else brotli.compress(b"\0" * 200_000_000, quality=1)
    url = publisher.put("/bomb", bomb, Content_Encoding=encoding)
    with Fetcher(allowed=LOOPBACK, limit=5_000_000) as fetcher:
        tracemalloc.start()
        with pytest.raises(TooLarge, match="more than 5 MB"):
            fetcher.fetch(url)
        _, peak = tracemalloc.get_traced_memory()
        tracemalloc.stop()
    assert peak < 30_000_000


@pytest.mark.parametrize(
    ("encoding", "body", "message"),
    [("gzip", b"no gzip", "packing is broken"), ("compress", b"x", "packed in a way that was not asked for")],
)
def test_broken_packing(publisher, fetcher, encoding, body, message):
    with pytest.raises(UnexpectedContent, match=message):
        fetcher.fetch(publisher.put("/feed", body, Content_Encoding=encoding))


@pytest.mark.parametrize("page", [drip, drip_headers, silent])
def test_a_slow_server_ends_on_time(publisher, page):
    url = publisher.answer("/slow", page)
    with Fetcher(allowed=LOOPBACK, seconds=0.3) as fetcher:
        start = time.monotonic()
        with pytest.raises(SourceUnreachable, match=r"no full answer within 0\.3 seconds"):
            fetcher.fetch(url)
        assert time.monotonic() - start < 2.5


@pytest.mark.parametrize("page", [flood, hang_up])
def test_too_much_and_too_little(publisher, page, fetcher):
    with pytest.raises((TooLarge, SourceUnreachable)) as raised:
        fetcher.fetch(publisher.answer("/odd", page))
    assert "/odd: " in str(raised.value)


def test_a_length_beyond_the_limit_is_not_even_read(publisher, fetcher):
    with pytest.raises(TooLarge, match="more than 0 MB"):
        fetcher.fetch(publisher.put("/large", "x" * 1000), limit=999)


STATUSES = [
    (404, "nothing at this address"),
    (410, "gone for good"),
    (403, "turns robots away"),
    (500, "has a fault"),
    (204, "has a fault"),
    (429, "too often"),
]


@pytest.mark.parametrize(("status", "message"), STATUSES)
def test_refusals_name_the_address_and_the_mend(publisher, fetcher, status, message):
    url = publisher.put("/feed", b"", status=status, Retry_After="120")
    with pytest.raises(
        SourceUnreachable, match=f"{url}: the server answered {status}: .*{message}"
    ) as raised:
        fetcher.fetch(url)
    assert (raised.value.status, raised.value.retry_after) == (status, 120)


def test_redirects_are_followed_and_permanent_ones_told(publisher, fetcher):
    end = publisher.put("/end", "x")
    publisher.redirect("/second", "/end", 301)
    publisher.redirect("/temporary", "/end", 302)
    answer = fetcher.fetch(publisher.redirect("/first", "/second", 308))
    assert (answer.url, answer.moved_to) == (end, end)
    assert fetcher.fetch(publisher.base + "/temporary").moved_to is None
    mixed = fetcher.fetch(publisher.redirect("/mixed", "/temporary", 301))
    assert (mixed.url, mixed.moved_to) == (end, publisher.base + "/temporary")


def test_a_redirect_loop_ends(publisher, fetcher):
    publisher.redirect("/a", "/b")
    with pytest.raises(SourceUnreachable, match="more than 5 redirects"):
        fetcher.fetch(publisher.redirect("/b", "/a"))
    assert len(publisher.asked) == 6


TARGETS = [
    "http://169.254.169.254/latest/meta-data/",
    "http://10.0.0.1/",
    "http://[::1]/",
    "http://[::ffff:192.168.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://0.0.0.0/",
    "http://2130706434/",
    "file:///etc/passwd",
    "ftp://gazette.example/",
    "gopher://127.0.0.1/",
]


@pytest.mark.parametrize("target", TARGETS)
def test_a_redirect_to_where_one_must_not_go(publisher, target):
    with (
        Fetcher(allowed=allowed_networks("127.0.0.1/32")) as fetcher,
        pytest.raises((AddressRefused, SourceUnreachable), match=r"public address|no web address|connection"),
    ):
        fetcher.fetch(publisher.redirect("/feed", target))


def test_loopback_is_refused_unless_allowed(publisher, monkeypatch):
    url = publisher.put("/feed", "x")
    monkeypatch.delenv("FULCRUM_ALLOW_NETWORKS", raising=False)
    with Fetcher() as fetcher, pytest.raises(AddressRefused, match="127.0.0.1 is no public address"):
        fetcher.fetch(url)
    with Fetcher() as fetcher, pytest.raises(AddressRefused, match=r"localhost \("):
        fetcher.fetch(url.replace("127.0.0.1", "localhost"))
    assert not publisher.asked


def test_a_name_that_changes_its_mind_is_looked_up_once(publisher, monkeypatch):
    """DNS rebinding: the address that was checked is the one that is connected to."""
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    monkeypatch.setattr(GuardedBackend, "resolve", lambda self, host, port: next(answers))
    url = publisher.put("/feed", "x", Connection="close").replace("127.0.0.1", "rebinding.example")
    with Fetcher(allowed=LOOPBACK, spacing=0) as fetcher:
        assert fetcher.fetch(url).body == b"x"
        with pytest.raises(AddressRefused, match=r"rebinding\.example \(10\.0\.0\.1\)"):
            fetcher.fetch(url)
    [(_, headers)] = publisher.asked
    assert headers["Host"].startswith("rebinding.example")


def test_one_private_address_among_public_ones_is_refused(monkeypatch):
    monkeypatch.setattr(GuardedBackend, "resolve", lambda self, host, port: ["93.184.215.14", "10.0.0.1"])
    with Fetcher(allowed=()) as fetcher, pytest.raises(AddressRefused):
        fetcher.fetch("http://mixed.example/")


@pytest.mark.parametrize(
    "url", ["", "gazette.example", "http://", "http://[", "mailto:x@y.example", "http://a" * 999]
)
def test_what_is_no_address(url):
    with pytest.raises(AddressRefused):
        check_url(url)


def test_a_name_that_does_not_exist(fetcher):
    with pytest.raises(SourceUnreachable, match="check the address"):
        fetcher.fetch("http://gazette.invalid/")


def test_wrong_networks_are_told():
    with pytest.raises(AddressRefused, match="FULCRUM_ALLOW_NETWORKS"):
        allowed_networks("10.0.0.0/99")


def test_requests_to_one_host_are_spaced(publisher, monkeypatch):
    waits = []
    monkeypatch.setattr("ingest.fetching.courtesy.time.sleep", waits.append)
    monkeypatch.setattr("ingest.fetching.fetcher.is_allowed_host", lambda host, allowed: False)
    with Fetcher(allowed=LOOPBACK, spacing=7) as fetcher:
        for number in range(3):
            fetcher.fetch(publisher.put(f"/{number}", "x"))
    assert waits[0] == 0
    assert 6 < waits[1] <= 7
    assert 13 < waits[2] <= 14


ROBOTS = """
User-agent: *
Disallow: /
User-agent: Fulcrum
User-agent: other
Disallow: /private
Allow: /private/open$
Disallow: /*.pdf
Crawl-delay: 2.5
"""


@pytest.mark.parametrize(
    ("path", "allowed"),
    [
        ("/news", True),
        ("/private/x", False),
        ("/private/open", True),
        ("/private/opened", False),
        ("/a/b.pdf?x", False),
    ],
)
def test_robots_txt_is_obeyed_for_pages(publisher, fetcher, path, allowed):
    publisher.put("/robots.txt", ROBOTS, "text/plain")
    url = publisher.put(path, "<p>x</p>", "text/html")
    if allowed:
        assert fetcher.fetch_page(url).body
    else:
        with pytest.raises(AddressRefused, match=r"robots\.txt"):
            fetcher.fetch_page(url)
    assert fetcher.find_robots(url).delay == 2.5
    assert publisher.paths().count("/robots.txt") == 1


@pytest.mark.parametrize(("status", "allowed"), [(404, True), (403, True), (500, False), (429, False)])
def test_robots_txt_that_cannot_be_had(publisher, fetcher, status, allowed):
    publisher.put("/robots.txt", b"", status=status)
    robots = fetcher.find_robots(publisher.base + "/x")
    assert (robots is not None and robots.allows(publisher.base + "/x")) is allowed
    if not allowed:
        with pytest.raises(SourceUnreachable, match="cannot be had just now"):
            fetcher.fetch_page(publisher.base + "/x")
