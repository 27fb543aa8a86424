"""The pages in Chromium: a language, a text, a review and a list as somebody gives them."""

import pytest
from playwright.sync_api import expect

from tests.app.pages.browsing import LINKS, READY, WAIT, first_id, go

pytestmark = pytest.mark.browser


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


def test_claims_are_a_table_in_a_wide_window_and_a_list_on_a_telephone(served, page):
    table = page.get_by_test_id("data-grid-canvas").filter(visible=True)
    words = page.locator(f"{LINKS}[href*='claim?id=']")
    go(page, f"{served}/claims")
    expect(table).to_have_count(1, timeout=WAIT)
    expect(words).to_have_count(0)
    page.set_viewport_size({"width": 390, "height": 844})
    expect(words.first).to_be_visible(timeout=WAIT)
    expect(table).to_have_count(0)
    expect(page.get_by_role("button", name="Open the claim")).to_have_count(0)
    page.get_by_role("radio", name="table").click(force=True)
    page.wait_for_url("**look=table*", timeout=WAIT)
    expect(table).to_have_count(1, timeout=WAIT)
    expect(words).to_have_count(0)
    expect(page.get_by_role("button", name="Open the claim")).to_be_visible()


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
