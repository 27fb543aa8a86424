"""A run: every source gets its result, nothing is stored twice, nothing stored is lost."""

from datetime import timedelta
from io import BytesIO
from threading import Thread

import docx
import pytest

from ingest.archive import (
    add_source,
    find_articles,
    find_events,
    find_revisions,
    find_sources,
    open_archive,
)
from ingest.collecting import collect
from ingest.collecting.storing import utc_now
from ingest.fetching import Fetcher, allowed_networks
from tests.ingest.making import make_source
from tests.ingest.server import drip, flood, gzip_bomb, hang_up, make_item, make_rss

BODY = "The ministry of trade said that imports of steel rose by a tenth. " * 10
PAGE = f"<html lang=en><head><title>Steel</title></head><body><article><h1>Steel</h1><p>{BODY}</p></article></body>"


@pytest.fixture
def run(workers):
    def once(archive, fetcher, **told):
        return run_with(workers, archive, fetcher, **told)

    return once


def run_with(workers, archive, fetcher, **told):
    told = {"now": True, "workers": workers} | told
    return {result.source.id: result for result in collect(archive, fetcher, **told)}


def state(archive, id="gazette"):
    return next(found for found in find_sources(archive) if found.source.id == id)


def test_a_feed_with_whole_texts_needs_no_pages(archive, publisher, fetcher, run):
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(), ETag='"1"')))
    result = run(archive, fetcher)["gazette"]
    assert (result.outcome, result.entries.new, result.articles, result.error) == ("new", 3, 3, None)
    assert run(archive, fetcher)["gazette"].outcome == "unchanged"
    assert publisher.paths() == ["/feed", "/feed"]
    assert [a.title for a in find_articles(archive)] == ["Piece 3", "Piece 2", "Piece 1"]
    assert (state(archive).poll.health, state(archive).poll.entries_seen) == ("ok", 3)


def test_pages_are_read_where_the_feed_is_short(archive, publisher, fetcher, run):
    link = publisher.put("/steel", PAGE, "text/html")
    item = f"<item><title>Steel &amp; tin</title><link>{link}</link><description>Short.</description></item>"
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(item))))
    assert run(archive, fetcher)["gazette"].articles == 1
    [found] = find_articles(archive)
    assert (found.title, found.text, found.url, found.language) == ("Steel & tin", BODY.strip(), link, "en")


def test_empty_and_paywalled_pages_are_marked_and_not_stored(archive, publisher, fetcher, run):
    publisher.put("/empty", "<html><body><p>Nothing.</p></body></html>", "text/html")
    walled = PAGE.replace(BODY, "Imports rose sharply. " * 12 + "<div>Subscribe to continue reading</div>")
    publisher.put("/walled", walled, "text/html")
    items = [f"<item><title>{n}</title><link>{publisher.base}/{n}</link></item>" for n in ("empty", "walled")]
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(*items))))
    result = run(archive, fetcher)["gazette"]
    assert (result.articles, result.lacking) == (0, 2)
    states = archive.query("select title, state, error from entries order by title")
    assert [(row["title"], row["state"]) for row in states] == [("empty", "empty"), ("walled", "paywalled")]
    run(archive, fetcher)
    assert publisher.paths().count("/empty") == 1


def test_a_page_that_fails_is_tried_again_and_told(archive, publisher, fetcher, run):
    link = publisher.put("/steel", b"", status=503, Retry_After="60")
    item = f"<item><title>Steel</title><link>{link}</link></item>"
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(item))))
    assert run(archive, fetcher)["gazette"].unread == 1
    assert "answered 503" in next(archive.query("select error from entries"))["error"]
    assert run(archive, fetcher)["gazette"].unread == 0
    publisher.put("/steel", PAGE, "text/html")
    archive.execute("update entries set next_attempt = null")
    assert run(archive, fetcher)["gazette"].articles == 1


def test_what_the_feed_has_counts_until_the_page_can_be_had(archive, publisher, fetcher, run):
    link = publisher.put("/steel", b"", status=503)
    item = f"<item><title>Steel</title><link>{link}</link><description>{BODY[:300]} ...</description></item>"
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(item))))
    result = run(archive, fetcher)["gazette"]
    assert (result.articles, result.unread) == (1, 0)
    publisher.put("/steel", PAGE, "text/html")
    archive.execute("update entries set next_attempt = null")
    assert run(archive, fetcher)["gazette"].revised == 1
    [found] = find_articles(archive)
    assert (found.text, found.revision) == (BODY.strip(), 2)


def test_a_changed_item_is_a_revision(archive, publisher, fetcher, run):
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(make_item(1)))))
    run(archive, fetcher)
    publisher.put("/feed", make_rss(make_item(1, text="Steel imports fell in April.")))
    result = run(archive, fetcher)["gazette"]
    assert (result.entries.revised, result.articles, result.revised) == (1, 0, 1)
    [found] = find_articles(archive)
    wordings = [revision.text.splitlines()[0] for revision in find_revisions(archive, found.id)]
    assert wordings == ["Steel imports rose in April.", "Steel imports fell in April."]


FAULTS = [
    ("html", lambda p: p.put("/x", "<html><body>Log in</body></html>", "text/html"), "a web page, no feed"),
    ("empty", lambda p: p.put("/x", ""), "the feed is empty"),
    ("404", lambda p: p.put("/x", "", status=404), "answered 404"),
    ("410", lambda p: p.put("/x", "", status=410), "answered 410"),
    ("500", lambda p: p.put("/x", "", status=500), "answered 500"),
    ("loop", lambda p: p.redirect("/x", "/x"), "more than 5 redirects"),
    ("slow", lambda p: p.answer("/x", drip), "no full answer within"),
    ("cut off", lambda p: p.answer("/x", hang_up), "the connection failed"),
    ("60 MB", lambda p: p.answer("/x", flood), "more than 20 MB; that is no feed"),
    (
        "bomb",
        lambda p: p.put("/x", gzip_bomb(60), Content_Encoding="gzip"),
        "more than 20 MB; that is no feed",
    ),
    ("private", lambda p: p.redirect("/x", "http://10.0.0.1/"), "10.0.0.1 is no public address"),
    ("binary", lambda p: p.put("/x", bytes(range(256)) * 9), "binary data"),
    ("nobody there", lambda p: "http://127.0.0.1:9/feed", "the connection failed"),
]


@pytest.mark.parametrize(("name", "make", "message"), FAULTS, ids=[name for name, *_ in FAULTS])
def test_a_fault_is_one_clear_error_and_loses_nothing(archive, publisher, name, make, message, run):
    add_source(archive, make_source(url=publisher.put("/x", make_rss())))
    add_source(archive, make_source("herald", url=publisher.put("/herald", make_rss())))
    with Fetcher(allowed=allowed_networks("127.0.0.0/8"), seconds=0.7 if name == "slow" else 10) as fetcher:
        run(archive, fetcher)
        add_source(archive, make_source(url=make(publisher)))
        results = run(archive, fetcher)
    assert results["herald"].outcome == "unchanged"
    failed = results["gazette"]
    assert failed.outcome == "failed"
    assert message in failed.error
    assert failed.source.url in failed.error
    poll = state(archive).poll
    assert (poll.error, poll.failures) == (failed.error, 1)
    assert poll.health == ("paused" if name == "410" else "failing")
    assert [event.detail for event in find_events(archive, "gazette")] == [failed.error]
    assert state(archive).articles == 3


def test_a_feed_that_breaks_off_is_told_and_half_an_item_not_stored(archive, publisher, fetcher, run):
    whole = make_rss()
    add_source(archive, make_source(url=publisher.put("/feed", whole[: whole.index("Piece 1") + 3])))
    result = run(archive, fetcher)["gazette"]
    assert "breaks off" in result.error
    assert [a.title for a in find_articles(archive)] == ["Piece 3", "Piece 2"]
    publisher.put("/feed", whole)
    assert run(archive, fetcher)["gazette"].error is None
    assert state(archive).articles == 3


def test_a_fault_lasts_as_long_as_it_does(archive, publisher, fetcher, run):
    body = make_rss(make_item(1, title="Año nuevo"))
    add_source(archive, make_source(url=publisher.put("/feed", body.encode("latin-1"), ETag='"1"')))
    errors = [run(archive, fetcher)["gazette"].error for _ in range(2)]
    assert "says that it is utf-8 but is not" in errors[0]
    assert errors[1] == errors[0]
    publisher.put("/feed", body, ETag='"2"')
    assert run(archive, fetcher)["gazette"].error is None
    page = publisher.pages["/feed"]
    publisher.put("/feed", "", status=500)
    run(archive, fetcher)
    publisher.pages["/feed"] = page
    assert run(archive, fetcher)["gazette"].outcome == "unchanged"
    assert (state(archive).poll.error, state(archive).poll.health, state(archive).poll.failures) == (
        None,
        "ok",
        0,
    )


def test_retry_after_and_backoff_put_the_next_poll_off(archive, publisher, fetcher, run):
    add_source(archive, make_source(url=publisher.put("/feed", "", status=429, Retry_After="7200")))
    run(archive, fetcher, now=False)
    wait = state(archive).poll.next_poll - utc_now()
    assert timedelta(hours=1.9) < wait < timedelta(hours=2.3)
    assert run(archive, fetcher, now=False) == {}
    assert len(publisher.asked) == 1


def test_gone_is_paused_until_somebody_asks(archive, publisher, fetcher, run):
    add_source(archive, make_source(url=publisher.put("/feed", "", status=410)))
    run(archive, fetcher, now=False)
    assert run(archive, fetcher, now=False) == {}
    publisher.put("/feed", make_rss())
    assert run(archive, fetcher)["gazette"].articles == 3
    assert state(archive).poll.health == "ok"


def test_a_permanent_move_is_believed_after_days(archive, publisher, fetcher, run):
    new = publisher.put("/new", make_rss())
    add_source(archive, make_source(url=publisher.redirect("/old", "/new", 301)))
    run(archive, fetcher)
    poll = state(archive).poll
    assert (poll.address, poll.moved_to) == (None, new)
    archive.execute("update polls set moved_since = '2020-01-01T00:00:00Z'")
    run(archive, fetcher)
    assert state(archive).poll.address == new
    assert [event.kind for event in find_events(archive)] == ["moved"]
    asked = len(publisher.asked)
    run(archive, fetcher)
    assert publisher.paths()[asked:] == ["/new"]


def test_a_redirect_to_a_maintenance_page_changes_nothing(archive, publisher, fetcher, run):
    publisher.put("/sorry", "<html><body>Back soon</body></html>", "text/html")
    add_source(archive, make_source(url=publisher.redirect("/feed", "/sorry", 301)))
    archive.execute(
        "update polls set moved_to = ?, moved_since = '2020-01-01T00:00:00Z'", [publisher.base + "/sorry"]
    )
    assert run(archive, fetcher)["gazette"].outcome == "failed"
    assert state(archive).poll.address is None


def test_no_entry_in_common_warns(archive, publisher, fetcher, run):
    add_source(archive, make_source(url=publisher.put("/feed", make_rss())))
    assert run(archive, fetcher)["gazette"].warning is None
    publisher.put("/feed", make_rss(*(make_item(n) for n in (13, 12, 11))))
    assert "items may have been lost" in run(archive, fetcher)["gazette"].warning
    assert state(archive).poll.health == "warning"


def test_the_same_etag_over_a_changed_feed(archive, publisher, fetcher, run):
    """A server that sends 200 with an old ETag is believed by its bytes, one that says 304 for ever not for ever."""
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(make_item(1)), ETag='"same"')))
    run(archive, fetcher)
    publisher.put("/feed", make_rss(make_item(2), make_item(1)), ETag='"same"')
    assert run(archive, fetcher)["gazette"].outcome == "unchanged"
    archive.execute("update polls set last_full = '2020-01-01T00:00:00Z'")
    assert run(archive, fetcher)["gazette"].entries.new == 1


def test_a_304_with_a_new_etag_keeps_the_new_one(archive, publisher, fetcher, run):
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(), ETag='"1"')))
    run(archive, fetcher)
    publisher.put("/feed", "", status=304, ETag='"2"')
    run(archive, fetcher)
    assert state(archive).poll.etag == '"2"'


def test_only_active_sources_are_polled_unless_named(archive, publisher, fetcher, run):
    add_source(archive, make_source(url=publisher.put("/feed", make_rss()), status="dead"))
    assert run(archive, fetcher) == {}
    assert run(archive, fetcher, sources=["gazette"])["gazette"].articles == 3


def test_results_are_told_as_they_come(archive, publisher, fetcher, run):
    for number in range(20):
        add_source(
            archive, make_source(f"s{number}", url=publisher.put(f"/{number}", make_rss(make_item(number))))
        )
    told = []
    found = list(collect(archive, fetcher, now=True, on_result=told.append))
    assert len(found) == 20
    assert told == found


def test_a_sitemap_index_is_followed(archive, publisher, fetcher, run):
    page = publisher.put("/steel-imports.html", PAGE, "text/html")
    publisher.put("/news.xml", f"<urlset><url><loc>{page}</loc></url></urlset>", "text/xml")
    index = f"<sitemapindex><sitemap><loc>{publisher.base}/news.xml</loc></sitemap></sitemapindex>"
    add_source(archive, make_source(url=publisher.put("/sitemap.xml", index, "text/xml")))
    assert run(archive, fetcher)["gazette"].articles == 1


def test_two_runs_at_once_do_no_harm(tmp_path, publisher, fetcher, run):
    path = tmp_path / "archive.db"
    with open_archive(path) as db:
        for number in range(10):
            add_source(
                db, make_source(f"s{number}", url=publisher.put(f"/{number}", make_rss(make_item(number))))
            )

    def once():
        with open_archive(path) as db:
            run(db, fetcher)

    threads = [Thread(target=once) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with open_archive(path) as db:
        assert len(list(find_articles(db))) == 10
        assert {article.revision for article in find_articles(db)} == {1}


def test_a_statement_that_is_a_file_and_no_page(archive, publisher, fetcher, run):
    word, body = docx.Document(), BytesIO()
    for number in range(8):
        word.add_paragraph(f"Paragraph {number}: the ministry said that imports of steel rose by a tenth.")
    word.save(body)
    link = publisher.put("/statement", body.getvalue(), "application/octet-stream")
    picture = publisher.put("/picture", b"PK\x03\x04 no document", "application/zip")
    items = [f"<item><title>{one[-7:]}</title><link>{one}</link></item>" for one in (link, picture)]
    add_source(archive, make_source(url=publisher.put("/feed", make_rss(*items))))
    result = run(archive, fetcher)["gazette"]
    assert (result.articles, result.unread) == (1, 1)
    [found] = find_articles(archive)
    assert (found.title, found.language) == ("atement", "en")
    assert found.text.startswith("Paragraph 0: the ministry said")
    assert "no DOCX" in next(archive.query("select error from entries where error is not null"))["error"]
