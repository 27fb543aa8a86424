"""The pages in Chromium: no outside request, no serious fault for screen readers, and work that is kept."""

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from tests.app.pages.browsing import READY, WAIT, address, first_id, go
from tests.app.pages.test_pages import PAGES

pytestmark = pytest.mark.browser


def is_outside(url: str) -> bool:
    """Whether an address leaves this machine."""
    parts = urlsplit(url)
    return parts.scheme in ("http", "https", "ws", "wss") and parts.hostname not in ("127.0.0.1", "localhost")


def find_faults(page: Page, addresses: dict[str, str]) -> Iterator[str]:
    """What is wrong with pages, by name: asked from outside, failed, or hard for screen readers."""
    from axe_playwright_python.sync_playwright import Axe

    outside: list[str] = []
    page.on("request", lambda request: outside.append(request.url) if is_outside(request.url) else None)
    for name, where in addresses.items():
        go(page, where)
        page.wait_for_timeout(500)  # charts are drawn after the script has run
        if page.locator("[data-testid='stException']").count():
            yield f"{name}: an exception"
        for fault in Axe().run(page).response["violations"]:
            if fault["impact"] in ("serious", "critical"):
                yield f"{name}: {fault['id']}, {len(fault['nodes'])} times"
    yield from (f"asked {url}" for url in outside)


@pytest.mark.parametrize(("theme", "language"), [("light", "en"), ("dark", "es")])
def test_no_page_asks_the_outside_or_has_a_serious_fault(served, browser, demo_archive, theme, language):
    page = browser.new_page(viewport={"width": 1440, "height": 1000}, color_scheme=theme)
    paths = {name: address(name, demo_archive) for name in PAGES}
    addresses = {
        name: f"{served}/{path}{'&' if '?' in path else '?'}interface={language}"
        for name, path in paths.items()
    }
    assert list(find_faults(page, addresses)) == []
    assert page.evaluate("document.documentElement.lang") == language
    page.close()


def test_the_language_is_chosen_on_the_page_and_kept_in_the_address(served, page):
    go(page, f"{served}/claims")
    chooser = page.get_by_role("combobox", name="Language / Idioma")
    expect(chooser).to_be_in_viewport()
    chooser.click()
    page.get_by_role("option", name="Español").click()
    page.get_by_role("heading", name="Afirmaciones", level=1).wait_for(timeout=WAIT)
    page.wait_for_url("**/claims?interface=es", timeout=WAIT)
    page.get_by_role("link", name="Actores").click()
    page.get_by_role("heading", name="Actores", level=1).wait_for(timeout=WAIT)
    page.wait_for_url("**/actors?interface=es*", timeout=WAIT)
    page.reload()
    page.get_by_role("heading", name="Actores", level=1).wait_for(timeout=WAIT)
    expect(page).to_have_title("Actores · Fulcrum")


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
        assert words in download.value.path().read_text("utf-8")


def test_a_review_corrects_the_reading_and_checks_anew(desk, own_archive, page):
    go(page, f"{desk}/claim?id={first_id(own_archive, 'claim')}")
    found = page.get_by_test_id("stMetricValue").nth(1)
    before = found.inner_text()
    page.get_by_role("tab", name="Reviews (0)").click()
    page.get_by_label("Your name").fill("A <b>checker</b>")
    page.get_by_role("radio", name="corrected").check(force=True)
    page.get_by_label("period", exact=True).fill("2024")
    page.get_by_role("button", name="Keep the review").click()
    page.get_by_role("tab", name="Reviews (1)").wait_for(timeout=60_000)
    page.wait_for_selector(READY)
    expect(found).not_to_have_text(before, timeout=WAIT)
    expect(page.get_by_test_id("stMain")).to_contain_text("A <b>checker</b>", timeout=WAIT)


def test_a_damaged_list_of_sources_adds_none(served, page, tmp_path):
    path = tmp_path / "list.opml"
    path.write_text("<opml><body>", "utf-8")
    go(page, f"{served}/sources")
    page.set_input_files("input[type=file]", str(path))
    page.get_by_role("button", name="Add these sources").click()
    page.wait_for_selector("text=this is no OPML", timeout=30_000)
