"""Work without a mouse: Tab leads to what is wanted, Enter and Space act. That it reaches everything: test_every_page.py."""

import pytest
from playwright.sync_api import Page, expect

from tests.app.pages.browsing import LINKS, MOST, READY, WAIT, first_id, go

pytestmark = pytest.mark.browser


def tab_to(page: Page, words: str) -> None:
    """Press the Tab key until what bears these words has the focus."""
    told = "(document.activeElement.ariaLabel || document.activeElement.innerText || '').trim()"
    for _ in range(MOST):
        page.keyboard.press("Tab")
        if page.evaluate(told).startswith(words):
            return
    pytest.fail(f"the Tab key does not reach {words!r}")


def test_a_claim_is_opened_from_the_table(served, page):
    go(page, f"{served}/claims")
    page.get_by_test_id("data-grid-canvas").first.wait_for(timeout=WAIT)
    page.get_by_test_id("data-grid-canvas").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.get_by_role("button", name="Open the claim")).to_be_enabled(timeout=WAIT)
    tab_to(page, "Open the claim")
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim?id=*", timeout=WAIT)


def test_a_claim_is_opened_from_the_list(served, page):
    go(page, f"{served}/claims")
    tab_to(page, "by width")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    page.wait_for_url("**look=list*", timeout=WAIT)
    page.locator(LINKS).first.wait_for(timeout=WAIT)
    page.wait_for_selector(READY)
    first = page.locator(LINKS).first.inner_text()
    tab_to(page, first)
    page.keyboard.press("Enter")
    page.wait_for_url("**/claim?id=*", timeout=WAIT)


def test_a_text_is_checked(served, page):
    go(page, f"{served}/check")
    tab_to(page, "Paste an article or a statement")
    page.keyboard.type("In April 2026 the United States imported $50.69 billion of goods from Mexico.")
    tab_to(page, "Check")
    page.keyboard.press("Enter")
    page.get_by_text("1 supported").wait_for(timeout=60_000)


def test_a_review_is_kept(desk, own_archive, page):
    go(page, f"{desk}/claim?id={first_id(own_archive, 'claim')}")
    tab_to(page, "In context")
    page.keyboard.press("End")
    page.keyboard.press("Enter")
    page.get_by_label("Your name").wait_for(timeout=WAIT)
    tab_to(page, "Your name")
    page.keyboard.type("Night desk")
    page.keyboard.press("Tab")
    for _ in range(3):  # from the first decision to the last
        page.keyboard.press("ArrowRight")
    expect(page.get_by_role("radio", name="noted")).to_be_checked()
    tab_to(page, "Note")
    page.keyboard.type("seen")
    tab_to(page, "Keep the review")
    page.keyboard.press("Space")
    page.get_by_role("tab", name="Reviews (1)").wait_for(timeout=60_000)
    page.get_by_text("Night desk").first.wait_for(timeout=WAIT)
