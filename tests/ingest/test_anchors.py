"""What other collectors get wrong, one test for each row of the comparison that this one was built against."""

import gzip
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from threading import Lock

import pytest

from ingest.archive import add_source, find_articles, find_events, find_revisions, find_sources
from ingest.collecting import collect
from ingest.collecting.schedule import LONGEST, LONGEST_BACKOFF, SHORTEST, backoff, interval
from ingest.collecting.storing import utc_now
from ingest.errors import AddressRefused, SourceUnreachable
from ingest.feeds import parse_feed
from ingest.fetching import Fetcher, allowed_networks
from tests.ingest.making import make_source
from tests.ingest.server import drip, make_item, make_rss

LOOPBACK = allowed_networks("127.0.0.0/8")


@pytest.fixture
def run(archive, fetcher, workers):
    def once(*, now=True):
        return {one.source.id: one for one in collect(archive, fetcher, now=now, workers=workers)}

    return once


def poll_of(archive, id="gazette"):
    return next(state.poll for state in find_sources(archive) if state.source.id == id)


def later(archive, days):
    """Let so many days pass for what is remembered of the sources."""
    for column in ("last_full", "moved_since", "next_poll", "last_poll"):
        archive.execute(
            f"update polls set {column} = strftime('%Y-%m-%dT%H:%M:%SZ', {column}, '-{days} days')"
        )


def always_200(handler, publisher, name):
    """Answer in full whatever was asked for, with the same ETag."""
    status, headers, body = publisher.pages[name]
    del handler.headers["If-None-Match"]
    handler.send(status, headers, body)


def test_conditional_get_a_server_that_lies_with_its_etag(archive, publisher, run):
    """The same ETag over another body is read at once; one that says 304 for ever, after three days."""
    publisher.put(
        "/real", make_rss(make_item(1)), ETag='"same"', Last_Modified="Fri, 01 Jan 2041 00:00:00 GMT"
    )
    url = publisher.answer("/feed", lambda handler: always_200(handler, publisher, "/real"))
    add_source(archive, make_source(url=url))
    assert run()["gazette"].entries.new == 1
    publisher.put("/real", make_rss(make_item(2), make_item(1)), ETag='"same"')
    assert run()["gazette"].entries.new == 1
    publisher.put("/feed", make_rss(make_item(3), make_item(2)), ETag='"same"')
    assert [run()["gazette"].entries.new for _ in range(3)] == [0, 0, 0]
    later(archive, 4)
    assert run()["gazette"].entries.new == 1


def test_conditional_get_a_304_may_bring_a_new_etag(archive, publisher, run):
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(), ETag='"1"')))
    run()
    publisher.put("/feed", "", status=304, ETag='"2"')
    run()
    run()
    assert [headers.get("If-None-Match") for _, headers in publisher.asked] == [None, '"1"', '"2"']


def test_conditional_get_a_body_that_changes_without_its_items(archive, publisher, run):
    """An eighth of all polls of a real feed: only a build date was new. No entry is touched."""
    add_source(
        archive, make_source(url=publisher.put("/feed", make_rss(head="<lastBuildDate>1</lastBuildDate>")))
    )
    run()
    publisher.put("/feed", make_rss(head="<lastBuildDate>2</lastBuildDate>"))
    result = run()["gazette"]
    assert (result.outcome, result.entries.unchanged, result.articles, result.revised) == (
        "unchanged",
        3,
        0,
        0,
    )


def test_scheduling_goes_by_how_often_a_source_publishes_within_bounds():
    assert interval(None, 10) == timedelta(hours=1)
    assert interval(10_000, 10) == SHORTEST
    assert interval(0.001, 10) == LONGEST
    assert SHORTEST < interval(8, 10) < interval(2, 10) < LONGEST
    assert interval(10_000, 10, {"cache-control": "max-age=7200"}) == timedelta(hours=2)
    assert interval(10_000, 10, {"cache-control": "max-age=999999999"}) == LONGEST


def test_failures_are_counted_and_told_but_nothing_is_given_up(archive, publisher, run):
    """A hundred failures later it is still asked once a day, and comes back to life."""
    add_source(archive, make_source(url=publisher.put("/feed", "", status=404)))
    run()
    archive.execute("update polls set failures = 99")
    run()
    poll = poll_of(archive)
    assert (poll.failures, poll.health) == (100, "failing")
    assert poll.next_poll - utc_now() <= LONGEST_BACKOFF * 1.11
    assert backoff(100) == LONGEST_BACKOFF
    publisher.put("/feed", make_rss())
    later(archive, 2)
    assert run(now=False)["gazette"].articles == 3
    assert (poll_of(archive).failures, poll_of(archive).health) == (0, "ok")


@pytest.mark.parametrize("asked", ["7200", "date"])
def test_429_puts_off_the_feed_that_was_refused_and_no_other_of_its_host(archive, publisher, run, asked):
    until = format_datetime(datetime.now(UTC) + timedelta(hours=2), usegmt=True) if asked == "date" else asked
    add_source(archive, make_source(url=publisher.put("/feed", "", status=429, Retry_After=until)))
    add_source(archive, make_source("herald", url=publisher.put("/herald", make_rss())))
    results = run()
    assert (results["gazette"].outcome, results["herald"].articles) == ("failed", 3)
    assert timedelta(hours=1.9) < poll_of(archive).next_poll - utc_now() < timedelta(hours=2.3)
    assert poll_of(archive, "herald").next_poll - utc_now() <= LONGEST * 1.1


def test_a_retry_after_of_a_year_is_asked_tomorrow(archive, publisher, run):
    add_source(archive, make_source(url=publisher.put("/feed", "", status=503, Retry_After="31536000")))
    run()
    assert poll_of(archive).next_poll - utc_now() < timedelta(hours=27)


def test_politeness_no_more_than_two_at_once_to_a_host(archive, publisher, run):
    lock, now_open, most = Lock(), 0, 0

    def slow(handler):
        nonlocal now_open, most
        with lock:
            now_open, most = now_open + 1, max(most, now_open + 1)
        time.sleep(0.03)
        with lock:
            now_open -= 1
        handler.send(200, {"Content-Type": "application/rss+xml"}, make_rss(make_item(1)).encode())

    for number in range(12):
        add_source(archive, make_source(f"s{number}", url=publisher.answer(f"/{number}", slow)))
    assert len(run()) == 12
    assert most <= 2


def test_politeness_crawl_delay_is_kept_between_pages(publisher, monkeypatch):
    waits = []
    monkeypatch.setattr("ingest.fetching.courtesy.time.sleep", waits.append)
    monkeypatch.setattr("ingest.fetching.fetcher.is_allowed_host", lambda host, allowed: False)
    publisher.put("/robots.txt", "User-agent: *\nCrawl-delay: 9", "text/plain")
    with Fetcher(allowed=LOOPBACK, spacing=1) as fetcher:
        for number in range(3):
            fetcher.fetch_page(publisher.put(f"/{number}", "<p>x</p>", "text/html"))
    assert [round(wait) for wait in waits] == [0, 1, 10, 19]


def test_301_is_believed_after_days_and_at_once_when_the_old_address_dies(archive, publisher, run):
    new = publisher.put("/new", make_rss())
    add_source(archive, make_source(url=publisher.redirect("/old", "/new", 308)))
    add_source(archive, make_source("herald", url=publisher.redirect("/herald", "/new", 302)))
    run()
    assert (poll_of(archive).address, poll_of(archive).moved_to) == (None, new)
    later(archive, 2)
    run()
    assert poll_of(archive).address is None
    publisher.put("/old", "", status=404)
    run()
    assert poll_of(archive).address == new
    assert run()["gazette"].error is None
    assert [event.kind for event in find_events(archive, "gazette")] == ["moved"]
    later(archive, 30)
    run()
    assert poll_of(archive, "herald").address is None


def test_410_pauses_and_says_so(archive, publisher, run):
    add_source(archive, make_source(url=publisher.put("/feed", "", status=410)))
    assert "gone for good" in run()["gazette"].error
    later(archive, 300)
    assert run(now=False) == {}
    assert (poll_of(archive).health, poll_of(archive).next_poll) == ("paused", None)


def test_robots_txt_keeps_us_from_pages_and_that_is_told(archive, publisher, run):
    publisher.put("/robots.txt", "User-agent: *\nDisallow: /", "text/plain")
    item = f"<item><title>Steel</title><link>{publisher.base}/steel</link></item>"
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(item))))
    assert run()["gazette"].unread == 1
    assert "/steel" not in publisher.paths()
    [entry] = archive.query("select state, error from entries")
    assert entry["state"] == "failed"
    assert "robots.txt" in entry["error"]


def test_size_a_feed_of_many_megabytes_is_stopped_while_it_unpacks(archive, publisher, run):
    body = gzip.compress(make_rss(make_item(1, text=" " * 60_000_000)).encode(), 9)
    add_source(archive, make_source(url=publisher.put("/feed", body, Content_Encoding="gzip")))
    assert len(body) < 100_000
    assert "more than 20 MB" in run()["gazette"].error


def test_a_slow_server_ends_on_time_and_holds_up_nobody(archive, publisher, workers):
    add_source(archive, make_source(url=publisher.answer("/slow", drip)))
    add_source(archive, make_source("herald", url=publisher.put("/herald", make_rss())))
    with Fetcher(allowed=LOOPBACK, seconds=0.5) as fetcher:
        results = {one.source.id: one for one in collect(archive, fetcher, now=True, workers=workers)}
    assert "no full answer within 0.5 seconds" in results["gazette"].error
    assert results["herald"].articles == 3


def test_ssrf_no_hop_leads_inside(publisher):
    publisher.redirect("/second", "http://169.254.169.254/latest/meta-data/")
    with (
        Fetcher(allowed=allowed_networks("127.0.0.1/32")) as fetcher,
        pytest.raises((AddressRefused, SourceUnreachable), match="169.254.169.254 is no public address"),
    ):
        fetcher.fetch(publisher.redirect("/first", "/second", 301))


def test_identity_survives_a_changed_guid_and_a_reused_one(archive, publisher, run):
    add_source(
        archive, make_source(url=publisher.put("/feed", make_rss(make_item(1, title="Steel imports rise"))))
    )
    run()
    publisher.put("/feed", make_rss(make_item(1, title="Steel imports rise sharply", guid="other")))
    result = run()["gazette"]
    assert (result.entries.new, result.entries.revised) == (0, 1)
    told = {"title": "Minister resigns", "guid": "other", "link": "https://gazette.example/2"}
    publisher.put("/feed", make_rss(make_item(2, **told)))
    assert run()["gazette"].entries.new == 1
    assert [one.title for one in find_articles(archive)] == ["Steel imports rise sharply", "Minister resigns"]


def test_revisions_keep_every_wording(archive, publisher, run):
    add_source(archive, make_source(url=publisher.base + "/feed"))
    for word in ("rose", "fell", "stood still"):
        publisher.put("/feed", make_rss(make_item(1, text=f"Imports {word}.")))
        run()
    [article] = find_articles(archive)
    wordings = [one.text.partition("\n")[0] for one in find_revisions(archive, article.id)]
    assert wordings == ["Imports rose.", "Imports fell.", "Imports stood still."]


WHOLE = make_rss()
BROKEN = [
    ("a bare ampersand", WHOLE.replace("Piece 2", "Steel & tin")),
    ("an entity of HTML", WHOLE.replace("Piece 2", "Caf&eacute;")),
    ("a control character", WHOLE.replace("Piece 2", "Piece\x08 2")),
    ("an element that is not closed", WHOLE.replace("<channel>", "<channel><image>")),
    ("a namespace that is not told", WHOLE.replace("<item>", "<item><foo:bar>x</foo:bar>")),
    ("words before the declaration", "\n  " + WHOLE),
    ("words behind the end", WHOLE + "<!-- served in 3 ms --><script>x</script>"),
    ("an attribute without quotes", WHOLE.replace('version="2.0"', "version=2.0")),
]


@pytest.mark.parametrize("text", [text for _, text in BROKEN], ids=[name for name, _ in BROKEN])
def test_broken_xml_loses_no_entry(text):
    feed = parse_feed(text.encode(), "https://gazette.example/feed")
    assert len(feed.entries) == 3
    assert all(entry.title and entry.content and entry.published for entry in feed.entries)


def test_json_feed_is_polled_like_any_other(archive, publisher, run):
    body = (
        '{"version": "https://jsonfeed.org/version/1.1", "title": "T", "items": [{"id": "1", "title": "Piece",'
        f' "content_text": "{"Imports rose by a tenth. " * 30}", "date_published": "2026-06-10T12:00:00Z"}}]}}'
    )
    add_source(archive, make_source(url=publisher.put("/feed", body, "application/feed+json")))
    assert run()["gazette"].articles == 1


QUADRATIC = f'<!DOCTYPE r [<!ENTITY a "{"a" * 50_000}">]>'
LAUGHS = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
BOMBS = [
    ("nine levels", f'<!DOCTYPE r [<!ENTITY l0 "ha">{LAUGHS}]>', "&l9;"),
    ("one long entity often", QUADRATIC, "&a;" * 20_000),
    ("nested tags", "", "<b>" * 100_000),
]


@pytest.mark.parametrize(("head", "title"), [bomb[1:] for bomb in BOMBS], ids=[name for name, *_ in BOMBS])
def test_xml_bombs_end_in_bounds_and_the_next_source_is_read(archive, publisher, run, head, title):
    body = make_rss(make_item(1, title=title)).replace("<rss", head + "<rss")
    add_source(archive, make_source(url=publisher.put("/feed", body)))
    add_source(archive, make_source("herald", url=publisher.put("/herald", make_rss())))
    results = run()
    assert results["herald"].articles == 3
    assert results["gazette"].error or results["gazette"].entries.new <= 1
    assert all(len(article.title) <= 2_000 for article in find_articles(archive))
