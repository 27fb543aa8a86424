"""The pages in Chromium: no outside request, no serious fault for screen readers, and work that is kept."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, sync_playwright

from tests.app.pages.conftest import serving
from tests.app.pages.test_pages import PAGES, first_id

pytestmark = pytest.mark.browser
READY = "[data-testid='stApp'][data-test-script-state='notRunning']"
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


@pytest.fixture(params=["light", "dark"])
def page(request: pytest.FixtureRequest, chromium: str) -> Iterator[Page]:
    """A fresh browser page in either theme."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        yield browser.new_page(viewport={"width": 1440, "height": 1000}, color_scheme=request.param)
        browser.close()


@pytest.fixture(scope="module")
def own_archive(demo_archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the demonstration that a test may write into."""
    return Path(shutil.copy(demo_archive, tmp_path_factory.mktemp("own") / "own.db"))


def go(page: Page, address: str) -> None:
    """Open a page and wait until it has drawn."""
    page.goto(address)
    page.wait_for_selector(READY, timeout=60_000)
    page.wait_for_selector("h1, [data-testid='stException']", timeout=30_000)


def address(name: str, archive: Path) -> str:
    """The path of a page with what it needs."""
    if name == "desk":
        return ""
    return f"{name}?id={first_id(archive, name)}" if name in ("claim", "article") else name


def is_outside(url: str) -> bool:
    """Whether an address leaves this machine."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")


def test_no_page_asks_the_outside_or_has_a_serious_fault(served, page, demo_archive):
    from axe_playwright_python.sync_playwright import Axe

    outside: list[str] = []
    faults: list[tuple[str, str, int]] = []
    page.on("request", lambda request: outside.append(request.url) if is_outside(request.url) else None)
    for name in PAGES:
        go(page, f"{served}/{address(name, demo_archive)}")
        page.wait_for_timeout(500)  # charts are drawn after the script has run
        assert page.locator("[data-testid='stException']").count() == 0, name
        for fault in Axe().run(page).response["violations"]:
            if fault["impact"] in ("serious", "critical"):
                faults.append((name, fault["id"], len(fault["nodes"])))
    assert not outside
    assert not faults


def test_a_page_fits_a_phone(served, page, demo_archive):
    page.set_viewport_size({"width": 390, "height": 844})
    wide = []
    for name in PAGES:
        go(page, f"{served}/{address(name, demo_archive)}")
        page.wait_for_timeout(300)
        main = "document.querySelector('[data-testid=stMain]')"
        if page.evaluate(f"{main}.scrollWidth > {main}.clientWidth"):
            wide.append(name)
    assert not wide


def test_a_text_is_checked_and_taken_away(served, page):
    go(page, f"{served}/check")
    page.fill("textarea", "In April 2026 the United States imported $50.69 billion of goods from Mexico.")
    page.get_by_role("button", name="Check", exact=True).click()
    page.wait_for_selector("text=supported", timeout=60_000)
    for label, words in (("Download as JSON", '"verdict": "supported"'), ("HTML", "<html"), ("MD", "50.69")):
        with page.expect_download() as download:
            page.get_by_role("button", name=label, exact=True).click()
        assert words in Path(download.value.path()).read_text("utf-8")


def test_the_keyboard_opens_a_claim(served, page):
    go(page, served)
    link = page.locator("[data-testid='stMain'] [data-testid='stPageLink-NavLink']").first
    link.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim?id=*", timeout=30_000)


def test_a_review_corrects_the_reading_and_checks_anew(own_archive, chromium):
    with serving(own_archive) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=FLAGS)
        page = browser.new_page()
        go(page, f"{served}/claim?id={first_id(own_archive, 'claim')}")
        before = page.locator("[data-testid='stMetricValue']").nth(1).inner_text()
        page.get_by_role("tab", name="Reviews (0)").click()
        page.get_by_label("Your name").fill("A <b>checker</b>")
        page.get_by_role("radio", name="corrected").check(force=True)
        page.get_by_label("period", exact=True).fill("2024")
        page.get_by_role("button", name="Keep the review").click()
        page.get_by_role("tab", name="Reviews (1)").wait_for(timeout=60_000)
        page.wait_for_selector(READY)
        assert page.locator("[data-testid='stMetricValue']").nth(1).inner_text() != before
        assert "A <b>checker</b>" in page.inner_text("[data-testid='stMain']")
        browser.close()


def test_a_damaged_list_of_sources_adds_none(served, page, tmp_path):
    path = tmp_path / "list.opml"
    path.write_text("<opml><body>", "utf-8")
    go(page, f"{served}/sources")
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("button", name="Add these sources").click()
    page.wait_for_selector("text=this is no OPML", timeout=30_000)
