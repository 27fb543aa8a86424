"""A day's work in Chromium: a second visit, marks that are clicked, files and addresses checked, feeds, reports."""

import csv
import io
import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import docx
import pytest
from playwright.sync_api import expect
from pypdf import PdfWriter
from pypdf.generic import DecodedStreamObject, DictionaryObject, NameObject

from tests.app.pages.browsing import downloaded, first_id, go, settle

pytestmark = pytest.mark.browser
SENTENCE = "In April 2026 the United States imported $50.69 billion of goods from Mexico."
HOSTILE = '<img src=x onerror="window.hurt=1"> **bold** [a](javascript:alert(1)) =1+1 \u202egnp.exe'
FEED = """<rss version="2.0"><channel><title>The Harbour Wire</title><link>http://example.org/</link>
<item><title>Imports rise</title><guid>one</guid><description>Imports from Mexico rose.</description></item>
</channel></rss>"""
PAGES = {
    "/feed": ("application/rss+xml", FEED),
    "/article": (
        "text/html",
        f"<html><body><article><h1>Trade</h1><p>{SENTENCE * 3}</p></article></body></html>",
    ),
}


class Site(BaseHTTPRequestHandler):
    """A publisher with a feed and an article."""

    def do_GET(self) -> None:
        kind, body = PAGES.get(self.path, ("text/plain", ""))
        self.send_response(200 if body else 404)
        self.send_header("Content-Type", kind)
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@contextmanager
def publishing() -> Iterator[str]:
    """The address of the publisher."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        server.server_close()


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The publisher for all tests."""
    with publishing() as address:
        yield address


def test_a_second_visit_counts_from_the_first(desk, page):
    go(page, desk)
    page.get_by_text("the beginning").first.wait_for(timeout=30_000)
    assert page.get_by_text("last visit (").count() == 0
    page.wait_for_function("document.cookie.includes('fulcrum_visit')")
    [cookie] = [one for one in page.context.cookies() if one["name"] == "fulcrum_visit"]
    earlier = "2026-01-05T09:00:00Z"
    page.context.add_cookies([{**cookie, "value": f"_{earlier}"}])
    page.goto("about:blank")
    go(page, desk)
    page.get_by_text("last visit (2026-01-05").first.wait_for(timeout=30_000)


def test_a_mark_of_the_chart_brings_its_own_words_alone(desk, page):
    go(page, f"{desk}/leverage")
    page.wait_for_selector("[aria-roledescription='point']", timeout=30_000)
    quotes = "[data-testid='stPageLink-NavLink'][href*='article?id=']"
    page.wait_for_function("at => document.querySelectorAll(at).length > 5", arg=quotes, timeout=30_000)
    settle(page)
    before = page.locator(quotes).count()
    page.locator("[aria-roledescription='point']").first.click(force=True)
    fewer = "([at, most]) => { const n = document.querySelectorAll(at).length; return 0 < n && n < most; }"
    page.wait_for_function(fewer, arg=[quotes, before], timeout=30_000)


def test_a_cell_of_the_matrix_chooses_the_pair(desk, page):
    go(page, f"{desk}/leverage")
    cell = page.locator("[aria-label*='over whom: Canada; who holds it: United States; stances']")
    cell.wait_for(timeout=30_000)
    page.wait_for_url("**pair=MEX%2FUSA*", timeout=30_000)
    box = cell.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)  # right on its number
    page.wait_for_url("**pair=CAN%2FUSA*", timeout=30_000)


@pytest.mark.parametrize("suffix", ["txt", "html", "pdf", "docx"])
def test_a_file_is_checked_whatever_it_is_called(desk, page, suffix, tmp_path):
    body = {
        "txt": SENTENCE.encode(),
        "html": f"<p>{SENTENCE}</p>".encode(),
        "pdf": as_pdf(SENTENCE),
        "docx": as_docx(SENTENCE),
    }[suffix]
    go(page, f"{desk}/check")
    file = {
        "name": f"=cmd \u202e <b>x</b> ..{suffix}.{suffix}",
        "mimeType": "application/octet-stream",
        "buffer": body,
    }
    page.set_input_files("input[type=file]", files=[file])
    settle(page)
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_selector("text=1 supported", timeout=60_000)
    assert page.locator("[data-testid='stException']").count() == 0


def as_docx(text: str) -> bytes:
    """A Word file with one paragraph."""
    document, file = docx.Document(), io.BytesIO()
    document.add_paragraph(text)
    document.save(file)
    return file.getvalue()


def as_pdf(text: str) -> bytes:
    """A PDF with one line, in one of the fonts that every reader has."""
    stream = DecodedStreamObject()
    stream.set_data(f"BT /F1 12 Tf 20 100 Td ({text}) Tj ET".encode())
    writer, file = PdfWriter(), io.BytesIO()
    page = writer.add_blank_page(600, 200)
    font = {"/Type": "/Font", "/Subtype": "/Type1", "/BaseFont": "/Helvetica"}
    names = DictionaryObject({NameObject(key): NameObject(value) for key, value in font.items()})
    fonts = DictionaryObject({NameObject("/F1"): names})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/Font"): fonts})
    page[NameObject("/Contents")] = writer._add_object(stream)
    writer.write(file)
    return file.getvalue()


def test_an_address_is_fetched_and_checked(desk, page, site):
    go(page, f"{desk}/check")
    page.get_by_label("or give its address").fill(f"{site}/article")
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_selector("text=supported", timeout=60_000)


def test_a_feed_is_added_by_its_address(desk, page, site):
    go(page, f"{desk}/sources")
    page.get_by_label("Address of a feed").fill(f"{site}/feed")
    page.get_by_role("button", name="Add the source").click()
    page.wait_for_selector("text=The Harbour Wire", timeout=60_000, state="attached")  # a cell of a table
    with page.expect_download() as download:
        page.get_by_role("button", name="Export all as OPML").click()
    assert f"{site}/feed" in Path(download.value.path()).read_text("utf-8")


def test_the_coverage_of_the_statistics_is_one_click_away(desk, page):
    go(page, f"{desk}/statistics")
    page.get_by_role("tab", name="What they cover").click()
    page.locator("[data-testid='stDataFrame']:visible").first.wait_for(timeout=30_000)
    assert page.locator("[data-testid='stException']").count() == 0


def test_a_report_of_hostile_words_is_written_kept_and_opened_again(desk, own_archive, page, tmp_path):
    go(page, f"{desk}/reports?claim={first_id(own_archive, 'claim')}")
    for label in ("Title", "Signed by", "Introduction", "Your note on this claim"):
        page.get_by_label(label).first.fill(HOSTILE)
        page.keyboard.press("Control+Enter")
        settle(page)
    for title, name in (("HTML", "html"), ("CSV", "csv"), ("Markdown", "md")):
        page.get_by_role("radio", name=title, exact=True).click(force=True)
        settle(page)
        button = page.get_by_role("button", name="Download (")
        told = downloaded(page, button, name)[1].decode("utf-8")
        if name != "csv":  # in a table they are words anyway
            assert not re.search(r"(?<!\\)<img src=x", told), name
        else:
            cells = [cell for line in csv.reader(io.StringIO(told)) for cell in line]
            assert not [cell for cell in cells if cell.startswith(("=", "+", "@", "\t"))]
    _, kept = downloaded(page, page.get_by_role("button", name="Keep to open again"), "json")
    assert json.loads(kept)["title"].startswith("<img")
    go(page, f"{desk}/reports")
    page.get_by_text("Open a report that was kept").click()
    page.set_input_files(
        "input[type=file]", files=[{"name": "../x.json", "mimeType": "application/json", "buffer": kept}]
    )
    settle(page)
    page.wait_for_selector("text=Words of your own", timeout=30_000)
    expect(page.get_by_label("Title").first).to_have_value(json.loads(kept)["title"], timeout=30_000)
    assert page.evaluate("window.hurt") is None
    assert page.locator("[data-testid='stException']").count() == 0


def test_hostile_words_in_search_and_review_stay_words(desk, own_archive, page):
    for name in ("claims", "actors", "articles"):
        go(page, f"{desk}/{name}")
        page.locator("[data-testid='stMain'] input[type=text]").first.fill(HOSTILE)
        page.keyboard.press("Enter")
        settle(page)
        assert page.locator("[data-testid='stException']").count() == 0, name
    go(page, f"{desk}/claim?id={first_id(own_archive, 'claim')}")
    page.get_by_role("tab", name="Reviews").click()
    page.get_by_label("Your name").fill(HOSTILE[:90])
    page.get_by_role("radio", name="noted").check(force=True)
    page.get_by_label("Note", exact=True).fill(HOSTILE)
    page.get_by_role("button", name="Keep the review").click()
    page.get_by_role("tab", name="Reviews (1)").wait_for(timeout=60_000)
    page.get_by_text("<img src=x").first.wait_for(timeout=30_000)
    assert page.locator("[data-testid='stMain'] img[src='x']").count() == 0
    assert page.evaluate("window.hurt") is None


def test_two_desks_keep_their_reports_apart(desk, own_archive, browser):
    ids = [first_id(own_archive, "claim")]
    mine, yours = browser.new_context().new_page(), browser.new_context().new_page()
    go(mine, f"{desk}/reports?claim={ids[0]}")
    go(yours, f"{desk}/reports")
    yours.get_by_text("The report is empty").wait_for(timeout=30_000)
    mine.get_by_text("Words of your own").wait_for(timeout=30_000)
    assert mine.get_by_text("The report is empty").count() == 0
    mine.context.close()
    yours.context.close()
